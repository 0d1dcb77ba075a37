"""Minutes: a heading of a template with nothing under it is a blank."""

import pytest

from models.records import AgendaItem, Attendance
from models.records.meeting import GENERAL, PRESENT
from models.rules import elements
from models.rules.limits import Limits
from models.rules.minutes import bare_headings


@pytest.mark.parametrize(
    ("body", "hint"),
    [
        ("一、党课题目\n\n二、主讲人\n张伟同志，职务书记。", "正文里的“一、党课题目”下的内容还没有填"),
        (
            "三、主要内容\n（一）\n（二）\n\n四、讨论交流\n李敏同志：",
            "正文里的“三、主要内容”等 2 个标题下的内容还没有填",
        ),
        (
            "二、主讲人\n____同志，职务____。\n六、表彰和处置",
            "正文里的 2 处空（____）和“六、表彰和处置”下的内容还没有填",
        ),
        ("一、党课题目\n学习党章\n三、主要内容\n（一）党的性质\n（二）", ""),
        ("四、形成决议\n会议决定：", ""),
        ("一、学习党章\n二、研究工作", ""),
        (
            "一、会前准备\n开展谈心谈话。\n二、支部（委员会）对照检查\n\n三、个人对照检查，批评和自我批评\n四、整改措施\n（一）",
            "正文里的“二、支部（委员会）对照检查”等 3 个标题下的内容还没有填",
        ),
        ("二、 整改措施\n\n", "正文里的“二、 整改措施”下的内容还没有填"),
        ("一、活动内容\n（一）传达学习\n（二）交流发言\n二、小结党员学习情况", ""),
        ("会议议程：\n1.听取报告\n2.讨论发言\n\n李敏：报告。", ""),
        ("五、讨论发言\n李敏同志：同意。\n六、上级党组织派员点评（如有）\n", ""),
    ],
    ids=[
        "nothing",
        "announced",
        "gaps too",
        "written",
        "a decision has a line of its own",
        "her own headings",
        "numbered anew",
        "a blank in it",
        "her own list",
        "what is to come",
        "what need not have been",
    ],
)
def test_a_heading_of_a_template_with_nothing_under_it_is_a_blank(meeting, body, hint):
    """The bar said 7 / 7 over minutes of headings."""
    found = elements(meeting("党课", "2026-09-12", body=body), [Attendance(name="李某", state=PRESENT)], [], Limits())
    assert [e.hint for e in found if e.label == "发言与讨论"] == [hint]


def test_where_what_belongs_under_a_heading_is_written():
    places = {
        "一、党课题目\n\n二、主讲人\n": "一、党课题目\n|",
        "三、主要内容\n（一）\n（二）": "三、主要内容\n（一）|",
        "五、讨论发言\n李敏同志：\n": "五、讨论发言\n李敏同志：|",
        "先说一句。\n六、表彰和处置": "先说一句。\n六、表彰和处置|",
    }
    assert {body: f"{body[: bare_headings(body)[0][1]]}|" for body in places} == places


@pytest.mark.parametrize(
    ("body", "hint"),
    [
        (
            "三、讨论\n李敏：同意。\n四、形成决议\n会议决定：\n",
            "正文里“会议决定：”后面是空的：决议已写在议题里，可以删去这一行",
        ),
        (
            "八、宣读决议\n支部党员大会决议：\n\n九、散会",
            "正文里“支部党员大会决议：”后面是空的：决议已写在议题里，可以删去这一行",
        ),
        ("四、形成决议\n会议决定：同意推荐。", ""),
        ("四、会议决定：\n一、每月15日为主题党日。\n二、张三负责联系困难党员。", ""),
        ("会议形成以下决议：一、同意。二、报批。", ""),
        (
            "三、讨论\n经表决，形成如下决议：\n四、散会",
            "正文里“经表决，形成如下决议：”后面是空的：决议已写在议题里，可以删去这一行",
        ),
        ("一、传达上级决定：\n二、讨论\n李敏：好。", ""),
        ("会议决定：\n主持人：王伟", "正文里“会议决定：”后面是空的：决议已写在议题里，可以删去这一行"),
        ("四、形成决议\n会议决定：\n1.同意推荐。\n五、散会", ""),
        ("讨论了决定：怎么办\n李敏：好。", ""),
        ("", ""),
    ],
)
def test_a_decision_that_stands_in_an_item_leaves_no_empty_line_in_the_text(meeting, body, hint):
    """With the template and an item it was finalised without a word, and printed with nothing below 会议决定."""
    item = AgendaItem(title_text="推荐", decision="同意推荐。")
    found = elements(meeting(GENERAL, "2026-09-12", body=body), [], [item], Limits())
    assert [e.hint for e in found if e.label == "决议"] == [hint]


def test_where_the_decision_is_in_the_text_nothing_is_told_to_be_taken_out(meeting):
    body = "会议决定：同意推荐。\n四、宣读决议\n支部党员大会决议：\n"
    item = AgendaItem(title_text="推荐")
    found = elements(meeting(GENERAL, "2026-09-12", body=body), [], [item], Limits())
    assert [e.hint for e in found if e.label == "决议"] == [""]
