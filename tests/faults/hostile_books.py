"""Hostile workbooks: what a stranger, a broken program or a wrong click can hand over in the place of a list."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

import openpyxl

Rows = Sequence[Sequence[object]]
SHEET, BOOK, LINKS = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
STRINGS, STYLES, THEME, TYPES = "xl/sharedStrings.xml", "xl/styles.xml", "xl/theme/theme1.xml", "[Content_Types].xml"
MEGABYTE = 1024 * 1024
READ, REFUSED, EITHER = "read", "refused", "either"


@dataclass(frozen=True)
class Hostile:
    """One file. make: its bytes, of the rows that an honest file would have · imports, form: what has to become of it, as a list
    that is imported and as a form that is filled."""

    name: str
    make: Callable[[Rows], bytes]
    imports: str = REFUSED
    form: str = REFUSED


def workbook(rows: Rows) -> bytes:
    """The honest file."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def parts_of(rows: Rows) -> dict[str, bytes]:
    """The parts of the honest file, its texts as shared strings, as Excel keeps them."""
    with zipfile.ZipFile(BytesIO(workbook(rows))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    texts: list[bytes] = []

    def shared(found: re.Match[bytes]) -> bytes:
        texts.append(found[2])
        return found[1] + b' t="s"><v>%d</v></c>' % (len(texts) - 1)

    parts[SHEET] = re.sub(rb'(<c r="\w+") t="inlineStr"><is><t>([^<]*)</t></is></c>', shared, parts[SHEET])
    strings = b"".join(b"<si><t>" + text + b"</t></si>" for text in texts)
    parts[STRINGS] = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' + strings + b"</sst>"
    link = b'<Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml" Id="rId9"/>'
    parts[LINKS] = parts[LINKS].replace(b"</Relationships>", link + b"</Relationships>")
    kind = b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
    parts[TYPES] = parts[TYPES].replace(b"</Types>", kind + b"</Types>")
    return parts


def packed(parts: Mapping[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def edit(part: str, old: bytes, new: bytes | Callable[[], bytes]) -> Callable[[Rows], bytes]:
    """The honest file with some bytes of one part replaced, once; what is large is only made when it is needed."""

    def make(rows: Rows) -> bytes:
        parts = parts_of(rows)
        assert old in parts[part], (part, old)
        return packed({**parts, part: parts[part].replace(old, new if isinstance(new, bytes) else new(), 1)})

    return make


def after(part: str, old: bytes, new: Callable[[], bytes]) -> Callable[[Rows], bytes]:
    """The honest file with something large put after some bytes of one part."""
    return edit(part, old, lambda: old + new())


def with_parts(**added: bytes | Callable[[], bytes]) -> Callable[[Rows], bytes]:
    """The honest file and other parts, `__` for a slash and `_dot_` for a dot in their names."""

    def make(rows: Rows) -> bytes:
        parts = parts_of(rows)
        for name, part in added.items():
            parts[name.replace("__", "/").replace("_dot_", ".")] = part if isinstance(part, bytes) else part()
        return packed(parts)

    return make


def without(part: str) -> Callable[[Rows], bytes]:
    return lambda rows: packed({name: data for name, data in parts_of(rows).items() if name != part})


def in_every_part(change: Callable[[bytes], bytes]) -> Callable[[Rows], bytes]:
    return lambda rows: packed({name: change(data) for name, data in parts_of(rows).items()})


def cell(address: str, inside: bytes = b"<v>1</v>", **attributes: str) -> bytes:
    about = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f'<c r="{address}"{about}>'.encode() + inside + b"</c>"


def last_row(inside: bytes, attributes: bytes = b'r="90"') -> Callable[[Rows], bytes]:
    """The honest file and one more row."""
    return edit(SHEET, b"</sheetData>", b"<row " + attributes + b">" + inside + b"</row></sheetData>")


def doubled(rows: Rows) -> bytes:
    """Two parts of one name; zipfile would warn, so the second is renamed in the bytes."""
    data = packed({**parts_of(rows), "xl/worksheets/sheet9.xml": b"<worksheet/>"})
    return data.replace(b"sheet9.xml", b"sheet1.xml")


def lying_sizes(rows: Rows) -> bytes:
    """A bomb whose directory states that its sheet has ten bytes."""
    data = bytearray(after(SHEET, b"<sheetData>", lambda: b" " * (150 * MEGABYTE))(rows))
    at = data.rindex(SHEET.encode()) - 46  # of the central directory
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    return bytes(data)


def long_string_everywhere(rows: Rows) -> bytes:
    """A string of 32,000 characters, kept once, in 100,000 cells: 3.2 GB of text out of a small file."""
    parts = parts_of(rows)
    number = parts[STRINGS].count(b"<si>")
    parts[STRINGS] = parts[STRINGS].replace(b"</sst>", b"<si><t>" + b"A" * 32_000 + b"</t></si></sst>")
    cells = "".join(
        f'<row r="{row}">' + "".join(f'<c r="{c}{row}" t="s"><v>{number}</v></c>' for c in "EFGHIJKLMN") + "</row>"
        for row in range(100, 10_100)
    )
    parts[SHEET] = parts[SHEET].replace(b"</sheetData>", cells.encode() + b"</sheetData>")
    return packed(parts)


def many_sheets(rows: Rows, count: int = 60, far: str = "GR20000") -> bytes:
    """Sheets with a cell in the first corner and one in the last that is allowed."""
    parts = parts_of(rows)
    book = links = types = ""
    for number in range(2, count + 2):
        name = f"xl/worksheets/sheet{number}.xml"
        digits = re.sub(r"\D", "", far)
        parts[name] = (
            '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
            f'<row r="1"><c r="A1"><v>1</v></c></row><row r="{digits}"><c r="{far}"><v>1</v></c></row>'
            "</sheetData></worksheet>"
        ).encode()
        book += f'<sheet xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" name="表{number}" sheetId="{number}" r:id="rx{number}"/>'
        links += f'<Relationship Id="rx{number}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="/{name}"/>'
        types += f'<Override PartName="/{name}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
    parts[BOOK] = parts[BOOK].replace(b"</sheets>", book.encode() + b"</sheets>")
    parts[LINKS] = parts[LINKS].replace(b"</Relationships>", links.encode() + b"</Relationships>")
    parts[TYPES] = parts[TYPES].replace(b"</Types>", types.encode() + b"</Types>")
    return packed(parts)


def ole(*streams: str) -> Callable[[Rows], bytes]:
    """The outside of an OLE container with these names in its directory."""
    names = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in streams)
    return lambda rows: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1016) + names.ljust(1024, b"\0")


def ods(change: Callable[[str], str] = str) -> Callable[[Rows], bytes]:
    """An OpenDocument sheet of the rows; `change` works on its content."""

    def make(rows: Rows) -> bytes:
        lines = "".join(
            "<table:table-row>"
            + "".join(
                f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
                for value in row
            )
            + "</table:table-row>"
            for row in rows
        )
        content = (
            '<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
            ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
            ' office:version="1.2"><office:body><office:spreadsheet><table:table table:name="表">'
            f"{lines}</table:table></office:spreadsheet></office:body></office:document-content>"
        )
        kind = b"application/vnd.oasis.opendocument.spreadsheet"
        manifest = b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
        return packed({"mimetype": kind, "content.xml": change(content).encode(), "META-INF/manifest.xml": manifest})

    return make


def more_ods_rows(row: str | Callable[[], str], times: int = 1) -> Callable[[Rows], bytes]:
    def change(content: str) -> str:
        added = row if isinstance(row, str) else row()
        return content.replace("</table:table>", added * times + "</table:table>", 1)

    return ods(change)


def csv(rows: Rows) -> str:
    return "\n".join(",".join(map(str, row)) for row in rows) + "\n"
