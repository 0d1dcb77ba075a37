"""One sheet per person: copies of a blank sheet with everything that belongs to it, each under the name of its person."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence

from models.forms.following import drop_calculation_order
from models.forms.formulas import names_sheet
from models.forms.package import Package, SheetEntry
from models.forms.refused import FormRefused
from models.forms.spans import Edit, Element, edited, parse, quoted, set_attribute, set_text

_SHARED = ("image", "hyperlink", "theme")
_COPIED = ("drawing", "vmlDrawing", "comments", "threadedComment", "printerSettings", "legacyDrawingHF")
_ADVICE = "请把保存位置选为文件夹，一人一个文件"
_FORBIDDEN = re.compile(r"[\[\]:*?/\\'\x00-\x1f]")
_CONTENT_TYPES = "[Content_Types].xml"


def add_copies(package: Package, entry: SheetEntry, names: Sequence[str]) -> list[SheetEntry]:
    """Makes of one blank sheet as many as there are names; the first keeps its place, the others come last.

    Raises FormRefused where the sheet has something that cannot stand in a workbook twice.
    """
    _check(package, entry)
    taken = {e.name.casefold() for e in package.sheets()} - {entry.name.casefold()}
    named = [_sheet_name(name, taken) for name in names]
    blank = package.parts[entry.part]
    first = _renamed(package, entry, named[0])
    entries = [first]
    for name in named[1:]:
        entries.append(_copied(package, entry, blank, name))
    drop_calculation_order(package)
    return entries


def _check(package: Package, entry: SheetEntry) -> None:
    for relation in package.relations(entry.part):
        if relation.kind not in (*_SHARED, *_COPIED):
            raise FormRefused.about(package.name, f"的“{entry.name}”有不能复制的内容（{relation.kind}）", _ADVICE)
        if relation.kind == "drawing" and any(r.kind not in _SHARED for r in package.relations(relation.target)):
            raise FormRefused.about(package.name, f"的“{entry.name}”有图表，不能复制", _ADVICE)
    if any(f.text and names_sheet(f.text, entry.name) for f in package.tree(entry.part).all("f")):
        raise FormRefused.about(package.name, f"的“{entry.name}”有指向自己的公式，不能复制", _ADVICE)


def _sheet_name(name: str, taken: set[str]) -> str:
    """A name that a sheet may have and no other has: 31 characters, none of []:*?/\\'."""
    stem = _FORBIDDEN.sub("", name).strip()[:31] or "未命名"
    found, number = stem, 2
    while found.casefold() in taken:
        tail = f"({number})"
        found, number = stem[: 31 - len(tail)] + tail, number + 1
    taken.add(found.casefold())
    return found


def _renamed(package: Package, entry: SheetEntry, name: str) -> SheetEntry:
    """The first sheet under the name of its person, unless a formula or a name of a range knows it by its own."""
    book = package.workbook()
    root = package.tree(book)
    names = list(root.all("definedName"))
    own = [n for n in names if n.get("localSheetId") == str(entry.index)]
    formulas = [n.text for n in names if n not in own]
    for other in package.sheets():
        formulas += [f.text for f in package.tree(other.part).all("f", "formula", "formula1", "formula2")]
    if any(names_sheet(text, entry.name) for text in formulas):
        return entry
    data = package.parts[book]
    edits = [set_attribute(data, list(root.all("sheet"))[entry.index], "name", name)]
    edits += [set_text(data, n, _on_sheet(n.text, name)) for n in own if n.text]
    package.parts[book] = edited(data, edits)
    return SheetEntry(name, entry.part, entry.index, entry.visible)


def _on_sheet(formula: str, sheet: str) -> str:
    """A print area or print titles as those of another sheet."""
    prefix = "'" + sheet.replace("'", "''") + "'!"
    return re.sub(r"(?:'(?:[^']|'')+'|[\w.]+)!", lambda _: prefix, formula)


def _copied(package: Package, entry: SheetEntry, blank: bytes, name: str) -> SheetEntry:
    part = _new_part(package, entry.part)
    root = parse(blank)
    views = [v for v in root.all("sheetView") if v.get("tabSelected")]  # two selected sheets are edited together
    package.parts[part] = edited(blank, [set_attribute(blank, v, "tabSelected", None) for v in views])
    _register(package, entry.part, part)
    _copy_relations(package, entry.part, part)
    index = _list_in_workbook(package, entry, part, name)
    return SheetEntry(name, part, index, True)


