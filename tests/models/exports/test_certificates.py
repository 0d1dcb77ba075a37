"""Certificates of training: who gets one, what stands in the blanks, nothing is cut, and the numbers that come next."""

import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml

from models.exports import ExportRefused
from models.exports.certificate import BLANKS, certificate, check_blanks, doubt_words, filled, gaps, span_words
from models.exports.certificates import Wanted, deliver_certificates, issued_on, template_named
from models.exports.collection_cards import Who
from models.exports.pdf.certificate import laid_out
from models.kinds import PartialDate
from models.records import Enrolment, Member, Training, Wording
from models.records.wording import CERTIFICATE
from models.rules.study.certificates import proposed, why_not
from tests.models.exports.pdf_reader import ReadPdf

TODAY = date(2026, 11, 23)
LONG = "某某省某某市某某区人力资源和社会保障系统基层党组织书记和党务骨干集中轮训暨业务能力提升专题示范培训班（第三期）"


def text_of(file: Path) -> str:
    """The text of a PDF without ends of lines."""
    return "".join("".join(ReadPdf(file).text).split())


@pytest.fixture
def kept(ledger):
    """A batch with those who passed, who did not, who were not there."""
    with ledger.unit("登记") as unit:
        someone = Member(name="张三", sex="男", unit="综合科")
        unit.add(someone)
        batch = Training(
            number="2026-03", name="集中轮训", organizer="机关党委", planned_hours=16.0,
            start=PartialDate(2026, 3, 10), end=PartialDate(2026, 3, 12),
        )  # fmt: skip
        unit.add(batch)
        unit.add_all(
            [
                Enrolment(training_id=batch.id, member_id=someone.id, name="张三", state="参加", result="合格", certificate="2026-03-001"),
                Enrolment(training_id=batch.id, name="李四", state="补课", hours=8.0, result="优秀"),
                Enrolment(training_id=batch.id, name="王五", state="请假"),
                Enrolment(training_id=batch.id, name="赵六", state="参加", result="不合格"),
            ]
        )  # fmt: skip
    return ledger


@pytest.mark.parametrize(
    ("state", "result", "why"),
    [("参加", "合格", ""), ("", "", ""), ("补课", "免考", ""), ("请假", "合格", "请假"), ("缺课", "", "缺课"),
     ("参加", "不合格", "不合格"), ("参加", "未通过", "未通过")],
)  # fmt: skip
def test_who_took_part_and_passed_is_proposed(state, result, why):
    assert why_not(Enrolment(name="某", state=state, result=result)) == why


def test_numbers_go_on_after_the_highest_and_none_is_overwritten_or_given_twice():
    batch = Training(number="2026-03", start=PartialDate(2026, 3, 10))
    people = [Enrolment(id=n, name="某", certificate=c) for n, c in enumerate(("", "自编-9", ""), 1)]
    assert proposed(batch, people, []) == {1: "2026-03-001", 3: "2026-03-002"}
    assert proposed(batch, people, ["2026-03-007", "2026-04-090", "自编-9"]) == {1: "2026-03-008", 3: "2026-03-009"}
    assert proposed(Training(number="3", start=PartialDate(2026, 3, 10)), people[:1], []) == {1: "2026-3-001"}
    assert proposed(Training(start=PartialDate(2026, 3, 10)), people[:1], []) == {1: "2026-0310-001"}


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ((2026, 3, 10), (2026, 3, 12), "2026年3月10日至12日"),
        ((2026, 3, 10), (2026, 4, 2), "2026年3月10日至4月2日"),
        ((2025, 12, 30), (2026, 1, 2), "2025年12月30日至2026年1月2日"),
        ((2026, 3, 10), (2026, 3, 10), "2026年3月10日"),
        ((2026, 3), (2026, 4), "2026年3月至4月"),
        ((2026, 3, 10), None, "2026年3月10日"),
        (None, None, ""),
    ],
)
def test_what_is_the_same_in_both_days_is_not_said_twice(start, end, words):
    assert span_words(start and PartialDate(*start), end and PartialDate(*end)) == words


