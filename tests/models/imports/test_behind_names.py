"""What stands behind a name in its cell: brackets, stars, commas; somebody known does not come in a second time silently."""

from __future__ import annotations

import pytest

from models.imports import ADDED
from tests.models.imports.test_identity import GROUPED, Planned, fates, wang


@pytest.mark.parametrize(
    "behind",
    ["（出差）", "（出差）（请假）", "（女）（出差）", "（出差(长期)）", "（（出差））", "（出差", "【出差】", "[出差]", "〔出差〕", " 〈出差〉", "（）", "*", "（出差）。", "*（出差）", "。"],
)  # fmt: skip
@pytest.mark.parametrize("earlier", [True, False])
def test_a_known_name_with_anything_behind_it_is_to_be_looked_at(planned: Planned, behind: str, earlier: bool):
    """But for one pair of round brackets, 王芳 came in a second time without a word."""
    row, known = ["王芳", "1978-03", "", ""], [wang(1, birth="1978-03")]
    rows = (
        [GROUPED, row, ["王芳" + behind, "", "", ""]]
        if earlier
        else [GROUPED, ["王芳" + behind, "", "", "13911112222"]]
    )
    plan = planned(rows, [] if earlier else known)
    assert fates(plan)[-1] == ADDED
    assert [len(plan.rows[-1].candidates), plan.problems[-1].level] == [1, "warning"]
    assert plan.problems[-1].message.endswith("“王芳”已经有了，请核对是不是同一人")


@pytest.mark.parametrize("name", ["赵敏*", "赵敏、", "赵敏【出差】", "赵敏（女）", "*", "（女）", "买买提·艾力"])
def test_an_unknown_name_with_signs_behind_it_is_as_new_as_before(planned: Planned, name: str):
    plan = planned([GROUPED, [name, "1980-01", "", "13911112222"]], [wang(1)])
    assert not [p for p in plan.problems if p.level == "warning"]
