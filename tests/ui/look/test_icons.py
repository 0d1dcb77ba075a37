"""Icons: all that the code names are there, they take the colour asked for, and stay sharp."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon

from ui.look import theme
from ui.look.icons import icon, names, pixmap

UI = Path(__file__).parents[3] / "ui"
GALLERIES = Path(__file__).parents[1]


def inks(drawn) -> set[str]:
    """The colours of a picture's opaque points."""
    image = drawn.toImage()
    points = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return {point.name().upper() for point in points if point.alpha() == 255}


def test_no_icon_lies_about_unused():
    """Names are quoted words in the code of the window, or of the gallery that shows what the widgets can do."""
    sources = [*UI.rglob("*.py"), *GALLERIES.glob("gallery*.py")]
    quoted = {word for path in sources for word in re.findall(r'"([a-z0-9-]+)"', path.read_text(encoding="utf-8"))}
    assert set(names()) <= quoted


def test_every_icon_named_in_the_code_exists():
    named = set()
    for path in UI.rglob("*.py"):
        named |= set(re.findall(r'\b(?:icon|pixmap|named_icon)\(\s*"([a-z0-9-]+)"', path.read_text(encoding="utf-8")))
    assert {"search", "flag"} <= named
    assert named <= set(names())


@pytest.mark.parametrize("name", names())
def test_icon_can_be_drawn(name):
    assert inks(pixmap(name, 32, "#123456"))


def test_colour_is_that_of_the_token_or_the_one_given():
    assert inks(pixmap("history", 48, "accent")) == {"#C8102E"}
    assert inks(pixmap("history", 48, "#00FF00")) == {"#00FF00"}
    assert inks(pixmap("history", 48)) == {"#595F69"}


def test_unknown_names_are_refused():
    with pytest.raises(KeyError):
        icon("no-such-icon")
    with pytest.raises(KeyError):
        pixmap("no-such-icon", 16)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_icon_has_a_picture_for_each_screen(scale, monkeypatch):
    monkeypatch.setattr("ui.look.icons._ratios", lambda: {1.0, scale})
    drawn = icon("users").pixmap(QSize(16, 16), scale)
    assert drawn.size() == QSize(round(16 * scale), round(16 * scale))
    assert drawn.devicePixelRatio() == scale


@pytest.mark.parametrize("token", ["", "on_accent"])
def test_disabled_icon_has_the_colour_of_what_is_off(token):
    """White as on a red button, it would not be seen on the grey of one that cannot be pressed."""
    assert inks(icon("flag", token).pixmap(QSize(16, 16), 2.0, QIcon.Mode.Disabled)) == {theme.theme().text3.upper()}


def test_icons_are_kept_and_carry_a_licence():
    assert icon("bell").cacheKey() == icon("bell").cacheKey()
    licence = UI.parent / "resources" / "icons" / "LICENSE"
    assert "ISC License" in licence.read_text(encoding="utf-8")


def test_gap_leaves_room_at_the_right(monkeypatch):
    monkeypatch.setattr("ui.look.icons._ratios", lambda: {2.0})
    drawn = icon("history", "#000000", gap=0.25).pixmap(QSize(20, 16), 2.0).toImage()
    assert drawn.size() == QSize(40, 32)
    assert all(QColor(drawn.pixelColor(x, y)).alpha() == 0 for x in range(33, 40) for y in range(32))
