"""督查通报: the figures of a quarter, which later edits leave alone; overdue, open and per person; both formats say the same."""

from __future__ import annotations

from datetime import date

import pytest
from docx import Document

from models.exports import ExportRefused
from models.exports.contents.oversight import NO_PROGRESS, oversight
from models.exports.deliver import deliver
from models.exports.oversight import quarter_meant
from models.kinds import PartialDate
from models.records import Branch, Progress, Rectification, RectificationStep
from models.records.rectification import CLOSED, LONG_TERM, REGISTERED, WORKING
from models.records.rectification_step import APPLY, BEGIN, CLOSE, EXTEND, KEEP_UP, REOPEN
from models.rules.periods import Span
from models.rules.register.steps import registered, take
from models.rules.register.unassigned import NO_OWNER
from tests.models.exports.pdf_reader import ReadPdf

TODAY = date(2026, 11, 23)
SUMMER = Span(2026, 7, 3)


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


def taken(item: Rectification, *steps: RectificationStep) -> tuple[Rectification, list[RectificationStep]]:
    """The item after its steps, and all of them with the registration."""
    found = [registered(item)]
    for each in steps:
        done = take(item, each)
        item = done.item
        found.append(done.step)
    return item, found


def item(number: str, found: str, owner: str, deadline: str = "2026-08-31", **about) -> Rectification:
    about = {"state": REGISTERED, "source": "自查", "problem": f"问题{number}", "measures": "按计划开会"} | about
    return Rectification(number=number, found=day(found), owner=owner, deadline=day(deadline), **about)


def step(action: str, when: str, **about) -> RectificationStep:
    return RectificationStep(day=day(when), action=action, **about)


def course() -> list[tuple[Rectification, list[RectificationStep]]]:
    """Closed in the spring, closed in the summer and opened again after it, overdue, extended, long-term, without anybody."""
    begin = step(BEGIN, "2026-03-20")
    return [
        taken(item("01", "2026-03-02", "甲"), begin, step(APPLY, "2026-05-01"), step(CLOSE, "2026-05-09", by="乙")),
        taken(
            item("02", "2026-03-02", "甲、乙"),
            step(BEGIN, "2026-03-20"),
            step(APPLY, "2026-07-08"),
            step(CLOSE, "2026-07-09", by="丙", text="同意销号"),
            step(REOPEN, "2026-10-08", text="反弹", deadline=day("2026-12-31")),
        ),
        taken(item("03", "2026-07-02", "乙"), step(BEGIN, "2026-07-20")),
        taken(
            item("04", "2026-07-02", "丙"),
            step(BEGIN, "2026-07-20"),
            step(EXTEND, "2026-08-20", by="王书记", deadline=day("2026-12-01")),
        ),
        taken(item("05", "2026-08-02", "甲"), step(KEEP_UP, "2026-08-03")),
        taken(item("06", "2026-09-02", "", "2026-10-31", problem="来电 13812345678 未答复")),
    ]


@pytest.fixture
def kept(ledger):
    """The ledger with the items, their steps and what was put down on them."""
    with ledger.unit("登记") as unit:
        unit.add(Branch(id=1, name="中国共产党滨海市数据局第三支部委员会"))
        for one, steps in course():
            unit.add(one)
            for each in steps:
                each.rectification_id = one.id
                unit.add(each)
            if one.number == "03":
                for when, text in (
                    ("2026-06-30", "早了"),
                    ("2026-08-01", "先"),
                    ("2026-09-30", "后"),
                    ("2026-10-01", "晚了"),
                ):
                    unit.add(Progress(rectification_id=one.id, day=day(when), text=text))
    return ledger


def report(ledger, quarter: Span = SUMMER, *, today: date = TODAY, full: bool = False):
    from models.exports.scope import parts_of
    from models.our_branch import our_branch

    return oversight(
        ledger.all(Rectification), parts_of(ledger, RectificationStep), parts_of(ledger, Progress), our_branch(ledger),
        quarter, today=today, full=full,
    )  # fmt: skip


