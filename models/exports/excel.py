"""Sheets as an Excel workbook: text cells only, ready to print on A4 landscape."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml.etree import SerialisationError  # type: ignore[import-untyped]
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from models.exports.excel_rows import Bodies, Body, Line, cell_text, cut
from models.exports.layout import PADDING, Paper, lines_taken, paper_for, row_lines, widths
from models.exports.sheet import Sheet
from models.exports.title_lines import title_lines
from models.kinds import clean

HEADING_ROW = 3
"""Row 1 is the title, row 2 the facts and the line below it, row 3 the headings; the records begin in row 4."""
_A3, _A4 = 8, 9  # as Excel numbers paper
_ALIGNED = {"left": "左", "center": "中", "right": "右"}
_STRONG = {"左": "合计左", "右": "合计右"}
_LINE, _LEAST, _MOST = 15.0, 21.0, 409.0  # points; Excel knows no higher row than 409
_FOOT_LIMIT = 180  # all of a footer together: 255
_FOOT_HALF = {False: 42, True: 27}  # characters of a note left of the middle of a page on its side, of one upright
_FOOT_LINE = {False: 82, True: 52}  # that go beside a number at the right
_A3_MORE = 1.5  # how much longer such a line is on A3
_FOOT_LINES, _FOOT_MORE = 3, 0.15  # lines that the margin below has room for, and inches that another one takes
_AFTER = "，；。、"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_MOMENTS = re.compile(rb"<dcterms:(created|modified)\b.*?</dcterms:\1>")
_AFTER_IGNORED = re.compile(rb"<(drawing|legacyDrawing|tableParts)\b|</worksheet>")
_FOOTER = re.compile(rb"<oddFooter>.*?</oddFooter>", re.DOTALL)
_BROKEN = b"_x000a_"  # as openpyxl writes a new line; Excel itself writes it as it is, and that is read everywhere
_YEAR = re.compile(r"(?<=.)(?=\d{4}年)")
_WHOLE = b"</worksheet>"
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")


def write_xlsx(sheets: Sequence[Sheet], path: Path, *, names: Sequence[str] = ()) -> None:
    """Writes sheets into one workbook; `names` are the words on the tabs, else the titles.

    Every cell is a string in text format (but for columns of figures, which are declared as such), so an ID number keeps its digits and `=1+1` stays a name. The same sheets give
    the same bytes. Raises OSError as the file system does; call it through `write_atomic`.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "支部台账"
    # Widths are counted in digits of the style Normal; in Calibri, which it would be, they differ from machine to machine.
    book._named_styles["Normal"].font = Font(name="宋体", size=10.5)  # type: ignore[attr-defined]
    styles = _styles()
    for style in styles.values():
        book.add_named_style(style)
    tabs: list[str] = []
    bodies: dict[str, Body] = {}
    for place, sheet in enumerate(sheets):
        tabs.append(tab_name(names[place] if place < len(names) else sheet.title, tabs))
        bodies[f"xl/worksheets/sheet{place + 1}.xml"] = _fill(book.create_sheet(tabs[-1]), sheet, styles)
    path.write_bytes(packed(book, bodies))


def tab_name(wanted: str, taken: Sequence[str]) -> str:
    """A name that Excel allows on a tab: at most 31 characters, none of []:*?/\\, no ' at its ends, not taken yet."""
    base = _FORBIDDEN.sub("", clean(wanted).replace("\n", " ")).strip("' ") or "表"
    used = {name.casefold() for name in taken} | {"history"}  # History is reserved
    name, number = _tab(base, 31), 2
    while name.casefold() in used:
        tail = f"({number})"
        name, number = _tab(base, 31 - len(tail)) + tail, number + 1
    return name


def _tab(text: str, units: int) -> str:
    return cut(text, units).strip("' ")


def _styles() -> dict[str, NamedStyle]:
    """The looks of cells, shared by all of them: an own style per cell doubles the time."""
    line = Side(style="thin", color="000000")
    box = Border(left=line, right=line, top=line, bottom=line)

    def style(name: str, font: Font, horizontal: Any, *, wrap: bool = True, box: Border | None = None) -> NamedStyle:
        about = NamedStyle(name=name, font=font, number_format="@")
        about.alignment = Alignment(horizontal=horizontal, vertical="center", wrap_text=wrap)
        if box is not None:
            about.border = box
        return about

    body = Font(name="宋体", size=10.5)
    heading = style("表头", Font(name="黑体", size=10.5), "center", box=box)
    heading.fill = PatternFill("solid", fgColor="F2F2F2")
    found = [
        style("标题", Font(name="宋体", size=22, bold=True), "center"),
        style("小标题", Font(name="宋体", size=16, bold=True), "center"),
        style("脚注", body, "left"),
        style("说明", Font(name="宋体", size=12), "right", wrap=False),
        style("事项", Font(name="宋体", size=12), "left"),
        heading,
        style("左", body, "left", box=box),
        style("中", body, "center", box=box),
        style("右", body, "right", box=box),
        style("合计左", Font(name="黑体", size=10.5), "left", box=box),
        style("合计右", Font(name="黑体", size=10.5), "right", box=box),
        style("注", Font(name="宋体", size=9), "left"),
    ]
    return {about.name: about for about in found}


