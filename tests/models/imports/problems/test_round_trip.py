"""The register goes out whole and comes in again, item by item, through JSON and Excel; what only steps say is in the note."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.exports.contents import rectification_sheet
from models.exports.excel import write_xlsx
from models.exports.json_file import object_of, write_json
from models.forms import fill_form, read_form
from models.imports import Wishes
from models.imports.problems.identity import plain
from models.imports.problems.words import in_lines
from models.kinds import PartialDate, clean, is_blank
from models.records import Branch, Progress, Rectification
from models.records.rectification import CATEGORIES, SOURCES, STATES
from tests.models.forms.invented import branch_of
from tests.models.imports.problems.conftest import TODAY, plan_of

_SIGNS = "甲乙丙丁学习制度不落实检查台账一二三123，。；、（）()ABab \n"
words = (
    st.text(alphabet=_SIGNS, min_size=1, max_size=60).map(clean).filter(lambda t: bool(plain(t)) and not is_blank(t))
)
line = words.map(lambda t: " ".join(t.split())).filter(lambda t: not is_blank(t))
people = st.lists(st.sampled_from(["张三", "李四", "欧阳文", "阿依古丽·买买提"]), unique=True, max_size=3).map(
    "、".join
)
days = st.one_of(
    st.dates(date(2000, 1, 1), date(2090, 1, 1)).map(PartialDate.of),
    st.builds(PartialDate, st.integers(2000, 2090), st.integers(0, 12)),
)
maybe = st.one_of(st.none(), days)


def some(strategy):
    return st.one_of(st.just(""), strategy)


@st.composite
def items(draw):
    made = []
    problems = draw(st.lists(words, min_size=1, max_size=4, unique_by=plain))
    for place, problem in enumerate(problems):
        number = draw(st.sampled_from(["", f"2026-巡察-{place:02}", f"(一){place}", f"{place}"]))
        made.append(
            Rectification(
                number=number, problem=problem, source=draw(some(st.sampled_from(SOURCES))), document=draw(some(line)),
                found=draw(days), category=draw(some(st.sampled_from(CATEGORIES))), cause=draw(some(words)),
                raised_by=draw(people), goal=draw(some(words)), measures=in_lines(draw(some(words))), lead=draw(people),
                owner=draw(people), department=draw(some(line)),
                kind=draw(st.sampled_from(["", "立行立改", "限期整改", "长期坚持"])), deadline=draw(maybe),
                state=draw(st.sampled_from(STATES)), round=draw(st.sampled_from([None, 1, 2])), outcome=draw(some(words)),
                evidence=draw(some(words)), self_check=draw(some(words)), self_checked_on=draw(maybe), applied_on=draw(maybe),
                reviewer=draw(people), review_body=draw(some(line)), reviewed_on=draw(maybe), review=draw(some(line)),
                closed_on=draw(maybe), closing_document=draw(some(line)), looked_back_on=draw(maybe), look_back=draw(some(line)),
                fed_back_on=draw(maybe), feedback=draw(some(line)), note=draw(some(words)),
            )
        )  # fmt: skip
    return made


def said(item: Rectification) -> dict[str, str]:
    """What people say of an item, and not its steps; the note is told of apart."""
    return {f.name: item.show(f.name) for f in Rectification.fields if not (f.derived or f.by_step or f.name == "note")}


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    made=items(),
    entries=st.lists(st.tuples(days, line.filter(lambda t: not re.search(r"^[，、]|[（）()]", t))), max_size=2),
)
def test_json_brings_every_field_back(tmp_path: Path, made, entries):
    entries = [Progress(day=day, text=text, by="李四") for day, text in entries if day.month]
    file = tmp_path / "台账.json"
    write_json([object_of(item, full=True, parts={Progress.label: entries}) for item in made], file)
    plan = plan_of(file, given={})
    assert [row.reason for row in plan.rows] == [""] * len(made)
    for row, item in zip(plan.rows, made, strict=True):
        assert said(row.record) == said(item)
        assert row.record.state == ("长期坚持" if item.kind == "长期坚持" else "登记")
        assert row.record.note.startswith(item.note)
        for field in Rectification.fields:
            value = " ".join(item.show(field.name).split())
            if field.by_step and value and value not in ("登记", "1"):
                assert value in row.record.note, "what only steps say is not lost"
        distinct = list({(str(e.day), e.text, e.by): e for e in entries})
        assert [(str(e.day), e.text, e.by) for e in row.progress] == distinct


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=items())
def test_excel_brings_back_what_its_columns_show(tmp_path: Path, made):
    file = tmp_path / "台账.xlsx"
    sheet = rectification_sheet(made, {}, Branch(name="某局第三支部"), today=TODAY, full=True)
    write_xlsx([sheet], file)
    plan = plan_of(file, given={})
    labels = {column.label for column in sheet.columns}
    there = [f.name for f in Rectification.fields if f.label in labels and not f.by_step]
    back = {plain(row.record.problem): row.record for row in plan.rows if row.record is not None}
    assert len(back) == len(made)
    for item in made:
        assert {n: back[plain(item.problem)].show(n) for n in there} == {n: item.show(n) for n in there}


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=items())
def test_ones_own_register_brings_nothing_new(tmp_path: Path, made):
    for number, item in enumerate(made, 1):
        item.id = number
    file = tmp_path / "台账.json"
    write_json([object_of(item, full=True) for item in made], file)
    plan = plan_of(file, made, given={}, wishes=Wishes(update=True))
    assert {row.fate for row in plan.rows} == {"不变"}


def test_the_committees_form_filled_by_ourselves_comes_back(shared, tmp_path):
    form = shared / "data" / "forms" / "问题整改台账.xlsx"
    filled = tmp_path / "填好.xlsx"
    branch = branch_of(5)
    fill_form(read_form(form), branch, filled, today=TODAY, full=True)
    plan = plan_of(filled, given={"found": "2026-04-01"})
    for row, item in zip(plan.rows, branch.rectifications, strict=True):
        for name in ("problem", "source", "measures", "owner", "deadline"):
            assert row.record.show(name) == item.show(name)
        assert item.outcome in row.record.outcome
        assert row.record.state == "登记"
    assert "是否销号 是" in plan.rows[0].record.note
    assert not plan.of_fate("退回")
    again = plan_of(filled, branch.rectifications, given={"found": "2026-04-01"})
    assert [row.member_id for row in again.rows] == [1, 2], "nothing is doubled where it came from"
