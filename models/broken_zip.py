"""What Python raises where an archive is damaged: spreadsheets and hand-over files are both zips."""

from __future__ import annotations

import struct
import zipfile
import zlib

BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, struct.error, NotImplementedError, RuntimeError, KeyError, IndexError)  # fmt: skip
"""What reading a damaged archive can raise; IndexError for an entry without a name."""
