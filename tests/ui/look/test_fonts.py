"""Typefaces: the program's font shows Chinese on any machine, with a bundled one if need be."""

from PySide6.QtGui import QFont, QFontDatabase, QRawFont

from ui.look import fonts


def shows_chinese(families: list[str]) -> bool:
    font = QFont()
    font.setFamilies(families)
    return QRawFont.fromFont(font).supportsCharacter(ord("党"))


def test_program_has_the_size_of_the_design(qapp):
    assert qapp.font().pointSizeF() == fonts.BASE
    assert qapp.font().families()


def test_bundled_typefaces_stand_in_where_none_is_installed():
    for bundled in ("DwHei-Medium.ttf", "DwSong-Regular.ttf"):
        found = fonts.families(("没有装的字体",), bundled)
        assert found[-1] == "没有装的字体"
        assert shows_chinese(found[:1])


def test_installed_typefaces_come_first(qapp):
    installed = QFontDatabase.families()[0]
    assert fonts.families((installed, "别的"), "DwHei-Medium.ttf") == [installed, "别的"]


def test_minutes_have_a_serif_of_their_own(qapp):
    body = fonts.body_font()
    assert body.pointSizeF() == 12
    assert set(body.families()).isdisjoint(qapp.font().families())


def test_sized_changes_size_and_weight_only(qapp):
    large = fonts.sized(20, QFont.Weight.Bold)
    assert (large.pointSizeF(), large.weight()) == (20, QFont.Weight.Bold)
    assert large.families() == qapp.font().families()
    assert qapp.font().pointSizeF() == fonts.BASE
