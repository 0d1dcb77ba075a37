"""The printed minutes: everything is on the paper, however long, and the text can be copied out."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from models.exports.minutes import Minutes, minutes_of
from models.exports.pdf.minutes import PAGE, _votes, write_minutes_pdf
from models.kinds import PartialDate
from models.records import AgendaItem, Attendance, Branch, Meeting

BRANCH = Branch(name="中国共产党滨海市数据局机关第三支部委员会")
SPEECH = "一是读原文《中国共产党章程》，二是“对照”检查（不少于3条）；邮箱 dzb03@example.gov.cn：2026年6月前完成100%。"


def minutes(body: str = SPEECH, absent: int = 2, **about: object) -> Minutes:
    people = [Attendance(name=f"周{chr(0x4E00 + i)}", kind="正式党员", votes="是", state="请假") for i in range(absent)]
    people += [Attendance(name="王𠮷", kind="正式党员", votes="是", state="到")]
    item = AgendaItem(
        title_text="接收刘䶮", report=body, decision="同意。", ballot="举手", eligible=3, present=1, yes=1
    )
    meeting = Meeting(kind="支部党员大会", day=PartialDate(2026, 3, 13), host="王𠮷", recorder="𬱖玥", **about)
    return minutes_of(meeting, people, [item], BRANCH)


def joined(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_all_of_the_text_is_on_the_paper_and_comes_back(tmp_path: Path, read_pdf) -> None:
    write_minutes_pdf(minutes(), tmp_path / "记录.pdf")
    text = joined(read_pdf(tmp_path / "记录.pdf").text)
    for part in (
        BRANCH.name, "支部党员大会会议记录", "2026年3月13日（星期五）", "主持人王𠮷", "记录人𬱖玥", "应到人数3人",
        "请假：周一（原因待补）、周丁（原因待补）", "一、接收刘䶮" + SPEECH, "应到会有表决权党员3人，实到1人；以举手方式表决，赞成1票；结果待核。",
        "决议：同意。", "主持人签字记录人签字书记审阅", "第1页共1页",
    ):  # fmt: skip
        assert joined(part) in text


def test_pdftotext_reads_the_same(tmp_path: Path) -> None:
    if not shutil.which("pdftotext"):
        pytest.skip("没有 pdftotext")
    write_minutes_pdf(minutes(), tmp_path / "a.pdf")
    done = subprocess.run(["pdftotext", tmp_path / "a.pdf", "-"], capture_output=True, check=True)
    text = done.stdout.decode()
    assert joined(SPEECH) in joined(text)
    for name in ("王𠮷", "𬱖玥", "接收刘䶮", "2026年3月13日（星期五）", "读原文《中国共产党章程》"):
        assert name in text


def test_markup_is_only_text(tmp_path: Path, read_pdf) -> None:
    evil = "<b>粗</b> &amp; <font size=99>大</font> <para> %s {0} (括号\\n"
    write_minutes_pdf(minutes(evil, title_text=evil), tmp_path / "a.pdf")
    assert joined(read_pdf(tmp_path / "a.pdf").text).count(joined(evil)) == 2


@pytest.mark.parametrize("text", ["长" * 20_000, "这是一段发言，" * 2857, "发言。\n" * 800, "a" * 5000, "，" * 3000])
def test_a_long_body_runs_over_pages(tmp_path: Path, read_pdf, text: str) -> None:
    write_minutes_pdf(minutes(text), tmp_path / "a.pdf")
    pdf = read_pdf(tmp_path / "a.pdf")
    total = len(pdf.pages)
    assert total > 2
    assert all(f"第 {number} 页 共 {total} 页" in page for number, page in enumerate(pdf.pages, 1))
    body = re.sub(r"第 \d+ 页 共 \d+ 页", "", pdf.text)
    assert joined(text) in joined(body)


def test_an_empty_meeting_is_one_page_to_fill_in_by_hand(tmp_path: Path, read_pdf) -> None:
    write_minutes_pdf(minutes_of(Meeting(), [], [], Branch()), tmp_path / "a.pdf")
    pdf = read_pdf(tmp_path / "a.pdf")
    assert len(pdf.pages) == 1
    assert "记录日期：" in pdf.text
    assert "主持人签字" in pdf.text


@pytest.mark.parametrize("absent", [60, 600])
def test_many_absentees_are_all_named(tmp_path: Path, read_pdf, absent: int) -> None:
    long = minutes(absent=absent)
    write_minutes_pdf(long, tmp_path / "a.pdf")
    text = joined(re.sub(r"第 \d+ 页 共 \d+ 页", "", read_pdf(tmp_path / "a.pdf").text)).replace("缺席人员", "")
    assert dict(pair for row in long.rows for pair in row)["缺席人员"] in text


def test_a_very_long_name_and_title_lose_nothing(tmp_path: Path, read_pdf) -> None:
    name = "阿卜杜热合曼·" * 30
    write_minutes_pdf(minutes(title_text="会议" * 400, place=name), tmp_path / "a.pdf")
    text = joined(read_pdf(tmp_path / "a.pdf").text)
    assert name in text
    assert "会议" * 400 in text


def test_no_cell_of_the_vote_table_breaks_a_word() -> None:
    headings = minutes_of(Meeting(), [], [AgendaItem(ballot="举手", rule="选举")], BRANCH).vote_headings
    widest = ("推荐优秀党员", "无记名投票", "142", "120", "100＋\n书面12", "100", "100", "未通过")
    rows = _votes(headings, [widest])
    assert {len(block.lines) for row in rows for cell in row.cells for block in cell.blocks} == {1}
    assert sum(cell.width for cell in rows[0].cells) == pytest.approx(PAGE.width)


def test_invalid_ballots_have_a_column_in_the_vote_table() -> None:
    item = AgendaItem(
        title_text="推荐", ballot="无记名投票", eligible=45, present=41, yes=39, no=0, abstain=1, invalid=1
    )
    made = minutes_of(Meeting(), [], [item], BRANCH)
    rows = _votes(made.vote_headings, made.votes)
    assert {len(row.cells) for row in rows} == {9}
    assert {len(block.lines) for row in rows for cell in row.cells for block in cell.blocks} == {1}
    assert sum(cell.width for cell in rows[0].cells) == pytest.approx(PAGE.width)


def test_the_result_of_a_vote_is_printed(tmp_path: Path, read_pdf) -> None:
    item = AgendaItem(title_text="推荐", ballot="举手", rule="支委会", eligible=5, present=4, yes=4)
    write_minutes_pdf(minutes_of(Meeting(), [], [item], BRANCH), tmp_path / "a.pdf")
    text = joined(read_pdf(tmp_path / "a.pdf").text)
    assert "赞成人数超过应到会委员的半数，表决通过。" in text
    assert "应到会委员实到会委员" in text
    assert "推荐举手544通过" in text


def test_a_talk_counts_nobody(tmp_path: Path, read_pdf) -> None:
    people = [Attendance(name=name, state="到", kind="正式党员", votes="是") for name in ("白露", "方敏")]
    talk = minutes_of(Meeting(kind="谈心谈话", host="白露"), people, [], BRANCH)
    write_minutes_pdf(talk, tmp_path / "a.pdf")
    text = joined(read_pdf(tmp_path / "a.pdf").text)
    assert "谈话人白露" in text
    assert "谈话对象方敏" in text
    assert "谈话人签字" in text
    assert not [word for word in ("会议内容", "应到", "实到", "有表决权", "主持人") if word in text]


def test_a_draft_is_marked_under_the_heading(tmp_path: Path, read_pdf) -> None:
    write_minutes_pdf(minutes(status="草稿"), tmp_path / "a.pdf")
    assert "支部党员大会会议记录（草稿）" in joined(read_pdf(tmp_path / "a.pdf").text)


@pytest.mark.parametrize(("why", "says"), [("重复", "（作废：重复）"), ("", "（作废：原因待补）")])
def test_a_void_record_is_marked_under_the_heading(tmp_path: Path, read_pdf, why: str, says: str) -> None:
    write_minutes_pdf(minutes(status="作废", void_why=why), tmp_path / "a.pdf")
    assert f"支部党员大会会议记录{says}" in joined(read_pdf(tmp_path / "a.pdf").text)


def test_a_heading_never_ends_a_page(tmp_path: Path, read_pdf) -> None:
    for lines in range(4, 34):
        items = [
            AgendaItem(position=1, title_text="甲", report="行\n" * lines),
            AgendaItem(position=2, title_text="乙"),
        ]
        items[1].report = "次项第一段"
        write_minutes_pdf(minutes_of(Meeting(kind="党小组会"), [], items, BRANCH), tmp_path / "a.pdf")
        for page in read_pdf(tmp_path / "a.pdf").pages:
            assert ("二、乙" in page) == ("次项第一段" in page)


def test_a_heading_of_the_text_itself_never_ends_a_page(tmp_path: Path, read_pdf) -> None:
    """三、讨论发言 stood alone at the foot of the first page."""
    for lines in range(8, 24):
        body = "行\n" * lines + "三、讨论发言\n次项第一段" + "\n又一段" * 15
        write_minutes_pdf(minutes_of(Meeting(kind="党小组会", body=body), [], [], BRANCH), tmp_path / "a.pdf")
        for page in read_pdf(tmp_path / "a.pdf").pages:
            assert ("三、讨论发言" in page) == ("次项第一段" in page)


def test_the_same_minutes_give_the_same_bytes_and_say_what_they_are(tmp_path: Path) -> None:
    write_minutes_pdf(minutes(), tmp_path / "a.pdf")
    write_minutes_pdf(minutes(), tmp_path / "b.pdf")
    raw = (tmp_path / "a.pdf").read_bytes()
    assert raw == (tmp_path / "b.pdf").read_bytes()
    assert b"/Lang (zh-CN)" in raw
    assert b"Helvetica" not in raw
    assert len(raw) < 250_000


def test_a_name_that_no_font_has_is_seen(tmp_path: Path, read_pdf) -> None:
    write_minutes_pdf(minutes(place="\U00030edd镇"), tmp_path / "a.pdf")
    assert "[U+30EDD]镇" in read_pdf(tmp_path / "a.pdf").text


def test_signatures_stay_with_the_last_vote(tmp_path: Path, read_pdf) -> None:
    alone = []
    for count in range(18, 32):
        path = tmp_path / f"{count}.pdf"
        write_minutes_pdf(minutes("\n".join(["讨论发言。"] * count), 0), path)
        last = joined(read_pdf(path).pages[-1])
        if last.startswith("主持人签字"):
            alone.append(count)
    assert not alone


@pytest.mark.parametrize("line", ["讨论发言。", "讨论发言，" * 15])
def test_signatures_stay_with_the_text_where_there_is_no_vote(tmp_path: Path, read_pdf, line: str) -> None:
    moved = 0
    for count in range(1, 40 if len(line) < 9 else 14):
        people = [Attendance(name=f"周{chr(0x4E00 + n)}", state="到") for n in range(150 if count % 2 else 30)]
        meeting = Meeting(kind="主题党日", body="\n".join([line] * count))
        path = tmp_path / f"{count}.pdf"
        write_minutes_pdf(minutes_of(meeting, people, [], BRANCH), path)
        pages = [joined(page) for page in read_pdf(path).pages]
        assert joined("".join(pages)).count("讨论发言") == count * line.count("讨论")
        if len(pages) > 1:
            before = pages[-1].split("主持人签字")[0].removeprefix("会议内容")
            assert len(before) >= min(10, len(line) * count), (count, pages[-1])
            moved += 1
    assert moved
