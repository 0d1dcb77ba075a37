"""For what and to whom: what was said before is offered again."""

from __future__ import annotations

from collections.abc import Sequence

from models.exports.contents.export_log import Line
from models.exports.contents.export_log import said_before as in_log
from models.fields import Field
from models.kinds import Line as OneLine
from ui.forms.editors import ChoiceEditor

UNSAID = "窗口导出"
"""What the log is told where nothing was said."""
OFFICIAL_PURPOSE = "上报党员基本信息汇总表"
_BY_ITSELF = (
    UNSAID, "窗口核对", "窗口填表", "命令行导出", "命令行核对", "命令行填表", "打印", "存为 PDF", "导出 Word", "附件另存",
    "示例",
)  # fmt: skip
_MOST = 20


def said_before(label: str, lines: Sequence[Line], name: str, hint: str) -> ChoiceEditor:
    """An editor that offers what the log has in `name` (purpose, recipient), but not what the program said by itself."""
    words = in_log(lines, name, without=_BY_ITSELF)[:_MOST]
    editor = ChoiceEditor(Field(label, OneLine(), help=hint), words, free=True)
    editor.set_value_text("")
    return editor