def test_the_parts_of_a_text_are_title_text_and_foot():
    made = certificate(
        "证书\n编号：{证书编号}\n\n{姓名}同志：\n\n参加了{培训名称}。\n \n{主办单位}\n{颁发日期}",
        dict.fromkeys(BLANKS, "甲"),
    )
    assert (made.title, made.under) == ("证书", ("编号：甲",))
    assert made.body == ("甲同志：", "参加了甲。")
    assert made.foot == ("甲", "甲")
    assert certificate("证书\n\n正文", {}).foot == ()


def test_a_blank_is_filled_once_and_an_empty_one_left_to_be_written_by_hand():
    assert filled("{姓名}｛ 学时 ｝{证书编号}", {"姓名": "{学时}", "学时": "8", "证书编号": ""}) == "{学时}8____"
    people = [{"姓名": "甲", "证书编号": ""}, {"姓名": "乙", "证书编号": "1"}]
    assert gaps("{姓名}{证书编号}", people) == {"证书编号": ["甲"]}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{姓名}{身份证号}", "{身份证号} 不认识"),
        ("{姓名", "大括号没有成对"),
        ("姓名}", "没有成对"),
        (" \n", "没有文字"),
    ],
)
def test_a_text_with_blanks_that_nobody_can_fill_is_refused(text, why):
    with pytest.raises(ExportRefused, match=re.escape(why)):
        check_blanks(text, "我的")


def test_the_texts_of_the_program_can_be_filled(kept):
    for name in ("", "completion", "培训证明（不写考核）"):
        found = template_named(kept, name)
        check_blanks(found.text, found.name)
    with pytest.raises(ExportRefused, match="没有叫“没有”的证书模板"):
        template_named(kept, "没有")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("学习，共{学时}学时，考核结果为{考核结果}，准予结业。", "学习，共8学时，准予结业。"),
        ("考核结果：{考核结果}\n准予结业。", "准予结业。"),
        ("共{学时}学时。", "共8学时。"),
    ],
)
def test_who_was_let_off_the_examination_has_no_result(text, told):
    values = {"学时": "8", "考核结果": "免考"}
    assert "".join(certificate(f"结业证书\n\n{text}\n\n落款", values).body) == told
    passed = certificate(f"结业证书\n\n{text}\n\n落款", values | {"考核结果": "合格"})
    assert ("合格" in "".join(passed.body)) == ("考核结果" in text)


def test_one_page_for_each_who_passed_and_the_others_are_named(kept, tmp_path):
    done = deliver_certificates(kept, tmp_path / "证书.pdf", today=TODAY, wanted=Wanted("2026-03"))
    first, second = ("".join(lines) for lines in ReadPdf(done.files[0]).lines)
    assert "张三同志" in first
    assert "证书编号：2026-03-001" in first
    assert "2026年3月10日至12日参加“集中轮训”学习" in first
    assert "共16学时，考核结果为合格，准予结业" in first
    assert "全部" not in first, "which courses somebody went to is not known"
    assert "机关党委（盖章）" in first
    assert "2026年3月12日" in first
    assert "李四同志" in second
    assert "8学时" in second
    assert "____" in second
    assert done.notes == [
        "2 人不发证书：王五（请假）、赵六（不合格）。",
        "学时少于计划的 16 学时：李四（8）。证书按实际学时写，请核对是否结业。",
        "李四没有证书编号，证书上留空待填。",
        "李四没有起止日期，证书上留空待填。",  # of a make-up nobody knows when
    ]
    (line,) = kept.exports()
    assert (line["rows"], line["what"], done.rows) == (2, "结业证书：证书.pdf", 2)


def test_what_the_list_does_not_bear_out_is_said():
    people = [
        Enrolment(name="甲", state="参加"),
        Enrolment(name="乙", state="补课", hours=16.0, made_up_on=PartialDate(2026, 4, 2)),
        Enrolment(name="丙", state="参加", result="不合格"),
    ]
    made_up = "补课：乙。起止日期写补课那天，不写这批的日期。"
    assert doubt_words(people[:1], 16, date(2026, 4, 2)) == []
    assert doubt_words(people[:2], 16, date(2026, 4, 2)) == [made_up]
    assert doubt_words(people, 16, date(2026, 3, 12)) == [
        made_up,
        "补课在颁发日期 2026-03-12 之后：乙。请核对颁发日期。",
        "按名单没有结业：丙（不合格）。证书照写了，请核对。",
    ]


