"""What goes into the folder and what does not: days, parts, private records, files of records."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from models.exports.errors import ExportRefused
from models.exports.export import Delivered
from models.exports.within import Stretch
from models.inspection import Wanted
from models.inspection.material import Material
from models.inspection.overview import overview
from models.records import (
    Attachment,
    Rectification,
)
from models.store import Ledger
from models.store.attachments import Attachments
from tests.models.inspection.conftest import TODAY, YEAR, names, one

Pack = Callable[..., Delivered]


def test_files_of_records_stand_below_their_part_under_their_own_names(pack: Pack, tmp_path: Path) -> None:
    pack()
    found = names(tmp_path / "迎检")
    assert {
        "04 会议记录/附件/2026-03-12-支部党员大会/01-签到表-签到表.txt",
        "06 教育培训/培训材料/2026-01 春季轮训/01-通知-通知.txt",
        "07 整改台账/佐证材料/2026-自查-01/01-材料-整改后.txt",
        "07 整改台账/佐证材料/2026-自查-01/02-材料-补签.txt",
        "07 整改台账/佐证材料/2026-自查-01/整改事项销号申请单.pdf",
    } <= found
    assert (tmp_path / "迎检/04 会议记录/附件/2026-03-12-支部党员大会/01-签到表-签到表.txt").read_text(
        "utf-8"
    ) == "签到表.txt的内容"
    assert not [name for name in found if "谈话" in name or "证件" in name or "记错的" in name]


def test_talks_are_left_out_and_said_to_be_and_are_there_in_full(pack: Pack, tmp_path: Path) -> None:
    done = pack()
    assert any("谈心谈话记录 1 份没有放入" in note for note in done.notes)
    assert any("附件 1 件不属于迎检材料" in note for note in done.notes)
    pack(full=True, purpose="上级抽查")
    found = names(tmp_path / "迎检")
    assert "04 会议记录/会议记录/2026-04-01-谈心谈话.pdf" in found
    assert any("谈话.txt" in name for name in found)


def test_in_full_only_for_a_purpose(pack: Pack, tmp_path: Path) -> None:
    with pytest.raises(ExportRefused, match="须写明用途"):
        pack(full=True, purpose=" ")
    assert not (tmp_path / "迎检").exists()


def test_a_stretch_takes_its_own_days_and_items_that_were_open_in_it(small: Ledger, pack: Pack, tmp_path: Path) -> None:
    stretch = Stretch(date(2025, 7, 1), date(2026, 3, 31))
    material = Material(small, Wanted(stretch), TODAY)
    assert [meeting.show("day") for meeting in material.meetings] == ["2025-09-01", "2026-03-12"]
    assert [item.number for item in material.register] == ["2025-自查-01", "2026-自查-01"]
    assert not material.trainings
    pack(stretch)
    found = names(tmp_path / "迎检")
    assert {"03 工作计划/三会一课对照表-2025年.xlsx", "03 工作计划/三会一课对照表-2026年.xlsx"} <= found
    assert {"09 自查报告/自查报告-2025年.pdf", "09 自查报告/自查报告-2026年.pdf"} <= found
    assert "09 自查报告/自查报告.pdf" not in found
    assert "04 会议记录/会议记录/2025-09-01-党课.pdf" in found


def test_of_a_stretch_the_self_check_and_the_annual_figures_are_those_of_its_years(pack: Pack, tmp_path: Path) -> None:
    pack(Stretch(date(2025, 7, 1), date(2026, 3, 31)), sections=("statistics", "self-check"))
    found = {name.partition("/")[2] for name in names(tmp_path / "迎检")}
    for year in (2025, 2026):
        assert {f"自查报告-{year}年.pdf", f"自查报告-{year}年.xlsx", f"年度统计附表-{year}年.xlsx"} <= found
    pack(Stretch(date(2026, 3, 1), date(2026, 3, 31)), sections=("self-check",))
    index = openpyxl.load_workbook(tmp_path / "迎检" / "00 目录.xlsx")["目录"]
    shown = {row[2]: row[3] for row in index.iter_rows(values_only=True)}
    assert shown["09 自查报告/自查报告.pdf"] == "2026年度：自查发现的问题，逐条引条文"


def test_an_item_is_carried_over_until_it_is_closed(small: Ledger) -> None:
    material = Material(small, Wanted(YEAR), TODAY)
    assert [item.number for item in material.carried] == ["2025-自查-01"]
    item = material.carried[0]
    with small.unit("销号") as unit:
        unit.save(_closed(item, "2025-12-31"))
    assert not Material(small, Wanted(YEAR), TODAY).carried


def _closed(item: Rectification, day: str) -> Rectification:
    item.closed_on, item.state = one(Rectification, closed_on=day).closed_on, "已销号"
    return item


@pytest.mark.parametrize(("last", "said"), [("2026-05-31", "0项，未销号2项"), ("2026-06-01", "1项，未销号1项")])
def test_the_overview_counts_the_register_as_it_stood_on_the_last_day(small: Ledger, last: str, said: str) -> None:
    """What was closed after the stretch was open in it, whatever it is today."""
    stretch = Stretch(date(2026, 1, 1), date.fromisoformat(last))
    chapter = overview(Material(small, Wanted(stretch), TODAY)).chapters[-1]
    rows = dict(row[:2] for row in chapter.tables[0].rows)
    assert rows["应销号"] == f"2项，已销号{said}"


def test_only_the_parts_that_are_ticked(pack: Pack, tmp_path: Path) -> None:
    pack(sections=("roster", "training"))
    folders = {name.partition("/")[0] for name in names(tmp_path / "迎检") if "/" in name}
    assert folders == {"02 党员名册", "06 教育培训"}


def test_nothing_of_these_days_is_refused(pack: Pack, tmp_path: Path) -> None:
    with pytest.raises(ExportRefused, match="2019年度没有会议"):
        pack(Stretch.of_year(2019))
    assert not (tmp_path / "迎检").exists()


def test_days_that_are_still_to_come_are_refused_though_an_item_is_open(pack: Pack, tmp_path: Path) -> None:
    with pytest.raises(ExportRefused, match="2027年度还没有到"):
        pack(Stretch.of_year(2027))
    assert not (tmp_path / "迎检").exists()


def test_a_file_that_is_gone_or_changed_is_said_and_does_not_stop_the_rest(
    small: Ledger, pack: Pack, tmp_path: Path
) -> None:
    store = Attachments(small)
    by_name = {about.name: about for about in small.all(Attachment)}
    store.file_of(by_name["签到表.txt"]).unlink()
    store.file_of(by_name["整改后.txt"]).write_text("别的内容别的内容", "utf-8")
    done = pack()
    assert any("签到表.txt" in note and "文件不见了" in note for note in done.notes)
    assert any("整改后.txt" in note and "不一致" in note for note in done.notes)
    assert not [note for note in done.notes if "数目不符" in note]
    assert not [name for name in names(tmp_path / "迎检") if "整改后.txt" in name]


def test_two_lost_files_of_one_name_are_both_accounted_for(small: Ledger, pack: Pack, tmp_path: Path) -> None:
    """As where the folder of attachments did not come along: one sentence says it, and the numbers agree."""
    store, source = Attachments(small), tmp_path / "签到表.txt"
    source.write_text("背面", "utf-8")
    first = next(about for about in small.all(Attachment) if about.name == source.name)
    back = dataclasses.replace(store.take(source, TODAY), owner=first.owner, owner_id=first.owner_id)
    with small.unit("添加附件") as unit:
        unit.add(back)
    for about in (first, back):
        store.file_of(about).unlink()
    assert not [note for note in pack(sections=("minutes",)).notes if "数目不符" in note]
