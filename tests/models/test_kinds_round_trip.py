"""For the kind of every field of every record: what is read can be shown and read again, and nothing but Unreadable is ever raised."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from models.fields import typed
from models.kinds import Kind, Unreadable
from models.records import RECORDS

ALIKE = {
    (type(f.kind), repr(vars(f.kind))): pytest.param(f.kind, id=f"{cls.table}.{f.name}")
    for cls in RECORDS
    for f in typed(cls)
}
KINDS = list(ALIKE.values())
"""Each kind once, by a field that is of it."""
TYPICAL = st.sampled_from(
    [
        "1985-03",
        "1985.1",
        "85.3",
        "一九九一年十月三日",
        "二〇〇〇年",
        "19850312",
        "2010年3月",
        "11010519491231002X",
        "110105491231002",
        "男",
        "女性",
        "汉",
        "是",
        "√",
        "无",
        "／",
        "暂\u3000无",
        "正式党员",
        "大学本科",
        "硕士研究生",
        "13800000000",
        "+86\u300013800000000",
        "0571-88886666",
        "12人",
        "1.50学时",
        "12345.25",
        "19:30",
        "下午3点",
        "买买提.艾力",
        "张\u3000三",
        "1985-00-12",
        "（1985年）",
        "45825",
        "45825.5",
        "1E+400",
        "张三、李四；",
        "´x",
        "½",
        "㍿",
        "٣",
        "中共党员",
        "书记",
        "委员",
    ]
)
CELLS = st.one_of(
    TYPICAL,
    st.text(max_size=30),
    st.text("0123456789.-/年月日一二十〇 （）()XxE+：:", max_size=20),
    st.floats(),
    st.integers(-(10**20), 10**20),
    st.booleans(),
    st.none(),
    st.dates(),
    st.datetimes(),
)


@pytest.mark.parametrize("kind", KINDS)
@given(raw=CELLS)
@example(raw=float("inf"))
@example(raw=float("nan"))
@example(raw=99999.5)
@example(raw=-9999.5)
@example(raw=1e-05)
@example(raw="9" * 5000)
@example(raw=date(1600, 1, 1))
@example(raw=datetime(9999, 12, 31))
@settings(max_examples=120, deadline=None, database=None, derandomize=True)
def test_what_is_read_comes_back(kind: Kind[Any], raw: object):
    try:
        value = kind.read(raw)
    except Unreadable:
        return
    shown = kind.show(value)
    assert kind.read(shown) == value
    assert kind.load(kind.store(value)) == value
    kind.doubt(value)
    kind.mask(value)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("raw", [None, "", " ", "\u3000", "\n"])
def test_a_blank_cell_is_empty(kind: Kind[Any], raw: object):
    assert kind.read(raw) == kind.empty
    assert kind.store(kind.empty) is None
