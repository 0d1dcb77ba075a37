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


@pytest.mark.parametrize(
    "text",
    [
        "一致同意。", "同意推荐王磊。", "会议一致同意。", "经表决，与会党员同意接收刘某。",
        "会议听取了介绍，讨论了材料，同意推荐王磊。", "大家听取了介绍，同意推荐王磊。",
        "表决采取举手方式，同意报上级党委。", "同意12票，反对0票。", "表决：赞成12票，反对0票，弃权0票。", "计划审议并一致通过。",
        "同意12票，通过。", "会议听取了报告，通过了计划。", "支部讨论了名单，通过该名单。",
        "会议通过了年度计划。", "大会通过监票人名单。", "王磊当选为支部书记。", "选举产生了新一届委员：王磊。",
        "大会选举王磊为书记。", "会议确定王磊为联系人。", "研究商定下周召开。", "经支部大会讨论，延长预备期半年。",
        "经研究，推荐王磊。", "会议要求各党小组月底前完成。", "会议明确由张伟负责。", "书记安排李敏牵头。",
        "会议决定年底前完成。", "会议决定下周三前报送材料。", "四、大会决议：接收刘某。",
        "会议议定事项如下：一、周五前报送。", "采取无记名投票，会议一致同意。", "会议通报后一致同意。",
        "我支部一致同意。", "会议研究接待方案，会议决定由李敏负责。",
    ],
)  # fmt: skip
def test_each_way_to_say_that_it_was_decided(text):
    """The examples beside the patterns."""
    assert tells_decision(text)


@pytest.mark.parametrize(
    "text",
    [
        "同意的请举手。", "赞成  票，反对  票。", "李敏：赞成。", "12票不同意。", "会议不同意。", "表决12票同意。", "表决同意12票。",
        "同意____。", "同意××。", "同意……。", "□同意", "同意（ ）。",
        "一致同意接收  同志为预备党员。", "会议决定于 月 日召开。", "表决同意 票。", "李敏：同意。",
        "四、形成决议", "会议决定：无。", "会议决定：待补充。", "会议决定：——", "会议决定：1.",
        "会议决定：（另附）", "会议决定：\n二、研究计划", "会议决定：\n责任人：  完成时限：",
        "会议决定：\n参会人员签字", "会议决定：\n记录人：李敏", "会议议程：\n（一）讨论通过计划",
        "表决通过与否。", "讨论通过后。", "审议通过，方可。", "支部通过制定计划，加强学习。",
        "会议通过学习提高认识。", "会议通过了解情况。", "上级的决定。", "讨论决议草案。", "会议决定性作用。",
        "大会决议执行情况。", "会议要求大家认真负责。", "会议强调大会决定很重要。", "传达会议精神，一致同意。",
        "省委决定开展。", "学习省委会议决定由各地办。", "上级党委会议同意。", "上次会议决定由李敏负责。",
        "须经支部大会讨论通过。", "待会议决定。", "拟推荐，待会议同意。", "建议支部同意。", "是否同意。",
        "我同意。", "会议未作决定。", "会议没有决定。", "落实大会决议由李敏负责。", "通报会议决定由李敏负责。",
        "总支会议决定由李敏负责。", "全会通过了决议。", "中央会议决定由各地办。", "按照大会决议办。",
        "下一步会议决定由李敏负责。", "希望支部同意。",
    ],
)  # fmt: skip
def test_each_way_in_which_it_was_not(text):
    """The examples beside the patterns."""
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
