"""An export of a stretch of days: what it holds, how it is headed, and that every register that goes by days respects it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from models import outputs
from models.exports.deliver import deliver
from models.exports.errors import ExportRefused
from models.exports.within import Stretch, in_words, is_in, said
from models.fields import set_read
from models.kinds import PartialDate
from models.records import PlannedMeeting, Rectification, Task, Transfer
from models.store import Ledger

AUTUMN_TO_SPRING = Stretch(date(2025, 9, 1), date(2026, 3, 31))


@pytest.mark.parametrize(
    ("day", "held"),
    [
        ("2025-08-31", False), ("2025-09-01", True), ("2026-03-31", True), ("2026-04-01", False), ("2025-09", True),
        ("2025-08", False), ("2026", True), ("2024", False),
    ],
)  # fmt: skip
def test_what_can_be_in_it_is_in_it(day: str, held: bool) -> None:
    assert is_in(PartialDate.parse(day), AUTUMN_TO_SPRING) is held


def test_without_a_day_only_in_all() -> None:
    assert is_in(None, None)
    assert not is_in(None, 2026)
    assert not is_in(None, AUTUMN_TO_SPRING)


def test_its_words() -> None:
    assert in_words(AUTUMN_TO_SPRING) == "2025年9月至2026年3月"
    assert in_words(Stretch.of_year(2026)) == in_words(2026) == "2026年度"
    assert in_words(Stretch(date(2026, 2, 1), date(2026, 2, 28))) == "2026年2月"
    assert in_words(Stretch(date(2026, 2, 3), date(2026, 3, 5))) == "2026年2月3日至2026年3月5日"
    assert (in_words(None), said(2026), said(AUTUMN_TO_SPRING)) == ("", "2026年", "2025年9月至2026年3月")
    assert Stretch.of_year(2026).year == 2026
    assert AUTUMN_TO_SPRING.year is None
    assert list(AUTUMN_TO_SPRING.years) == [2025, 2026]


@pytest.fixture
def spread(filled: Ledger) -> Ledger:
    """A plan, a task, a letter and an item on each side of the stretch."""
    with filled.unit("更多") as unit:
        for day in ("2025-08-20", "2025-10-10", "2026-05-05"):
            planned, task, letter, item = (
                PlannedMeeting(kind="党课"),
                Task(text=day),
                Transfer(member_id=1),
                Rectification(problem=day),
            )
            for record, name in ((planned, "day"), (task, "due"), (letter, "issued"), (item, "found")):
                set_read(record, name, day)
            for record in (planned, task, letter, item):
                unit.add(record)
    return filled


def rows(ledger: Ledger, what: str, folder: Path) -> list[dict[str, object]]:
    """The records of an export of the stretch."""
    out = folder / f"{what}.json"
    deliver(ledger, what, out, today=date(2026, 11, 23), purpose="检查", span=AUTUMN_TO_SPRING)
    return json.loads(out.read_text("utf-8"))


@pytest.mark.parametrize(
    ("what", "label", "days"),
    [
        (outputs.MEETINGS, "会议日期", ["2026-03-12", "2026-03-12"]),
        (outputs.PLAN, "计划时间", ["2025-10-10"]),
        (outputs.ITEMS, "发现日期", ["2025-10-10"]),
        (outputs.TASKS, "期限", None),
        (outputs.TRANSFERS, "开具日期", None),
        (outputs.RESOLUTIONS, "日期", ["2026-03-12"] * 2),
        (outputs.VOTES, "日期", None),
    ],
)
def test_registers_respect_it(spread: Ledger, tmp_path: Path, what: str, label: str, days: list[str] | None) -> None:
    found = rows(spread, what, tmp_path)
    text = json.dumps(found, ensure_ascii=False)
    assert found
    assert "2025-08-20" not in text
    assert "2026-05-05" not in text
    if days is not None:
        assert [row[label] for row in found] == days


def test_attendance_has_a_row_for_each_year_and_the_days_over_it(spread: Ledger, tmp_path: Path) -> None:
    out = tmp_path / "出勤.xlsx"
    whole = Stretch(date(2025, 5, 1), date(2026, 3, 31))
    deliver(spread, outputs.ATTENDANCE, out, today=date(2026, 11, 23), purpose="检查", span=whole)
    cells = [
        str(cell) for row in openpyxl.load_workbook(out).active.iter_rows(values_only=True) for cell in row if cell
    ]
    assert "2025年5月至2026年3月党员出勤登记表" in cells[0]
    assert {"年度", "2025", "2026"} <= set(cells)


def test_minutes_of_a_stretch_and_none_of_an_empty_one(spread: Ledger, tmp_path: Path) -> None:
    done = deliver(
        spread, outputs.MINUTES, tmp_path / "记录", today=date(2026, 11, 23), purpose="检查", span=AUTUMN_TO_SPRING
    )
    assert [file.name for file in done.files] == ["2026-03-12-支部党员大会.pdf", "2026-03-12-支部党员大会(2).pdf"]
    with pytest.raises(ExportRefused, match="2019年1月至2019年3月没有会议记录"):
        deliver(spread, outputs.MINUTES, tmp_path / "空", today=date(2026, 11, 23), purpose="检查",
                span=Stretch(date(2019, 1, 1), date(2019, 3, 31)))  # fmt: skip
    with pytest.raises(ExportRefused, match="没有培训批次"):
        deliver(
            spread,
            outputs.TRAINEES,
            tmp_path / "名单.xlsx",
            today=date(2026, 11, 23),
            purpose="检查",
            span=AUTUMN_TO_SPRING,
        )