def tables(made) -> list[list[list[str]]]:
    return [table.rows for chapter in made.chapters for table in chapter.tables]


def test_the_figures_of_a_quarter_beside_those_of_the_one_before(kept):
    end, within, people, overdue, still, _ = tables(report(kept))
    assert end == [
        ["上季度末", "2", "2", "1", "50.0%", "1", "0", "0"],
        ["本季度末", "6", "5", "2", "40.0%", "3", "1", "1"],
    ]
    assert within == [["上季度", "0", "1", "0", "0", "0"], ["本季度", "4", "1", "1", "0", "0"]]
    assert people == [
        ["乙", "2", "1", "1", "1"],
        ["丙", "1", "0", "1", "0"],
        ["甲", "2", "2", "0", "0"],
        [NO_OWNER, "1", "0", "1", "0"],
    ]
    assert overdue == [["03", "问题03", "乙", "2026-08-31", "30天", WORKING]]
    assert [[row[0], row[3], row[5]] for row in still] == [
        ["03", "2026-08-31", "9月30日 后"],
        ["04", "2026-12-01", NO_PROGRESS],
        ["06", "2026-10-31", NO_PROGRESS],
    ]


def test_item_by_item_what_was_done_in_the_quarter(kept):
    made = report(kept)
    course = {row[0]: row[4].split("\n") for row in tables(made)[5]}
    assert list(course) == ["02", "03", "04", "05", "06"]  # 01 was closed before
    assert "1项没有列入" in made.chapters[-1].note
    assert course["02"] == ["7月8日 申请销号", "7月9日 验收销号：丙"]  # 同意销号 is what was written beside it
    assert course["03"] == ["7月2日 登记", "7月20日 开始整改", "8月1日 先", "9月30日 后"]
    assert course["04"][2] == "8月20日 延期：原时限 2026-08-31，新时限 2026-12-01；王书记"
    autumn = tables(report(kept, Span(2026, 10, 3)))
    assert autumn[0][1][0] == "截至目前"
    assert next(row for row in autumn[-1] if row[0] == "02")[3] == f"{WORKING}（第2轮）"


@pytest.mark.parametrize(
    ("by", "said"),
    [
        ("甲", "甲（甲是责任人，应由他人验收，请核对）"),
        ("丁、乙", "丁、乙（乙是责任人，应由他人验收，请核对）"),
        ("丁", "丁"),
        ("丙（1990年生）", "丙（1990年生）"),
        ("丙（1978年生）", "丙（1978年生）（丙是责任人，应由他人验收，请核对）"),
    ],
)
def test_who_closed_his_own_item_is_said_to_be_its_owner(ledger, by: str, said: str):
    with ledger.unit("整改") as unit:
        one, steps = taken(
            item("02", "2026-07-02", "甲、乙、丙（1978年生）"),
            step(BEGIN, "2026-07-03"),
            step(APPLY, "2026-07-08"),
            step(CLOSE, "2026-07-09", by=by),
        )
        unit.add(one)
        for each in steps:
            each.rectification_id = one.id
            unit.add(each)
    (row,) = tables(report(ledger))[-1]
    assert row[4].split("\n")[-1] == f"7月9日 验收销号：{said}"


def test_numbers_of_a_past_quarter_stay_whatever_is_edited_later(kept):
    before = report(kept)
    with kept.unit("改") as unit:
        for one in kept.all(Rectification):
            changed = LONG_TERM if one.number == "03" else CLOSED
            one.owner, one.deadline, one.state, one.kind = "丁", day("2027-01-01"), changed, "立行立改"
            one.closed_on, one.found, one.round = day("2026-08-01"), day("2020-01-01"), 9
            one.problem += "，改了字"
            unit.save(one)
            unit.add(
                RectificationStep(
                    rectification_id=one.id, day=day("2026-10-20"), action=CLOSE, state=CLOSED, owner="丁", round=3
                )
            )
    after = report(kept)
    assert after.numbers == before.numbers
    numbers = [[[*row[:1], *row[2:]] for row in rows] for rows in tables(before)]  # all but the text of the problem
    assert [[[*row[:1], *row[2:]] for row in rows] for rows in tables(after)] == numbers
    assert before.chapters[0] == after.chapters[0]
    assert report(kept, Span(2026, 10, 3)).numbers.closed == 6


