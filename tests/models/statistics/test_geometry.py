"""Pictures as shapes: nothing overlaps, nothing leaves the picture, lengths tell the numbers."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.statistics.geometry import PAPER, SCREEN, Item, bars, donut, pyramid, shortened

WIDTHS = st.integers(240, 1100)
ITEMS = st.lists(
    st.builds(
        lambda label, number, before, unknown: Item(label, number, f"{number} 人", "12.5%", before, unknown),
        st.sampled_from(("男", "31–35 岁", "1937年7月7日—1945年9月2日", "企事业单位、社会组织专业技术人员", "")),
        st.integers(0, 100_000),
        st.one_of(st.none(), st.integers(0, 100_000)),
        st.booleans(),
    ),
    min_size=1,
    max_size=14,
)


def measure(text: str) -> float:
    """As wide as letters are on paper."""
    return sum(9.0 if ord(char) > 255 else 5.0 for char in text)


def overlap(a, b) -> bool:
    return (
        a.x + 0.01 < b.x + b.width
        and b.x + 0.01 < a.x + a.width
        and a.y + 0.01 < b.y + b.height
        and b.y + 0.01 < a.y + a.height
    )


def sound(drawing) -> None:
    """No text over another, or over a bar; all within the picture; each text fits into its box."""
    words = [word for word in drawing.words if word.text]
    for a, b in combinations(words, 2):
        assert not overlap(a, b), (a, b)
    for word in words:
        assert measure(word.text) <= word.width + 0.01 or word.large
        assert word.x >= -0.01
        assert word.x + word.width <= drawing.width + 0.01
        assert word.y + word.height <= drawing.height + 0.01
        assert not [box for box in drawing.boxes if overlap(word, box)], word
    for shape in (*drawing.boxes, *drawing.targets):
        assert shape.x >= -0.01
        assert shape.x + shape.width <= drawing.width + 0.01
        assert shape.y + shape.height <= drawing.height + 0.01


@given(items=ITEMS, width=WIDTHS, sizes=st.sampled_from((SCREEN, PAPER)))
@settings(deadline=None, max_examples=60)
def test_bars_are_sound(items, width, sizes):
    drawing = bars(items, width, sizes, measure)
    sound(drawing)
    assert [target.place for target in drawing.targets] == list(range(len(items)))


@given(items=ITEMS, width=WIDTHS, sizes=st.sampled_from((SCREEN, PAPER)))
@settings(deadline=None, max_examples=60)
def test_a_ring_is_sound_and_closed(items, width, sizes):
    drawing = donut(items, width, sizes, measure)
    sound(drawing)
    whole = sum(item.number for item in items)
    assert sum(wedge.sweep for wedge in drawing.wedges) == pytest.approx(360 if whole else 0)


@given(data=st.lists(st.tuples(st.integers(0, 9999), st.integers(0, 9999)), min_size=1, max_size=12), width=WIDTHS)
@settings(deadline=None, max_examples=60)
def test_a_pyramid_is_sound(data, width):
    rows = [
        (f"{i}–{i + 4} 岁", Item("", men, str(men)), Item("", women, str(women))) for i, (men, women) in enumerate(data)
    ]
    drawing = pyramid(rows, width, SCREEN, measure)
    sound(drawing)
    assert [target.place for target in drawing.targets] == list(range(2 * len(rows)))
    assert drawing.targets[0].y > drawing.targets[-1].y or len(rows) == 1  # the youngest at the foot


def test_bars_are_as_long_as_the_numbers_say():
    drawing = bars([Item("甲", 10, "10"), Item("乙", 5, "5"), Item("丙", 0, "–")], 400, SCREEN, measure)
    lengths = [box.width for box in drawing.boxes if box.ink != "track"]
    assert len(lengths) == 2
    assert lengths[1] == pytest.approx(lengths[0] / 2)


def test_a_label_without_room_is_shortened_and_a_number_never():
    assert shortened("企事业单位、社会组织", 40, measure) == "企事业…"
    long = Item("企事业单位、社会组织专业技术人员" * 3, 7, "7 人", "100.0%")
    drawing = bars([long], 260, SCREEN, measure)
    assert {"7 人", "100.0%"} <= {word.text for word in drawing.words}
    assert drawing.words[0].text.endswith("…")
