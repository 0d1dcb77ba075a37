"""What §9.1议题 says of a head and the items below it, and where it keeps silent."""

from __future__ import annotations

import time
from datetime import date

import pytest

from models.rules import votes
from models.rules.agenda_titles import titles_of
from models.rules.agendas import agenda_findings
from tests.models.rules.cases.making import member
from tests.models.rules.cases.minutes import headed

TODAY = date(2026, 11, 23)


def said(subject: str, *titles: str, candidate: str = "", rule: str = "", called: str = "王芳") -> str:
    """What is said of a committee whose members are 张三丰, 李四光 and one `called` so; `candidate` and `rule` are of the last item."""
    found = headed(subject, *titles, candidate=candidate, rule=rule)
    found.members = [*found.members, member(3, name=called)]
    return " ".join(finding.message for finding in agenda_findings(found, TODAY))


@pytest.mark.parametrize(
    "subject",
    [
        "传达王芳书记讲话、发展党员", "传达王芳书记讲话；发展党员", "学习王芳同志先进事迹；接收预备党员", "由王芳汇报支部工作，表决转正",
        "王芳汇报支部工作；研究有关事项", "王芳宣读名单、转正", "介绍人王芳介绍情况并表决接收预备党员", "接收王芳、李四光等为预备党员", "接收王芳、李四光为预备党员",
        "接收王芳为预备党员；发展党员",
    ],
)  # fmt: skip
def test_who_is_named_beside_a_vote_is_not_voted_on(subject: str) -> None:
    assert "表决对象" not in said(subject, subject, candidate="李四光")


def test_a_word_that_is_somebodys_name() -> None:
    assert "表决对象" not in said("精神文明建设", "精神文明建设", candidate="张三丰", called="文明")
    both = said("精神文明建设；李四光转正", "精神文明建设", "转正", candidate="张三丰", called="文明")
    assert "议题栏写的是李四光，表决对象里还有张三丰" in both


@pytest.mark.parametrize(
    "subject", ["讨论王芳转正", "学习文件；接收王芳为预备党员", "传达李四光书记讲话；发展王芳", "选举王芳同志为书记"]
)
def test_a_vote_on_somebody_else_is_said(subject: str) -> None:
    assert "议题栏写的是王芳，表决对象里还有张三丰" in said(subject, subject, candidate="张三丰")


_THREE = "选举支部委员：张三丰、李四光、王芳"


@pytest.mark.parametrize(
    "written", ["张三丰 李四光 王芳", "王芳、张三丰、李四光", "张三丰李四光王芳", "王芳，李四光；张三丰", "张三丰"]
)
def test_several_who_are_voted_on_are_looked_for_one_by_one(written: str) -> None:
    """The cell was looked for as it is: the head was told to speak of 张三丰 and the votes of 张三丰 李四光 王芳."""
    assert said(_THREE, _THREE, candidate=written) == ""


@pytest.mark.parametrize(
    ("subject", "written"),
    [
        *(("讨论接收王芳为预备党员", one) for one in ("王芳（1978年生）", "王芳（第一党小组）", "王 芳", "王芳同志", "王芳（女、1978年生）")),
        ("讨论接收王 芳为预备党员", "王芳"), ("讨论接收王芳（1978年生）为预备党员", "王芳（1978年3月生）"), ("讨论接收王芳（1978年生）转正", "王芳"),
    ],
)  # fmt: skip
def test_who_is_voted_on_is_the_same_however_the_name_is_written(subject: str, written: str) -> None:
    assert said(subject, subject, candidate=written) == ""


def test_one_born_in_another_year_is_another() -> None:
    head = "讨论接收王芳（1978年生）为预备党员"
    assert "议题栏写的是王芳（1978年生），表决对象里还有王芳（1990年生）" in said(
        head, head, candidate="王芳（1990年生）"
    )


