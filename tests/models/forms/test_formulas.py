"""Formulas when rows are put in: the cells a formula refers to afterwards are the cells it referred to before, moved."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.formula import Tokenizer

from models.forms.addresses import Insertion, area_of, cell_of, letters, name_of, number_of
from models.forms.formulas import Unshiftable, moved, shifted

ROWS, COLUMNS = st.integers(1, 60), st.integers(1, 30)
SIGNS = st.sampled_from(["", "$"])


@st.composite
def references(draw):
    """A cell or a range, with and without $ and sheet."""
    prefix = draw(st.sampled_from(["", "", "表1!", "'表 2'!", "Sheet1!"]))
    ends = [f"{draw(SIGNS)}{letters(draw(COLUMNS))}{draw(SIGNS)}{draw(ROWS)}" for _ in range(draw(st.integers(1, 2)))]
    return prefix + ":".join(ends)


WORDS = st.sampled_from(
    ['"A10:B12"', "LOG10(3)", "1E5", "TRUE", "表格1[[#All],[A1]]", "税率2024年", '"引""号B7"', "#REF!", "XFE12"]
)
FORMULAS = st.lists(st.one_of(references(), WORDS), min_size=1, max_size=5).map(
    lambda parts: "SUM(" + ",".join(parts) + ")"
)


def cells(formula: str, own: str) -> list[tuple[str, frozenset[tuple[int, int]]]]:
    """The cells of each reference, found by openpyxl's reader of formulas and not by ours."""
    found = []
    for token in Tokenizer("=" + formula).items:
        if token.type == "OPERAND" and token.subtype == "RANGE" and "[" not in token.value:
            sheet, _, place = token.value.rpartition("!")
            try:
                top, left, bottom, right = area_of(place)
            except ValueError:
                continue
            if right <= 16384:
                inside = frozenset((r, c) for r in range(top, bottom + 1) for c in range(left, right + 1))
                found.append((sheet.strip("'") or own, inside))
    return found


@given(FORMULAS, st.integers(1, 60), st.integers(1, 20))
def test_the_same_cells_before_and_after(formula, at, count):
    insertion = Insertion("表1", at, count)
    before, after = cells(formula, "表1"), cells(shifted(formula, insertion, "表1"), "表1")
    assert len(before) == len(after)
    for (sheet, old), (same, new) in zip(before, after, strict=True):
        assert sheet == same
        if sheet != "表1":
            assert new == old
            continue
        followed = {(insertion.row(r), c) for r, c in old}
        assert followed <= new
        assert all(at <= r < at + count for r, _ in new - followed)  # only the new rows come in


@given(FORMULAS, st.integers(61, 90))
def test_what_lies_above_stays_letter_by_letter(formula, at):
    assert shifted(formula, Insertion("表1", at, 7), "表1") == formula


@given(FORMULAS, st.integers(-5, 60), st.integers(-3, 9))
def test_a_copy_moved_back_is_the_same(formula, rows, columns):
    assert moved(moved(formula, rows, columns), -rows, -columns) == formula


@given(ROWS, st.integers(1, 16384))
def test_addresses_are_read_as_written(row, column):
    assert cell_of(name_of(row, column)) == (row, column)
    assert number_of(letters(column)) == column


@pytest.mark.parametrize(
    ("formula", "wanted"),
    [
        ("SUM(D5)", "SUM(D5:D10)"), ("SUM(D5:D5)", "SUM(D5:D10)"), ("D5*2", "D5*2"), ("COUNTA(C4:C5)", "COUNTA(C4:C10)"),
        ("D7", "D12"), ("SUM($D$5)", "SUM($D$5:$D$10)"),
    ],
)  # fmt: skip
def test_totals_over_one_row_take_the_new_rows_in(formula, wanted):
    assert shifted(formula, Insertion("表1", 6, 5, grown=5), "表1", own_row=7) == wanted


def test_formulas_of_the_row_itself_do_not_grow():
    assert shifted("SUM(C5:E5)", Insertion("表1", 6, 5, grown=5), "表1", own_row=5) == "SUM(C5:E5)"


def test_a_formula_over_several_sheets_is_not_guessed():
    with pytest.raises(Unshiftable):
        shifted("SUM(表1:表3!A10)", Insertion("表1", 6, 5), "表1")
