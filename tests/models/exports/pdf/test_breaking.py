"""避头尾: where a line may not begin or end, and that no character is lost."""

from hypothesis import given
from hypothesis import strategies as st

from models.exports.pdf.breaking import break_lines

CLOSING, OPENING = "，。、；：！？）》”’%…", "（《“‘"
# Real text: at most two marks in a row, words no longer than a line.
PIECES = st.one_of(
    st.text("支部党员大会记录一二三", min_size=1, max_size=6),
    st.sampled_from(["2026", "3,642.50", "100%", "Word", "19:30—21:05", "dzb03@example.gov.cn", "36人", "1.", " "]),
    st.builds(
        lambda a, text, b: a + text + b,
        st.sampled_from(OPENING),
        st.text("学习党章", min_size=1, max_size=8),
        st.sampled_from(["）", "》，", "”。", "’", "……"]),
    ),
    st.sampled_from(CLOSING),
)


def words(pieces: list[str]) -> str:
    """The pieces as text, a Chinese character between those that would run together."""
    return "员".join(pieces)


def wide(text: str) -> list[float]:
    return [0.5 if char.isascii() else 1.0 for char in text]


def lines_of(text: str, measure: float, indent: float = 2) -> list[str]:
    return [text[line.start : line.end] for line in break_lines(text, wide(text), measure, indent)]


@given(st.lists(PIECES, min_size=1, max_size=40), st.integers(14, 32))
def test_no_line_begins_or_ends_with_a_forbidden_mark(pieces: list[str], measure: int) -> None:
    lines = lines_of("党" + words(pieces), measure)
    assert not [line for line in lines[1:] if line[0] in CLOSING]
    assert not [line for line in lines[:-1] if line[-1] in OPENING]


@given(st.lists(PIECES, min_size=1, max_size=40), st.integers(14, 32))
def test_numbers_and_words_stay_whole(pieces: list[str], measure: int) -> None:
    text = "党" + words(pieces)
    for line in break_lines(text, wide(text), measure, 2)[:-1]:
        end = line.end
        assert not (text[end - 1 : end + 1].isascii() and text[end - 1 : end + 1].isalnum())


ANY = st.text(st.one_of(st.characters(), st.sampled_from("一二三，。）（“”《》 a1.@-")), max_size=300)


@given(ANY, st.floats(0.3, 40), st.floats(0, 3), st.booleans())
def test_nothing_is_lost_and_nothing_hangs(text: str, measure: float, indent: float, names: bool) -> None:
    lines = break_lines(text, wide(text), measure, indent, names=names)
    shown = "".join(text[line.start : line.end] for line in lines)
    assert shown.replace(" ", "") == text.replace(" ", "")
    assert all(line.end > line.start for line in lines)
    for number, line in enumerate(lines):
        room = measure - (0 if number else indent)
        assert line.width <= room + 1e-6 or line.end - line.start == 1


def test_a_final_mark_may_take_half_its_place() -> None:
    assert lines_of("一二三四。五", 4.5, 0) == ["一二三四。", "五"]
    assert break_lines("一二三四。五", wide("一二三四。五"), 4.5)[0].width == 4.5
    assert lines_of("一二三四。五", 4.4, 0) == ["一二三", "四。五"]


def test_only_marks_are_cut_rather_than_lost() -> None:
    assert lines_of("，" * 10, 4, 0) == ["，，，，"] * 2 + ["，，"]
    assert lines_of("（" * 5, 2, 0) == ["（（", "（（", "（"]


def test_a_run_that_no_line_holds_is_cut_where_the_rules_allow_it() -> None:
    assert lines_of("a" * 20 + "，好", 5, 0) == ["a" * 10, "a" * 9, "a，好"]


def test_an_address_breaks_after_its_marks_when_the_line_would_be_loose() -> None:
    assert lines_of("联系电子邮箱dangzhibu03@example.gov.cn", 13, 0) == ["联系电子邮箱dangzhibu03@", "example.gov.cn"]


def test_number_of_a_list_stays_with_its_text_and_of_a_count_with_its_unit() -> None:
    assert lines_of("传达精神；4.研究", 6.2, 0) == ["传达精神；", "4.研究"]
    assert lines_of("应到会，赞成34票", 7.2, 0) == ["应到会，赞成", "34票"]


def test_a_list_breaks_between_people() -> None:
    text = "王建国、李晓红、周峣（因公出差）、陈静"
    assert [text[a.start : a.end] for a in break_lines(text, wide(text), 10, names=True)] == [
        "王建国、李晓红、",
        "周峣（因公出差）、",
        "陈静",
    ]


def test_blanks_vanish_at_the_end_of_a_line() -> None:
    assert lines_of("one two three", 4, 0) == ["one two", "three"]
