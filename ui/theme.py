"""The colours of the program, light and dark, and how they reach Qt: palette, style sheet, and a signal for own painting."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

_RESOURCES = Path(__file__).resolve().parents[1] / "resources"
_TOKEN = re.compile(r"@([a-z][a-z0-9_]*)")


@dataclass(frozen=True)
class Theme:
    """All colours, as #RRGGBB. Text on its background has a contrast of at least 4.5:1; a test holds it.

    Names that end in `_bg` are backgrounds and `_line` borders of a state; `accent` fills, `link` is the same red as text.
    """

    mode: str
    bg: str
    surface: str
    side: str
    head: str
    hover: str
    line: str
    line2: str
    line3: str
    text: str
    text2: str
    text3: str
    accent: str
    accent_hover: str
    accent_press: str
    accent_soft: str
    on_accent: str
    link: str
    tint: str
    sel: str
    ok: str
    ok_bg: str
    warn: str
    warn_bg: str
    warn_line: str
    bad: str
    bad_bg: str
    bad_line: str
    info: str
    info_bg: str
    toast: str
    on_toast: str
    toast_link: str


LIGHT = Theme(
    mode="light",
    bg="#F4F3F0",
    surface="#FFFFFF",
    side="#FBFAF8",
    head="#FAF9F7",
    hover="#F6F5F2",
    line="#E6E3DD",
    line2="#EFEDE8",
    line3="#CFCBC3",
    text="#1F2126",
    text2="#595F69",
    text3="#666C76",
    accent="#C8102E",
    accent_hover="#B00E28",
    accent_press="#940B21",
    accent_soft="#F3C5CC",
    on_accent="#FFFFFF",
    link="#C8102E",
    tint="#FCEEF0",
    sel="#FBECEE",
    ok="#2B7A57",
    ok_bg="#E7F3ED",
    warn="#9A5B00",
    warn_bg="#FCF2E0",
    warn_line="#E9C88C",
    bad="#C8102E",
    bad_bg="#FDEDEF",
    bad_line="#EBA9B2",
    info="#2F5D8C",
    info_bg="#EAF1F8",
    toast="#2B2D33",
    on_toast="#FFFFFF",
    toast_link="#FFB3BE",
)

DARK = Theme(
    mode="dark",
    bg="#17181B",
    surface="#1F2125",
    side="#1B1C1F",
    head="#1C1E22",
    hover="#282A2F",
    line="#32353B",
    line2="#2A2D32",
    line3="#4A4E56",
    text="#ECEDEF",
    text2="#B3B8C0",
    text3="#979DA6",
    accent="#D32F4A",
    accent_hover="#C22540",
    accent_press="#A91D36",
    accent_soft="#6A2B37",
    on_accent="#FFFFFF",
    link="#FF7489",
    tint="#3A2126",
    sel="#352126",
    ok="#6CC39A",
    ok_bg="#1E332A",
    warn="#E3B062",
    warn_bg="#3A2F1C",
    warn_line="#7A6131",
    bad="#F7849A",
    bad_bg="#3D2127",
    bad_line="#8C4450",
    info="#8FBBEA",
    info_bg="#1F2E42",
    toast="#3A3D45",
    on_toast="#F2F3F5",
    toast_link="#FFA3B1",
)


class _Watcher(QObject):
    """Holds the theme in force and says when it changes."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.current = LIGHT


watcher = _Watcher()


def theme() -> Theme:
    """The theme in force."""
    return watcher.current


def colour(token: str) -> QColor:
    """A token of the theme in force, or any #RRGGBB, as a colour to paint with."""
    return QColor(token if token.startswith("#") else getattr(watcher.current, token))


def tone(name: str) -> tuple[str, str]:
    """The text colour and the background of a state: neutral, ok, warn, bad or info. Raises KeyError for others."""
    now = watcher.current
    return {
        "neutral": (now.text2, now.line2),
        "ok": (now.ok, now.ok_bg),
        "warn": (now.warn, now.warn_bg),
        "bad": (now.bad, now.bad_bg),
        "info": (now.info, now.info_bg),
    }[name]


def system_is_dark(app: QApplication) -> bool:
    """Whether the desktop asks for dark windows."""
    return app.styleHints().colorScheme() == Qt.ColorScheme.Dark


def style_sheet(chosen: Theme) -> str:
    """The style sheet with its @tokens replaced. Raises KeyError for a token that no theme has."""
    values = {field.name: str(getattr(chosen, field.name)) for field in fields(chosen)}
    values["controls"] = (_RESOURCES / "controls").as_posix()
    source = (_RESOURCES / "style.qss").read_text(encoding="utf-8")
    return _TOKEN.sub(lambda found: values[found[1]], source)


def apply(app: QApplication, dark: bool) -> None:
    """Gives the whole program its look; may be called again at any time to change between light and dark."""
    from ui import icons

    watcher.current = DARK if dark else LIGHT
    if app.style().objectName().lower() != "fusion":
        app.setStyle("Fusion")
    app.setPalette(_palette(watcher.current))
    app.setStyleSheet(style_sheet(watcher.current))
    icons.tint_again(app)
    watcher.changed.emit()
    for widget in app.allWidgets():
        widget.update()


def _palette(chosen: Theme) -> QPalette:
    role, palette = QPalette.ColorRole, QPalette()
    roles = {
        role.Window: chosen.bg,
        role.WindowText: chosen.text,
        role.Base: chosen.surface,
        role.AlternateBase: chosen.head,
        role.Text: chosen.text,
        role.PlaceholderText: chosen.text3,
        role.Button: chosen.surface,
        role.ButtonText: chosen.text,
        role.BrightText: chosen.on_accent,
        role.ToolTipBase: chosen.surface,
        role.ToolTipText: chosen.text,
        role.Highlight: chosen.accent,
        role.HighlightedText: chosen.on_accent,
        role.Link: chosen.link,
        role.LinkVisited: chosen.link,
        role.Light: chosen.surface,
        role.Midlight: chosen.line2,
        role.Mid: chosen.line3,
        role.Dark: chosen.line3,
        role.Shadow: chosen.line3,
    }
    for which, value in roles.items():
        palette.setColor(which, QColor(value))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(chosen.text3))
    return palette
