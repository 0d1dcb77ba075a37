"""Templates and phrases: those of the program are skeletons, hers stand in their place or beside; the outline of an agenda."""

import pytest

from models.records import AgendaItem, Wording
from models.records.meeting import KINDS
from models.records.wording import PHRASE, TEMPLATE
from models.wordings import builtin, numeral, offered, outline, wordings


def test_every_kind_of_meeting_has_a_template_and_phrases():
    for kind in KINDS:
        assert any(w.kind == kind for w in offered(wordings([]), TEMPLATE, kind)), kind
        assert offered(wordings([]), PHRASE, kind)


def test_the_texts_name_nobody_and_leave_gaps():
    for wording in builtin():
        assert any(gap in wording.text for gap in ("____", "__时", "{姓名}")), wording.name
        assert wording.text == wording.text.strip()


def test_the_meetings_that_admit_follow_the_rules_of_2026():
    """细则 of 2026, §20 and §32: 申请人表态 is no part of the meeting, and those with a vote are not called 正式党员."""
    receive, confirm = (next(w.text for w in builtin() if w.builtin == key) for key in ("receive", "confirm"))
    order = ("二、发展对象汇报", "介绍情况并表明意见", "报告审查情况", "讨论", "无记名投票", "宣布结果", "宣读决议")
    places = [receive.index(part) for part in order]
    assert places == sorted(places)
    for text in (receive, confirm):
        assert "应到会有表决权的党员____名" in text
        assert "符合规定，可以开会" in text
        assert "正式党员____名" not in text
    assert "申请人" not in receive


def test_hers_stands_in_the_place_of_one_and_beside_the_others():
    changed = Wording(id=1, sort=TEMPLATE, kind="党课", name="我的党课", text="甲", builtin="lesson")
    added = Wording(id=2, sort=TEMPLATE, kind="", name="通用", text="乙")
    found = offered(wordings([changed, added]), TEMPLATE, "党课")
    assert [w.name for w in found] == ["我的党课", "通用"]
    assert "通用" in [w.name for w in offered(wordings([added]), TEMPLATE, "党小组会")]


@pytest.mark.parametrize(
    ("number", "said"), [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (35, "三十五"), (100, "100")]
)
def test_numerals(number, said):
    assert numeral(number) == said


def test_the_outline_leaves_gaps_only_for_what_the_items_do_not_say():
    text = outline(
        [AgendaItem(title_text="学习文件"), AgendaItem(title_text="研究计划", report="已报告", decision="同意")]
    )
    assert text == "一、学习文件\n____同志：\n讨论发言：\n会议决定：\n\n二、研究计划\n讨论发言："
    assert outline([]) == ""
