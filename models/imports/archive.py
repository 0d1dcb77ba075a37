"""Zip workbooks (.xlsx, .ods): unpacks only the parts that hold cells, counting real bytes, into a new clean archive."""

from __future__ import annotations

import posixpath
import re
import zipfile
from dataclasses import dataclass, field
from io import BytesIO
from xml.etree import ElementTree
from xml.parsers import expat

from models.broken_zip import BROKEN_ZIP
from models.imports.extent import MOST_COLUMNS, Texts, check_cells, check_repeats, without_empty_tail
from models.imports.refused import FileRefused

MOST_PARTS = 2000
MOST_BYTES = 100 * 1024 * 1024
"""Of all parts that are unpacked."""
_PIECE = 1 << 20
_DEEPEST = 100_000  # tags that are open at once

_XLSX_PARTS = re.compile(
    r"(\[content_types\]\.xml|_rels/\.rels|(.*/)?workbook\.xml|(.*/)?_rels/workbook\.xml\.rels"
    r"|xl/styles\.xml|xl/sharedstrings\.xml|xl/(work|chart|dialog|macro)sheets/[^/]+\.xml)",
    re.IGNORECASE,
)
_ODS_PARTS = re.compile(r"mimetype|content\.xml|META-INF/manifest\.xml")
_STRINGS = "xl/sharedstrings.xml"
_CHOOSE = "请选择 .xlsx、.xls、.ods 或 .csv 文件"
_RESAVE = "请用 Excel 或 WPS 打开后另存为 .xlsx 再导入"