@pytest.mark.parametrize(
    ("subject", "written", "told"),
    [
        ("选举支部委员：张三丰、李四光", "张三丰 王芳", "议题栏写的是张三丰、李四光，表决对象里还有王芳"),
        ("张三丰、李四光为支部委员候选人的选举", "王芳、赵六", "议题栏写的是张三丰、李四光，表决对象里还有王芳、赵六"),
        ("选举支部委员：张三丰、李四光", "赵六 钱小七", "表决对象里还有赵六、钱小七"),
        ("接收张三丰、李四光为预备党员", "王芳（1978年生）", "议题栏写的是张三丰、李四光，表决对象里还有王芳（1978年生）"),
    ],
)  # fmt: skip
def test_all_whom_the_head_names_are_told(subject: str, written: str, told: str) -> None:
    """Of those whom 、 divides only the first was."""
    assert told in said(subject, subject, candidate=written)


@pytest.mark.parametrize(
    ("subject", "titles"),
    [
        ("支委会", ["研究转正"]), ("3月份支委会", ["研究转正"]), ("支委会会议", ["研究转正"]), ("党员大会", ["听取报告"]),
        ("第三季度党员大会", ["学习党章"]), ("小组会", ["学习党章"]), ("党小组会", ["学习党章"]), ("三会一课", ["学习党章"]),
        ("上半年工作", ["研究党建"]), ("年终总结", ["听取支委会工作报告"]), ("述职评议", ["书记作述职报告", "民主测评"]),
        ("全年工作安排", ["讨论要点"]), ("组织建设", ["补选纪检委员"]), ("党建工作", ["学习党章"]), ("重要事项", ["学习"]),
        ("学习习近平总书记重要讲话", ["周建国领学《求是》文章"]), ("预备党员转正", ["讨论蒋文同志的转正申请"]),
        ("“七一”表彰推荐", ["推荐优秀共产党员"]), ("党费收缴", ["公布上半年党费缴纳情况"]), ("研究培养积极分子", ["确定李小为入党积极分子"]),
        ("“第一议题”学习", ["传达省委全会精神"]), ("人事事项", ["推荐后备干部人选"]), ("三重一大", ["研究党费支出"]),
        ("主题党日方案", ["确定“七一”参观活动"]), ("一、学习传达；二、工作总结", ["学习党章", "报告支委会工作"]),
        ("1.学习；2.讨论", ["学习党章", "研究计划"]), ("开展批评和自我批评", ["对照检查"]), ("谈心得体会", ["交流学习感受"]),
        ("听取工作汇报、研究年度计划", ["听取2025年度支委会工作报告", "讨论2026年工作要点"]),
        ("传达上级精神、研究部署近期工作", ["传达学习党的二十届四中全会精神", "安排“七一”系列活动"]),
        ("2025年度支部工作总结；2026年工作安排", ["听取支委会工作报告", "审议2026年计划"]), ("党务公开", ["公示党费收缴情况"]),
        ("讨论党员纳新", ["讨论接收李小为预备党员"]), ("研究“两优一先”推荐", ["推荐优秀共产党员、优秀党务工作者"]),
        ("民主评议及评先评优", ["民主测评", "推荐先进"]), ("补选支委", ["选举宣传委员"]),
        ("党员发展、主题教育", ["讨论确定入党积极分子", "学习贯彻主题教育安排"]), ("换届筹备", ["成立换届工作小组，酝酿候选人"]),
        ("廉政教育", ["通报典型案例"]), ("志愿服务", ["开展“学雷锋”活动"]), ("学习贯彻全会精神", ["周建国同志领学公报"]),
        ("党费使用情况通报", ["通报上年度党费收缴、使用和管理情况"]), ("预备党员按期转正", ["讨论蒋文同志转正问题"]),
        ("讨论下半年工作", ["迎接巡察整改", "研究党建品牌创建"]), ("改选；党费", ["选举新一届支部委员会", "收缴标准"]),
        ("学习《中国共产党纪律处分条例》", ["领学党纪"]), ("突发事件处置", ["值班安排"]), ("传达选举工作精神", ["领学文件"]), ("听取换届工作汇报", ["书记发言"]), ("通报处分决定", ["领学文件"]), ("换届选举宣传动员", ["分工"]),
        ("发展党员", ["确定李小为发展对象"]), ("研究预备党员转正", ["讨论蒋文延长预备期"]), ("组织处置", ["对孙某限期改正的处理意见"]),
    ],
)  # fmt: skip
def test_other_words_may_mean_the_same(subject: str, titles: list[str]) -> None:
    """A list of words is never complete: only what has a name of its own is missed."""
    assert said(subject, *titles) == ""


