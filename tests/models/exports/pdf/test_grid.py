"""A table among other blocks of a page: what is moved with it, and what is left of it where it is broken."""

from dataclasses import replace

from models.exports.pdf.boxcell import Gap
from models.exports.pdf.fonts import SONG
from models.exports.pdf.grid import Grid
from models.exports.pdf.pages import fill
from models.exports.pdf.paragraph import Paragraph, Style
from models.exports.sheet import Column, Sheet


def test_a_note_goes_with_its_table_and_a_table_that_is_broken_stays():
    note = Paragraph("达到要求：三十二学时。", Style(SONG, 9.5, 14), 300)
    small = replace(Grid.of(Sheet("", "", [Column("数", 12)], [["1"]]), 300), keep_next=True)
    above = Gap(100)
    placed, rest = fill([above, small, note], 100 + small.height + 5, force=True)
    assert (placed, rest) == ([above], [small, note])
    large = replace(Grid.of(Sheet("", "", [Column("数", 12)], [["1"]] * 60), 300), keep_next=True)
    placed, rest = fill([large, note], 400, force=True)
    assert [len(part.rows) > 1 for part in (placed[0], rest[0])] == [True, True]
    assert len(placed[0].rows) + len(rest[0].rows) == 60
    assert rest[1] is note
