"""支部班子和组织生活: the committee by post, age and education, its term, the 党小组; the meetings of the year by kind."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from models.kinds import whole_years
from models.records import Meeting, Member
from models.records.meeting import KINDS, TALK
from models.records.member import COMMITTEE_POSTS, POSTS
from models.rules.branch import term_end, term_years
from models.rules.figures import UNSURE
from models.rules.groups import groups_of
from models.rules.held import held as was_held
from models.rules.meetings import counted_elsewhere
from models.rules.posts import in_committee, posts
from models.rules.snapshot import Snapshot
from models.statistics.annual_events import year_begin
from models.statistics.bands import committee_ages, data
from models.statistics.by_person import is_minority
from models.statistics.roster import COUNTED_HOW, Roster
from models.statistics.table import AMONG, BAND, NOT_SAID, OUTSIDE, PART, TOTAL, Cell, Line, Other, Table

_EDUCATIONS = ("研究生", "大学", "大专")
_LOWER = "大专以下"
_QUARTERS = ("一季度", "二季度", "三季度", "四季度")


def organization_tables(roster: Roster, snapshot: Snapshot, on: date) -> tuple[Table, ...]:
    """（一）支部班子, （二）组织生活."""
    return _committee(roster, snapshot, on), _meetings(snapshot, on)


def _age(member: Member, on: date) -> str:
    if member.birth is None:
        return NOT_SAID
    youngest, eldest = whole_years(member.birth.last(), on), whole_years(member.birth.first(), on)
    return committee_ages().label(youngest, eldest) or UNSURE


def _education(member: Member) -> str:
    if not member.education:
        return NOT_SAID
    return member.education if member.education in data()["education"]["college"] else _LOWER


def _columns(on: date) -> dict[str, Callable[[Member], bool]]:
    return {
        "女": lambda m: m.sex == "女",
        "少数民族": is_minority,
        **{label: lambda m, label=label: _age(m, on) == label for label in committee_ages().labels},  # type: ignore[misc]
        **{label: lambda m, label=label: _education(m) == label for label in (*_EDUCATIONS, _LOWER)},  # type: ignore[misc]
    }


def _committee(roster: Roster, snapshot: Snapshot, on: date) -> Table:
    counted, columns = roster.counted(on), _columns(on)
    held = {m.id: posts(m) for m in counted if not (m.post_since and m.post_since.first() > on)}

    def fact(member: Member) -> str:
        words = [member.post, f"{member.post_since} 起任" if member.post_since else "任职日期未填"]
        words += [member.age_words(on) or "出生日期未填", member.education or "学历未填"]
        return "，".join(words)

    def line(label: str, cell: Cell, kind: str) -> Line:
        return Line(label, (cell, *(cell.only(keeps) for keeps in columns.values())), kind)

    def with_post(post: str) -> Cell:
        return Cell([m for m in counted if post in held.get(m.id, ())], fact)

    branch = Cell([], others=[Other(snapshot.branch.title(), _term(snapshot, on))])
    whole = Cell([m for m in counted if m.id in held and in_committee(m)], fact)
    lines = [line("党支部（个）", branch, OUTSIDE), line("班子成员", whole, TOTAL)]
    others = dict.fromkeys(post for m in counted for post in held.get(m.id, ()) if post not in POSTS)
    for post in COMMITTEE_POSTS:
        cell = with_post(post)
        if cell.number or post == COMMITTEE_POSTS[0]:
            lines.append(line(post, cell, PART))
    lines += [line(post, with_post(post), AMONG) for post in (POSTS[-1], *others) if with_post(post).number]
    groups = [Other(name, f"{sum(m.group.strip() == name for m in counted)} 名党员") for name in groups_of(snapshot)]
    if groups:
        lines.append(line("党小组（个）", Cell([], others=groups), OUTSIDE))
    notes = (
        "按名册现在的党内职务，任职日期晚于截至日期的不算；一人有几个职务的在几行，班子成员只算一次。"
        "账本不记职务的历史，以前年度已卸任的班子成员不在内，请按当年的任职文件核对。",
        COUNTED_HOW,
    )
    return Table("organization", "支部班子和组织生活（一）支部班子", on, ("合计", *columns), tuple(lines), whole.number, notes,
                 shares=False)  # fmt: skip


def _term(snapshot: Snapshot, on: date) -> str:
    branch = snapshot.branch
    words = [branch.kind]
    words += [f"{branch.approved} 批复成立"] if branch.approved else []
    end = term_end(snapshot)
    if branch.elected is None or end is None:
        words.append("本届选举日期未填")
    elif branch.elected.first() > on:
        words.append(f"本届 {branch.elected} 选举，在截至日期之后")
    else:
        until = branch.extended_until
        last = until if until is not None and until.last() == end[1] else end[1]
        words.append(f"本届 {branch.elected} 选举，任期 {term_years(snapshot)} 年，{last} 届满")
        words += ["到截至日期任期已满"] if end[1] < on else []
    return "，".join(word for word in words if word)


def _meetings(snapshot: Snapshot, on: date) -> Table:
    begin = year_begin(on)
    held = [m for m in snapshot.meetings if m.day and begin < m.day.first() and was_held(snapshot, m, on)]
    held.sort(key=lambda meeting: (str(meeting.day), meeting.id))
    kinds = dict.fromkeys((*KINDS, *sorted({meeting.kind for meeting in held})))
    lines = [_meeting_line(kind, [m for m in held if m.kind == kind], BAND) for kind in kinds]
    lines.append(_meeting_line("合计", held, TOTAL))
    elsewhere = counted_elsewhere(held, on.year, snapshot.limits)
    notes = (
        "按会议日期，作废的、没有点到的草稿和没有填内容的记录（只有预填的地点、主持人、记录人）不算；同场开的几类会各有记录、各算一次；党小组会各小组分别算。只知年份的会议不在任何季度。",
        *([f"{elsewhere}。"] if elsewhere else []),
    )
    return Table("organization-life", "支部班子和组织生活（二）组织生活", on, ("合计", *_QUARTERS), tuple(lines), len(held), notes,
                 shares=False, about=f"{len(held)}次")  # fmt: skip


def _meeting_line(label: str, held: list[Meeting], kind: str) -> Line:
    def cell(those: list[Meeting]) -> Cell:
        return Cell([], others=[Other(m.kind if m.kind == TALK else m.title(), f"{m.day}") for m in those])

    def quarter(meeting: Meeting) -> int:
        return (meeting.day.month + 2) // 3 if meeting.day and meeting.day.month else 0

    return Line(label, (cell(held), *(cell([m for m in held if quarter(m) == q]) for q in range(1, 5))), kind)
