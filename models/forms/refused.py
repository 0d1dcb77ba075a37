"""Why a form is not filled: one sentence, and nothing was written."""

from __future__ import annotations

import re

from models.imports import FileRefused

FILLED = (".xlsx", ".xlsm", ".xltx")
"""Kinds of files that are filled; others have to be saved as one of them."""
_FORMS = "请选择 .xlsx、.xlsm 或 .xltx 空白表，别的表格先用 Excel 或 WPS 另存为 .xlsx"
_CHOOSE = re.compile(r"请?选择 \.xlsx[^，。]*?文件")
"""What the gate says can be chosen."""


class FormRefused(FileRefused):
    """A workbook that cannot be filled; its text is one Chinese sentence for the user."""

    @classmethod
    def about(cls, name: str, what: str, advice: str) -> FormRefused:
        """The sentence: what is wrong with the form called `name`, that nothing was written, what to do next."""
        return cls(f"“{name}”{what}，没有填写，表格也未改动，{advice}。")

    @classmethod
    def of(cls, refusal: FileRefused) -> FormRefused:
        """The refusal of the gate that imports and forms share, in the words for a form."""
        name, quote, text = str(refusal).partition("”")  # the name of the file stays as it is
        if "Word 文档" in text:
            text = _CHOOSE.sub("请把里面的表格复制到 Excel 或 WPS，另存为 .xlsx 再填", text)
        text = _CHOOSE.sub(lambda said: _FORMS if said[0].startswith("请") else _FORMS.removeprefix("请"), text)
        text = text.replace("没有读入任何内容，账本也未改动", "没有填写，表格也未改动")
        text = text.replace("导入", "填表").replace("名册", "表格")
        return cls(name + quote + text)
