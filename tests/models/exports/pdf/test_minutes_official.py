"""The minutes as an official document: all of the text, 22 lines of 28 characters, numbers outside."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from models.exports.minutes import Minutes, minutes_of
from models.exports.minutes_official import CHARACTERS, LABEL, LINES, head_of, recorded
from models.exports.pdf.breaking import NO_START
from models.exports.pdf.labelled import Labelled
from models.exports.pdf.minutes_official import PAGE, official_pages, write_minutes_official_pdf
from models.exports.pdf.pages import Block
from models.exports.pdf.paragraph import Paragraph
from models.kinds import PartialDate
from models.records import AgendaItem, Attendance, Branch, Meeting

BRANCH = Branch(name="中国共产党滨海市数据资源管理局机关第三支部委员会")
DAY = PartialDate(2026, 3, 13)


def minutes(body: str, people: int = 2, **about: object) -> Minutes:
    there = [Attendance(name=f"王{chr(0x4E00 + i)}𠮷", kind="正式党员", votes="是", state="到") for i in range(people)]
    item = AgendaItem(title_text="接收刘䶮", report=body, decision="同意。")
    meeting = Meeting(kind="支部党员大会", day=DAY, start="19:30", end="21:05", host="王𠮷", recorder="𬱖玥", **about)
    return minutes_of(meeting, there, [item], BRANCH)


def lines_of(page: list[Block]) -> list[str]:
    return [part.text[line.start : line.end] for part in page if isinstance(part, Paragraph) for line in part.lines]


def head(told: Minutes) -> dict[str, str]:
    return {each.label: each.text for each in head_of(told)}


def whole(pages: list[str]) -> str:
    """The text of all pages without their numbers."""
    return "".join(re.sub(r"— ?\d+ ?—$", "", re.sub(r"\s", "", page)) for page in pages)


def test_all_of_a_long_text_is_on_the_paper_and_the_bytes_are_the_same(tmp_path: Path, read_pdf) -> None:
    body = "讨论“对照”检查，逐条整改（三条）；" * 1200
    assert len(body) > 20_000
    for name in ("a.pdf", "b.pdf"):
        write_minutes_official_pdf(minutes(body, 300), tmp_path / name)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    pdf = read_pdf(tmp_path / "a.pdf")
    text = whole(pdf.pages)
    assert body in text
    assert "、".join(f"王{chr(0x4E00 + i)}𠮷" for i in range(300)) in text
    assert all(page.endswith(f"— {number} —") for number, page in enumerate(pdf.pages, 1))
    assert b"Helvetica" not in pdf.raw


def test_pdftotext_gives_every_paragraph_back_exactly(tmp_path: Path) -> None:
    if not shutil.which("pdftotext"):
        pytest.skip("没有 pdftotext")
    told = minutes(
        "一是读《中国共产党章程》，二是“对照”检查；邮箱 dzb03@example.gov.cn。\n" + "讨论，整改；" * 3500, 300
    )
    write_minutes_official_pdf(told, tmp_path / "a.pdf")
    read = subprocess.run(["pdftotext", tmp_path / "a.pdf", "-"], capture_output=True, check=True).stdout.decode()
    text = re.sub(r"\n*— ?\d+ ?—\n*\f?", "\n", read).replace("\n", "")
    paragraphs = [f"{label}：{said}" for label, said in head(told).items()]
    paragraphs += [text for section in told.sections for text in (section.heading, *section.paragraphs)]
    assert [whole for whole in paragraphs if " " not in whole and whole not in text] == []
    assert [whole for whole in paragraphs if whole.replace(" ", "") not in text.replace(" ", "")] == []
    assert "主持人：王𠮷" in text  # drawn out on paper, one word in the text


def test_a_page_has_22_lines_of_28_characters_and_none_begins_with_a_closing_mark() -> None:
    pages = official_pages(minutes("讨论" * 2000 + "，整改；" * 900))
    lines = [lines_of(page) for page in pages]
    assert len(lines[1]) == LINES
    assert {len(line) for line in lines[1]} == {CHARACTERS}
    assert not any(line[0] in NO_START for page in lines for line in page)


@pytest.mark.parametrize("before", range(1, 23))
def test_every_page_but_the_last_two_is_full(before: int) -> None:
    pages = official_pages(minutes("发言。\n" * before + ("讨论发言，" * 17 + "\n") * 40))
    for page in pages[:-2]:
        assert sum(block.height for block in page) == pytest.approx(PAGE.height)


@pytest.mark.parametrize("last", ["发言。", "讨论发言，" * 40])
def test_nobody_signs_a_page_without_text_and_a_long_last_paragraph_breaks(last: str) -> None:
    for count in range(1, 40):
        *before, page = official_pages(minutes_of(Meeting(kind="党课", body="发言。\n" * count + last), [], [], BRANCH))
        text = lines_of(page)
        assert not any("签字" in line or "记录日期" in line for line in text[: 1 if last == "发言。" else 2]), count
        if before and len(text) - 5 > 2:  # more of the text than has to be there: nothing was pushed over
            assert sum(block.height for block in before[-1]) == pytest.approx(PAGE.height), count


def test_long_labels_and_short_ones_are_of_one_width() -> None:
    labelled = [block for block in official_pages(minutes("发言。"))[0] if isinstance(block, Labelled)]
    wide = {block.text.split("：")[0]: sum(block.widths[: block.text.index("：")]) for block in labelled}
    assert {"会议时间", "主持人", "记录人", "出席人员"} <= set(wide)
    assert set(map(lambda w: round(w, 6), wide.values())) == {LABEL}


def test_day_and_time_stand_together_and_nobody_is_no_guest() -> None:
    told = head(minutes("发言。"))
    assert told["会议时间"] == "2026年3月13日（星期五）19:30—21:05"
    assert told["应到人数"] == "2人，有表决权2人"
    assert "列席人员" not in told
    assert head(minutes("发言。", guests="赵吉（入党积极分子）"))["列席人员"] == "赵吉（入党积极分子）"


def test_absent_people_those_left_out_and_secret_ballots_are_told_as_in_the_form(tmp_path: Path, read_pdf) -> None:
    people = [
        Attendance(name="李敏", state="到"),
        Attendance(name="周峣", state="请假", reason="因公出差"),
        Attendance(name="张伟", state="缺席"),
        Attendance(
            name="查良", state="不计入", ground="E4 年老体弱、长期患病生活不能自理", consent="局党委〔2026〕3号"
        ),
    ]
    item = AgendaItem(title_text="接收刘䶮", ballot="无记名投票", rule="接收预备党员", candidate="刘䶮", eligible=3, present=3,
                      yes=2, no=1, issued=3, collected=3)  # fmt: skip
    told = minutes_of(Meeting(kind="支部党员大会", day=DAY), people, [item], BRANCH)
    assert "不计入应到" in head(told)
    write_minutes_official_pdf(told, tmp_path / "a.pdf")
    text = whole(read_pdf(tmp_path / "a.pdf").pages)
    for part in (
        "缺席人员：请假：周峣（因公出差）；缺席：张伟（原因待补）",
        "不计入应到：查良（年老体弱、长期患病生活不能自理，局党委〔2026〕3号同意，党员大会通过日期待补）",
        "应到会有表决权党员3人，实到3人；对刘䶮以无记名投票方式表决，发出票3张，收回3张，有效票3张，赞成2票，不赞成1票；"
        "赞成人数超过应到会有表决权党员的半数，表决通过。",
    ):
        assert part in text


@pytest.mark.parametrize(
    ("status", "says"), [("草稿", "（草稿）"), ("作废", "（作废：与3月14日的记录重复）"), ("归档", "")]
)
def test_what_is_not_settled_says_so_under_the_title(status: str, says: str) -> None:
    told = minutes("发言。", status=status, number=3, void_why="与3月14日的记录重复" if says else "")
    assert lines_of(official_pages(told)[0])[3] == f"（2026年第3次）{says}"


@pytest.mark.parametrize(("kind", "pages"), [("", 2), ("谈心谈话", 1)])
def test_an_empty_meeting_is_filled_in_by_hand(tmp_path: Path, read_pdf, kind: str, pages: int) -> None:
    told = minutes_of(Meeting(kind=kind), [], [], Branch())
    write_minutes_official_pdf(told, tmp_path / "a.pdf")
    pdf = read_pdf(tmp_path / "a.pdf")
    assert len(pdf.pages) == pages
    assert "记录人签字：" in pdf.pages[-1]
    assert recorded(told).endswith("年　　月　　日")
    for page in official_pages(told):
        assert sum(block.height for block in page) == pytest.approx(PAGE.height)


def test_many_items_without_a_record_share_their_pages() -> None:
    items = [AgendaItem(position=n, title_text=f"议题{n}") for n in range(1, 31)]
    pages = official_pages(minutes_of(Meeting(kind="党课"), [], items, BRANCH))
    assert len(pages) <= 6
