"""What §9.1议题 says of a head and the items below it, and where it keeps silent."""

from __future__ import annotations

from datetime import date

import pytest

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
