"""A workbook as its parts: read once through the gate of imports, written with every untouched part as it was."""

from __future__ import annotations

import copy
import posixpath
import zipfile
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from models.broken_zip import BROKEN_ZIP
from models.forms.refused import FormRefused
from models.forms.spans import Element, NotXml, parse
from models.imports import FileRefused, gate

_MOST_BYTES = 100 * 1024 * 1024
_MOST_XML = 16 * 1024 * 1024
_MOST_TAGS = 400_000
"""Of one part that is read as elements, which take many times the room of the text; tags of all sheets together."""
_LESS = "请去掉图片、多余的空行和工作表后再填"
_RESAVE = "请用 Excel 或 WPS 打开后另存为 .xlsx 再填"


@dataclass(frozen=True)
class Relation:
    """What one part says about another. kind: the last word of the type (worksheet, drawing, comments …)."""

    id: str
    kind: str
    target: str
    """The full name of the part; the address as it is where it leads outside."""
    outside: bool = False


@dataclass(frozen=True)
class SheetEntry:
    """A worksheet of the workbook. index: its place among all sheets, which names of the sheet refer to."""

    name: str
    part: str
    index: int
    visible: bool = True


@dataclass
class Package:
    """The parts of a workbook by name, in the order of the file."""

    name: str
    parts: dict[str, bytes]
    infos: list[zipfile.ZipInfo] = field(default_factory=list)

    @classmethod
    def read(cls, path: Path) -> Package:
        """Raises FormRefused for what is no workbook with parts (.xls, .ods, .csv …), is damaged, locked or far too large."""
        name = path.name
        try:
            admitted = gate.admit(path)
        except FileRefused as refusal:
            raise FormRefused.of(refusal) from None
        if admitted.form != "xlsx":
            raise FormRefused.about(name, f"是 .{admitted.form} 文件，只能填写 .xlsx 表格", _RESAVE)
        try:
            return cls._unpacked(path)
        except BROKEN_ZIP:
            raise FormRefused.about(name, "已损坏，压缩内容不完整", "请向发表单位重新要一份") from None

    @classmethod
    def _unpacked(cls, path: Path) -> Package:
        package = cls(path.name, {})
        left = _MOST_BYTES
        with zipfile.ZipFile(BytesIO(path.read_bytes())) as archive:
            for info in archive.infolist():
                if not info.is_dir():
                    most = min(left, _MOST_XML) if info.filename.lower().endswith(".xml") else left
                    chunks = []
                    with archive.open(info) as file:  # the stated size is not believed
                        while chunk := file.read(1 << 18):
                            most -= len(chunk)
                            left -= len(chunk)
                            if most < 0:
                                raise FormRefused.about(path.name, "解开后太大", _LESS)
                            chunks.append(chunk)
                    package.parts[info.filename] = b"".join(chunks)
                package.infos.append(info)
        if any(part.startswith("_xmlsignatures") for part in package.parts):
            raise FormRefused.about(path.name, "有数字签名，填写后签名就失效了", "请向发表单位要一份没有签名的")
        return package

    def write(self, path: Path) -> None:
        """Writes the workbook; parts keep their order, names and times. Raises OSError."""
        known = {info.filename for info in self.infos}
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for info in self.infos:
                if info.is_dir():
                    archive.writestr(copy.copy(info), b"")
                elif info.filename in self.parts:
                    kept = zipfile.ZipInfo(info.filename, info.date_time)
                    kept.compress_type, kept.external_attr = info.compress_type, info.external_attr
                    archive.writestr(kept, self.parts[info.filename])
            for name, data in self.parts.items():
                if name not in known:
                    added = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                    added.compress_type = zipfile.ZIP_DEFLATED
                    archive.writestr(added, data)

    # Reading

    def tree(self, part: str) -> Element:
        """The root of a part; raises FormRefused where it is missing, no XML or far too large."""
        if len(data := self.parts.get(part, b"")) > _MOST_XML or data.count(b"<") > _MOST_TAGS:
            raise FormRefused.about(self.name, "里的格子太多", _LESS)
        try:
            return parse(self.parts[part])
        except (KeyError, NotXml):
            raise FormRefused.about(self.name, "已损坏，表格内容读不出来", _RESAVE) from None

    @staticmethod
    def relations_part(part: str) -> str:
        """The name of the part that holds the relations of `part` ('' for the package)."""
        folder, file = posixpath.split(part)
        return posixpath.join(folder, "_rels", file + ".rels")

    def relations(self, part: str) -> list[Relation]:
        """What a part refers to."""
        links = self.relations_part(part)
        if links not in self.parts:
            return []
        found = []
        for element in self.tree(links).all("Relationship"):
            target, outside = element.get("Target"), element.get("TargetMode") == "External"
            if not outside:
                folder = "" if target.startswith("/") else posixpath.dirname(part)
                target = posixpath.normpath(posixpath.join(folder, target.lstrip("/")))
            found.append(Relation(element.get("Id"), posixpath.basename(element.get("Type")), target, outside))
        return found

    def workbook(self) -> str:
        """The name of the part that lists the sheets."""
        for relation in self.relations(""):
            if relation.kind == "officeDocument" and relation.target in self.parts:
                return relation.target
        raise FormRefused.about(self.name, "已损坏，找不到工作簿", _RESAVE)

    def related(self, part: str, kind: str) -> str:
        """The first part of a kind that a part refers to, '' if there is none."""
        found = (r.target for r in self.relations(part) if r.kind == kind and not r.outside)
        return next((target for target in found if target in self.parts), "")

    def sheets(self) -> list[SheetEntry]:
        """The worksheets in their order; sheets of charts and macros are counted but not listed."""
        book = self.workbook()
        parts = {r.id: r.target for r in self.relations(book) if r.kind == "worksheet" and r.target in self.parts}
        return [
            SheetEntry(sheet.get("name"), parts[sheet.get("id")], index, sheet.get("state", "visible") == "visible")
            for index, sheet in enumerate(self.tree(book).all("sheet"))
            if sheet.get("id") in parts
        ]

    def check_sheets(self) -> None:
        """Raises FormRefused where the worksheets together have more than can be read as elements."""
        if sum(self.parts[entry.part].count(b"<") for entry in self.sheets()) > _MOST_TAGS:
            raise FormRefused.about(self.name, "里的格子太多", _LESS)

    def texts(self) -> list[str]:
        """The shared strings by their number, without the readings that stand over characters."""
        return [string_of(item) for item in self.strings()]

    def strings(self) -> list[Element]:
        """The shared strings as they stand in the file."""
        part = self.related(self.workbook(), "sharedStrings")
        return [item for item in self.tree(part).children if item.name == "si"] if part else []


def string_of(item: Element) -> str:
    """The text of a string item, all its runs together."""
    return "".join(t.text for t in item.all("t") if t.parent is not None and t.parent.name != "rPh")