def _put(page: Worksheet, row: int, column: int, text: str, style: str) -> None:
    cell = page.cell(row, column)
    cell.style = style
    if text := cell_text(text):
        cell.value = text
        cell.data_type = "s"  # openpyxl takes '=…' for a formula and '#N/A' for an error


def _fill(page: Worksheet, sheet: Sheet, styles: dict[str, NamedStyle]) -> Body:
    """Writes one sheet: what stands around the records, and how all is seen and printed; gives the records."""
    last = max(len(sheet.columns), 1)
    paper = paper_for(sheet)
    wide = widths(sheet, paper.line * len(paper.parts))
    over = len(paper.parts[0].columns)  # the title stands over the first part of a table that is printed in parts
    taken = sum(wide[:over]) + PADDING * over
    title, heading = _title(sheet, taken, styles)
    size = styles[title].font.size
    below = "\n".join([*sheet.facts, sheet.subtitle])
    for row, (text, style) in enumerate(((heading, title), (below, "事项" if sheet.facts else "说明")), start=1):
        _put(page, row, 1, text, style)
        if over > 1:
            page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=over)
    for place, column in enumerate(sheet.columns, start=1):
        _put(page, HEADING_ROW, place, column.label, "表头")
        page.column_dimensions[get_column_letter(place)].width = wide[place - 1] * 1.05 + PADDING
    page.row_dimensions[1].height = size * 1.36 * lines_taken(clean(heading), int(taken * 10.5 / size)) + 6
    page.row_dimensions[2].height = 4 + (17 if sheet.facts else 16) * (
        lines_taken(clean(below), int(taken * 10.5 / 12)) if sheet.facts else 1
    )
    headings = row_lines([column.label for column in sheet.columns], wide) if sheet.columns else 1
    page.row_dimensions[HEADING_ROW].height = max(28.0, headings * _LINE + 6)
    end = HEADING_ROW + len(sheet.rows)
    corner = end
    if sheet.by_hand:  # what is below it is written into as well
        end += 1
        _put(page, end, 1, sheet.footnote, "脚注")
        page.merge_cells(start_row=end, end_row=end, start_column=1, end_column=last)
        lines = lines_taken(clean(sheet.footnote), int(sum(wide) + PADDING * last))
        page.row_dimensions[end].height = 11 + _LINE * lines
    for note in sheet.notes:
        end += 1
        _put(page, end, 1, note, "注")
        page.merge_cells(start_row=end, end_row=end, start_column=1, end_column=last)
        page.row_dimensions[end].height = min(_MOST, 13.0 * lines_taken(clean(note), int(taken * 10.5 / 9)) + 5)
    letter = get_column_letter(last)
    _view_and_print(page, sheet, paper, f"{letter}{corner}", f"{letter}{end}")
    return Body(page, HEADING_ROW + 1, _lines(sheet, wide), [column.number for column in sheet.columns], end)


def _lines(sheet: Sheet, wide: Sequence[int]) -> Iterator[Line]:
    """The records."""
    looks = [_ALIGNED[column.align] for column in sheet.columns]
    strong = [_STRONG.get(look, look) for look in looks]
    for number, row in enumerate(sheet.rows):
        height = min(_MOST, max(_LEAST, sheet.row_height, row_lines(row, wide) * _LINE + 4))
        yield Line(row, strong if number in sheet.strong else looks, height)