def _new_part(package: Package, part: str) -> str:
    """A free name for a copy: sheet1.xml → sheet7.xml."""
    stem, suffix = posixpath.splitext(part)
    stem = stem.rstrip("0123456789")
    number = 1
    while f"{stem}{number}{suffix}" in package.parts:
        number += 1
    return f"{stem}{number}{suffix}"


def _register(package: Package, old: str, new: str) -> None:
    """Gives a copy the type of its original, where that has one of its own."""
    data = package.parts[_CONTENT_TYPES]
    root = package.tree(_CONTENT_TYPES)
    for element in root.all("Override"):
        if element.get("PartName") == "/" + old:
            copy = data[element.start : element.end]
            place = Element(element.tag, element.attributes, 0, element.inner - element.start)
            copy = edited(copy, [set_attribute(copy, place, "PartName", "/" + new)])
            package.parts[_CONTENT_TYPES] = edited(data, [(element.end, element.end, copy)])
            return


def _copy_relations(package: Package, old: str, new: str) -> None:
    """The same relations, to copies of the parts that belong to one sheet only."""
    links = package.relations_part(old)
    if links not in package.parts:
        return
    data = package.parts[links]
    edits: list[Edit] = []
    for element in package.tree(links).all("Relationship"):
        relation = next(r for r in package.relations(old) if r.id == element.get("Id"))
        if relation.outside or relation.kind not in _COPIED or relation.target not in package.parts:
            continue
        copy = _new_part(package, relation.target)
        package.parts[copy] = package.parts[relation.target]
        _register(package, relation.target, copy)
        inner = package.relations_part(relation.target)
        if inner in package.parts:
            package.parts[package.relations_part(copy)] = package.parts[inner]
        edits.append(set_attribute(data, element, "Target", "/" + copy))
    package.parts[package.relations_part(new)] = edited(data, edits)


def _list_in_workbook(package: Package, entry: SheetEntry, part: str, name: str) -> int:
    """Puts a copy at the end of the list of sheets, with its own print area; gives its index."""
    book = package.workbook()
    links = package.relations_part(book)
    ids = {r.id for r in package.relations(book)}
    new_id = next(f"rId{n}" for n in range(1, len(ids) + 2) if f"rId{n}" not in ids)
    data, root = package.parts[links], package.tree(links)
    own = next(e for e in root.all("Relationship") if e.get("Type").endswith("/worksheet"))
    line = f'<{own.tag} Id="{new_id}" Type="'.encode() + quoted(own.get("Type")) + b'" Target="/'
    package.parts[links] = edited(data, [(root.close, root.close, line + quoted(part) + b'"/>')])

    data, root = package.parts[book], package.tree(book)
    sheets = list(root.all("sheet"))
    original = sheets[entry.index]
    number = max(int(s.get("sheetId", "0")) for s in sheets) + 1
    copy = data[original.start : original.inner]
    place = Element(original.tag, original.attributes, 0, len(copy))
    id_name = next(k for k in original.attributes if k.rpartition(":")[2] == "id")
    new = {"name": name, "sheetId": str(number), id_name: new_id}
    line = edited(copy, [set_attribute(copy, place, key, value) for key, value in new.items()])
    if original.inner < original.end:
        line += b"</" + original.tag.encode() + b">"
    edits: list[Edit] = [(sheets[-1].end, sheets[-1].end, line)]
    edits += _local_names(data, root, entry, name, len(sheets))
    package.parts[book] = edited(data, edits)
    return len(sheets)


def _local_names(data: bytes, root: Element, entry: SheetEntry, name: str, index: int) -> list[Edit]:
    """Print area and print titles of the original also for its copy."""
    edits: list[Edit] = []
    for about in root.all("definedName"):
        if about.get("localSheetId") != str(entry.index):
            continue
        box = about.parent
        assert box is not None
        text = _on_sheet(about.text, name)
        copy = data[about.start : about.inner]
        place = Element(about.tag, about.attributes, 0, len(copy))
        copy = edited(copy, [set_attribute(copy, place, "localSheetId", str(index))])
        edits.append((box.close, box.close, copy + quoted(text) + f"</{about.tag}>".encode()))
    return edits