@pytest.mark.parametrize(
    ("subject", "titles", "told"),
    [
        ("学习文件；接收李小为预备党员", ["学习文件"], "议题栏里的“接收李小为预备党员”，各项议题和正文都没有写到"),
        ("年度总结、讨论周航转正", ["书记述职"], "“讨论周航转正”"), ("支委会换届", ["听取报告"], "“支委会换届”"),
        ("补选宣传委员；党费", ["讨论计划"], "“补选宣传委员”、“党费”"), ("给予孙某处分", ["学习文件"], "“给予孙某处分”"),
        ("孙某除名", ["学习文件"], "“孙某除名”"), ("不合格党员处置", ["学习文件"], "“不合格党员处置”"),
    ],
)  # fmt: skip
def test_a_matter_of_weight_that_only_the_head_has_is_told(subject: str, titles: list[str], told: str) -> None:
    assert told in said(subject, *titles)
    assert "学习文件" not in said(subject, *titles)


@pytest.mark.parametrize("rule", [votes.ADMIT, votes.CONVERT, votes.ELECT])
@pytest.mark.parametrize(
    ("subject", "speaks"),
    [
        ("慰问老党员；年度总结", True), ("慰问老党员、年度总结", True), ("年度总结", False), ("年度总结；其他事项", False), ("慰问老党员；组织建设", False),
        ("慰问老党员；讨论王芳同志", False), ("党员接收、转正、选举；慰问老党员", False),
    ],
)  # fmt: skip
def test_a_vote_of_weight_that_a_head_of_several_titles_has_not_is_told(rule: str, subject: str, speaks: bool) -> None:
    told = said(subject, "年度总结", "讨论王芳", candidate="王芳", rule=rule)
    assert ("议题栏没有提到“讨论王芳”" in told) is speaks


@pytest.mark.parametrize("filler", ["接收为预备；", "处置", "讨论王芳；", "转正、"])
def test_a_subject_of_a_hundred_thousand_characters_takes_no_time(filler: str) -> None:
    both = headed(filler * (100_000 // len(filler)), "学习文件", "讨论计划", candidate="王芳", rule=votes.ADMIT)
    began = time.process_time()
    [*agenda_findings(both, TODAY)]
    assert time.process_time() - began < 2


def test_who_is_called_by_words_that_stand_between_names_takes_no_time() -> None:
    """和和 is a name, and two words between names: each of them doubled the ways to divide what follows, and 50 never came to an end."""
    of_nobody_else = f"选举委员：张三丰、{'和' * 5_000}一"
    assert "表决对象里还有赵六" in said(of_nobody_else, "学习文件", candidate="赵六", called="和和")
    assert "议题栏写的是张三丰、和和、李四光，" in said(
        "选举委员：张三丰、和和和李四光", "选举", candidate="赵六", called="和和"
    )


def test_a_thousand_numbers_of_a_subject_go() -> None:
    parts = [f"第{number}件事" for number in range(1000)]
    began = time.process_time()
    assert titles_of("；".join(f"{place}. {part}" for place, part in enumerate(parts, 1))) == parts
    assert time.process_time() - began < 0.1


@pytest.mark.parametrize("titles", [["选"], ["学习文件", "讨论计划"], ["年度总结、民主评议"], ["学习文件", "学习文件"]])
def test_a_head_that_was_taken_over_from_the_items_as_it_is_says_nothing(titles: list[str]) -> None:
    """One of one character was told to stand nowhere in the minutes."""
    assert said("；".join(dict.fromkeys(titles)), *titles) == ""


@pytest.mark.parametrize(
    ("subject", "title"),
    [("学习党章、发展党员", "讨论积极分子培养"), ("补选", "推举支部委员"), ("给予张三丰处分", "关于张三丰问题的决定")],
)
def test_a_matter_of_weight_in_other_words_that_may_mean_it(subject: str, title: str) -> None:
    assert said(subject, title) == ""
