"""自查报告: every finding once in every format, every article that is cited in the list, what does not apply with its reason."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date

import pytest
from docx import Document
from openpyxl import load_workbook

from models.exports import ExportRefused
from models.exports.contents.self_check import FOUND, HELD_LIFE, self_check_report
from models.exports.deliver import deliver
from models.exports.pdf.oversight import write_oversight_pdf
from models.kinds import PartialDate
from models.records import Attendance, Branch, Meeting, Member, Rectification, Waiver
from models.records.waiver import NOT_HERE
from models.rules import Snapshot, findings
from models.rules.articles import articles
from models.rules.finding import LEVEL_WORDS
from models.rules.self_check import STUDY, SelfCheck, tab_of
from models.rules.study.told_together import together
from models.sample import write_sample
from models.store import Ledger
from tests.models.exports.pdf_reader import ReadPdf

TODAY = date(2026, 11, 23)
_OF_A_YEAR = ("T01", "T02", "T05", "TXTH")


@pytest.fixture(scope="module")
def sample_file(tmp_path_factory) -> bytes:
    path = tmp_path_factory.mktemp("示例") / "示例.zbtz"
    with Ledger.create(path) as made:
        write_sample(made, today=TODAY)
    return path.read_bytes()


@pytest.fixture
def sample(tmp_path, sample_file):
    """The sample with one finding that was said not to apply."""
    path = tmp_path / "示例.zbtz"
    path.write_bytes(sample_file)
    with Ledger.open(path) as opened:
        first = checked(opened).open[-1]
        with opened.unit("不适用") as unit:
            unit.add(Waiver(key=first.key, subject=first.subject, answer=NOT_HERE, reason="由上级统一安排"))
        yield opened


def checked(ledger) -> SelfCheck:
    snapshot = Snapshot.of(ledger)
    return SelfCheck(snapshot, TODAY, findings(snapshot, TODAY))


def report(ledger, year=None, *, full=False):
    return self_check_report(checked(ledger), year=year, full=full)


def rows_of(ledger, *, printed: bool = False) -> Counter[tuple[str, ...]]:
    """What stands in the row of each open finding; on paper the hours that lack to many are one row (test_told_together.py)."""
    found = checked(ledger).open
    told = together(found, Snapshot.of(ledger), TODAY) if printed else found
    assert not printed or len(told) < len(found)
    return Counter((LEVEL_WORDS[f.level], f.subject, f.message, articles()[f.article].citation()) for f in told)


def test_word_has_every_finding_once(sample, tmp_path):
    (file,) = deliver(sample, "self-check", tmp_path / "a.docx", today=TODAY).files
    tables = [t for t in Document(str(file)).tables if [c.text for c in t.rows[0].cells][1:3] == ["级别", "对象"]]
    assert Counter(tuple(c.text for c in row.cells)[1:] for t in tables for row in t.rows[1:]) == rows_of(
        sample, printed=True
    )


def test_excel_has_every_finding_once(sample, tmp_path):
    (file,) = deliver(sample, "self-check", tmp_path / "a.xlsx", today=TODAY).files
    book = load_workbook(file)
    assert book.sheetnames == ["总体情况", "问题和提醒", "三会一课落实", "不适用", "依据条文"]
    rows = list(book[FOUND].iter_rows(min_row=4, values_only=True))
    assert Counter(tuple(row[2:6]) for row in rows if row[0]) == rows_of(sample)
    assert book["不适用"]["C4"].value == "原因已登记"
    assert any("只作提示" in str(cell.value) for row in book["总体情况"].iter_rows() for cell in row)


def test_pdf_has_every_finding_once(sample, tmp_path):
    (file,) = deliver(sample, "self-check", tmp_path / "a.pdf", today=TODAY).files
    text = "".join(ReadPdf(file).text.split())
    rows = [tuple("".join(part.split()) for part in row) for row in rows_of(sample, printed=True).elements()]
    for _, subject, message, citation in rows:
        assert subject in text
        assert citation in text
        assert text.count(message) == sum(other.count(message) for _, _, other, _ in rows), message
    assert "原因已登记" in text


def test_json_has_every_finding_once_and_the_reason(sample, tmp_path):
    (file,) = deliver(sample, "self-check", tmp_path / "a.json", today=TODAY, full=True, purpose="上报").files
    told = json.loads(file.read_text("utf-8"))
    still = [line for line in told if line["不适用的原因"] is None]
    assert Counter((o["级别"], o["对象"], o["内容"], o["依据"]) for o in still) == rows_of(sample)
    assert [line["不适用的原因"] for line in told if line["不适用的原因"]] == ["由上级统一安排"]


def test_every_article_that_is_cited_is_in_the_list(sample):
    made = report(sample)
    listed = [row[1] for row in made.sheets["依据条文"].rows]
    assert listed == list(dict.fromkeys(listed))
    assert {articles()[f.article].citation() for f in made.found} == set(listed)
    seen = {row[3] for row in made.sheets["依据条文"].rows}
    assert seen <= {"已看过原文，这里是要点", "待核", "通行做法，不是条文，各地可以不同"}, "no words of the workshop"
    assert "待核" in seen


def test_the_counts_are_those_of_the_findings(sample):
    made, kept = report(sample), checked(sample)
    *rows, total = made.sheets["总体情况"].rows
    assert total[1] == str(len(kept.open))
    assert total[-1] == "1"
    assert sum(int(row[1]) for row in rows) == len(kept.open)
    assert f"共有{len(kept.open)}条需要处理" in made.chapters[0].texts[0]
    study = [f for f in kept.open if tab_of(f) == STUDY]
    told = together(study, kept.snapshot, TODAY)
    (chapter,) = [one for one in made.chapters if one.heading.startswith("教育培训")]
    assert chapter.heading == f"教育培训（{len(study)}条，学时不足的合并列出）"
    assert len(chapter.tables[0].rows) == len(told)


def test_of_a_year_only_what_belongs_to_it(sample):
    kept, made = checked(sample), report(sample, 2025)
    assert made.title == "2025年度自查报告"
    assert Counter(made.found) == Counter(f for f in kept.open if kept.concerns(f, 2025))
    assert 0 < len(made.found) < len(kept.open)
    assert made.chapters[1].heading == "2025年三会一课落实情况"


def test_of_a_year_gone_by_it_says_that_the_roster_is_judged_as_of_today(sample):
    said = "条不分年度，是截至2026年11月23日的，不是2025年当时的情况。"
    before = report(sample, 2025)
    of_now = [row for row in before.sheets[FOUND].rows if row[1] in ("党员名册现状", "支部现状")]
    assert of_now
    assert f"其中党员名册和支部的{len(of_now)}{said}" in before.chapters[0].texts[0]
    assert said not in report(sample, 2026).chapters[0].texts[0] + report(sample).chapters[0].texts[0]
    headings = {year: [part.heading for part in report(sample, year).chapters] for year in (2025, 2026, None)}
    assert any(told.startswith("党员名册现状（截至2026年11月23日）（") for told in headings[2025])
    assert not any("现状" in told for year in (2026, None) for told in headings[year])
    counts = {row[0] for row in report(sample, 2025).chapters[0].tables[0].rows}
    assert {"党员名册现状", "整改台账"} <= counts


def test_of_a_year_before_the_last_all_is_looked_for_where_it_is_asked_for(sample):
    """In 2027 hours and talks of 2025 are not looked for of themselves; the report of 2025 has them as that of 2026 had."""
    kept, later = Snapshot.of(sample), date(2027, 1, 10)
    before = {f.key for f in findings(kept, TODAY) if f.rule in _OF_A_YEAR and f.slot.startswith("2025")}
    assert {key.split("|")[0] for key in before} >= {"T01", "TXTH"}
    of_itself = SelfCheck(kept, later, findings(kept, later))
    assert not before & {f.key for f in of_itself.found}
    asked = SelfCheck(kept, later, findings(kept, later, 2025))
    assert {f.key for f in asked.found if f.rule in _OF_A_YEAR} >= before
    assert before <= {f.key for f in self_check_report(asked, year=2025, full=False).found}
    assert Counter(f.key for f in asked.found).most_common(1)[0][1] == 1
    said = {year: self_check_report(asked, year=year, full=False).chapters[0].texts[0] for year in (2025, 2026, None)}
    assert "2025年的学时和集中培训按名册里现在的职务核对" in said[2025]
    assert "没有核对更早年份的" in said[None]
    assert "现在的职务核对" not in said[2026]
    assert findings(kept, later, 2026) == findings(kept, later)


def test_the_file_of_a_year_before_the_last_has_it(sample, tmp_path):
    (file,) = deliver(sample, "self-check", tmp_path / "a.json", today=date(2027, 1, 10), year=2025).files
    rules = {line["规则"] for line in json.loads(file.read_text("utf-8"))}
    assert {"T01", "TXTH"} <= rules


def test_two_members_of_one_name_are_told_apart():
    people = [
        Member(id=n, name="王芳", kind="正式党员", birth=PartialDate(year, 5)) for n, year in ((1, 1978), (2, 1996))
    ]
    kept = Snapshot(members=people)
    found = [one for one in findings(kept, TODAY) if one.table == Member.table]
    made = self_check_report(SelfCheck(kept, TODAY, found), year=None, full=False)
    listed = made.sheets[FOUND].rows
    assert {row[3] for row in listed} == {"王芳（1978年生）", "王芳（1996年生）"}


def test_a_meeting_for_the_year_before_is_told_of_below_the_table(sample):
    """The 组织生活会 of January 2026 is that of 2025, and not in the figures of 2026."""
    life = report(sample, 2026).chapters[1]
    assert next(row for row in life.tables[0].rows if row[0] == "组织生活会")[-1] == "0"
    assert "年初开的（到设定的最迟月份，通常 3 月），算在上一年度" in life.note


def test_the_note_at_the_foot_is_never_alone_on_a_page(sample, tmp_path):
    for year in (2024, 2025, 2026):
        made = report(sample, year)
        write_oversight_pdf(made, tmp_path / f"{year}.pdf")
        *_, last = ReadPdf(tmp_path / f"{year}.pdf").pages
        text = "".join(last.split())
        assert made.footnote[-10:] in text
        assert len(text) > len(made.footnote) + 60, year


def test_numbers_in_texts_are_masked_unless_whole(ledger, tmp_path):
    with ledger.unit("登记") as unit:
        unit.add(Branch(id=1, name="第一党支部"))
        text = "来电 13812345678 反映 110105198503120020 未办"
        unit.add(
            Rectification(
                problem=text, found=PartialDate(2026, 8, 1), state="整改中", deadline=PartialDate(2026, 11, 1)
            )
        )
    assert report(ledger).found
    assert "13812345678" not in str(report(ledger).chapters)
    assert "138****5678" in str(report(ledger).chapters)
    assert "13812345678" in str(report(ledger, full=True).chapters)
    for format in ("json", "xlsx", "docx", "pdf"):
        deliver(ledger, "self-check", tmp_path / f"a.{format}", today=TODAY)
    assert "13812345678" not in (tmp_path / "a.json").read_text("utf-8")
    with pytest.raises(ExportRefused, match="用途"):
        deliver(ledger, "self-check", tmp_path / "b.pdf", today=TODAY, full=True)


def test_nothing_found_is_said_and_not_refused(ledger, tmp_path):
    with ledger.unit("登记") as unit:
        unit.add(Branch(id=1, name="第一党支部"))
    done = deliver(ledger, "self-check", tmp_path, today=TODAY)
    assert [file.name for file in done.files] == ["自查报告.pdf"]
    assert done.rows == 0
    assert "本次自查没有发现需要改正、核对或提醒的问题" in "".join(ReadPdf(done.files[0]).text.split())
    for format in ("docx", "xlsx", "json"):
        deliver(ledger, "self-check", tmp_path / f"a.{format}", today=TODAY)
    assert json.loads((tmp_path / "a.json").read_text("utf-8")) == []
    assert [line["what"] for line in ledger.exports()][-1] == "自查报告：自查报告.pdf"


def test_a_year_to_come_is_refused(ledger, tmp_path):
    with pytest.raises(ExportRefused, match="2027年还没有到"):
        deliver(ledger, "self-check", tmp_path, today=TODAY, year=2027)
    assert list(tmp_path.glob("*.pdf")) == []


def test_an_empty_tab_is_named_as_fine_only_where_there_is_something(ledger):
    with ledger.unit("登记") as unit:
        unit.add(Branch(id=1, name="第一党支部"))
        unit.add(Member(name="张伟", kind="正式党员"))
        unit.add(
            Rectification(
                problem="图书陈旧", measures="更新", owner="张伟", deadline=PartialDate(2027, 3, 1), state="整改中"
            )
        )
    made = report(ledger)
    assert made.found
    there = {tab_of(finding) for finding in made.found}
    assert "rectifications" not in there
    fine = made.chapters[0].texts[1].partition("没有发现问题的")[2]
    assert "整改台账" in fine
    assert "教育培训" not in fine


@pytest.mark.parametrize(("begun", "said"), [("2026-08-15", True), ("2026-05-01", False), ("", False)])
def test_a_record_of_before_the_ledger_began_is_said_to_count(ledger: Ledger, begun: str, said: bool) -> None:
    with ledger.unit("记录") as unit:
        unit.add(Branch(id=1, name="某支部", begun=PartialDate.parse(begun) if begun else None))
        unit.add(Member(name="张三", kind="正式党员"))
        unit.add(
            Meeting(kind="支部党员大会", day=PartialDate(2026, 5, 12), status="定稿", subject="学习文件", host="张三")
        )
    report = self_check_report(checked(ledger), year=2026, full=False)
    (chapter,) = [chapter for chapter in report.chapters if "落实情况" in chapter.heading]
    for note in (chapter.note, "".join(report.sheets[HELD_LIFE].notes)):
        assert ("启用以前的记录照样计入" in note) is said
        assert "还是草稿" not in note
    (meeting,) = ledger.all(Meeting)
    meeting.status = "草稿"
    with ledger.unit("修改") as unit:
        unit.save(meeting)
        unit.add(Attendance(meeting_id=meeting.id, name="张三", state="到"))
    report = self_check_report(checked(ledger), year=2026, full=False)
    assert "".join(report.sheets[HELD_LIFE].notes).endswith("已开的会议里有 1 次的记录还是草稿。")
