"""The few words of Qt's own dialogs that its Chinese translation leaves in English."""

from __future__ import annotations

from PySide6.QtCore import QTranslator

_WORDS = {
    "&Look in:": "查找范围(&L)：",
    "Look in:": "查找范围：",
    "Files of &type:": "文件类型(&T)：",
    "Files of type:": "文件类型：",
    "File &name:": "文件名(&N)：",
    "Size": "大小",
    "Folder": "文件夹",
    "File Folder": "文件夹",
    "Page order": "页面顺序",
    "Print current page": "打印当前页",
    "Manual source": "手动送纸",
    "Printer information": "打印机信息",
}


class Remaining(QTranslator):
    """Translates what is in the list, and nothing else."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source_text: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """None leaves a text to the other translators."""
        return _WORDS.get(source_text)