def test_nothing_to_list_is_said_and_numbers_in_texts_are_masked(kept):
    spring = report(kept, Span(2026, 1, 3))
    assert spring.chapters[2].texts == ["没有逾期的事项。"]
    assert "138****5678" in str(report(kept))
    assert "13812345678" in str(report(kept, full=True))


@pytest.mark.parametrize(
    ("today", "asked", "meant"),
    [
        ("2026-11-23", {}, (2026, 7)),
        ("2026-02-01", {}, (2025, 10)),
        ("2026-09-30", {}, (2026, 4)),
        ("2026-10-01", {}, (2026, 7)),
        ("2026-11-23", {"year": 2025}, (2025, 10)),
        ("2026-11-23", {"year": 2026}, (2026, 7)),
        ("2026-02-01", {"year": 2026}, (2026, 1)),
        ("2026-02-01", {"number": 1}, (2026, 1)),
        ("2026-02-01", {"number": 2}, (2025, 4)),
        ("2026-11-23", {"year": 2024, "number": 2}, (2024, 4)),
    ],
)
def test_which_quarter_is_meant(today, asked, meant):
    found = quarter_meant(date.fromisoformat(today), **asked)
    assert (found.year, found.first_month, found.months) == (*meant, 3)


def test_both_formats_say_the_same_and_are_logged(kept, tmp_path):
    done = deliver(kept, "oversight", tmp_path, today=TODAY, purpose="通报")
    assert [file.name for file in done.files] == ["2026年第三季度整改工作督查通报.pdf"]
    assert (done.rows, done.notes) == (6, [])
    (word,) = deliver(kept, "oversight", tmp_path / "a.docx", today=TODAY).files
    document = Document(str(word))
    page = "".join(ReadPdf(done.files[0]).text.split())
    said = [p.text for p in document.paragraphs] + [c.text for t in document.tables for r in t.rows for c in r.cells]
    assert "一、总体情况" in said
    assert len(document.tables) == 6
    for text in said:
        for line in text.split("\n"):
            assert "".join(line.split()) in page, line
    ends = document.paragraphs[-4:]
    assert [p.text for p in ends[1:3]] == ["中国共产党滨海市数据局第三支部委员会", "2026年11月23日"], (
        "an official notice says who gives it, and when"
    )
    assert [bool(p.paragraph_format.keep_with_next) for p in ends] == [True, True, True, False]
    assert ends[1].paragraph_format.right_indent.pt == 28
    assert "中国共产党滨海市数据局第三支部委员会2026年11月23日内部资料" in page
    assert document.sections[0].page_width < document.sections[0].page_height
    assert [line["rows"] for line in kept.exports()] == [6, 6]


def test_a_quarter_that_runs_is_noted_and_others_are_refused(kept, tmp_path):
    running = deliver(kept, "oversight", tmp_path / "a.pdf", today=TODAY, quarter=4)
    assert running.notes == ["2026年第四季度还没有结束，数字截至 2026-11-23；季度结束后请再导出一次。"]
    for asked, why in (
        ({"year": 2027, "quarter": 1}, "2027年第一季度还没有到，没有导出"),
        ({"year": 2024, "quarter": 2}, "2024年第二季度末台账里还没有整改事项，没有导出"),
        ({"format": "xlsx"}, "不能导出为 xlsx"),
    ):
        with pytest.raises(ExportRefused, match=why):
            deliver(kept, "oversight", tmp_path / "别", today=TODAY, **asked)
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".pdf"] == ["a.pdf"]
