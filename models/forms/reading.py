"""Reads a workbook as a form: what each visible sheet asks, list or card."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from models.forms.continued import continued
from models.forms.corrections import corrected
from models.forms.find_card import find_cards
from models.forms.find_counts import find_counts
from models.forms.find_lines import find_lines
from models.forms.find_list import find_lists
from models.forms.find_study import find_study
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
        package.check_sheets()
        styles, texts = Styles.of(package), package.texts()
        sheets = [SheetPart.read(package, entry, texts) for entry in package.sheets() if entry.visible]
        areas, lines = _areas(sheets, styles, None)
        if not areas and mapping:  # headings that only the user knows
            areas, lines = _areas(sheets, styles, mapping)
    except (ValueError, KeyError, IndexError, RecursionError):
        raise FormRefused.about(path.name, "已损坏，表格内容读不出来", "请用 Excel 或 WPS 打开后另存再填") from None
    if not areas:
        raise FormRefused.about(path.name, _NONE, "请核对是否选对了文件")
    return Form(path, package, styles, corrected(tuple(areas), mapping), corrected(tuple(lines), mapping))


def _areas(sheets: list[SheetPart], styles: Styles, mapping: Mapping[str, str] | None) -> tuple[list[Area], list[Area]]:
    """The lists and cards of all sheets, and the lines about the form itself."""
    areas: list[Area] = []
    lines: list[Area] = []
    for sheet in sheets:
        found = areas_of_sheet(sheet, styles, mapping)
        areas += found
        if (about := find_lines(sheet, styles, found)) is not None:
            lines.append(about)
    return continued(areas, sheets), lines


def areas_of_sheet(sheet: SheetPart, styles: Styles, mapping: Mapping[str, str] | None) -> list[Area]:
    """The cards of a sheet or its numbers of training, else its lists, else a table of numbers of members."""
    whole = find_cards(sheet, mapping) or find_study(sheet)
    if whole is not None:
        return [whole]
    lists = find_lists(sheet, styles, mapping)
    if lists:
        return lists
    found = find_cards(sheet, mapping, inline=True) or find_counts(sheet)
    return [] if found is None else [found]
