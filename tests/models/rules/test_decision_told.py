"""Whether minutes tell of a decision: what secretaries write is one; what templates, outlines and speakers leave there is none."""

import pytest

from models.records import AgendaItem, Meeting
from models.records.meeting import GENERAL, GROUP
from models.rules import elements
from models.rules.decision_told import tells_decision
from models.rules.limits import Limits
from models.wordings import builtin, outline


@pytest.mark.parametrize(
    "text",
    [
        "高某：通报情况。会议决定照此办理。",
        "四、形成决议\n会议决定：\n1．周五前报送材料。\n2．李敏负责。",
        "四、形成决议\n会议决定下周三前报送材料。",
        "会议议定事项如下：\n一、材料周五前报送。",
        "支部党员大会决议：接收刘某为预备党员。",
        "经表决，同意接收刘某同志为预备党员，报上级党委审批。",
        "与会同志一致同意。",
        "会议讨论通过了年度计划。",
        "同意推荐王磊。",
        "会议要求各党小组月底前完成。",
        "最后，会议明确由张伟负责。",
        "组长小结，支部要求下周前交心得。",
        "议题一未作决定。\n议题二，会议决定由李敏负责。",
    ],
)
def test_a_decision(text):
    assert tells_decision(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "李敏：同意。\n王磊：我不同意。",
        "传达上级要求，张伟同志领学。",
        "学习《中共中央关于党的百年奋斗重大成就和历史经验的决议》。",
        "通过学习，大家提高了认识。",
        "四、形成决议\n会议决定：",
        "会议决定：\n\n二、研究计划\n讨论发言：",
        "会议决定：____。责任人____，____年__月__日前完成。",
        "本议题未作决定。",
        "传达了上级党委的决定。",
        "与会同志一致同意____。",
    ],
)
def test_no_decision_yet(text):
    assert not tells_decision(text)


def test_no_template_or_phrase_of_ours_is_a_decision_by_itself():
    assert not [wording.name for wording in builtin() if tells_decision(wording.text)]


@pytest.mark.parametrize("kind", [GENERAL, GROUP])
def test_the_outline_of_an_agenda_decides_nothing(kind):
    items = [
        AgendaItem(title_text="学习要求"),
        AgendaItem(title_text="研究通过工作计划"),
        AgendaItem(title_text="讨论决定"),
    ]

    def decided(*, body):
        found = elements(Meeting(kind=kind, subject="学习", body=body), [], items, Limits())
        return next(element for element in found if element.label == "决议")

    assert (decided(body=outline(items)).ok, decided(body=outline(items)).at) == (False, "agenda")
    items[0].decision = "周五前交心得。"
    assert decided(body="").ok