_NO_RESULT = re.compile(
    rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"[^>]*(?<!/)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)'
    rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
# An error cell may have no value of its own: what follows must stay inside the cell, or the next one is taken for it.
_ERROR = re.compile(
    rb'<(?:\w+:)?c\s(?=[^>]*?\bt="e")[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"[^>]*(?<!/)>'
    rb"\s*(?:<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>))?\s*<(?:\w+:)?v>([^<]*)<"
)
_WIDTH = re.compile(rb"<(?:\w+:)?col\s([^>]*)>")
_ATTRIBUTE = re.compile(rb'\b(min|max|width)="([0-9]{1,5}(?:\.[0-9]{0,20})?)"')


@dataclass(frozen=True)
class Package:
    """A clean archive. form: xlsx or ods · broken: by sheet name, (row, column) → what the cell shows instead of a value.

    widths: by sheet name, column → width in digits; xlsx only.
    """

    form: str
    data: bytes
    broken: dict[str, dict[tuple[int, int], str]] = field(default_factory=dict)
    widths: dict[str, dict[int, float]] = field(default_factory=dict)


def cleaned(data: bytes, name: str) -> Package:
    """The parts of a workbook that hold cells, checked; raises FileRefused for everything else that is a zip."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            form, wanted = _judge(archive, name)
            parts = _unpacked(archive, wanted, name)
    except BROKEN_ZIP:
        raise FileRefused.about(name, "已损坏，压缩内容不完整", "请向对方重新要一份，或" + _RESAVE[1:]) from None
    for part in parts.values():
        _check_xml(part, name)
    broken = _check_xlsx(parts, name) if form == "xlsx" else {}
    widths = _widths(parts) if form == "xlsx" else {}
    if form == "ods":
        _check_ods(parts, name)
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for part_name in list(parts):
            archive.writestr(part_name, parts.pop(part_name))  # a large part is not held twice
    return Package(form, out.getvalue(), broken, widths)


def _judge(archive: zipfile.ZipFile, name: str) -> tuple[str, list[zipfile.ZipInfo]]:
    """Which kind of workbook it is and the parts to unpack."""
    infos = [info for info in archive.infolist() if not info.is_dir()]
    names = [info.filename.replace("\\", "/") for info in infos]
    if not infos:
        raise FileRefused.about(name, "是空的压缩包，不是表格", _CHOOSE)
    if len(infos) > MOST_PARTS:
        raise FileRefused.about(name, f"里的部件超过 {MOST_PARTS} 个，不像名单或清单", _RESAVE)
    if len({n.lower() for n in names}) < len(names):
        raise FileRefused.about(name, "里有重名的部件，分不清哪一份是真的", _RESAVE)
    if any(n.startswith("/") or ".." in n.split("/") or ":" in n for n in names):
        raise FileRefused.about(name, "里有指向别处的部件，不是正常的表格", _RESAVE)
    if any(info.flag_bits & 1 for info in infos):
        raise FileRefused.about(name, "设有打开密码", "请在 Excel 或 WPS 里去掉打开密码后再导入")
    lower = {n.lower() for n in names}
    if any(n == "workbook.xml" or n.endswith("/workbook.xml") for n in lower):
        return "xlsx", [i for i, n in zip(infos, names, strict=True) if _XLSX_PARTS.fullmatch(n)]
    if "xl/workbook.bin" in lower:
        raise FileRefused.about(name, "是 .xlsb 二进制工作簿，本程序不读", _RESAVE)
    if "mimetype" in lower and b"opendocument.spreadsheet" in archive.read("mimetype")[:200]:
        return "ods", [i for i, n in zip(infos, names, strict=True) if _ODS_PARTS.fullmatch(n)]
    if any(n.startswith("word/") for n in lower):
        raise FileRefused.about(name, "是 Word 文档，不是表格", _CHOOSE)
    if any(n.startswith("ppt/") for n in lower):
        raise FileRefused.about(name, "是演示文稿，不是表格", _CHOOSE)
    raise FileRefused.about(name, "是压缩包，不是表格", "请先解压，" + _CHOOSE[1:])


def _unpacked(archive: zipfile.ZipFile, wanted: list[zipfile.ZipInfo], name: str) -> dict[str, bytes]:
    """The wanted parts by name; the sizes that the archive states are not believed, the real bytes are counted."""
    parts: dict[str, bytes] = {}
    left = MOST_BYTES
    for info in wanted:
        chunks = []
        with archive.open(info) as file:
            while chunk := file.read(1 << 18):
                left -= len(chunk)
                if left < 0:
                    raise FileRefused.about(
                        name,
                        f"解开后太大（超过 {MOST_BYTES // 1024 // 1024} MB）",
                        "请只留要导入的行和列，另存后再导入",
                    )
                chunks.append(chunk)
        parts[info.filename.replace("\\", "/")] = b"".join(chunks)
    return parts


def _check_xml(part: bytes, name: str) -> None:
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        raise FileRefused.about(name, "里有 DOCTYPE 声明，正常的表格不会有", _RESAVE)
    if part.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in part[:8]:
        raise FileRefused.about(name, "里的文字编码不是 UTF-8", _RESAVE)


def _check_xlsx(parts: dict[str, bytes], name: str) -> dict[str, dict[tuple[int, int], str]]:
    """Refuses cells that lie too far out and lists, by sheet name, formulas without a result and cells with an error."""
    broken: dict[str, dict[tuple[int, int], str]] = {}
    titles = _sheet_names(parts)
    texts = next((Texts(part) for part_name, part in parts.items() if part_name.lower() == _STRINGS), Texts(b""))
    for part_name in parts:
        if "sheets/" not in part_name.lower():
            continue
        parts[part_name] = part = without_empty_tail(parts[part_name])
        title = titles.get(part_name.lower(), part_name)
        check_cells(part, name, title)
        texts.check(part, name)
        cells: dict[tuple[int, int], str] = {}
        if b"<f" in part or b":f" in part:  # most lists have no formula and no error
            cells |= {_address(found): "公式没有算出的值" for found in _NO_RESULT.finditer(part)}
        if b't="e"' in part:
            cells |= {_address(found): found[3].decode("utf-8", "replace") for found in _ERROR.finditer(part)}
        if cells:
            broken[title] = cells
    return broken


def _widths(parts: dict[str, bytes]) -> dict[str, dict[int, float]]:
    """The widths of columns, which stand before the cells of a sheet."""
    titles = _sheet_names(parts)
    found: dict[str, dict[int, float]] = {}
    for part_name, part in parts.items():
        if (title := titles.get(part_name.lower())) is None:
            continue
        widths = found.setdefault(title, {})
        for column in _WIDTH.finditer(part, 0, max(part.find(b"sheetData"), 0)):
            about = {name: float(number) for name, number in _ATTRIBUTE.findall(column[1])}
            if len(about) == 3:
                last = min(int(about[b"max"]), MOST_COLUMNS)
                widths.update(dict.fromkeys(range(int(about[b"min"]) - 1, last), about[b"width"]))
    return found


def _address(found: re.Match[bytes]) -> tuple[int, int]:
    column = 0
    for letter in found[1]:
        column = column * 26 + letter - 64
    return int(found[2]) - 1, column - 1


def _sheet_names(parts: dict[str, bytes]) -> dict[str, str]:
    """The name of the sheet that each part holds, by the part's name in lower case."""
    book = next(n for n in parts if n.lower().endswith("workbook.xml"))
    folder = posixpath.dirname(book)
    links = parts.get(posixpath.join(folder, "_rels/workbook.xml.rels"), b"<r/>")
    try:
        targets = {e.get("Id"): e.get("Target", "") for e in ElementTree.fromstring(links).iter() if e.get("Id")}
        sheets = [e for e in ElementTree.fromstring(parts[book]).iter() if e.tag.rpartition("}")[2] == "sheet"]
    except (ElementTree.ParseError, LookupError, ValueError):
        return {}  # the reader that follows will refuse the file
    names = {}
    for sheet in sheets:
        number = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
        target = targets.get(number, "")
        full = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        names[full.lower()] = sheet.get("name", "")
    return names


def _check_ods(parts: dict[str, bytes], name: str) -> None:
    """Refuses passwords, and cells that lie too far out or are repeated too often."""
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise FileRefused.about(name, "设有打开密码", "请去掉打开密码后再导入")
    content = parts.get("content.xml", b"")
    check_repeats(content, name)
    _check_closed(content, name)


def _check_closed(content: bytes, name: str) -> None:
    """Refuses XML in which something is opened and not closed: the reader that follows looks for the end of a table for ever."""
    parser, open_tags = expat.ParserCreate(), 0
    try:
        for begin in range(0, len(content), _PIECE):
            piece = content[begin : begin + _PIECE]
            parser.Parse(piece, False)
            open_tags += piece.count(b"<") - 2 * piece.count(b"</") - piece.count(b"/>")
            if open_tags > _DEEPEST:
                break
        else:
            parser.Parse(b"", True)
            return
    except (expat.ExpatError, LookupError, ValueError):  # also an encoding that there is not
        pass
    raise FileRefused.about(name, "已损坏，表格内容读不出来", _RESAVE)
