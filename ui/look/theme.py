"""How the colours of the program reach Qt: palette, style sheet, and a signal for what paints itself."""

from __future__ import annotations

import re
from dataclasses import fields
from functools import cache
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ui import collecting
from ui.look.colours import DARK, LIGHT, Theme

_RESOURCES = Path(__file__).resolve().parents[2] / "resources"
_DRESSED = "dressed"
_TOKEN = re.compile(r"@([a-z][a-z0-9_]*)")


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


@cache
def _sheet(chosen: Theme) -> str:
    return style_sheet(chosen)


def style_sheet(chosen: Theme) -> str:
    """The style sheet with its @tokens replaced. Raises KeyError for a token that no theme has."""
    values = {field.name: str(getattr(chosen, field.name)) for field in fields(chosen)}
    values["controls"] = (_RESOURCES / "controls").as_posix()
    source = (_RESOURCES / "style.qss").read_text(encoding="utf-8")
    return _TOKEN.sub(lambda found: values[found[1]], source)


def dress(window: QWidget) -> None:
    """Gives a window without a parent its look, which goes on to all that is in it or belongs to it.

    The application itself has no style sheet: with one, Qt would look through all that is in a widget again each time when it
    is put into another, while windows are built. A page is there in half the time so.
    """
    window.setProperty(_DRESSED, True)
    window.setStyleSheet(_sheet(watcher.current))


def apply(app: QApplication, dark: bool) -> None:
    """Gives the whole program its look; may be called again at any time to change between light and dark."""
    from ui.look import icons  # icons ask for the theme when they are drawn

    with collecting.paused():  # Qt, the icons and the loop below each walk over all widgets
        watcher.current = DARK if dark else LIGHT
        app.setPalette(_palette(watcher.current))
        for window in app.topLevelWidgets():
            if window.property(_DRESSED):
                dress(window)
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


__all__ = ["DARK", "LIGHT", "Theme", "apply", "colour", "style_sheet", "system_is_dark", "theme", "tone", "watcher"]
