"""Rows inserted into one sheet of a workbook: all other parts follow, or the workbook is refused before anything is changed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.forms.addresses import Insertion, OutOfSheet, cell_of, name_of
from models.forms.formulas import Unshiftable, names_sheet, shifted
from models.forms.package import Package, SheetEntry
from models.forms.refused import FormRefused
from models.forms.row_insertion import anchor_row, shifted_areas, with_rows
from models.forms.shared_formulas import Impossible
from models.forms.spans import Edit, Element, edited, parse, set_attribute, set_text

_ADVICE = "请先在表格里加够行数再填"
# Kinds of parts beside a sheet whose references cannot be followed safely.
_UNSAFE = {
    "pivotTable": "有数据透视表", "queryTable": "有外部数据区", "ctrlProp": "有按钮、下拉框等控件", "control": "有控件",
    "oleObject": "有嵌入的对象", "slicer": "有切片器", "timeline": "有日程表", "xmlMaps": "有 XML 映射",
    "tableSingleCells": "有 XML 映射", "vbaProject": "有宏", "pivotCacheDefinition": "有数据透视表",
    "revisionHeaders": "是共享工作簿", "usernames": "是共享工作簿",
}  # fmt: skip
_FORMULA_TAGS = ("f", "formula", "formula1", "formula2")
_VML_ROW = re.compile(rb"(<x:Row>\s*)(\d+)(\s*</x:Row>)")
_VML_ANCHOR = re.compile(rb"(<x:Anchor>)([^<]*)(</x:Anchor>)")


def insert_rows(package: Package, entry: SheetEntry, at: int, count: int, grown: int = 0, *, like: bool = True) -> None:
    """Puts `count` rows before row `at` of a sheet and lets everything in the workbook follow.

    grown: see Insertion · like: the new rows are like the one above, else plain. Raises FormRefused where something cannot follow; the package may then be half changed and is
    thrown away by the caller.
    """
    insertion = Insertion(entry.name, at, count, grown)
    try:
        _check(package, entry)
        package.parts[entry.part] = with_rows(package.parts[entry.part], insertion, like=like)
        _beside(package, entry, insertion)
        _other_sheets(package, entry, insertion)
        _names(package, insertion)
        _charts(package, insertion)
    except Impossible as error:
        raise FormRefused.about(package.name, f"的工作表“{entry.name}”{error}，加行会弄乱它", _ADVICE) from None
    except Unshiftable:
        raise FormRefused.about(package.name, "有跨多张工作表的公式，加行会弄乱它", _ADVICE) from None
    except OutOfSheet:
        raise FormRefused.about(package.name, f"的工作表“{entry.name}”没有地方再加 {count} 行", _ADVICE) from None
    drop_calculation_order(package)


def _check(package: Package, entry: SheetEntry) -> None:
    tables = [r.target for r in package.relations(entry.part) if r.kind == "table"]
    for part in (entry.part, package.workbook(), *tables):
        for relation in package.relations(part):
            if relation.kind in _UNSAFE:
                raise Impossible(_UNSAFE[relation.kind])


def _beside(package: Package, entry: SheetEntry, insertion: Insertion) -> None:
    """Pictures, charts, notes and tables that belong to the sheet."""
    for relation in package.relations(entry.part):
        if relation.outside or relation.target not in package.parts:
            continue
        data = package.parts[relation.target]
        if relation.kind == "vmlDrawing":
            package.parts[relation.target] = _vml(data, insertion)
        elif relation.kind in ("drawing", "comments", "threadedComment", "table"):
            root = package.tree(relation.target)
            edits = [edit for e in root.all() for edit in _element(data, e, insertion)]
            if relation.kind == "table":
                edits += _table(data, root, insertion)
            package.parts[relation.target] = edited(data, edits)


def _element(data: bytes, element: Element, insertion: Insertion) -> Iterator[Edit]:
    """Anchors of drawings, places of notes, cells that a text box shows."""
    parent = element.parent
    if element.name == "row" and parent is not None and parent.name in ("from", "to"):
        yield from anchor_row(data, element, insertion)
    if element.name in ("comment", "threadedComment") and element.get("ref"):
        row, column = cell_of(element.get("ref"))
        yield set_attribute(data, element, "ref", name_of(insertion.row(row), column))
    if element.get("textlink"):
        yield set_attribute(data, element, "textlink", shifted(element.get("textlink"), insertion, insertion.sheet))


def _table(data: bytes, root: Element, insertion: Insertion) -> Iterator[Edit]:
    """A table (Ctrl+T): its range with filter, and the formulas of its columns."""
    for element in (root, *root.all("autoFilter", "sortState", "sortCondition")):
        if old := element.get("ref"):
            yield set_attribute(data, element, "ref", shifted_areas(old, insertion.rows))
    for element in root.all("calculatedColumnFormula", "totalsRowFormula"):
        if element.text:
            yield set_text(data, element, shifted(element.text, insertion, insertion.sheet))


def _vml(data: bytes, insertion: Insertion) -> bytes:
    """The boxes of notes: the row of their cell, and where they stand (column, dx, row, dy, column, dx, row, dy)."""
    if re.search(rb"<x:Fmla", data):
        raise Impossible("有控件")

    def row(found: re.Match[bytes]) -> bytes:
        number = int(found[2])
        return found[1] + str(insertion.row(number + 1) - 1).encode() + found[3]

    def anchor(found: re.Match[bytes]) -> bytes:
        numbers = [part.strip() for part in found[2].split(b",")]
        if len(numbers) == 8:
            for k in (2, 6):
                numbers[k] = str(insertion.row(int(numbers[k]) + 1) - 1).encode()
        return found[1] + b", ".join(numbers) + found[3]

    return _VML_ANCHOR.sub(anchor, _VML_ROW.sub(row, data))


def _formulas(data: bytes, tags: tuple[str, ...], insertion: Insertion, own: str) -> bytes:
    """The formulas of a part that is not the sheet itself."""
    edits: list[Edit] = []
    for element in parse(data).all(*tags):
        new = shifted(element.text, insertion, own) if element.text else ""
        if new != element.text:
            edits.append(set_text(data, element, new))
    return edited(data, edits)


def _other_sheets(package: Package, entry: SheetEntry, insertion: Insertion) -> None:
    for other in package.sheets():
        if other.part == entry.part:
            continue
        data = package.parts[other.part]
        root = package.tree(other.part)
        edits: list[Edit] = []
        for element in root.all(*_FORMULA_TAGS):
            if not element.text or not (":" in element.text or names_sheet(element.text, entry.name)):
                continue
            new = shifted(element.text, insertion, other.name)
            if new != element.text:
                edits.append(set_text(data, element, new))
        for element in root.all("hyperlink"):
            if (old := element.get("location")) and (new := shifted(old, insertion, other.name)) != old:
                edits.append(set_attribute(data, element, "location", new))
        package.parts[other.part] = edited(data, edits)


def _names(package: Package, insertion: Insertion) -> None:
    book = package.workbook()
    package.parts[book] = _formulas(package.parts[book], ("definedName",), insertion, "")


def _charts(package: Package, insertion: Insertion) -> None:
    """The data of charts, wherever in the workbook they stand."""
    for part, data in package.parts.items():
        if re.match(r"(?i)/?xl/(charts|chartsheets)/[^/]+\.xml$", part) and b"<" in data:
            package.parts[part] = _formulas(data, ("f",), insertion, "")


def drop_calculation_order(package: Package) -> None:
    """Takes away the list of cells with formulas: it names cells, and every program makes it anew."""
    book = package.workbook()
    links = package.relations_part(book)
    chain = package.related(book, "calcChain")
    if not chain:
        return
    del package.parts[chain]
    for part, tag, name in ((links, "Relationship", "Type"), ("[Content_Types].xml", "Override", "PartName")):
        data = package.parts[part]
        ends = "/calcChain" if name == "Type" else "/" + chain
        found = [e for e in package.tree(part).all(tag) if e.get(name).endswith(ends)]
        package.parts[part] = edited(data, [(e.start, e.end, b"") for e in found])
