"""Names with a character that no typeface on this machine has: the bundled ones for rare characters are unpacked when such a name
is on the roster or about to come there, and not before: they are 18 MB and seldom needed."""

from __future__ import annotations

import lzma
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QFontDatabase, QFontMetrics
from PySide6.QtWidgets import QApplication

from models.records import Member
from ui.jobs import Waiting
from ui.look import fonts, theme
from ui.session import Session

_FILES: Mapping[str, tuple[str, Callable[[bytes], bytes]]] = {
    fonts.RARE[0]: (".ttf.xz", lzma.decompress),
    fonts.RARE[1]: (".ttf.z", zlib.decompress),
}
_BASIC = 0xFFFF
_CHINESE = range(0x3400, 0x3_FFFF)


class RareCharacters(QObject):
    """Looks at the names of the roster now and whenever they change."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        session.changed.connect(self._heard)
        self._look()

    def _heard(self, tables: frozenset[str]) -> None:
        if Member.table in tables:
            self._look()

    def _look(self) -> None:
        typefaces().show(member.name for member in self._session.members)


class RareTypefaces(QObject):
    """Those that are unpacked; what shows names that are in no ledger yet asks for theirs."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._wanted: set[str] = set()
        self._shown: set[str] = set()
        self._asked: set[str] = set()
        self._work: Waiting | None = None

    @property
    def busy(self) -> bool:
        """Whether something is being unpacked."""
        return self._work is not None

    def show(self, texts: Iterable[str]) -> None:
        """Has these texts shown: unpacks what they need that was not unpacked yet, while the window goes on."""
        self._wanted.update(*texts)
        self._look()

    def _look(self) -> None:
        characters = self._wanted - self._shown
        boxes = boxed(characters)
        self._shown |= characters - boxes
        wanted = [name for name in typefaces_for(boxes) if name not in self._asked]
        if wanted and self._work is None:
            self._asked |= set(wanted)
            self._work = Waiting(partial(_unpacked, wanted), self._take, self._failed, self)
            self._work.start()

    def _take(self, unpacked: Sequence[bytes]) -> None:
        self._work = None
        before = fonts.loaded_rare()
        for data in unpacked:
            QFontDatabase.addApplicationFontFromData(data)
        application = _application()
        font = application.font()  # a system may fall back to its own typefaces alone
        font.setFamilies([*font.families(), *(name for name in fonts.loaded_rare() if name not in before)])
        application.setFont(font)
        # Fonts that widgets have from the style sheet would go on with the letters that Qt found for them before.
        theme.apply(application, theme.theme() is theme.DARK)
        self._look()  # for names that came meanwhile

    def _failed(self, error: Exception) -> None:
        self._work = None
        if not isinstance(error, (OSError, ValueError, lzma.LZMAError, zlib.error)):
            raise error  # else a box stands for the character, as before
        self._look()  # for names that came meanwhile


def typefaces() -> RareTypefaces:
    """Those of this run of the program."""
    application = _application()
    children = (child for child in application.children() if isinstance(child, RareTypefaces))
    return next(children, None) or RareTypefaces(application)


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application


def boxed(characters: Iterable[str]) -> set[str]:
    """The Chinese ones that are shown as a box."""
    metrics = QFontMetrics(QApplication.font())
    return {char for char in characters if ord(char) in _CHINESE and not metrics.inFontUcs4(ord(char))}


def typefaces_for(boxes: Iterable[str]) -> list[str]:
    """Which of the bundled typefaces may have these characters."""
    basic = {ord(char) <= _BASIC for char in boxes}
    return [name for name, holds_basic in zip(fonts.RARE, (True, False), strict=True) if holds_basic in basic]


def _unpacked(names: Iterable[str]) -> list[bytes]:
    found = []
    for name in names:
        suffix, unpack = _FILES[name]
        found.append(unpack((fonts.FOLDER / f"{name}{suffix}").read_bytes()))
    return found