def _view_and_print(page: Worksheet, sheet: Sheet, paper: Paper, corner: str, end: str) -> None:
    """corner: the last cell of the table · end: of what is printed."""
    page.freeze_panes = f"{'C' if len(sheet.columns) > 3 and not sheet.by_hand else 'A'}{HEADING_ROW + 1}"
    page.sheet_view.showGridLines = False
    if not sheet.by_hand:
        page.auto_filter.ref = f"A{HEADING_ROW}:{corner}"
    page.print_area = f"A1:{end}"
    page.print_title_rows = f"1:{HEADING_ROW}"
    if len(paper.parts) > 1:
        page.print_title_cols = f"A:{get_column_letter(max(sheet.repeated) + 1 if max(sheet.repeated) < 3 else 1)}"
    page.page_setup.orientation = "portrait" if sheet.upright else "landscape"
    page.page_setup.paperSize = _A3 if paper.a3 else _A4
    # notes belong to the table
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = len(paper.parts), 1 if sheet.notes else 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)  # without it, fitToWidth is not looked at
    page.print_options.horizontalCentered = True
    margins = page.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom, margins.header, margins.footer = 0.5, 0.75, 0.3, 0.3
    page.HeaderFooter.scaleWithDoc = False
    foot: Any = page.oddFooter
    number = foot.center
    if not sheet.by_hand:
        note = clean(sheet.footnote)
        lines = _foot_lines(cut(note.replace("&", "&&"), _FOOT_LIMIT), sheet, paper)
        foot.left.text, foot.left.size = "\n".join(lines), 8
        margins.bottom += max(0, len(lines) - _FOOT_LINES) * _FOOT_MORE
        if len(note) > _FOOT_HALF[sheet.upright]:  # a footer makes no room: what is long runs into the middle
            number = foot.right
    number.text, number.size = "第 &P 页 共 &N 页", 10
    foot.left.font = number.font = "宋体,常规"


def _title(sheet: Sheet, taken: float, styles: dict[str, NamedStyle]) -> tuple[str, str]:
    """The style and the lines of a title over so many half-width characters: where one line is too short it goes on before
    the year, in smaller letters over a narrow table, else where its words end; left alone it would break anywhere."""
    looks = ["小标题"] if sheet.upright else ["标题", "小标题"]
    in_two = "\n".join(_YEAR.split(sheet.title, maxsplit=1))
    for look, text in ((looks[0], sheet.title), *((look, in_two) for look in looks)):
        room = int(taken * 10.5 / styles[look].font.size)
        if lines_taken(clean(text), room) == text.count("\n") + 1:
            return look, text
    if "\n" in sheet.title:
        return looks[0], sheet.title
    return looks[-1], "\n".join(title_lines("", clean(sheet.title), max(room // 2, 1)))


def _foot_lines(note: str, sheet: Sheet, paper: Paper) -> list[str]:
    """A long note as lines that end before the number of the page, where it pauses if there is such a place."""
    room = round(_FOOT_LINE[sheet.upright] * (_A3_MORE if paper.a3 else 1))
    lines = []
    while len(note) > room:
        pause = max(note.rfind(mark, 0, room) for mark in _AFTER) + 1
        end = pause if pause > room // 2 else room
        lines.append(note[:end])
        note = note[end:]
    return [*lines, note]


def packed(book: Workbook, bodies: Bodies = MappingProxyType({})) -> bytes:
    """The file: with the records of each page, no moments in it, and no green triangles for numbers kept as text, which openpyxl cannot switch off."""
    first = BytesIO()
    with ZipFile(first, "w", ZIP_DEFLATED) as archive:
        try:
            ExcelWriter(book, archive).save()
        except (
            SerialisationError
        ) as error:  # openpyxl writes each page to a temporary file first, and that disk is full
            raise OSError(errno.ENOSPC, str(error)) from error
    final = BytesIO()
    with ZipFile(first) as source, ZipFile(final, "w", ZIP_DEFLATED) as archive:
        for name in source.namelist():
            content = source.read(name)
            if name.startswith("xl/worksheets/sheet"):
                if not content.endswith(_WHOLE):
                    raise OSError(
                        errno.ENOSPC, "the end of a page was lost"
                    )  # lxml says nothing of the last that it writes
                cells = b'<ignoredErrors><ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"/></ignoredErrors>'
                at = _AFTER_IGNORED.search(content)  # Excel asks for this order (ECMA-376 Part 1, CT_Worksheet)
                content = content[: at.start()] + cells + content[at.start() :] if at else content
                content = _FOOTER.sub(lambda found: found[0].replace(_BROKEN, b"&#10;"), content)
            elif name == "docProps/core.xml":
                content = _MOMENTS.sub(b"", content)
            info = ZipInfo(name, _EPOCH)
            info.compress_type = ZIP_DEFLATED
            if name in bodies:
                with archive.open(info, "w") as page:
                    for piece in bodies[name].put_into(content):
                        page.write(piece)
            else:
                archive.writestr(info, content)
    return final.getvalue()
