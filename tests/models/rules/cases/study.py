"""Cases of study: hours of a year, what leaders and new members attend (domain §3.1)."""

from __future__ import annotations

from collections.abc import Callable

from models.kinds import PartialDate
from models.records import Branch, Course, Enrolment, Member, Training
from models.records.member import AT_HOME
from models.records.training import COUNTY
from models.rules import Snapshot
from models.rules.study.yearly import AT_HOME_RULE, study_year
from tests.models.rules.cases.case import TODAY, Case, raising
from tests.models.rules.cases.making import made
from tests.models.rules.cases.people import NEW, a_member

Batch = tuple[str, str, str, float]
"""Kind, level, first day, hours."""


def taught(who: Member, *batches: Batch, other: str = "", begun: str = "") -> Callable[[], Snapshot]:
    """A member who took part in these batches; `other`: an earlier batch that she was not in · begun: since when the ledger is kept."""

    def make() -> Snapshot:
        held = [
            Training(id=n, name=f"第{n}期", kind=kind, level=level, start=PartialDate.parse(on), planned_hours=hours)
            for n, (kind, level, on, hours) in enumerate(batches, 1)
        ]
        listed = {t.id: [Enrolment(id=t.id, training_id=t.id, member_id=who.id, name=who.name, state="参加", hours=t.planned_hours)] for t in held}  # fmt: skip
        if other:
            held.append(Training(id=99, name="别人的一期", kind="集中轮训", start=PartialDate.parse(other)))
        branch = Branch(begun=PartialDate.parse(begun)) if begun else Branch()
        return Snapshot(members=[who], trainings=held, enrolments=listed, branch=branch)

    return make


_FULL_NOW: dict[str, object] = {"joined": "2025-08-01", "full": "2026-08-01", "arrived": "2025-08-01"}
SECRETARY = {"post": "书记"}
_LAST_YEAR, _COUNTY = "2025-05-12", ("集中轮训", COUNTY, "2025-05-12", 56.0)


def overlapping(second: str) -> Callable[[], Snapshot]:
    """A batch from 12 to 14 May, and another one."""

    def make() -> Snapshot:
        one = Training(id=1, name="甲", start=PartialDate(2026, 5, 12), end=PartialDate(2026, 5, 14))
        two = Training(id=2, name="乙", start=PartialDate.parse(second))
        listed = {n: [Enrolment(id=n, training_id=n, member_id=1, name="例某", state="参加")] for n in (1, 2)}
        return Snapshot(members=[a_member()], trainings=[one, two], enrolments=listed)

    return make


def held(start: str, end: str, *, course: str = "", made_up_on: str = "") -> Callable[[], Snapshot]:
    """A batch from a day to a day; with a course on a day, or somebody who made up for it on a day."""

    def make() -> Snapshot:
        found = Snapshot(members=[a_member()], trainings=[made(Training, 1, name="甲", start=start, end=end)])
        found.courses = {1: [made(Course, 1, training_id=1, title_text="党史", day=course or None)]}
        found.enrolments = {
            1: [
                made(Enrolment, 1, training_id=1, member_id=1, name="例某", state="补课", made_up_on=made_up_on or None)
            ]
        }
        return found

    return make


def not_asked(study: str) -> Callable[[], list[str]]:
    """T06 is no finding: it says why no hours are asked."""

    def look() -> list[str]:
        year = study_year(taught(a_member(study=study), other="2025-03-01")(), 2025, TODAY)
        return [AT_HOME_RULE for one in year if one.at_home]

    return look


