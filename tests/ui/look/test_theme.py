"""The colours: readable in light and dark, complete, and changed while the program runs."""

import gc
import re
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QPushButton

from ui.look import theme
from ui.look.icons import icon
from ui.widgets.choice_box import ChoiceBox

THEMES = [theme.LIGHT, theme.DARK]
GROUNDS = ("bg", "surface", "side", "head", "hover", "sel")
PAIRS = [
    *((text, ground) for text in ("text", "text2", "text3") for ground in GROUNDS),
    *((text, "tint") for text in ("text", "text2", "link")),
    *(("text2", "line2"), ("text", "line2")),
    *(("link", ground) for ground in ("bg", "surface", "side", "head", "hover", "sel")),
    *(("on_accent", ground) for ground in ("accent", "accent_hover", "accent_press")),
    *(("on_toast", "toast"), ("toast_link", "toast")),
    *((state, f"{state}_bg") for state in ("ok", "warn", "bad", "info")),
    *((state, ground) for state in ("ok", "warn", "bad", "info") for ground in ("bg", "surface")),
    ("text", "bad_bg"),
]


def luminance(value: str) -> float:
    """Relative luminance after WCAG 2.1."""
    colour = QColor(value)
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.getRgbF()[:3]]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_wcag_does():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("chosen", THEMES, ids=lambda t: t.mode)
@pytest.mark.parametrize(("text", "ground"), PAIRS, ids=str)
def test_text_is_readable(chosen, text, ground):
    assert contrast(getattr(chosen, text), getattr(chosen, ground)) >= 4.5


@pytest.mark.parametrize("chosen", THEMES, ids=lambda t: t.mode)
def test_all_tokens_are_colours(chosen):
    values = [getattr(chosen, f.name) for f in fields(chosen) if f.name != "mode"]
    assert all(re.fullmatch("#[0-9A-F]{6}", value) for value in values)


@pytest.mark.parametrize("chosen", THEMES, ids=lambda t: t.mode)
def test_style_sheet_has_no_token_left_and_its_pictures_exist(chosen):
    sheet = theme.style_sheet(chosen)
    assert "@" not in sheet
    pictures = re.findall(r'url\("(.+?)"\)', sheet)
    assert pictures
    assert all(re.fullmatch(r".+\.svg", path) and Path(path).is_file() for path in pictures)


def test_tone_gives_text_and_ground_of_a_state():
    assert theme.tone("bad") == (theme.LIGHT.bad, theme.LIGHT.bad_bg)
    with pytest.raises(KeyError):
        theme.tone("angry")


def test_theme_changes_while_the_program_runs(qtbot, qapp, themed):
    button = QPushButton(icon("printer"), "打印")
    qtbot.addWidget(button)
    light = button.icon().pixmap(16, 16).toImage()
    with qtbot.waitSignal(theme.watcher.changed):
        themed(True)
    button.ensurePolished()  # as when it is shown
    assert theme.theme() is theme.DARK
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == theme.DARK.bg
    assert button.palette().color(QPalette.ColorRole.ButtonText).name().upper() == theme.DARK.text
    assert button.icon().pixmap(16, 16).toImage() != light


def test_hints_in_empty_fields_are_readable(qtbot):
    for field in (QLineEdit(), QPlainTextEdit()):
        qtbot.addWidget(field)
        field.ensurePolished()
        shown = field.palette().color(QPalette.ColorRole.PlaceholderText)
        assert (shown.name().upper(), shown.alpha()) == (theme.LIGHT.text3, 255)


def test_nothing_is_collected_while_all_widgets_are_walked_over(qapp, themed):
    seen = []
    theme.watcher.changed.connect(lambda: seen.append(gc.isenabled()))
    themed(True)
    assert seen[-1] is False
    assert gc.isenabled()


@pytest.mark.parametrize("cls", [QLineEdit, QComboBox, ChoiceBox])
def test_what_stands_in_an_empty_field_can_be_read(qtbot, cls):
    """Qt itself gives a field whose colour is set a placeholder of half that colour."""
    made = cls()
    qtbot.addWidget(made)
    made.ensurePolished()
    assert made.palette().placeholderText().color() == theme.colour("text3")
