"""Lets every program work the formulas of a filled workbook out anew: old results are taken out, and the workbook says so."""

from __future__ import annotations

from models.forms.formulas import names_sheet
from models.forms.package import Package
from models.forms.spans import Edit, edited, set_attribute

_AFTER = ("oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes", "webPublishing",
          "fileRecoveryPr", "webPublishObjects", "extLst")  # fmt: skip


def forget_results(package: Package, filled: set[str]) -> None:
    """Takes the results out of all formulas that may depend on the sheets that were filled (by name), and no others.

    A result that is missing is computed by Excel, WPS and LibreOffice when they open the file; one that is out of date
    might be shown as it is.
    """
    texts = {entry.name: _formulas(package, entry.part) for entry in package.sheets()}
    names = {e.get("name"): e.text for e in package.tree(package.workbook()).all("definedName")}
    stale = {name for name in filled if texts.get(name)}
    touched, grew = set(filled), True
    while grew:
        words = touched | {name for name, text in names.items() if any(names_sheet(text, sheet) for sheet in touched)}
        found = {s for s, formulas in texts.items() if any(names_sheet(f, w) for f in formulas for w in words)}
        grew = not found <= touched
        touched, stale = touched | found, stale | found
    for entry in package.sheets():
        if entry.name in stale:
            _forget(package, entry.part)
    if stale:
        _recalculate(package)


def _formulas(package: Package, part: str) -> list[str]:
    """The formulas of the cells; a shared one that is written elsewhere is ''."""
    if b"<f" not in package.parts[part] and b":f" not in package.parts[part]:
        return []
    return [f.text for c in package.tree(part).all("c") for f in c.children if f.name == "f"]


def _forget(package: Package, part: str) -> None:
    data = package.parts[part]
    edits: list[Edit] = []
    for cell in package.tree(part).all("c"):
        if cell.child("f") is not None:
            edits += [(v.start, v.end, b"") for v in cell.children if v.name == "v"]
    package.parts[part] = edited(data, edits)


def _recalculate(package: Package) -> None:
    """Sets the mark that all formulas are computed on opening."""
    book = package.workbook()
    data, root = package.parts[book], package.tree(book)
    about = root.child("calcPr")
    if about is not None:
        if about.get("fullCalcOnLoad") not in ("1", "true"):
            package.parts[book] = edited(data, [set_attribute(data, about, "fullCalcOnLoad", "1")])
        return
    place = next((e.start for e in root.children if e.name in _AFTER), root.close)
    new = f'<{root.prefix}calcPr fullCalcOnLoad="1"/>'.encode()
    package.parts[book] = edited(data, [(place, place, new)])
