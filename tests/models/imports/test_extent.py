"""Where the cells of a sheet end is found by its word as it is found by its whole pattern, and a cell too far out by its place."""

import random

from openpyxl.utils import get_column_letter

from models.imports.extent import _SHEET_END, _UNUSUAL, MOST_COLUMNS, MOST_ROWS, Texts, _ends

_PIECES = [
    b"</",
    b"<",
    b"sheetData",
    b"x:",
    b":",
    b" ",
    b">",
    b"\n",
    b"/",
    b"y1:",
    b"</sheetData>",
    b"</x:sheetData >",
    b"Data",
]


def test_the_ends_are_those_of_the_pattern():
    dice, met = random.Random(3), 0
    for _ in range(20_000):
        part = b"".join(dice.choices(_PIECES, k=dice.randint(1, 14)))
        wanted = [found.span() for found in _SHEET_END.finditer(part)]
        assert [found.span() for found in _ends(part)] == wanted, part
        met += bool(wanted)
    assert met > 1000
    assert len(_ends(b"</sheetData>" * 50)) == 50


def test_what_needs_a_closer_look_is_too_far_out_or_says_unusually_where_it_is():
    for row in (1, 9999, 10_000, MOST_ROWS - 1, MOST_ROWS, MOST_ROWS + 1, 29_999, 99_999, 100_000, 1_048_576):
        assert bool(_UNUSUAL.search(b'<row r="%d" s="1">' % row)) == (row > MOST_ROWS)
        for column in range(1, 900):
            cell = b'<c r="%s%d" s="1">' % (get_column_letter(column).encode(), row)
            assert bool(_UNUSUAL.search(cell)) == (row > MOST_ROWS or column > MOST_COLUMNS), cell
    for odd in (
        b"<c>",
        b"<c/>",
        b"<row>",
        b"<c  r='A1'>",
        b'<c s="1" r="A1">',
        b'<c\nr="A1">',
        b'<x:c r="A1">',
        b'<x:row r="1">',
    ):
        assert _UNUSUAL.search(odd), odd
    assert not _UNUSUAL.search(b'<cols><col min="1"/></cols><rowBreaks/><x:cols/><v>1</v>')


def test_the_text_that_cells_show_is_counted_however_they_name_it():
    usual, unusual = b'<c r="A1" t="s"><v>1</v></c>', b"<c t = 's' r=\"A1\"> <v xml:space='preserve'> 1 </v></c>"
    inline = b'<c r="A2" t="inlineStr"><is><t>he said "s" and \'s\'</t></is></c>'
    long = b"<si><t>" + b"x" * 100 + b"</t></si>"
    for cells, times in (
        (usual * 3, 3),
        (unusual * 2, 2),
        (usual * 3 + unusual * 2, 5),
        (inline + usual, 1),
        (inline, 0),
    ):
        texts = Texts(b"<sst><si><t/></si>" + long + b"</sst>")
        texts.check(cells, "名册.xlsx")
        assert texts._spread == times * len(long + b"</sst>"), cells