def test_who_made_up_was_there_on_another_day(kept, tmp_path):
    with kept.unit("补课") as unit:
        (one,) = (e for e in kept.all(Enrolment) if e.name == "李四")
        one.made_up_on = PartialDate(2026, 4, 2)
        unit.save(one)
    done = deliver_certificates(kept, tmp_path / "证书.pdf", today=TODAY, wanted=Wanted("2026-03"))
    first, second = ("".join(lines) for lines in ReadPdf(done.files[0]).lines)
    assert "于2026年3月10日至12日参加" in first
    assert "于2026年4月2日（补课）参加“集中轮训”学习" in second
    assert "3月10日" not in second
    assert "补课：李四。起止日期写补课那天，不写这批的日期。" in done.notes


def test_she_may_choose_who_gets_one_and_where_each_goes(kept, tmp_path):
    people = {one.name: one.id for one in kept.all(Enrolment)}
    who = Who(ids=[people["张三"], people["赵六"]])
    done = deliver_certificates(kept, tmp_path / "各人", today=TODAY, who=who, wanted=Wanted(paper="A5", issued=TODAY))
    assert [file.name for file in done.files] == ["结业证书-2026-03-001-张三.pdf", "结业证书-赵六.pdf"]
    assert "2026年11月23日" in text_of(done.files[1])
    assert sum(line["rows"] for line in kept.exports()) == done.rows == 2


@pytest.mark.parametrize(
    ("who", "wanted", "out", "why"),
    [
        (Who(), Wanted("2026-99"), "a.pdf", "没有批次号或名称是“2026-99”"),
        (Who(), Wanted(), "a.pdf", "没有说是哪一批"),
        (Who(names=["钱七"]), Wanted("2026-03"), "a.pdf", "参训名单里没有“钱七”"),
        (Who(), Wanted("2026-03"), "a.docx", "要用自己的 Word 模板"),
        (Who(), Wanted("2026-03", "没有.docx"), "folder", "找不到模板“没有.docx”"),
        (Who(), Wanted("2026-03", "没有.docx"), "a.pdf", "只能导出为 Word"),
    ],
)
def test_what_cannot_be_written_is_refused_and_nothing_is_there(kept, tmp_path, who, wanted, out, why):
    with pytest.raises(ExportRefused, match=why):
        deliver_certificates(kept, tmp_path / out, today=TODAY, who=who, wanted=wanted)
    assert list(tmp_path.glob(out)) == []
    assert kept.exports() == []


def test_a_number_of_a_person_in_a_text_is_masked_and_that_of_the_certificate_is_not(kept, tmp_path):
    with kept.unit("改") as unit:
        batch = kept.all(Training)[0]
        batch.name = "联系人13812345678培训"
        unit.save(batch)
        one = kept.all(Enrolment)[0]
        one.certificate = "202603150000012"
        unit.save(one)
    (file,) = deliver_certificates(kept, tmp_path / "a.pdf", today=TODAY, wanted=Wanted("2026-03")).files
    text = text_of(file)
    assert "138****5678" in text
    assert "202603150000012" in text


@pytest.mark.parametrize("paper", ["A4", "A5"])
def test_long_names_shrink_and_are_never_cut(kept, paper):
    values = dict.fromkeys(BLANKS, "") | {
        "姓名": "阿卜杜外力·麦麦提敏·吾买尔江·买买提艾力·热合曼",
        "培训名称": LONG * 3,
        "主办单位": LONG,
    }
    text = template_named(kept, "").text
    laid = laid_out(certificate(text, values), paper, "某")
    drawn = "".join(part.text[line.start : line.end] for _, _, part in laid.placed for line in part.lines)
    assert drawn.count(LONG) == 4
    low = max(y + part.height for _, y, part in laid.placed)
    assert low <= laid.page.height + 0.01
    for (_, y, part), (_, below, _) in pairwise(laid.placed):
        assert y + part.height <= below + 0.01, "nothing is written over something else"
    assert all(x >= 0 for x, _, _ in laid.placed)
    with pytest.raises(ExportRefused, match="“某”的证书文字太长"):
        laid_out(certificate(text.replace("特发此证", "特发此证。" * 600), values), paper, "某")


