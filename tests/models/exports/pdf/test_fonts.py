"""No character prints as a blank, and each can be copied out of the PDF."""

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from models.exports.pdf.characters import paragraphs, printable
from models.exports.pdf.fonts import BASIC_ONLY, FANG, FOLDER, HEI, SONG, TITLE, load, to_unicode, typeface
from models.exports.pdf.paragraph import draw_text

RARE = "䶮㛃𠮷𤧛𬱖赟堃犇㷧喆翀昇峣淼祎玥張陳𫖯"
NAMES = sorted({path.name.partition(".")[0] for path in FOLDER.glob("Dw*")})


@pytest.mark.parametrize("style", [SONG, TITLE, HEI, FANG])
def test_rare_names_have_a_glyph_in_every_style(style: str) -> None:
    for char in RARE:
        glyph = typeface(style).glyph(char)
        face = glyph.font.face
        number = face.charToGlyph[ord(char)]
        assert not glyph.boxed
        assert face.glyphPos[number + 1] > face.glyphPos[number]


def test_every_han_character_of_a_bundled_font_is_drawn_with_an_outline() -> None:
    face = typeface(FANG)
    for name in NAMES:
        for code in list(load(name).face.charToGlyph)[::97]:
            if code >= 0x3400:
                glyph = face.glyph(chr(code))
                assert glyph.boxed or glyph.font.has(chr(code))
    assert len(NAMES) == 7


def test_the_font_that_is_passed_over_has_nothing_beyond_the_basic_plane() -> None:
    assert max(load(BASIC_ONLY).face.charToGlyph) <= 0xFFFF


@pytest.mark.parametrize(("char", "shown"), [("\U00030edd", "[U+30EDD]"), ("\ue000", "[U+E000]"), ("☃", "[U+2603]")])
def test_a_character_of_no_font_shows_its_code(char: str, shown: str) -> None:
    glyph = typeface(FANG).glyph(char)
    assert glyph.boxed
    assert glyph.text == shown
    assert glyph.width > 2


def test_text_comes_back_as_it_was(tmp_path: Path, read_pdf) -> None:
    text = f"𠮷𬱖同志 <b>&amp; (\\r) 2026年{RARE}"
    canvas = Canvas(str(tmp_path / "a.pdf"), initialFontName=load("DwSong-Regular").fontName)
    draw_text(canvas, typeface(FANG), text, 12, 50, 700, 0.1)
    draw_text(canvas, typeface(SONG), "没有\U00030edd字", 12, 50, 600)
    canvas.save()
    found = read_pdf(tmp_path / "a.pdf").text
    assert sorted(found) == sorted(text + "没有[U+30EDD]字")
    assert found.startswith(text)


def test_each_code_draws_the_outline_of_its_character(tmp_path: Path, read_pdf) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), initialFontName=load("DwSong-Regular").fontName)
    draw_text(canvas, typeface(SONG), "党支部大会记录王䶮𬱖2026", 12, 50, 700)
    canvas.save()
    face = load("DwSong-Regular").face
    start = face.get_table_pos("glyf")[0]
    drawn = read_pdf(tmp_path / "a.pdf").outlines(b"F1")
    assert set(drawn) == set("党支部大会记录王䶮𬱖206")
    for char, outline in drawn.items():
        glyph = face.charToGlyph[ord(char)]
        own = face.get_chunk(start + face.glyphPos[glyph], face.glyphPos[glyph + 1] - face.glyphPos[glyph])
        assert own[:2] != b"\xff\xff", "a composite cannot be compared like this"
        assert outline.rstrip(b"\0") == own.rstrip(b"\0")


def test_beyond_the_first_plane_the_map_holds_utf_16() -> None:
    assert "<0001> <D842DFB7>" in to_unicode([0x20BB7])
    assert "<0002> <4E00>" in to_unicode([0x20BB7, 0x4E00])


def test_the_map_has_blocks_of_a_hundred_at_most() -> None:
    cmap = to_unicode(list(range(0x4E00, 0x4E00 + 250)))
    assert [line.split()[0] for line in cmap.splitlines() if line.endswith("beginbfchar")] == ["100", "100", "50"]


def test_two_documents_do_not_share_codes(tmp_path: Path, read_pdf) -> None:
    for name, text in (("a", "甲乙丙"), ("b", "丙丁")):
        canvas = Canvas(str(tmp_path / name), initialFontName=load("DwSong-Regular").fontName)
        draw_text(canvas, typeface(SONG), text, 12, 50, 700)
        canvas.save()
        assert read_pdf(tmp_path / name).text == text


def test_gbk_private_characters_are_printed_as_what_they_stand_for() -> None:
    assert printable("\ue863\ue816\ue864") == "䶮\U00020087\u9fbb"


def test_control_characters_do_not_reach_the_paper() -> None:
    assert printable("a\x00b\u200bc\t\u00a0d\ufe0f") == "abc  d"
    assert paragraphs("　　一\r\n\n二\x0b三\n") == ["一", "二", "三"]


@pytest.mark.parametrize("name", NAMES)
def test_licences_of_all_fonts_are_beside_them(name: str) -> None:
    licence = "Fandol" if name == "DwFang-Regular" else "BabelStoneHan" if name == "DwRareB" else "NotoSerifSC"
    assert list((FOLDER / "LICENSES").glob(f"{licence}*"))
