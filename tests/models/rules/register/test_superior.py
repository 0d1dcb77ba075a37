"""Who may review what a superior found (domain §7.2 Z04): a body above the branch, and not the branch itself."""

from datetime import date

import pytest

from models.records import Branch
from models.records.rectification import FOR_REVIEW
from models.records.rectification_step import CLOSE
from models.rules.register.lacking import in_the_way, lacking
from tests.models.rules.register.test_steps import step, whole_item

OURS = Branch(name="中国共产党某市某局机关第三支部委员会（示例）", short_name="机关第三党支部")
THEIRS = ("机关党委", "局党委第三党支部联系组", "机关第一党支部", "机关党总支", "某局机关总支部委员会", "机关党委、机关第三党支部",
          "区委巡察办", "上级党组织")  # fmt: skip
OUR_OWN = ("机关第三党支部", "第三党支部", "某局机关第3支部", "机关三支部", "本支部", "支委会", "党支部", "支部委员会", "第一党小组",
           "中共某市某局机关第三支部委员会", "机关第三党支部、支委会", "支部书记")  # fmt: skip


@pytest.mark.parametrize("source", ["上级督查", "巡察", "专项检查", "软弱涣散排查"])
@pytest.mark.parametrize("body", OUR_OWN)
def test_the_branch_does_not_close_what_its_superior_found(source: str, body: str) -> None:
    item = whole_item(state=FOR_REVIEW, source=source)
    for document in ("", "局党〔2026〕9号"):
        (refused,) = in_the_way(
            lacking(item, step(CLOSE, by="乙", body=body, document=document), today=date(2026, 3, 2), branch=OURS)
        )
        assert (refused.rule, refused.fields) == ("Z04", ("body",))
        assert f"“{body}”是本支部" in refused.message
    own = whole_item(state=FOR_REVIEW)
    assert lacking(own, step(CLOSE, by="乙", body=body), today=date(2026, 3, 2), branch=OURS) == []


@pytest.mark.parametrize("body", THEIRS)
def test_a_superior_closes_what_it_found(body: str) -> None:
    item = whole_item(state=FOR_REVIEW, source="巡察")
    for wanted in (step(CLOSE, by="乙", body=body), step(CLOSE, by="乙", document="局党〔2026〕9号")):
        assert lacking(item, wanted, today=date(2026, 3, 2), branch=OURS) == []


@pytest.mark.parametrize(
    ("by", "named"),
    [("乙（机关党委）", True), ("乙（局党委书记）", True), ("乙（书记）", False), ("乙（机关第三党支部）", False),
     ("乙（支部书记）", False), ("乙（支委）", False), ("乙（组织委员）", False)],
)  # fmt: skip
def test_a_body_behind_the_name_of_a_reviewer_is_the_superiors_or_is_none(by: str, named: bool) -> None:
    item = whole_item(state=FOR_REVIEW, source="巡察")
    found = in_the_way(lacking(item, step(CLOSE, by=by), today=date(2026, 3, 2), branch=OURS))
    assert [each.fields for each in found] == ([] if named else [("body", "document")])
