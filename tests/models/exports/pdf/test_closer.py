"""Minutes that are a little too long for a page are set closer; those that are much too long are not."""

import pytest

from models.exports.minutes import minutes_of
from models.exports.pdf.boxcell import BlankLines, Cell, Row
from models.exports.pdf.closer import fewest_pages
from models.exports.pdf.minutes import minutes_pages
from models.exports.pdf.paragraph import Paragraph, Style
from models.records import Branch, Meeting

HEIGHT, WIDTH = 500.0, 300.0  # twenty lines of the usual leading


def text(count: int) -> Row:
    return Row([Cell([Paragraph("发言", Style(), WIDTH) for _ in range(count)], WIDTH, above=0, below=0)], breaks=True)


@pytest.mark.parametrize(
    ("count", "pages", "share"), [(20, 1, 1.0), (21, 1, 0.92), (25, 1, 0.8), (26, 2, 1.0), (33, 2, 1.0)]
)
def test_as_little_closer_as_saves_the_page(count, pages, share):
    made = fewest_pages([text(count)], HEIGHT)
    leadings = {each.style.leading for page in made for row in page for each in row.cells[0].blocks}
    assert (len(made), leadings) == (pages, {25 * share})
    assert sum(len(row.cells[0].blocks) for page in made for row in page) == count
    assert {each.style.size for page in made for row in page for each in row.cells[0].blocks} == {14}


def test_lines_to_write_on_by_hand_keep_their_height():
    ((blank,), *rest) = fewest_pages([BlankLines(21, WIDTH)], HEIGHT)
    assert rest
    assert blank.leading == 25


def test_minutes_end_on_the_page_where_they_would_just_not_fit():
    def pages(count: int) -> int:
        meeting = Meeting(kind="主题党日", body="\n".join(["讨论发言。"] * count))
        return len(minutes_pages(minutes_of(meeting, [], [], Branch(name="某支部委员会"))))

    longest = next(count for count in range(5, 40) if pages(count + 1) > 1)
    assert longest >= 16, "without setting them closer it would be ten"
