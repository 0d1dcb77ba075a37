"""The entries of a drop-down: written in the rule itself, or standing in a range of cells that may have a name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from models.forms.addresses import LAST_ROW, area_name, area_of
from models.forms.package import Package
from models.forms.sheet_part import SheetPart

_MOST = 2000
# Of the formulas of drop-downs those that say a range whatever stands in other cells.
_INDIRECT = re.compile(r'(?i)INDIRECT\(\s*"([^"]+)"\s*\)')
_OFFSET = re.compile(
    r"(?i)OFFSET\(\s*([^,()]+)\s*,\s*0?\s*,\s*0?\s*,\s*(?:COUNTA|MATCH|COUNTIF|SUMPRODUCT)\(.*\)\s*(?:-\s*\d+)?(?:,\s*1?\s*)?\)"
)
_INDEX = re.compile(r"(?i)INDEX\(\s*([^,()]+)\s*,\s*0?\s*(?:,\s*1\s*)?\)")


@dataclass
class Options:
    """Finds the entries of the drop-downs of a workbook; each range is read once."""

    package: Package
    texts: list[str]
    _sheets: dict[str, SheetPart] = field(default_factory=dict)
    _known: dict[tuple[str, str], list[str] | None] = field(default_factory=dict)

    def of(self, sheet: SheetPart, row: int, column: int) -> list[str] | None:
        """The entries for a cell; None without a drop-down, or where it is worked out by a formula."""
        for rule in sheet.validations:
            if rule.kind == "list" and rule.holds(row, column):
                place = sheet.entry.name, rule.formula
                if place not in self._known:
                    self._known[place] = self._read(rule.formula, sheet.entry.name)
                return self._known[place] or None
        return None

    def unreadable(self, sheet: SheetPart, row: int, column: int) -> bool:
        """Whether a cell has a drop-down with entries that are worked out by a formula."""
        rules = [rule for rule in sheet.validations if rule.kind == "list" and rule.holds(row, column)]
        return bool(rules) and bool(rules[0].formula.strip('=" ')) and self.of(sheet, row, column) is None

    def _read(self, formula: str, sheet: str) -> list[str] | None:
        text = formula.strip().removeprefix("=")
        if text.startswith('"') and text.endswith('"'):
            return [part.strip() for part in text[1:-1].replace('""', '"').split(",") if part.strip()]
        text = self._named(text)
        if (found := _INDIRECT.fullmatch(text)) is not None:
            text = self._named(found[1])
        elif (found := _OFFSET.fullmatch(text)) is not None:
            text = _down(found[1])
        elif (found := _INDEX.fullmatch(text)) is not None:
            text = self._named(found[1])
        name, _, place = text.rpartition("!")
        name = name.strip("'").replace("''", "'") or sheet
        try:
            top, left, bottom, right = area_of(place)
        except ValueError:
            return None
        part = self._sheet(name)
        if part is None or (bottom - top) * (right - left) > LAST_ROW:
            return None
        rows = range(top, min(bottom, part.last_row, top + _MOST) + 1)
        return [str(v) for r in rows for c in range(left, right + 1) if (v := part.value(r, c)) not in (None, "")]

    def _named(self, text: str) -> str:
        """What a name of the workbook stands for; other text as it is."""
        for known in self.package.tree(self.package.workbook()).all("definedName"):
            if known.get("name").casefold() == text.strip().casefold():
                return known.text.strip()
        return text

    def _sheet(self, name: str) -> SheetPart | None:
        key = name.casefold()
        if key not in self._sheets:
            entry = next((e for e in self.package.sheets() if e.name.casefold() == key), None)
            if entry is None:
                return None
            self._sheets[key] = SheetPart.read(self.package, entry, self.texts)
        return self._sheets[key]


def _down(cell: str) -> str:
    """A cell and all below it: a list that goes on as far as something stands there."""
    sheet, mark, place = cell.rpartition("!")
    top, left, bottom, right = area_of(place)
    if (top, left) != (bottom, right):
        return cell
    return f"{sheet}{mark}{area_name((top, left, LAST_ROW - 1, left))}"
