"""Every rule has an article, a case in which it speaks and one just beside in which it does not."""

import pytest

from models.rules.articles import rules
from tests.models.rules.cases import CASES
from tests.models.rules.cases.left_out import LEFT_OUT


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}-{case.says}")
def test_a_rule_speaks_where_it_should_and_only_there(case):
    assert (case.rule in set(case.look())) is case.speaks


def test_every_case_is_of_a_rule_there_is():
    assert {case.rule for case in CASES} <= set(rules())


OF_THE_REFERENCE = (
    *(f"B{n:02}" for n in (*range(1, 14), *range(20, 25))),
    *("DYDH", "ZWH", "DXZ", "DK", "ZTDR", "ZZSHH", "MZPY", "TXTH"),
    *(f"V{n:02}" for n in range(1, 8)),
    *(f"M{n:02}" for n in range(1, 8)),
    *(f"Z{n:02}" for n in range(1, 8)),
    *("§1.2", "§2.1", "§2.2", "§2.3", "§7.2", "U03"),
)
"""What the domain reference asks for in §1, §2, §7 and §9.1."""


def test_what_the_reference_asks_for_is_a_rule_or_is_left_out_with_a_reason():
    assert not set(LEFT_OUT) & set(rules())
    assert all(LEFT_OUT.values())
    assert set(OF_THE_REFERENCE) <= set(rules()) | set(LEFT_OUT)


@pytest.mark.parametrize("name", [name for name in OF_THE_REFERENCE if name not in LEFT_OUT])
def test_each_of_them_has_a_case_in_which_it_speaks_and_one_in_which_it_does_not(name):
    assert {case.speaks for case in CASES if case.rule == name} == {True, False}