def test_the_day_is_the_last_of_the_batch_unless_it_is_still_to_come():
    assert issued_on(Training(start=PartialDate(2026, 3, 10), end=PartialDate(2026, 3, 12)), TODAY) == date(2026, 3, 12)
    assert issued_on(Training(start=PartialDate(2026, 12, 10)), TODAY) == TODAY
    assert issued_on(Training(start=PartialDate(2026, 3)), TODAY) == TODAY


def test_her_own_text_comes_by_name_or_key(kept, tmp_path):
    with kept.unit("模板") as unit:
        mine = Wording(sort=CERTIFICATE, name="我的证书", text="优秀学员\n\n{姓名}\n\n{支部}")
        unit.add(mine)
    for said in ("我的证书", f"#{mine.id}"):
        (file,) = deliver_certificates(kept, tmp_path / "a.pdf", today=TODAY, wanted=Wanted("2026-03", said)).files
        assert "优秀学员" in text_of(file)


def word_template(path: Path) -> Path:
    """A template with blanks cut into runs, in a table, a head and a text box."""
    document = Document()
    paragraph = document.add_paragraph("兹证明")
    for piece in ("{", "姓", "名}同志（{性", "别}）于{起止日期}"):
        paragraph.add_run(piece).bold = piece == "{"
    paragraph.add_run("参加{培训名称}")
    document.add_table(rows=1, cols=1).cell(0, 0).text = "编号 {证书编号}"
    document.sections[0].header.paragraphs[0].text = "{主办单位}"
    box = parse_xml(
        '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>{学'
        "</w:t></w:r><w:r><w:t>时}学时</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    paragraph._p.append(box)
    document.save(str(path))
    return path


def test_a_word_template_of_her_own_is_filled_wherever_its_blanks_are(kept, tmp_path):
    template = word_template(tmp_path / "模板.docx")
    wanted = Wanted("2026-03", str(template))
    done = deliver_certificates(kept, tmp_path / "各人", today=TODAY, wanted=wanted)
    assert [file.name for file in done.files] == ["结业证书-2026-03-001-张三.docx", "结业证书-李四.docx"]
    document = Document(str(done.files[0]))
    paragraph = document.paragraphs[0]
    assert paragraph.text == "兹证明张三同志（男）于2026年3月10日至12日参加集中轮训"
    assert next(run for run in paragraph.runs if run.text == "张三").bold
    assert document.tables[0].cell(0, 0).text == "编号 2026-03-001"
    assert document.sections[0].header.paragraphs[0].text == "机关党委"
    assert "16学时" in "".join(document.element.body.itertext())
    assert "李四没有性别、" not in "".join(done.notes)
    assert "李四没有性别，证书上留空待填。" in done.notes
    assert "{姓" in "".join(Document(str(template)).element.body.itertext()), "the template itself is not touched"


def test_a_word_template_that_cannot_be_used_is_refused(kept, tmp_path):
    plain, strange, broken = (tmp_path / name for name in ("空.docx", "怪.docx", "坏.docx"))
    Document().save(str(plain))
    document = Document()
    document.add_paragraph("{籍贯}")
    document.save(str(strange))
    broken.write_bytes(b"PK\x03\x04nonsense")
    for file, why in ((plain, "没有文字"), (strange, "{籍贯} 不认识"), (broken, "打不开")):
        with pytest.raises(ExportRefused, match=re.escape(why)):
            deliver_certificates(kept, tmp_path / "各人", today=TODAY, wanted=Wanted("2026-03", str(file)))
    assert not (tmp_path / "各人").exists()
