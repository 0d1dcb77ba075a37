"""The 采集表: all 16 items on one page a person, blanks where nothing is known, masked unless full, each file logged."""

import re
import zipfile

import pytest

from models.exports import ExportRefused
from models.exports.collection_card import BLANK_DAY, collection_card
from models.exports.collection_cards import Who
from models.exports.deliver import deliver
from models.exports.pdf.collection_card import PAGE, Ticks, write_cards_pdf
from models.exports.word_collection_card import write_cards_docx
from models.fields import set_read
from models.kinds import PartialDate
from models.records import Branch, Member
from tests.models.exports.conftest import id_number, member
from tests.models.exports.pdf_reader import ReadPdf

BRANCH = Branch(name="中国共产党滨海市数据局机关第三支部委员会", superior="中共滨海市数据局机关委员会")
LABELS = (
    "姓名", "性别", "民族", "公民身份证号", "出生日期", "学历", "人员类别", "所在党支部", "加入党组织日期", "转为正式党员日期", "工作岗位",
    "联系电话", "家庭住址", "党籍状态", "是否为失联党员", "失去联系日期", "是否为流动党员", "外出流向",
)  # fmt: skip


def joined(text: str) -> str:
    return re.sub(r"\s", "", text)


def items(card):
    return {item.label.replace("\n", ""): item for row in card.rows for item in row}


def person(**texts: str) -> Member:
    usual = {
        "job": "0211",
        "standing": "正常",
        "lost": "否",
        "floating": "否",
        "branch": "机关三支部",
        "landline": "010-88886666",
    }
    name = texts.pop("name", "𠮷䶮·野")
    return member(1, name, **{**usual, **texts})


def test_all_items_of_the_official_form_are_there_in_its_order():
    card = collection_card(person(), BRANCH, full=True)
    assert tuple(items(card)) == LABELS
    shown = {label: item.text for label, item in items(card).items()}
    assert shown["民族"] == "01 汉族"
    assert shown["工作岗位"] == "0211 事业单位管理岗位"
    assert shown["学历"] == "21 大学" or shown["学历"].endswith("大学本科")
    assert shown["出生日期"] == "1985年3月12日"
    assert shown["联系电话"] == "手机：13800000001　　固定电话：010-88886666"
    assert card.signatures == ("党员签字", "信息采集员签字", "党支部书记签字", "基层党委（盖章）")


def test_nothing_is_invented_for_what_is_empty():
    card = collection_card(Member(name="王某"), Branch(), full=True)
    found = items(card)
    assert {item.text for label, item in found.items() if label != "姓名"} == {""}
    assert found["出生日期"].shown() == BLANK_DAY
    assert found["失去联系日期"].shown() == found["外出流向"].shown() == ""  # asked of others only
    assert found["性别"].options == ("男", "女")
    assert items(collection_card(Member(kind="预备党员"), Branch(), full=True))["转为正式党员日期"].shown() == ""


def test_a_month_stays_a_month():
    card = collection_card(Member(birth=PartialDate(1985, 3)), Branch(), full=True)
    assert items(card)["出生日期"].text == "1985年3月"


def test_masked_it_gives_no_number_no_address_and_no_birthday():
    card = collection_card(person(), BRANCH, full=False)
    text = str(card)
    for private in (id_number(1), "13800000001", "88886666", "东园小区", "3月12日"):
        assert private not in text
    assert items(card)["出生日期"].text == "1985年3月**日"  # the month stays, as in every masked copy (domain §11)
    rough = collection_card(Member(birth=PartialDate(1985)), BRANCH, full=False)
    assert items(rough)["出生日期"].text == "1985年"
    assert "脱敏" in card.notes[-1]


@pytest.mark.parametrize("full", [True, False])
def test_the_page_has_it_all_and_the_text_comes_back(tmp_path, full):
    card = collection_card(person(), BRANCH, full=full)
    write_cards_pdf([card], tmp_path / "a.pdf")
    pdf = ReadPdf(tmp_path / "a.pdf")
    assert len(pdf.pages) == 1
    text = joined(pdf.text)
    for part in (
        "党员基本信息采集表",
        "基层党委：中共滨海市数据局机关委员会",
        "𠮷䶮·野",
        *LABELS,
        *card.signatures,
        "填表日期",
    ):
        assert part in text
    assert (id_number(1) in text) is full
    assert "第1页" not in text  # the pages are divided among the people


def test_one_page_a_person_however_long_names_and_addresses_are(tmp_path):
    long = person(
        name="买买提江·阿卜杜热合曼·艾山·吐尔逊", address="北京市朝阳区望京街道" + "东园小区第十二号楼" * 7,
        branch="中国共产党滨海市" + "数据资源" * 9 + "支部委员会", job="608", floating="是", floating_to="浙江省杭州市余杭区仓前街道梦想小镇互联网村",
    )  # fmt: skip
    cards = [collection_card(who, BRANCH, full=True) for who in (person(), long, Member())]
    write_cards_pdf(cards, tmp_path / "a.pdf")
    pages = ReadPdf(tmp_path / "a.pdf").pages
    assert len(pages) == 3
    assert "艾山·吐尔逊" in joined(pages[1])
    assert "东园小区第十二号楼" * 7 in joined(pages[1])
    assert all("基层党委（盖章）" in joined(page) for page in pages)


def test_even_a_page_too_small_loses_nothing(tmp_path):
    endless = person(address="东园小区" * 400)
    write_cards_pdf([collection_card(endless, BRANCH, full=True)], tmp_path / "a.pdf")
    pdf = ReadPdf(tmp_path / "a.pdf")
    assert len(pdf.pages) > 1
    assert joined(pdf.text).count("园") == 400
    assert "基层党委（盖章）" in joined(pdf.pages[-1])


