"""Where the cells of a sheet end is found by its word as it is found by its whole pattern."""

import random

from models.imports.extent import _SHEET_END, _ends

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
