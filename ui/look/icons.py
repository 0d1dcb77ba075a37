"""Icons: line drawings from Lucide (ISC), drawn in a colour of the theme and sharp on any screen."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication

from ui.look import theme

_FOLDER = Path(__file__).resolve().parents[2] / "resources" / "icons"
_SIDES = (16, 18, 20)  # pixels, of which a screen has more or fewer to the inch
_OFF = "text3"  # what cannot be pressed, as its label
_STROKE = "1.75"  # Lucide draws with 2, which is heavy beside Chinese text of ordinary weight


def icon(name: str, colour: str = "", *, gap: float = 0) -> QIcon:
    """An icon for a button or menu; `colour` is a token of the theme or #RRGGBB, text2 if empty.

    gap: free room at the right of the icon as a share of its side, for buttons with a label.
    Follows a change of the theme where it sits on a button or action. Raises KeyError for an unknown name.
    """
    token = colour or "text2"
    made = _icon(name, _value(token), _value(_OFF), gap, _drawn_sides())
    _named[made.cacheKey()] = (name, token, gap)
    return made


def pixmap(name: str, size: int, colour: str = "", scale: float = 0) -> QPixmap:
    """The icon as a square picture of `size` logical pixels. Raises KeyError for an unknown name.

    scale: device pixels per pixel; that of the screen if 0.
    """
    return _pixmap(name, size, _value(colour or "text2"), scale or _screen_scale())


def check(name: str) -> None:
    """Raises KeyError for an unknown name."""
    _source(name)


def names() -> list[str]:
    """All icons there are."""
    return sorted(path.stem for path in _FOLDER.glob("*.svg"))


def tint_again(app: QApplication, _screen: object = None) -> None:
    """Gives every button and action with one of our icons the same icon in the colours of the theme in force."""
    for widget in app.allWidgets():
        holders: list[QAbstractButton | QAction] = list(widget.actions())
        if isinstance(widget, QAbstractButton):
            holders.append(widget)
        for holder in holders:
            known = _named.get(holder.icon().cacheKey())
            if known:
                name, token, gap = known
                holder.setIcon(icon(name, token, gap=gap))


# Which icon a QIcon on some button is; a QIcon cannot be asked, and an engine written in Python crashes PySide6.
_named: dict[int, tuple[str, str, float]] = {}


def _value(token: str) -> str:
    return token if token.startswith("#") else str(getattr(theme.theme(), token))


def _screen_scale() -> float:
    app = QGuiApplication.instance()
    return app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0


def _drawn_sides() -> tuple[int, ...]:
    """The sides in device pixels, on every screen there is: nothing is scaled, and nothing drawn that no screen shows."""
    return tuple(sorted({round(side * ratio) for side in _SIDES for ratio in _ratios()}))


def _ratios() -> set[float]:
    return {screen.devicePixelRatio() for screen in QGuiApplication.screens()} or {1.0}


@cache
def _source(name: str) -> str:
    path = _FOLDER / f"{name}.svg"
    if not path.is_file():
        raise KeyError(name)
    return path.read_text(encoding="utf-8").replace('stroke-width="2"', f'stroke-width="{_STROKE}"')


@cache
def _pixmap(name: str, size: int, value: str, scale: float) -> QPixmap:
    source = _source(name).replace("currentColor", value).encode()
    drawn = QPixmap(QSize(round(size * scale), round(size * scale)))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(source)).render(painter)
    painter.end()
    drawn.setDevicePixelRatio(scale)
    return drawn


@cache
def _icon(name: str, value: str, off: str, gap: float, sides: tuple[int, ...]) -> QIcon:
    made = QIcon()
    for side in sides:
        drawn, pale = (_widened(_pixmap(name, side, each, 1.0), round(side * gap)) for each in (value, off))
        made.addPixmap(drawn, QIcon.Mode.Normal)
        made.addPixmap(drawn, QIcon.Mode.Selected)
        made.addPixmap(pale, QIcon.Mode.Disabled)
    return made


def _widened(drawn: QPixmap, gap: int) -> QPixmap:
    if not gap:
        return drawn
    wide = QPixmap(drawn.width() + gap, drawn.height())
    wide.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wide)
    painter.drawPixmap(0, 0, drawn)
    painter.end()
    return wide
