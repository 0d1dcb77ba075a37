"""Cases of rules that only remind: the check of the duties, the items of the roster, what could not be looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from models.kinds import PartialDate
from models.records import Member, Responsibility, ResponsibilityCheck
from models.rules import Snapshot
from models.rules.checks import CHECKS, Check, undone
from models.rules.finding import Finding
from models.rules.isolated import RULE, each
from models.rules.todos import todos
from tests.models.rules.cases.case import TODAY, Case


def reminding(rule: str, says: str, make: Callable[[], Snapshot], *, speaks: bool = True) -> Case:
    """A case of a rule that is among the reminders of a snapshot."""

    def look() -> Iterable[str]:
        return [todo.rule for todo in todos(make(), TODAY)]

    return Case(rule, speaks, says, look)


def _duty(checked: bool) -> Snapshot:
    duty = Responsibility(id=1, post="书记", text="讲党课", frequency="每季度")
    check = ResponsibilityCheck(id=1, responsibility_id=1, year=2026, quarter=3, result="完成")
    return Snapshot(duties=[duty], duty_checks={1: [check]} if checked else {})


def _person(**about: str) -> Snapshot:
    day = PartialDate(2010, 7, 1)
    whole = {
        "sex": "男", "nation": "汉族", "id_number": "110101197607010037", "education": "大学本科", "branch": "某支部", "job": "0211",
        "phone": "13900000000", "address": "某街道", "standing": "正常", "lost": "否", "floating": "否",
    } | about  # fmt: skip
    birth = PartialDate(1976, 7, 1)
    return Snapshot(
        members=[
            Member(id=1, name="例某", kind="正式党员", birth=birth, joined=day, full=PartialDate(2011, 7, 1), **whole)
        ]
    )


def _failing(_snapshot: Snapshot, _today: date) -> Iterator[Finding]:
    raise ValueError
    yield


def _checked(*looks: Check) -> Iterable[str]:
    named = dict.fromkeys(looks, "试验")
    return [f.rule for f in each(named, Snapshot(), TODAY, lambda name: undone(name, TODAY))]


HOME = (
    reminding("§7.3", "三季度的一项责任没有检查", lambda: _duty(False)),
    reminding("§7.3", "三季度的责任都检查了", lambda: _duty(True), speaks=False),
    Case(RULE, True, "一类检查没有做完", lambda: _checked(_failing)),
    Case(RULE, False, "每一类都检查完了", lambda: _checked(*CHECKS)),
    reminding("§8.1", "没有填手机号", lambda: _person(phone="")),
    reminding("§8.1", "16 项都填了", lambda: _person(), speaks=False),
)
