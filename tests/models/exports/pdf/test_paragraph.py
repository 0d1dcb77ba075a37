"""Lines are flush on both sides, and what is too high for the page is split by the rules."""

from itertools import pairwise

import pytest

from models.exports.pdf.boxcell import BlankLines, Cell, Row
from models.exports.pdf.fonts import HEI
from models.exports.pdf.pages import fill
from models.exports.pdf.paragraph import CENTER, LEFT, RIGHT, Paragraph, Style, gaps_of

TEXT = "会议指出，全体党员要增强“四个意识”、坚定“四个自信”，2026年6月前完成整改，共3,642.50元。" * 3


def test_justified_lines_end_where_the_measure_ends() -> None:
    paragraph = Paragraph(TEXT, Style(indent=2), 14 * 21.3)
    assert len(paragraph.lines) > 5
    for number, line in enumerate(paragraph.lines[:-1]):
        indent = 2 if number == 0 else 0
        start, extra = paragraph._placed(line, indent, False)
        end = indent + start + line.width + extra * gaps_of(paragraph.text[line.start : line.end])
        assert end == pytest.approx(21.3)
        assert 0 <= extra < 0.2
    assert paragraph._placed(paragraph.lines[-1], 0, True) == (0.0, 0.0)


@pytest.mark.parametrize(("align", "start"), [(LEFT, 0.0), (CENTER, 4.0), (RIGHT, 8.0)])
def test_other_lines_stand_where_they_belong(align: str, start: float) -> None:
    paragraph = Paragraph("党员", Style(align=align), 140)
    assert paragraph._placed(paragraph.lines[0], 0, False) == (start, 0.0)


def test_a_short_label_is_drawn_out() -> None:
    paragraph = Paragraph("主持人", Style(HEI, 10, 20, CENTER, spread=4), 60)
    assert paragraph._placed(paragraph.lines[0], 0, True) == (1.0, 0.5)


def test_numbers_are_not_spaced_out() -> None:
    assert gaps_of("共2026年") == 2


def test_a_paragraph_leaves_no_single_line() -> None:
    paragraph = Paragraph("字" * 50, Style(size=10, leading=20), 100)
    assert paragraph.height == 100
    assert paragraph.split(39, force=False) == (None, paragraph)
    for room, lines in ((40, 2), (60, 3), (99, 3)):
        head, tail = paragraph.split(room, force=False)
        assert (len(head.lines), len(tail.lines)) == (lines, 5 - lines)
    assert paragraph.split(100, force=False) == (paragraph, None)


def cell(text: str, width: float = 100, **about: bool) -> Cell:
    return Cell([Paragraph(text, Style(size=10, leading=20), width - 10)], width, **about)


def test_a_box_is_never_left_empty_on_a_page() -> None:
    row = Row([cell("字" * 90)], breaks=True)
    assert row.split(30, force=False) == (None, row)
    head, tail = row.split(100, force=False)
    assert head.height <= 100
    assert head.height + tail.height == row.height + 8  # both have their padding


def test_a_label_is_repeated_on_the_next_page() -> None:
    row = Row([cell("标签", repeats=True), cell("字" * 900)])
    head, tail = row.split(400, force=False)
    assert head.cells[0].blocks == tail.cells[0].blocks
    short = Row([cell("标签", repeats=True), cell("字" * 90)])
    assert short.split(100, force=False) == (None, short)


def test_a_page_takes_what_fits_and_keeps_a_heading_with_its_text() -> None:
    heading = Paragraph("标题", Style(size=10, leading=20), 100, keep_next=True)
    texts = [Paragraph("字" * 20, Style(size=10, leading=20), 100) for _ in range(2)]
    assert fill([texts[0], heading, texts[1]], 75, force=True) == ([texts[0]], [heading, texts[1]])
    assert fill([heading, texts[0]], 25, force=True) == ([heading], [texts[0]])
    assert fill([], 25, force=True) == ([], [])


def test_lines_to_write_on_are_split_too() -> None:
    head, tail = BlankLines(5, 100).split(60, force=False)
    assert (head.count, tail.count) == (2, 3)
    assert BlankLines(2, 100).split(10, force=False)[0] is None


def test_every_character_is_in_one_line() -> None:
    lines = Paragraph(TEXT, Style(), 300).lines
    assert lines[0].start == 0
    assert all(a.end == b.start for a, b in pairwise(lines))
    assert lines[-1].end == len(TEXT)
