"""The log of errors: a file that is begun with the first one, and kept to four megabytes with those before it."""

from __future__ import annotations

from pathlib import Path

_MEGABYTE = 1_000_000


class CrashLog:
    """Lines of a file, each with the time. Nothing is loaded for it before there is an error."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def write(self, what: str) -> None:
        """Adds a line. The file is closed again: an open one could not be moved or sent on Windows. Raises OSError."""
        import logging
        from logging.handlers import RotatingFileHandler

        class Handler(RotatingFileHandler):
            def handleError(self, record: logging.LogRecord) -> None:
                """A disk that takes no more is no second error."""

        handler = Handler(self._file, maxBytes=_MEGABYTE, backupCount=3, encoding="utf-8", delay=True)
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        try:
            handler.handle(logging.LogRecord("zhibu", logging.ERROR, "", 0, what, None, None))
        finally:
            handler.close()
