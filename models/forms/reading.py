"""Reads a workbook as a form: what each visible sheet asks, list or card."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from models.forms.find_card import find_cards
from models.forms.find_list import find_lists
from models.forms.form import Area, Form
from models.forms.package import Package
from models.forms.refused import FormRefused
from models.forms.sheet_part import SheetPart
from models.forms.styles import Styles

_NONE = "里没有找到认识的表头（如姓名、会议类型、培训名称、存在问题）或“标签—空格”"


def read_form(path: Path, mapping: Mapping[str, str] | None = None) -> Form:
    """What a blank form asks; nothing is changed.

    mapping: corrections of headings (`Slot.key` → name of a source, '' to leave the column alone); keep them by
    `Form.fingerprint`, which does not depend on them. Raises FormRefused.
    """
    package = Package.read(path)
    try:
        styles, texts = Styles.of(package), package.texts()
        areas: list[Area] = []
        for entry in package.sheets():
            if entry.visible:
                areas += areas_of_sheet(SheetPart.read(package, entry, texts), styles, mapping)
    except (ValueError, KeyError, IndexError, RecursionError):
        raise FormRefused.about(path.name, "已损坏，表格内容读不出来", "请用 Excel 或 WPS 打开后另存再填") from None
    if not areas:
        raise FormRefused.about(path.name, _NONE, "请核对是否选对了文件")
    return Form(path, package, styles, tuple(areas))


def areas_of_sheet(sheet: SheetPart, styles: Styles, mapping: Mapping[str, str] | None) -> list[Area]:
    """The cards of a sheet, else its lists."""
    card = find_cards(sheet, mapping)
    return [card] if card is not None else find_lists(sheet, styles, mapping)
