"""reportlab as it comes: its own font of a file that we have, and its own settings."""

from __future__ import annotations

from functools import cache

from models.exports.pdf.fonts import FOLDER


@cache
def font() -> str:
    """The name of a font that reportlab embeds in its own way. It knows fonts by the names of their faces, and would take ours."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    made = TTFont("Stock", str(FOLDER / "DwSong-Regular.ttf"))
    pdfmetrics._fonts[made.fontName] = made
    pdfmetrics.registerFontFamily(made.fontName)
    return made.fontName


def settings() -> None:
    """Streams as reportlab writes them where nobody has said otherwise."""
    from reportlab import rl_config

    rl_config.useA85 = 1
