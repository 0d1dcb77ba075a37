"""For what and to whom: what was said before is offered again."""

from __future__ import annotations

from collections.abc import Sequence

from models.exports.contents.export_log import Line
from models.exports.contents.export_log import said_before as in_log
from models.fields import Field
from models.kinds import Line as OneLine
from ui.forms.editors import ChoiceEditor
from ui.widgets.restyle import restyle

UNSAID = "窗口导出"
"""What the log is told where nothing was said."""
WANTS_PURPOSE = "不打码导出须写明用途，请填写后再导出。"
OFFICIAL_PURPOSE = "上报党员基本信息汇总表"
_BY_ITSELF = (
    UNSAID, "窗口核对", "窗口填表", "命令行导出", "命令行核对", "命令行填表", "打印", "存为 PDF", "导出 Word", "附件另存",
    "查看附件", "改正后再导入", "复制到剪贴板", "示例",
)  # fmt: skip
_MOST = 20


def said_before(label: str, lines: Sequence[Line], name: str, hint: str) -> ChoiceEditor:
    """An editor that offers what the log has in `name` (purpose, recipient), but not what the program said by itself."""
    words = in_log(lines, name, without=_BY_ITSELF)[:_MOST]
    editor = ChoiceEditor(Field(label, OneLine(), help=hint), words, free=True)
    editor.set_value_text("")
    return editor


def lacks(purpose: ChoiceEditor, *, full: bool) -> bool:
    """Whether something would leave whole and it is not said for what; the editor is marked as long as that is so."""
    wanting = full and not purpose.value_text().strip()
    restyle(purpose, "tone", "warn" if wanting else "")
    return wanting


def arguments_of(purpose: ChoiceEditor, recipient: ChoiceEditor | None = None) -> list[str]:
    """What ExportJob is told of them; with = a text may begin with a dash."""
    told = [f"--purpose={purpose.value_text().strip() or UNSAID}"]
    return told if recipient is None else [*told, f"--recipient={recipient.value_text().strip()}"]
