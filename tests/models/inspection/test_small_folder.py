"""What goes into the folder and what does not: days, parts, private records, files of records, and what is missing from it."""

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
from models.fields import set_read
from models.inspection import Wanted
from models.inspection.material import Material
from models.inspection.missing import grouped, in_short, missing
from models.inspection.overview import overview
from models.kinds import PartialDate
from models.records import (
    AgendaItem,
    Appraisal,
    Attachment,
    Attendance,
    Branch,
    Meeting,
    Member,
    Rectification,
    Training,
)
from models.store import Ledger
from models.store.attachments import Attachments
from tests.models.inspection.conftest import TODAY, YEAR, names, one

Pack = Callable[..., Delivered]


def lacking(ledger: Ledger, **options: object) -> dict[str, list[str]]:
    """Subjects by reason."""
    found: dict[str, list[str]] = {}
    for each in missing(Material(ledger, Wanted(YEAR, **options), TODAY)):
        found.setdefault(each.reason, []).append(each.subject)
    return found


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


def test_what_is_missing(small: Ledger) -> None:
    found = lacking(small)
    assert "2026-03-12 支部党员大会" in found["没有写明原因（李敏）"]
    assert found["没有签到表的扫描件"] == ["2026-01 春季轮训"]
    assert "没有通知或方案" not in found
    assert "没有佐证的文件，只有文字说明" not in found
    assert "没有签到表或签过字的扫描件" not in found
    assert [text for text in found["没有记录"] if text.startswith("2026年二季度支部党员大会")]
    assert "上级党组织" in found["没有填写"]
    assert found["整改措施、责任人、整改时限没有填写"] == ["2025-自查-01 记录简单"]
    assert set(lacking(small, sections=("training",))) == {"没有签到表的扫描件"}


def test_what_most_meetings_lack_is_said_once(small: Ledger) -> None:
    def meet(days: range) -> list[str]:
        with small.unit("登记") as unit:
            for n in days:
                meeting = Meeting(kind="党课", status="定稿", body="学习")
                set_read(meeting, "day", f"2026-05-{n:02}")
                unit.add(meeting)
        return lacking(small)["没有签到表或签过字的扫描件"]

    before = sum(not m.is_talk for m in Material(small, Wanted(YEAR), TODAY).printed)
    assert meet(range(1, 2)) == ["2026-05-01 党课"]
    assert meet(range(2, 10)) == [f"{before + 9} 次会议中的 9 次"]


def test_minutes_without_content_votes_that_do_not_hold_and_people_not_counted_are_missed(small: Ledger) -> None:
    with small.unit("记录") as unit:
        blank = one(Meeting, kind="党课", day="2026-04-10", status="定稿", host="王明")
        voted = one(Meeting, kind="支部党员大会", day="2026-06-10", status="定稿", host="王明", subject="接收")
        begun = one(Meeting, kind="党课", day="2026-07-10", status="草稿")
        unit.add_all([blank, voted, begun])
        about = {"rule": "接收预备党员", "ballot": "无记名投票", "eligible": 8, "present": 8, "yes": 8}
        bad = AgendaItem(meeting_id=voted.id, position=1, title_text="讨论接收", issued=8, collected=9, **about)
        good = AgendaItem(meeting_id=voted.id, position=2, title_text="讨论又一人", issued=8, collected=8, **about)
        unit.add_all([bad, good])
        again = {name: getattr(bad, name) for name in ("title_text", "issued", "collected", *about)}
        unit.add(AgendaItem(meeting_id=begun.id, position=1, **again))  # of a draft nothing is asked yet
        unit.add(Attendance(meeting_id=voted.id, name="王明", state="到"))
        for meeting in (voted, begun):
            unit.add(Attendance(meeting_id=meeting.id, name="李敏", state="不计入", votes="是"))
    found = lacking(small)
    assert found["记录已定稿，到会、议题和内容都没有填"] == ["2026-04-10 党课"]
    (void,) = [reason for reason in found if reason.startswith("表决结果不能认定")]
    assert "收回票 9 张多于发出票 8 张" in void
    assert found[void] == ["2026-06-10 支部党员大会 “讨论接收”"]
    (out,) = [reason for reason in found if reason.startswith("不计入应到的")]
    assert "上级党组织同意" in out
    assert found[out] == ["2026-06-10 支部党员大会 李敏"]


def test_a_vote_is_measured_by_what_was_in_force_on_its_day(small: Ledger) -> None:
    """Not by what came into force later in the year that is wanted."""
    days = ("2026-04-28", "2026-05-10", "2026-05-11", "2026-09-28")
    with small.unit("记录") as unit:
        for day in days:
            held = one(Meeting, kind="支部党员大会", day=day, status="定稿", host="王明", subject="接收")
            unit.add(held)
            about = {"rule": "接收预备党员", "eligible": 19, "present": 18, "yes": 18, "collected": 19}
            unit.add(AgendaItem(meeting_id=held.id, position=1, title_text="讨论接收", **about))
    found = missing(Material(small, Wanted(YEAR), TODAY))
    grounds = {each.subject[:10]: each.ground for each in found if each.reason.startswith("表决结果不能认定")}
    assert ["（2014-05-28" in grounds[day] for day in days] == [True, True, False, False]
    assert ["（2026-05-11" in grounds[day] for day in days] == [False, False, True, True]


