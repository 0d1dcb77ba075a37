"""What §9.1议题 says of a head and the items below it, and where it keeps silent."""

from __future__ import annotations

import random
import time
from datetime import date

import pytest

from models.rules.agenda_titles import titles_of
from models.rules.agendas import agenda_findings
from tests.models.rules.cases.making import member
from tests.models.rules.cases.minutes import headed

TODAY = date(2026, 11, 23)


def said(subject: str, *titles: str, candidate: str = "", called: str = "王芳") -> str:
    """What is said of a committee whose members are 张三丰, 李四光 and one `called` so; the `candidate` is of the last item."""
    found = headed(subject, *titles, candidate=candidate)
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
        ("发展工作", ["接收李四为预备党员"]), ("改选；党费", ["选举新一届支部委员会", "收缴标准"]), ("学习", ["传达上级文件精神"]),
        ("年度总结、民主评议", ["书记述职", "测评"]), ("民主评议；发展党员", ["测评", "转正"]), ("学习、讨论党章", ["讨论党章"]),
        ("研究春节慰问", ["走访老党员"]), ("党务公开", ["公示"]), ("安全生产；党风廉政", ["观看警示教育片", "排查隐患"]),
        ("学习《准则》、研究走访", ["《准则》", "走访"]), ("研究（春节、元宵）走访", ["走访"]),
    ],
)  # fmt: skip
def test_other_words_for_the_same(subject: str, titles: list[str]) -> None:
    assert said(subject, *titles) == ""


@pytest.mark.parametrize(
    ("subject", "titles", "told"),
    [
        ("发展工作；慰问老党员", ["接收李四为预备党员", "慰问老党员", "党费"], "没有提到“党费”"),
        ("年度总结、慰问困难群众", ["书记述职"], "“慰问困难群众”"),
    ],
)
def test_other_matters_are_told(subject: str, titles: list[str], told: str) -> None:
    assert told in said(subject, *titles)
    assert "年度总结" not in said(subject, *titles)


def test_what_the_head_has_and_the_items_have_not_is_said_and_not_the_other_way_round_too() -> None:
    """Both may be one matter in words that the program does not know."""
    told = said("年终总结；技能比武", "年终总结", "岗位练兵")
    assert "“技能比武”" in told
    assert "岗位练兵" not in told


def test_a_thousand_items_beside_a_subject_of_as_many_parts_take_no_time() -> None:
    """Each of them was laid beside each, and a pattern made for each number: a quarter of a minute at a key."""
    made = random.Random(5)
    parts = ["".join(chr(made.randint(0x4E00, 0x9FA5)) for _ in range(8)) for _ in range(2000)]
    both = headed("；".join(parts[:1000]), *parts[1000:])
    began = time.process_time()
    (finding,) = agenda_findings(both, TODAY)
    assert time.process_time() - began < 2
    assert "都没有写到" in finding.message


def test_a_thousand_numbers_of_a_subject_go() -> None:
    parts = [f"第{number}件事" for number in range(1000)]
    began = time.process_time()
    assert titles_of("；".join(f"{place}. {part}" for place, part in enumerate(parts, 1))) == parts
    assert time.process_time() - began < 0.1


@pytest.mark.parametrize("titles", [["选"], ["学习文件", "讨论计划"], ["年度总结、民主评议"], ["学习文件", "学习文件"]])
def test_a_head_that_was_taken_over_from_the_items_as_it_is_says_nothing(titles: list[str]) -> None:
    """One of one character was told to stand nowhere in the minutes."""
    assert said("；".join(dict.fromkeys(titles)), *titles) == ""
