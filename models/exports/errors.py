"""Why nothing was exported."""

NO_PURPOSE = "导出完整信息（不打码）须写明用途，没有导出。请填写用途后再导出。"


class ExportRefused(Exception):
    """The export was not made; the text is one sentence that says why and what to do next."""
