"""A picture made ready to stand in a document: turned the right way, no larger than a page needs, on white."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

_MOST = 1400
"""Pixels of the longer side: 20 cm at 180 dots an inch."""


def ready(file: Path) -> BytesIO | None:
    """The picture as JPEG; None where the file is none, is damaged, or is so large that it would take all memory."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(file) as opened:
            opened.draft("RGB", (_MOST, _MOST))
            turned = ImageOps.exif_transpose(opened)
            turned.thumbnail((_MOST, _MOST))
            white = Image.new("RGB", turned.size, "white")
            layer = turned.convert("RGBA")
            white.paste(layer, mask=layer.getchannel("A"))
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError):
        return None
    made = BytesIO()
    white.save(made, "JPEG", quality=85)
    made.seek(0)
    return made