def test_what_nobody_has_filled_in_is_one_line(small: Ledger) -> None:
    assert not [subject for subjects in lacking(small).values() for subject in subjects if "名党员" in subject]
    with small.unit("名册") as unit:
        unit.add_all(
            [one(Member, name=f"赵{n}", kind="正式党员", joined="2010-06-20", full="2011-06-20") for n in range(4)]
        )
    found = lacking(small)
    (reason,) = [reason for reason, subjects in found.items() if subjects == ["6 名党员"]]
    assert reason == "所在党支部、党籍状态、是否失联党员、是否流动党员没有填写"
    assert not [reason for reason, subjects in found.items() if "是否失联" in reason and len(subjects) > 1]


def test_whom_a_field_is_missing_of_is_told_where_most_have_it(small: Ledger) -> None:
    """Four of many were “4 名党员”, and nobody was named."""
    with small.unit("名册") as unit:
        filled = {"branch": "某支部", "standing": "正常", "lost": "否", "floating": "否"}
        unit.add_all([one(Member, name=f"赵{n:02}", **filled) for n in range(12)])
        unit.add_all([one(Member, name=f"钱{n}", **filled | {"lost": ""}) for n in range(4)])
    told = [f for f in missing(Material(small, Wanted(YEAR), TODAY)) if "是否失联" in f.reason]
    assert not [f.subject for f in told if "名党员" in f.subject or not f.record]
    assert {f"钱{n}" for n in range(4)} <= {f.subject for f in told}


def test_what_is_missing_leads_to_the_record_and_to_the_article(small: Ledger) -> None:
    found = missing(Material(small, Wanted(YEAR), TODAY))
    batch = small.all(Training)[0]
    assert [(f.table, f.record) for f in found if f.reason == "没有签到表的扫描件"] == [("training", batch.id)]
    (gap,) = [f for f in found if f.subject.startswith("2026年二季度支部党员大会")]
    assert "支部工作条例" in gap.ground
    assert gap.table == Meeting.table


def test_those_of_one_sort_are_told_together() -> None:
    from models.inspection.missing import Missing

    those = [Missing("minutes", "没有", f"第{number}次") for number in range(1, 9)]
    ((first, all_of_them),) = grouped(those)
    assert first is those[0]
    assert in_short(all_of_them) == "第1次、第2次、第3次、第4次、第5次、第6次、第7次、第8次（8处）"
    assert in_short(all_of_them, 10) == "第1次、第2次等，共8处"


def test_a_review_without_anybodys_result_is_missed_until_there_are_some(small: Ledger) -> None:
    reason = "没有登记每名党员的评议结果"
    with small.unit("记录") as unit:
        unit.add(one(Meeting, kind="民主评议党员", title_text="2025年度民主评议党员", day="2026-01-19", status="定稿"))
    assert lacking(small)[reason] == ["2026-01-19 民主评议党员"]
    with small.unit("登记") as unit:
        unit.add(Appraisal(member_id=small.all(Member)[0].id, year=2025, grade="合格"))
    assert reason not in lacking(small)


def test_results_of_somebody_who_was_taken_off_the_roster_are_counted_and_told(
    small: Ledger, pack: Pack, tmp_path: Path
) -> None:
    """Of a year that is wanted though the review was held after it."""
    kept, removed = small.all(Member)
    with small.unit("登记") as unit:
        for member in (kept, removed):
            unit.add(Appraisal(member_id=member.id, year=2026, grade="合格", day=PartialDate(2027, 1, 9)))
    with small.unit("删除") as unit:
        unit.remove(removed)
    pack()
    assert "04 会议记录/民主评议结果汇总表-2026年度.xlsx" in names(tmp_path / "迎检")
    sheet = openpyxl.load_workbook(tmp_path / "迎检" / "00 目录.xlsx")["核对"]
    told = {row[0]: row[1:] for row in sheet.iter_rows(min_row=4, values_only=True)}
    assert told["民主评议结果"] == ("2人", "1人", "名册里已经没有的人 1人")


def test_what_was_before_the_ledger_began_is_said_and_only_where_the_days_reach_into_it(small: Ledger) -> None:
    said = "本账本从 2026年3月1日 记起，此前的组织生活未在这里检查，启用时已经开始的季度也未检查"
    branch = small.get(Branch, 1)
    assert branch is not None
    branch.begun = PartialDate(2026, 3, 1)
    with small.unit("启用日期") as unit:
        unit.save(branch)
    assert lacking(small)[said] == [""]
    later = Stretch(date(2026, 4, 1), date(2026, 9, 30))
    assert not any("未在这里检查" in each.reason for each in missing(Material(small, Wanted(later), TODAY)))
