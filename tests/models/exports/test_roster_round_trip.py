"""What is exported whole is read back equal, field by field, for the sample branch: through Excel and through JSON."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from models.exports.contents.roster_columns import all_fields
from models.exports.deliver import deliver
from models.exports.selection import Selection
from models.fields import field_of, set_read, typed
from models.imports import ADDED, plan_file, write_plan
from models.records import Member
from models.sample import write_sample
from models.store import Ledger

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "示例.zbtz"
    with Ledger.create(path) as ledger:
        write_sample(ledger, today=TODAY)
    return path


def everybody(ledger: Ledger) -> Selection:
    """All people, those who have left too, with all columns."""
    return Selection(ids=tuple(m.id for m in ledger.all(Member)), columns=all_fields())


def said(member: Member) -> dict[str, object]:
    return {field.name: getattr(member, field.name) for field in typed(Member)}


def test_excel(sample: Path, ledger: Ledger, tmp_path: Path):
    file = tmp_path / "全部.xlsx"
    with Ledger.open(sample) as source:
        deliver(source, "roster", file, today=TODAY, full=True, purpose="迁移", selection=everybody(source))
        people = source.all(Member)
    plan = plan_file(file, [], today=TODAY)
    assert [row.fate for row in plan.rows] == [ADDED] * len(people)
    assert [c.heading for c in plan.unmapped] == ["在册情况"]
    write_plan(plan, ledger)
    assert [said(m) for m in ledger.all(Member)] == [said(m) for m in people]
    assert any(m.left for m in people)
    assert any(m.birth and not m.birth.whole for m in people)


def test_json(sample: Path, tmp_path: Path):
    file = tmp_path / "全部.json"
    with Ledger.open(sample) as source:
        deliver(source, "roster", file, today=TODAY, full=True, purpose="迁移", selection=everybody(source))
        people = source.all(Member)
    labels = {field.label: field.name for field in typed(Member)}
    for one, member in zip(json.loads(file.read_text("utf-8")), people, strict=True):
        back = Member()
        for label, value in one.items():
            if label != "在册情况":
                setattr(back, labels[label], field_of(Member, labels[label]).read(value))
        assert said(back) == said(member)


def test_json_loses_nothing_that_can_be_put_down(ledger: Ledger, tmp_path: Path):
    """Every field with a value, days of all precisions among them."""
    texts = {"sex": "女", "id_number": "11010519491231002X", "phone": "010-1234", "kind": "预备党员", "standing": "停止党籍", "study": "送学上门",
             "nation": "白族", "education": "大学", "birth": "1985", "joined": "2008-06", "full": "2009-06-20", "note": "第一行\n第二行　“引号”，=1+1"}  # fmt: skip
    person = Member()
    for field in typed(Member):
        for text in (texts.get(field.name), "是", "2010-01-02", "示例"):
            if text is not None:
                try:
                    set_read(person, field.name, text)
                    break
                except ValueError:
                    continue
    assert all(getattr(person, field.name) != field.kind.empty for field in typed(Member))
    with ledger.unit("录入") as unit:
        unit.add(person)
    deliver(ledger, "roster", tmp_path / "a.json", today=TODAY, full=True, purpose="迁移", selection=everybody(ledger))
    (one,) = json.loads((tmp_path / "a.json").read_text("utf-8"))
    for field in typed(Member):
        assert field.kind.read(one[field.label]) == getattr(person, field.name), field.label
