"""Cases of 民主评议, honours, the medal of fifty years and 政治生日 (domain §6, §10)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from models.kinds import PartialDate
from models.records import Appraisal, Award, Meeting, Member, StatusChange
from models.records.appraisal import BARELY, ELSEWHERE, EXCELLENT, NO_GRADE, QUALIFIED, UNQUALIFIED
from models.records.award import FIFTY_YEARS, MEMBER_AWARD
from models.records.meeting import ABSENT, EXCUSED, FINAL, PRESENT
from models.rules import Snapshot
from models.rules.political_birthday import RULE as BIRTHDAY
from models.rules.political_birthday import birthday_todos
from tests.models.rules.cases.case import Case, raising
from tests.models.rules.cases.making import there
from tests.models.rules.cases.people import NEW, a_change, a_member

_DAY = PartialDate(2026, 1, 19)


def appraised(who: Member, **about: object) -> Appraisal:
    """How somebody was appraised for 2025, with all that goes with it."""
    given = {"grade": QUALIFIED, "day": _DAY, "told_on": PartialDate(2026, 1, 26)} | about
    return Appraisal(id=who.id, member_id=who.id, year=2025, **given)  # type: ignore[arg-type]


def branch_of(full: int, probationary: int, excellent: int, *, away: int = 0) -> Callable[[], Snapshot]:
    """A branch of which so many full members are graded 优秀, and so many were not appraised."""

    def make() -> Snapshot:
        people = [a_member(n, f"党员{n:02}") for n in range(1, full + 1)]
        new = [a_member(100 + n, f"预备{n}", **NEW | {"joined": "2025-06-20"}) for n in range(probationary)]  # type: ignore[arg-type]
        lines = [appraised(m, grade=EXCELLENT if m.id <= excellent else QUALIFIED) for m in people]
        for line in lines[full - away :]:
            line.grade, line.absent_why = "", "长期患病"
        lines += [appraised(m, grade=NO_GRADE) for m in new]
        return Snapshot(members=people + new, appraisals={line.member_id or 0: [line] for line in lines})

    return make


def with_grade(
    *, who: dict[str, object] | None = None, after: StatusChange | None = None, **about: object
) -> Callable[[], Snapshot]:
    """One member's appraisal."""

    def make() -> Snapshot:
        member = a_member(**who or {})  # type: ignore[arg-type]
        return Snapshot(
            members=[member], appraisals={1: [appraised(member, **about)]}, status_changes={1: [after]} if after else {}
        )

    return make


def held(registered: bool) -> Callable[[], Snapshot]:
    """A meeting of 民主评议 for 2025."""

    def make() -> Snapshot:
        meeting = Meeting(id=1, kind="民主评议党员", day=_DAY, title_text="2025年度民主评议党员", status=FINAL)
        member = a_member()
        return Snapshot(members=[member], meetings=[meeting], appraisals={1: [appraised(member)]} if registered else {})

    return make


def absent(state: str = EXCUSED, *, again: bool = False, **about: object) -> Callable[[], Snapshot]:
    """A meeting of 民主评议 to which nine of ten came, and the results of all. again: the last one came to a second one."""

    def make() -> Snapshot:
        people = [a_member(n, f"党员{n:02}") for n in range(1, 11)]
        name = "2025年度民主评议党员"
        first = Meeting(id=1, kind="民主评议党员", day=_DAY, title_text=name, status=FINAL, host="党员01")
        second = Meeting(
            id=2, kind="民主评议党员", day=PartialDate(2026, 1, 30), title_text=name, status=FINAL, host="党员01"
        )
        lines = {1: there(first, *people[:9]) + there(first, people[9], state=state)}
        if again:
            lines[2] = there(second, people[9])
        results = {m.id: [appraised(m, **about if m.id == 10 else {})] for m in people}
        return Snapshot(
            members=people, meetings=[first, second] if again else [first], attendances=lines, appraisals=results
        )

    return make


def honoured(grade: str = EXCELLENT, *changes: StatusChange) -> Callable[[], Snapshot]:
    """优秀共产党员 of 1 July 2026."""

    def make() -> Snapshot:
        member = a_member()
        award = Award(id=1, member_id=1, name=member.name, kind=MEMBER_AWARD, year=2026, day=PartialDate(2026, 7, 1))
        return Snapshot(
            members=[member],
            appraisals={1: [appraised(member, grade=grade)]},
            awards=[award],
            status_changes={1: list(changes)},
        )

    return make


def old(joined: str, full: str, *, medal: bool = False) -> Callable[[], Snapshot]:
    """A member of long standing."""
    given = [Award(id=1, member_id=1, kind=FIFTY_YEARS, year=2026)] if medal else []
    return lambda: Snapshot(members=[a_member(birth="1950", joined=joined, full=full)], awards=given)


def birthday(on: date, which: str = "") -> Callable[[], list[str]]:
    """政治生日 is a reminder, no finding."""

    def look() -> list[str]:
        snapshot = Snapshot(members=[a_member()])
        if which:
            snapshot.limits = replace(snapshot.limits, political_birthday=which)
        return [todo.rule for todo in birthday_todos(snapshot, on)]

    return look


def _of_no_year(year: int | None) -> Snapshot:
    """One result, put down without saying for which year."""
    line = appraised(who := a_member())
    line.year = year
    return Snapshot(members=[who], appraisals={who.id: [line]})


