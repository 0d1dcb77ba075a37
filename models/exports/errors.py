"""Why nothing was exported."""


class ExportRefused(Exception):
    """The export was not made; the text is one sentence that says why and what to do next."""
