"""快速指南: exactly two pages, nothing beyond their edges, every character in a font, and the same bytes each time."""

import tomllib

from models.exports.pdf import fonts
from models.exports.pdf.guide import GUIDE_FILE, PAGE, guide_pages, write_guide_pdf


def test_it_has_two_pages_and_each_has_room_for_what_is_on_it(tmp_path, read_pdf):
    write_guide_pdf(tmp_path / "指南.pdf")
    pages = guide_pages()
    assert len(pages) == 2
    for blocks in pages:
        assert 0.8 * PAGE.height < sum(block.height for block in blocks) <= PAGE.height
    assert len(read_pdf(tmp_path / "指南.pdf").pages) == 2


def test_no_character_is_drawn_as_a_box():
    told = GUIDE_FILE.read_text(encoding="utf-8")
    for face in (fonts.SONG, fonts.HEI, fonts.TITLE):
        assert not {sign for sign in told if not sign.isspace() and fonts.typeface(face).glyph(sign).boxed}


def words_in(told: object) -> list[str]:
    if isinstance(told, str):
        return [told]
    return [words for each in (told.values() if isinstance(told, dict) else told) for words in words_in(each)]


def test_every_word_of_the_file_is_on_paper(tmp_path, read_pdf):
    write_guide_pdf(tmp_path / "指南.pdf")
    printed = "".join("".join(read_pdf(tmp_path / "指南.pdf").pages).split())
    told = words_in(tomllib.loads(GUIDE_FILE.read_text(encoding="utf-8")))
    assert len(told) > 60
    assert not [words for words in told if "".join(words.split()) not in printed]


def test_it_is_the_same_each_time(tmp_path):
    for name in ("甲.pdf", "乙.pdf"):
        write_guide_pdf(tmp_path / name)
    assert (tmp_path / "甲.pdf").read_bytes() == (tmp_path / "乙.pdf").read_bytes()
