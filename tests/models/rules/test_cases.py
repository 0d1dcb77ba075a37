"""Every rule has an article, a case in which it speaks and one just beside in which it does not."""

import pytest

from models.rules.articles import rules
from tests.models.rules.cases import CASES


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}-{case.says}")
def test_a_rule_speaks_where_it_should_and_only_there(case):
    assert (case.rule in set(case.look())) is case.speaks


def test_every_case_is_of_a_rule_there_is():
    assert {case.rule for case in CASES} <= set(rules())