class Pen:
    """Counts the strokes of a tick."""

    def __init__(self):
        self.boxes, self.ticks = 0, 0

    def rect(self, *_):
        self.boxes += 1

    def drawPath(self, _path):
        self.ticks += 1

    def __getattr__(self, _name):
        return lambda *_, **__: self


@pytest.mark.parametrize(("chosen", "ticks"), [("女", 1), ("", 0), ("未知", 0)])
def test_one_box_is_ticked_and_only_that_which_is_known(chosen, ticks):
    pen = Pen()
    drawn = Ticks(("男", "女"), chosen, 80)
    for option in drawn.options:
        drawn._box(pen, 0, 0, ticked=option == drawn.chosen)
    assert (pen.boxes, pen.ticks) == (2, ticks)


def test_boxes_go_on_below_where_the_line_is_full():
    words = ("正式党员", "预备党员")
    assert Ticks(words, "", 141).height < Ticks(words, "", 100).height
    assert Ticks(words, "", PAGE.width).height == Ticks(words, "", 141).height


def text_of(path) -> str:
    with zipfile.ZipFile(path) as docx:
        return re.sub(r"<[^>]+>", "", docx.read("word/document.xml").decode())


def test_the_word_file_has_the_same_and_says_which_box_is_ticked(tmp_path):
    cards = [collection_card(person(sex="女"), BRANCH, full=True), collection_card(Member(), Branch(), full=True)]
    write_cards_docx(cards, tmp_path / "a.docx")
    text = text_of(tmp_path / "a.docx")
    assert "☐ 男　☑ 女" in text
    for part in ("𠮷䶮·野", id_number(1), "☑ 正式党员", "基层党委（盖章）", "01 汉族"):
        assert part in text
    assert text.count("党员基本信息采集表") == 2
    first = (tmp_path / "a.docx").read_bytes()
    write_cards_docx(cards, tmp_path / "a.docx")
    assert (tmp_path / "a.docx").read_bytes() == first


def test_a_folder_takes_one_file_a_person_and_each_is_logged(filled, tmp_path, today):
    done = deliver(filled, "card", tmp_path / "采集表", today=today, purpose="核对")
    names = [path.name for path in done.files]
    assert len(names) == done.rows == 10  # who has left and who has not come yet has none
    assert names[0] == "党员基本信息采集表-白露.pdf"  # the secretary
    assert not {"党员基本信息采集表-邓小雨.pdf", "党员基本信息采集表-方敏.pdf"} & set(names)
    log = filled.exports()
    assert len(log) == 10
    assert {(line["full"], line["purpose"], line["rows"]) for line in log} == {(0, "核对", 1)}


def test_a_file_takes_all_in_the_order_of_the_roster(filled, tmp_path, today):
    done = deliver(filled, "card", tmp_path / "册.pdf", today=today, full=True, purpose="本人签字")
    pages = ReadPdf(tmp_path / "册.pdf").pages
    assert len(pages) == done.rows == 10
    assert "𠮷野平" in joined("".join(pages))
    assert [(line["rows"], line["full"]) for line in filled.exports()] == [(10, 1)]


def test_chosen_people_only_and_those_who_left_too(filled, tmp_path, today):
    ids = [m.id for m in filled.all(Member) if m.name in ("邓小雨", "白露")]
    done = deliver(filled, "card", tmp_path / "甲", today=today, who=Who(ids=ids))
    assert sorted(path.stem.split("-")[1] for path in done.files) == ["白露", "邓小雨"]
    done = deliver(filled, "card", tmp_path / "乙", today=today, format="docx", who=Who(names=["方敏"]))
    assert [path.name for path in done.files] == ["党员基本信息采集表-方敏.docx"]


def test_same_names_have_files_of_their_own(filled, tmp_path, today):
    with filled.unit("登记") as unit:
        for number in (81, 82):
            unit.add(member(number, "王/芳"))
    done = deliver(filled, "card", tmp_path / "甲", today=today, who=Who(names=["王/芳"]))
    assert [path.name for path in done.files] == ["党员基本信息采集表-王_芳.pdf", "党员基本信息采集表-王_芳(2).pdf"]


@pytest.mark.parametrize(
    ("who", "out", "why"),
    [
        (Who(names=["某人"]), "a", "没有“某人”"),
        (Who(ids=[999]), "a", "不在账本里"),
        (Who(), "a.xlsx", "不能导出为 xlsx"),
    ],
)
def test_what_cannot_be_is_refused(filled, tmp_path, today, who, out, why):
    with pytest.raises(ExportRefused, match=why):
        deliver(filled, "card", tmp_path / out, today=today, who=who)
    assert filled.exports() == []


def test_full_wants_a_purpose_and_an_empty_roster_is_said(ledger, filled, tmp_path, today):
    with pytest.raises(ExportRefused, match="用途"):
        deliver(filled, "card", tmp_path / "a.pdf", today=today, full=True)


def test_a_roster_without_people_is_said(ledger, tmp_path, today):
    with pytest.raises(ExportRefused, match="没有现在属于本支部的党员"):
        deliver(ledger, "card", tmp_path / "a.pdf", today=today)


def test_reading_a_wording_keeps_the_code_that_fits_it():
    who = Member()
    set_read(who, "education", "硕士研究生")
    assert items(collection_card(who, Branch(), full=True))["学历"].text == "12 硕士研究生"
    who.education_detail = "中央党校在职研究生"
    assert items(collection_card(who, Branch(), full=True))["学历"].text == "中央党校在职研究生"
    who.education, who.education_detail = "初中", "初中及以下"
    assert items(collection_card(who, Branch(), full=True))["学历"].text == "初中及以下"
