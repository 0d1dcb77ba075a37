"""What is in the year's book: which records, in which quarter, what is counted, and what is left out and said to be."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from models.exports.contents.coming import rate
from models.exports.deliver import deliver
from models.exports.errors import ExportRefused
from models.exports.sheet import Sheet
from models.exports.year_book import usual_year
from models.exports.year_book.content import NO_MONTH, YearBook, year_book
from models.exports.year_book.listing import quarter_listing
from models.kinds import PartialDate
from models.records import AgendaItem, Attendance, Branch, Enrolment, Meeting, Member, PlannedMeeting, Training
from models.store import Ledger
from tests.models.exports.pdf_reader import ReadPdf

TODAY = date(2026, 11, 23)


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


def table(sheet: Sheet) -> list[dict[str, str]]:
    labels = [column.label for column in sheet.columns]
    return [dict(zip(labels, row, strict=True)) for row in sheet.rows]


@pytest.fixture
def kept(ledger: Ledger) -> Ledger:
    """A branch of four people, of whom one left in July, and the meetings of a year."""
    people = [
        Member(name="白露", sex="女", kind="正式党员", post="书记", group="第一党小组", nation="汉族", joined=day("2010-06-01"),
               full=day("2011-06-01"), phone="13812345678"),
        Member(name="𠮷野平", sex="男", kind="预备党员", group="第二党小组", nation="朝鲜族", joined=day("2026-03-02")),
        Member(name="方敏", sex="女", kind="正式党员", post="党小组组长", group="第一党小组", full=day("2012-01-01")),
        Member(name="曹建国", sex="男", kind="正式党员", group="第二党小组", full=day("2000-01-01"), left=day("2026-07-01")),
    ]  # fmt: skip
    meetings = [
        Meeting(kind="支部党员大会", day=day("2026-03-12"), number=1, subject="接收", status="定稿", start="14:00"),
        Meeting(kind="党小组会", group="第一党小组", day=day("2026-05"), subject="学习", status="草稿"),
        Meeting(kind="党课", day=day("2026-06-01"), number=1, status="作废", subject="党课一", void_why="记了两遍"),
        Meeting(kind="谈心谈话", day=day("2026-06-02"), host="白露", body="思想波动", status="定稿"),
        Meeting(kind="党课", day=day("2026-12-20"), subject="还没有到", status="草稿"),
        Meeting(kind="主题党日", day=day("2026"), status="定稿", start="09:00"),
        Meeting(kind="主题党日", subject="没有日期"),
        Meeting(kind="党课", day=day("2025-06-01"), subject="去年的"),
    ]
    with ledger.unit("填写") as unit:
        unit.add(Branch(id=1, name="测试支部", superior="测试机关党委", groups="第一党小组\n第二党小组"))
        unit.add_all(people)
        unit.add_all(meetings)
        for meeting, states in ((meetings[0], "到 请假 到 缺席"), (meetings[1], "到 - 列席 -"), (meetings[5], "   ")):
            for person, state in zip(people, states.split(" "), strict=True):
                if state != "-":
                    unit.add(
                        Attendance(meeting_id=meeting.id, member_id=person.id, name=person.name, state=state)
                    )  # fmt: skip
        unit.add(AgendaItem(meeting_id=meetings[0].id, position=2, title_text="只讨论"))
        item = AgendaItem(
            meeting_id=meetings[0].id, position=1, title_text="接收", ballot="无记名投票", rule="一般议题"
        )
        item.decision, item.eligible, item.present, item.yes, item.no = "同意。\n联系 13987654321", 3, 2, 2, 0
        unit.add(item)
        batch = Training(name="轮训", start=day("2026-04-01"), planned_hours=40.0)
        unit.add(batch)
        unit.add(Enrolment(training_id=batch.id, member_id=people[2].id, name="方敏", state="参加", hours=40.0))
        unit.add(PlannedMeeting(year=2026, kind="党课", day=day("2026-06"), meeting_id=meetings[2].id))
    return ledger


@pytest.fixture
def book(kept: Ledger) -> YearBook:
    return year_book(kept, 2026, today=TODAY, full=False)


def test_records_by_quarter(book: YearBook) -> None:
    lines = {quarter.name: [record.line for record in quarter.records] for quarter in book.quarters}
    assert lines == {
        "第一季度": ["03-12　支部党员大会（第1次）：接收"],
        "第二季度": ["05月　第一党小组会（草稿）：学习"],
        "第四季度": ["12-20　党课（草稿）：还没有到"],
        NO_MONTH: ["主题党日"],
    }
    assert (book.records, book.talks, book.undated) == (5, 1, 1)


def test_a_void_record_is_listed_with_its_reason_and_has_no_page(book: YearBook) -> None:
    listing = book.quarters[1].listing
    rows = table(listing.paged({number: 7 for number in listing.records[:1]}))
    assert [(r["日期"], r["次数"], r["状态"], r["页码"]) for r in rows] == [
        ("2026-05", "", "草稿", "7"),
        ("2026-06-01", "第1次", "作废", ""),
    ]
    assert rows[1]["议题或名称"] == "党课一（作废：记了两遍）"
    assert (rows[0]["应到"], rows[0]["实到"]) == ("1", "1")
    assert table(book.plan)[0]["完成情况"] == "2026-06-01（作废）"


def test_one_gathering_of_several_records_is_said_to_be_one() -> None:
    both = [
        Meeting(id=4, kind="主题党日", day=day("2026-05-20"), subject="参观", gathering=4),
        Meeting(id=5, kind="党课", day=day("2026-05-20"), subject="学党章", gathering=4),
        Meeting(id=6, kind="党课", day=day("2026-05-21"), subject="另一次"),
    ]
    rows = table(quarter_listing(both, {}, full=False).sheet)
    assert [r["议题或名称"] for r in rows] == [
        "参观（与党课同场，分别记录）",
        "学党章（与主题党日同场，分别记录）",
        "另一次",
    ]


def test_the_minutes_of_one_gathering_say_so_in_the_book_and_in_the_files(ledger: Ledger, tmp_path: Path) -> None:
    """Both gave the same hours without a word."""
    both = [
        Meeting(kind=kind, day=day("2026-05-20"), start="14:30", status="定稿") for kind in ("支部党员大会", "党课")
    ]
    with ledger.unit("填写") as unit:
        unit.add(Branch(id=1, name="测试支部"))
        unit.add_all(both)
    with ledger.unit("关联为同场") as unit:
        for meeting in both:
            meeting.gathering = both[0].id
            unit.save(meeting)
    book = year_book(ledger, 2026, today=TODAY, full=False)
    told = [
        dict(cell for row in record.minutes.rows for cell in row)["会议时间"] for record in book.quarters[0].records
    ]
    assert [text.splitlines()[-1] for text in told] == ["（与党课同场）", "（与支部党员大会同场）"]
    deliver(ledger, "minutes", tmp_path / "记录", today=TODAY, year=2026)
    files = sorted((tmp_path / "记录").glob("*.pdf"))
    assert ["同场）" in ReadPdf(file).text for file in files] == [True, True]


def test_talks_are_in_the_full_book_only(kept: Ledger, book: YearBook) -> None:
    whole = year_book(kept, 2026, today=TODAY, full=True)
    assert whole.talks == 0
    assert [record.line for record in whole.quarters[1].records][1] == "06-02　谈心谈话"
    assert "思想波动" not in str(book)
    assert "思想波动" in str(whole)


def test_the_branch_as_of_the_day(book: YearBook) -> None:
    rows = {label: text for row in book.overview for label, text in row}
    assert rows["支部全称"] == "测试支部"
    assert rows["党员人数"] == "3人（正式党员2人、预备党员1人）"
    assert rows["人员构成"] == "男1人、女2人、少数民族1人"
    assert rows["党小组"] == "第一党小组2人（组长方敏）\n第二党小组1人"
    assert rows["本年变动"] == "入党1人、离开本支部1人"
    assert [(r["党内职务"], r["姓名"]) for r in table(book.committee)] == [("书记", "白露")]
    assert [r["姓名"] for r in table(book.roster)] == ["白露", "方敏", "𠮷野平"]
    assert table(book.roster)[0]["手机号"] == "138****5678"


def test_a_past_year_is_told_as_of_its_last_day(kept: Ledger) -> None:
    book = year_book(kept, 2025, today=TODAY, full=False)
    assert book.day == date(2025, 12, 31)
    assert sorted(r["姓名"] for r in table(book.roster)) == ["方敏", "曹建国", "白露"]
    assert book.records == 1
    assert "现在的登记" in book.committee.footnote


def test_groups_that_only_the_roster_names_are_told(kept: Ledger) -> None:
    """支部信息 listed none, and the book said “未分党小组” of people who all are in one."""
    with kept.unit("修改") as unit:
        branch = kept.all(Branch)[0]
        branch.groups = ""
        unit.save(branch)
    book = year_book(kept, 2026, today=TODAY, full=False)
    told = {label: text for row in book.overview for label, text in row}
    assert told["党小组"] == "第一党小组2人（组长方敏）\n第二党小组1人"
    assert "第二党小组会" in [row["会议类型"] for row in table(book.totals.by_month)]


def test_who_came_month_by_month(book: YearBook) -> None:
    rows = {r["姓名"]: r for r in table(book.attending)}
    assert list(rows) == ["白露", "方敏", "𠮷野平", "曹建国"]
    first = rows["白露"]
    assert (first["3月"], first["5月"], first["12月"]) == ("1/1", "1/1", "")
    assert (first["应到"], first["实到"], first["到会率"]) == ("2", "2", "100.0%")
    assert (rows["𠮷野平"]["请假"], rows["曹建国"]["缺席"], rows["曹建国"]["到会率"]) == ("1", "1", "0.0%")
    assert rows["方敏"]["5月"] == ""  # who sits in is not expected
    assert "待补" not in first


@pytest.mark.parametrize(
    ("present", "expected", "said"),
    [(0, 0, ""), (1, 3, "33.3%"), (2, 3, "66.7%"), (1999, 2000, "99.9%"), (5, 5, "100.0%")],
)
def test_rate(present: int, expected: int, said: str) -> None:
    assert rate(present, expected) == said


def test_what_the_year_comes_to(book: YearBook) -> None:
    months = {r["会议类型"]: r for r in table(book.totals.by_month)}
    assert months["支部党员大会"]["3月"] == months["支部党员大会"]["合计"] == "1"
    assert months["第二党小组会"]["合计"] == "0"
    assert months["党课"]["合计"] == "0"  # one is void, the other is still to come
    assert months["主题党日"]["合计"] == "1"  # its month is not known
    assert months["合计"]["合计"] == "4"
    assert book.totals.by_month.footnote == "谈心谈话1次计入次数，记录没有编入；其中1次的记录还是草稿。"
    kinds = {r["会议类型"]: r for r in table(book.totals.by_kind)}
    assert list(kinds) == ["支部党员大会", "第一党小组会", "合计"]
    assert (kinds["合计"]["应到"], kinds["合计"]["实到"], kinds["合计"]["到会率"]) == ("5", "3", "60.0%")
    assert list(table(book.totals.decided)[0].values()) == ["2", "1", "1", "1", "0", "0"]
    assert list(table(book.totals.hours)[0].values()) == ["1", "1", "3人", "13.3", "2人", "1人", "2人"]


def test_the_index_of_decisions(book: YearBook) -> None:
    (row,) = table(book.decisions.sheet)
    assert row == {
        "序号": "1", "日期": "2026-03-12", "会议": "支部党员大会\n2026年第1次", "议题": "接收", "决议": "同意。\n联系 139****4321",
        "表决": "无记名投票\n赞成2 不赞成0\n通过", "页码": "",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("full", "told"), [(False, "同意。\n𠮷野平同志（原因已登记）请假。"), (True, "同意。\n𠮷野平同志因住院复查请假。")]
)
def test_the_index_of_decisions_of_a_bundle_says_why_somebody_was_away_in_full_only(
    kept: Ledger, full: bool, told: str
) -> None:
    with kept.unit("改") as unit:
        away = next(line for line in kept.all(Attendance) if line.state == "请假")
        away.reason = "住院复查"
        item = next(item for item in kept.all(AgendaItem) if item.decision)
        item.decision = "同意。\n𠮷野平同志因住院复查请假。"
        unit.save(away)
        unit.save(item)
    book = year_book(kept, 2026, today=TODAY, full=full, bundled=True)
    assert [row["决议"] for row in table(book.decisions.sheet)] == [told]


def test_written_logged_and_what_is_not_in_it_said(kept: Ledger, tmp_path: Path) -> None:
    done = deliver(kept, "book", tmp_path, today=TODAY, year=2026, purpose="归档")
    assert [path.name for path in done.files] == ["2026年度组织生活汇编.pdf"]
    assert done.rows == 5
    assert any("谈心谈话记录 1 份没有编入" in note for note in done.notes)
    assert any("没有日期的会议记录 1 份" in note for note in done.notes)
    (line,) = kept.exports()
    assert (line["what"], line["rows"], line["full"]) == (
        "2026年度组织生活汇编（号码打码，原因照写）：2026年度组织生活汇编.pdf",
        5,
        0,
    )
    assert len(ReadPdf(done.files[0]).pages) > 8


def test_refused_where_there_is_nothing_or_no_purpose(kept: Ledger, tmp_path: Path) -> None:
    with pytest.raises(ExportRefused, match="2019年没有会议记录和计划"):
        deliver(kept, "book", tmp_path / "a.pdf", today=TODAY, year=2019)
    with pytest.raises(ExportRefused, match="用途"):
        deliver(kept, "book", tmp_path / "a.pdf", today=TODAY, year=2026, full=True)
    with pytest.raises(ExportRefused, match="不能导出为 docx"):
        deliver(kept, "book", tmp_path / "a.docx", today=TODAY, year=2026)
    assert not list(tmp_path.glob("*.pdf"))


def test_the_year_that_is_usually_bound() -> None:
    assert usual_year(date(2027, 1, 10)) == 2026
    assert usual_year(TODAY) == 2026
