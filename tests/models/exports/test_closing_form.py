"""销号申请单: what it says of an item, the pictures of before and after, and files that are no pictures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from PIL import Image

from models.exports.closing import not_ready
from models.exports.closing_form import SIGNATURES, ClosingForm, closing_form
from models.exports.pdf.closing_form import write_closing_pdf
from models.exports.pictures import ready
from models.exports.word_closing_form import write_closing_docx
from models.kinds import PartialDate
from models.records import Attachment, Branch, Rectification, RectificationStep
from models.records.attachment import AFTER, BEFORE
from tests.models.exports.pdf_reader import ReadPdf
from tests.models.exports.test_deliver import text_of

ITEM = Rectification(
    id=1, number="2026-自查-01", source="自查", problem="记录不全，电话 13912345678", measures="补齐\n抽查", owner="张伟",
    outcome="已补齐", evidence="记录本", deadline=PartialDate(2026, 12, 31), review="同意销号", review_body="局机关党委",
)  # fmt: skip
MOVED = [RectificationStep(action="延期", deadline_before=PartialDate(2026, 9, 30), deadline=ITEM.deadline)]


def picture(folder: Path, name: str, size: tuple[int, int] = (400, 300)) -> Path:
    file = folder / name
    Image.new("RGB", size, "grey").save(file)
    return file


def form(folder: Path, *files: tuple[str, str], full: bool = False) -> ClosingForm:
    """files: names and kinds; those that are there lie in the folder."""
    kept = [Attachment(id=n, kind=kind, name=name) for n, (name, kind) in enumerate(files, 1)]
    lies = {a.id: folder / a.name for a in kept if (folder / a.name).exists()}
    return closing_form(ITEM, MOVED, kept, Branch(name="某支部"), lambda a: lies.get(a.id), full=full)


def told(made: ClosingForm) -> dict[str, str]:
    return {label: text for row in made.rows for label, text in row}


def test_it_says_what_the_item_says(tmp_path: Path) -> None:
    made = form(tmp_path, ("前.png", BEFORE), ("方案.docx", "佐证材料"))
    texts = told(made)
    assert texts["整改时限"] == "2026-12-31（原时限 2026-09-30）"
    assert texts["佐证材料"] == "记录本\n附件：前.png、方案.docx"
    assert "139****5678" in texts["问题描述"]
    assert made.review == "同意销号\n局机关党委"
    assert "13912345678" in told(form(tmp_path, full=True))["问题描述"]


def test_the_review_names_who_made_it_and_masks_its_numbers(tmp_path: Path) -> None:
    closed = replace(
        ITEM, round=2, review="同意，电话 13912345678", reviewer="曾某", closing_document="〔2026〕3号",
        reviewed_on=PartialDate(2026, 12, 20), closed_on=PartialDate(2026, 12, 21),
    )  # fmt: skip
    made = closing_form(closed, MOVED, [], Branch(name="某支部"), lambda a: None)
    assert made.review.splitlines() == [
        "同意，电话 139****5678", "局机关党委　〔2026〕3号", "验收人：曾某　验收日期：2026-12-20　销号日期：2026-12-21",
    ]  # fmt: skip
    assert told(made)["编号"] == "2026-自查-01（第2轮）"


@pytest.mark.parametrize(
    ("about", "said"),
    [
        ({"state": "长期坚持"}, ["“长期坚持”的事项不能直接申请销号"]),
        ({"state": "整改中", "outcome": "", "evidence": ""}, ["完成情况还没有填", "没有佐证材料"]),
        ({"state": "整改中"}, []),
        ({"state": "待验收", "outcome": ""}, []),
        ({"state": "已销号"}, []),
    ],
)
def test_what_an_item_lacks_to_be_handed_in_is_said(about: dict[str, str], said: list[str]) -> None:
    notes = not_ready(replace(ITEM, **about), 0, date(2026, 11, 26))  # type: ignore[arg-type]
    assert len(notes) == len(said)
    for note, words in zip(notes, said, strict=True):
        assert note.startswith("2026-自查-01 还不能申请销号：")
        assert words in note


@pytest.mark.parametrize("suffix", ["pdf", "docx"])
def test_both_files_say_the_same_and_the_same_twice(tmp_path: Path, suffix: str) -> None:
    picture(tmp_path, "前.png")
    made = form(tmp_path, ("前.png", BEFORE))
    write = write_closing_pdf if suffix == "pdf" else write_closing_docx
    one, two = tmp_path / f"1.{suffix}", tmp_path / f"2.{suffix}"
    write(made, one)
    write(made, two)
    assert one.read_bytes() == two.read_bytes()
    text = "".join(text_of(one).split())
    for words in ("整改事项销号申请单", "2026-自查-01", "同意销号", "整改前", "前.png", *SIGNATURES, "已脱敏"):
        assert words in text


def test_pictures_stand_beside_each_other_and_what_is_none_is_said(tmp_path: Path) -> None:
    picture(tmp_path, "前.png")
    picture(tmp_path, "后1.jpg", (300, 900))
    (tmp_path / "后2.jpg").write_bytes(b"no picture")
    (tmp_path / "后3.heic").write_bytes(b"not shown")
    files = (("前.png", BEFORE), ("后1.jpg", AFTER), ("后2.jpg", AFTER), ("后3.heic", AFTER), ("没了.png", AFTER))
    made = form(tmp_path, *files)
    assert ([p.caption for p in made.before], [p.caption for p in made.after]) == (["前.png"], ["后1.jpg", "后2.jpg"])
    write_closing_pdf(made, tmp_path / "单.pdf")
    write_closing_docx(made, tmp_path / "单.docx")
    assert "图片打不开" in "".join(text_of(tmp_path / "单.pdf").split())
    assert len(Document(str(tmp_path / "单.docx")).inline_shapes) == 2


def test_signatures_and_pictures_do_not_break_over_pages_in_word(tmp_path: Path) -> None:
    picture(tmp_path, "前.png")
    write_closing_docx(form(tmp_path, ("前.png", BEFORE)), tmp_path / "单.docx")
    rows = [row for table in Document(str(tmp_path / "单.docx")).tables for row in table.rows]
    kept = [row.cells[0].text.strip() for row in rows if row._tr.xpath("./w:trPr/w:cantSplit")]
    assert kept == ["整改前", "前.png", "验收意见", rows[-1].cells[0].text.strip()]
    assert SIGNATURES[0] in kept[-1]
    together = [r.cells[0].text.strip() for r in rows if r.cells[0].paragraphs[0].paragraph_format.keep_with_next]
    assert together == kept, "nobody signs a page with nothing else on it, and the note stays below"


def test_without_pictures_there_is_no_place_for_them(tmp_path: Path) -> None:
    write_closing_pdf(form(tmp_path), tmp_path / "单.pdf")
    assert "整改前" not in text_of(tmp_path / "单.pdf")


def test_a_very_long_item_goes_over_pages(tmp_path: Path) -> None:
    picture(tmp_path, "前.png", (3000, 3000))
    made = form(tmp_path, *[("前.png", BEFORE)] * 6)
    assert len(made.before) == 4
    long = ClosingForm(made.branch, (*made.rows, (("经过", "很长的一段话。" * 900),)), made.before, (), "", "")
    write_closing_pdf(long, tmp_path / "单.pdf")
    assert text_of(tmp_path / "单.pdf").replace("\n", "").count("很长的一段话") > 800


def test_a_picture_is_turned_and_made_smaller(tmp_path: Path) -> None:
    file = tmp_path / "大.jpg"
    turned = Image.Exif()
    turned[0x0112] = 6
    Image.new("RGB", (4000, 2000), "grey").save(file, exif=turned)
    data = ready(file)
    assert data is not None
    with Image.open(data) as shown:
        assert shown.size[0] < shown.size[1] <= 1400


def test_the_places_to_sign_are_not_alone_on_a_second_page(tmp_path: Path) -> None:
    """An item with three measures, a picture of before and one of after fits one page; more lines take the review along."""
    for name in ("前.png", "后.png"):
        picture(tmp_path, name)
    for lines, pages in ((3, 1), (9, 2)):
        item = replace(
            ITEM,
            document="区委巡察反馈意见〔2026〕8号",
            cause="没有专人管理",
            evidence="",
            measures="\n".join("一条" for _ in range(lines)),
        )
        kept = [Attachment(id=n, kind=k, name=f) for n, (f, k) in enumerate((("前.png", BEFORE), ("后.png", AFTER)), 1)]
        made = closing_form(item, [], kept, Branch(name="某支部"), lambda a: tmp_path / a.name, full=False)
        write_closing_pdf(made, tmp_path / "单.pdf")
        read = ReadPdf(tmp_path / "单.pdf").pages
        assert len(read) == pages
        assert "验收意见" in read[-1]
        assert "前.png" in read[-1]
