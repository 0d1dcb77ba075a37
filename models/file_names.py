"""What no file may be called on Windows or Linux: said once for exports and attachments."""

from __future__ import annotations

import re
import unicodedata

FORBIDDEN = re.compile(r'[<>:"/\\|?*\u2044\u2215\uff0f\uff3c]')  # the signs that look like slashes too
RESERVED = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\..*)?")
"""The names of Windows for its devices, with any suffix."""


def unseen(char: str) -> bool:
    """Whether a character cannot be seen, or makes a name read differently from what it is (control and direction marks)."""
    return unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn")