_SPRING = date(2026, 5, 1)
_VECTOR, _MEDAL, _LATER = (
    "党员 17 人（正式 15、预备 2）→上限 5；评 6 → ERR；评 5 通过",
    "1976-07-01 入党 → 列入 2026",
    "1977-09-01 为预备 → 2029 年方列入",
)

_APPRAISED = (
    raising("A01", "17 人评优秀 6 人", branch_of(15, 2, 6), vector=_VECTOR),
    raising("A01", "17 人评优秀 5 人，参评正式党员 15 人", branch_of(15, 2, 5), speaks=False, vector=_VECTOR),
    raising("A01", "17 人评优秀 5 人，参评正式党员只有 14 人", branch_of(15, 2, 5, away=1)),
    raising("A02", "预备党员评了合格", with_grade(who=NEW | {"joined": "2025-06-20"})),
    raising("A02", "预备党员不评定等次", with_grade(who=NEW | {"joined": "2025-06-20"}, grade=NO_GRADE), speaks=False),
    raising("A03", "不合格，没有措施", with_grade(grade=UNQUALIFIED)),
    raising("A03", "不合格，写了帮助教育措施", with_grade(grade=UNQUALIFIED, help="由组长结对帮助"), speaks=False),
    raising("A03", "不合格，已限期改正", with_grade(grade=UNQUALIFIED, after=a_change("限期改正", "2026-03-01", until="2026-09-01")), speaks=False),
    raising("A04", "基本合格，没有帮助措施", with_grade(grade=BARELY, gap="学习抓得不紧")),
    raising("A04", "基本合格，差距和措施都有", with_grade(grade=BARELY, gap="学习抓得不紧", help="每月谈一次"), speaks=False),
    raising("A05", "没有反馈日期", with_grade(told_on=None)),
    raising("A05", "有反馈日期", with_grade(), speaks=False),
    raising("A06", "在流入地评议，没有通报日期", with_grade(place=ELSEWHERE)),
    raising("A06", "在流入地评议，有通报日期", with_grade(place=ELSEWHERE, passed_on=PartialDate(2026, 2, 1)), speaks=False),
    raising("§6登记", "开了民主评议会，没有登记结果", held(False)),
    raising("§6登记", "开了民主评议会，登记了结果", held(True), speaks=False),
    raising("§6登记", "登记了结果，没有写年度", lambda: _of_no_year(None)),
    raising("§6登记", "登记了结果，写了年度", lambda: _of_no_year(2025), speaks=False),
    raising("§6到会", "评议会请假的一人评了合格", absent(), level="info"),
    raising("§6到会", "评议会缺席的一人评了合格", absent(ABSENT)),
    raising("§6到会", "都到了会", absent(PRESENT), speaks=False),
    raising("§6到会", "没有点到", absent(""), speaks=False),
    raising("§6到会", "参加了后一次评议会", absent(again=True), speaks=False),
    raising("§6到会", "备注写了怎样参加", absent(note="在党小组自评互评"), speaks=False),
    raising("§6到会", "评议日期是另一天", absent(day=PartialDate(2026, 1, 30)), speaks=False),
    raising("§6到会", "在流入地评议", absent(place=ELSEWHERE, passed_on=PartialDate(2026, 2, 1)), speaks=False),
    raising("§6到会", "没有评等次，写了原因", absent(grade="", absent_why="长期患病"), speaks=False),
    raising("§6评优", "上年评议合格", honoured(QUALIFIED)),
    raising("§6评优", "上年评议优秀", honoured(), speaks=False),
    raising("§6处分", "警告刚满一年的最后一天", honoured(EXCELLENT, a_change("党内警告", "2025-07-01"))),
    raising("§6处分", "警告已过一年", honoured(EXCELLENT, a_change("党内警告", "2025-06-30")), speaks=False),
)  # fmt: skip

_HONOURED = (
    raising("G01", "上级批准 1976-07-01 入党", old("1976-07-01", "1976-07-01"), on=_SPRING, vector=_MEDAL),
    raising("G01", "1976-07-02 入党", old("1976-07-02", "1976-07-02"), on=_SPRING, speaks=False, vector=_MEDAL),
    raising("G01", "1977-09-01 为预备", old("1977-09-01", "1978-09-01"), on=date(2029, 5, 1), vector=_LATER),
    raising("G01", "七一已过，没有登记纪念章", old("1976-07-01", "1976-07-01"), level="info"),
    raising("G01", "七一已过，已登记纪念章", old("1976-07-01", "1976-07-01", medal=True), speaks=False),
    raising("G01", "七一已过，明年才满", old("1976-07-02", "1976-07-02"), speaks=False),
    raising("G01", "1977-09-01 为预备，2028 年", old("1977-09-01", "1978-09-01"), on=date(2028, 7, 1), speaks=False, vector=_LATER),
    raising("G01", "已登记纪念章", old("1976-07-01", "1976-07-01", medal=True), on=_SPRING, speaks=False),
    Case(BIRTHDAY, True, "入党纪念日在本月", birthday(date(2026, 6, 1))),
    Case(BIRTHDAY, False, "入党纪念日在下月", birthday(date(2026, 5, 31))),
    Case(BIRTHDAY, True, "按转正日期，转正纪念日在本月", birthday(date(2026, 6, 18), "转正日期")),
    Case(BIRTHDAY, False, "按转正日期，当年没有周年", birthday(date(2011, 6, 1), "转正日期")),
    Case(BIRTHDAY, False, "入党当月，当年没有周年", birthday(date(2010, 6, 1))),
)  # fmt: skip

APPRAISALS: tuple[Case, ...] = (*_APPRAISED, *_HONOURED)
