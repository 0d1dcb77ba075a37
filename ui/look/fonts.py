"""The typefaces: a list of families that Chinese desktops have, or the bundled one where none of them is installed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import QApplication

SANS = ("Microsoft YaHei UI", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei")
SERIF = ("SimSun", "Noto Serif CJK SC", "Source Han Serif SC")
BASE = 10.5
"""Size of ordinary text in points: 五号, 14 px at 96 dpi."""
MINUTES_LINE = 29
"""Height of a line of minutes in pixels; a share of the font's own height is too loose with some typefaces."""

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "fonts"
_BUNDLED_SANS, _BUNDLED_SERIF = "DwHei-Medium.ttf", "DwSong-Regular.ttf"
RARE = ("DwRareA", "DwRareB")
"""The bundled typefaces of rare characters, up to U+FFFF and beyond; `ui/look/rare_characters.py` unpacks them where they are needed."""


def load(app: QApplication) -> None:
    """Sets the font of the program. Called once, before the first window."""
    font = QFont()
    font.setFamilies(families(SANS, _BUNDLED_SANS))
    font.setPointSizeF(BASE)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    app.setFont(font)


def body_font() -> QFont:
    """The serif in which minutes are written and read, 12 pt (小四)."""
    font = QFont()
    font.setFamilies([*families(SERIF, _BUNDLED_SERIF), *loaded_rare()])
    font.setPointSizeF(12)
    return font


def sized(points: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The font of the program in another size (points) and weight, for own painting.

    Strong text is Bold, not DemiBold: Chinese typefaces rarely have one, and Qt thickens a missing Bold only.
    """
    font = QFont(QApplication.font())
    font.setPointSizeF(points)
    font.setWeight(weight)
    return font


def loaded_rare() -> list[str]:
    """Those of the rare ones that were unpacked."""
    from PySide6.QtGui import QFontDatabase

    installed = set(QFontDatabase.families())
    return [name for name in RARE if name in installed]


def families(wanted: tuple[str, ...], bundled: str) -> list[str]:
    """The wanted families; where none is installed, those of the bundled file stand before them."""
    asked = QFont()
    asked.setFamilies(list(wanted))
    if QFontInfo(asked).family() in wanted:  # to ask for all that are installed takes a tenth of the start
        return list(wanted)
    from PySide6.QtGui import QFontDatabase

    number = QFontDatabase.addApplicationFont(str(FOLDER / bundled))
    return [*QFontDatabase.applicationFontFamilies(number), *wanted]