STUDY: tuple[Case, ...] = (
    raising("T01", "上年 31.5 学时", taught(a_member(), ("党课", "支部", _LAST_YEAR, 31.5))),
    raising("T01", "上年 32 学时", taught(a_member(), ("党课", "支部", _LAST_YEAR, 32.0)), speaks=False),
    raising("T02", "书记上年 55.5 学时", taught(a_member(**SECRETARY), ("集中轮训", COUNTY, _LAST_YEAR, 55.5))),
    raising("T02", "书记上年 56 学时，含集中轮训", taught(a_member(**SECRETARY), _COUNTY), speaks=False),
    raising("T03", "预备期还剩三个月，没有集中培训", taught(a_member(**NEW | {"joined": "2026-02-20"}))),
    raising("T03", "预备期内参加了专题班", taught(a_member(**NEW | {"joined": "2026-02-20"}), ("专题班", "基层党委", "2026-06-01", 8.0)), speaks=False),
    raising("T03", "转正三个月，预备期内没有集中培训", taught(a_member(**_FULL_NOW), begun="2025-01-01")),
    raising("T03", "转正三个月，预备期内的是党课", taught(a_member(**_FULL_NOW), ("党课", "支部", "2025-09-01", 4.0), begun="2025-01-01")),
    raising("T03", "转正三个月，预备期内参加过", taught(a_member(**_FULL_NOW), ("专题班", "基层党委", "2025-09-01", 8.0), begun="2025-01-01"), speaks=False),
    raising("T03", "预备期一半在启用以前", taught(a_member(**_FULL_NOW), begun="2026-01-01"), speaks=False),
    raising("T03", "预备期开始以后才转来", taught(a_member(**_FULL_NOW | {"arrived": "2026-01-01"}), begun="2025-01-01"), speaks=False),
    raising("T03", "转正满一年以后", taught(a_member(**_FULL_NOW | {"joined": "2024-10-01", "full": "2025-10-01", "arrived": "2024-10-01"}), ("专题班", "基层党委", "2026-09-01", 8.0), begun="2024-01-01"), speaks=False),
    raising("T02", "上年 40 学时，上年底前任职", taught(a_member(**SECRETARY, post_since="2025-12-31"), ("集中轮训", COUNTY, "2025-05-12", 40.0))),
    raising("T02", "上年 40 学时，今年才任职", taught(a_member(**SECRETARY, post_since="2026-01-01"), ("集中轮训", COUNTY, "2025-05-12", 40.0)), speaks=False),
    raising("T01", "上年 31 学时，今年才任职", taught(a_member(**SECRETARY, post_since="2026-01-01"), ("集中轮训", COUNTY, "2025-05-12", 31.0))),
    raising("T04", "任书记三个月没有任职培训", taught(a_member(**SECRETARY, post_since="2026-08-23"))),
    raising("T04", "任书记差一天三个月", taught(a_member(**SECRETARY, post_since="2026-08-24")), speaks=False),
    raising("T04", "任书记以后只参加了本支部的轮训", taught(a_member(**SECRETARY, post_since="2026-05-23"), ("集中轮训", "支部", "2026-09-01", 8.0))),
    raising("T04", "任书记以后参加了上级的轮训", taught(a_member(**SECRETARY, post_since="2026-05-23"), ("集中轮训", "基层党委", "2026-09-01", 8.0)), speaks=False),
    raising("T05", "书记上年只在基层党委参训", taught(a_member(**SECRETARY), ("集中轮训", "基层党委", _LAST_YEAR, 56.0))),
    raising("T05", "书记上年参加县级轮训", taught(a_member(**SECRETARY), _COUNTY), speaks=False),
    Case("T06", True, "送学上门的不要求学时", not_asked(AT_HOME)),
    Case("T06", False, "线上学习的仍要求学时", not_asked("线上学习")),
    raising("§3.1", "两个批次同一天", overlapping("2026-05-14")),
    raising("§3.1", "前一批次结束的次日", overlapping("2026-05-15"), speaks=False),
    raising("§3.1类别", "参加了没有类别的批次", taught(a_member(), ("", "", "2026-05-12", 8.0))),
    raising("§3.1类别", "批次有类别", taught(a_member(), ("在线", "", "2026-05-12", 8.0)), speaks=False),
    raising("§3.1类别", "没有类别的批次是前年的", taught(a_member(), ("", "", "2024-05-12", 8.0)), speaks=False),
    raising("§3.1类别", "没有人参加的批次", taught(a_member(), ("在线", "", "2026-05-12", 8.0), other="2026-06-01"), speaks=False),
    raising("§3.1日期", "结束比开始早一天", held("2026-10-15", "2026-10-14")),
    raising("§3.1日期", "开始和结束是同一天", held("2026-10-15", "2026-10-15"), speaks=False),
    raising("§3.1日期", "结束只写到同一个月", held("2026-10-15", "2026-10"), speaks=False),
    raising("§3.1日期", "课程在开始前一天", held("2026-10-14", "2026-10-16", course="2026-10-13")),
    raising("§3.1日期", "课程在结束后一天", held("2026-10-14", "2026-10-16", course="2026-10-17")),
    raising("§3.1日期", "课程在最后一天", held("2026-10-14", "2026-10-16", course="2026-10-16"), speaks=False),
    raising("§3.1日期", "补课在培训以前", held("2026-10-14", "2026-10-16", made_up_on="2026-10-13")),
    raising("§3.1日期", "补课在培训以后", held("2026-10-14", "2026-10-16", made_up_on="2026-11-03"), speaks=False),
)  # fmt: skip
