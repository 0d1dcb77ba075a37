"""Keeping the list of a meeting: marking people, making the list again from the roster, what was said before (domain §2.2)."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from models.kinds import name_key
from models.records import Attendance
from models.records.meeting import ABSENT, COMMITTEE, EXCUSED, GROUP, LEFT_OUT, PRESENT

LEAVING_OUT = (
    "不计入应到会，只限下面几种情形，并须上级党组织同意、本次支部党员大会通过。"
    "出差、请假、生病住院等缺席的，仍计入应到，请记为请假或缺席。"
)
"""The rule, as it is told where somebody is left out."""
WITHOUT_VOTE = "没有表决权，本来就不在表决的应到会人数里，一般不用办不计入。"


def mark(person: Attendance, state: str) -> None:
    """Puts down how a person stands to the meeting; what belongs to the state of before goes: the reason of who came after
    all, the consent for who is counted again. What the roster said beside who was not marked (流动党员) is no reason."""
    if not person.state or state not in (EXCUSED, ABSENT):
        person.reason = ""
    if state != LEFT_OUT:
        person.ground = person.consent = ""
        person.passed = None
    person.state = state


def mark_present(people: Iterable[Attendance]) -> None:
    """Everybody who is not yet marked came; who is marked stays so."""
    for person in people:
        if not person.state:
            mark(person, PRESENT)


NO_POSTS = "名册里还没有填书记、委员的党内职务，所以名单是空的：先在名册里填"


def nobody(kind: str, day: bool, members: bool, *, posts: bool = True) -> str:
    """Why nobody is on the list of a meeting yet, and what is to be done; day, members: whether there is one, are any · posts:
    whether anybody in the roster has a post in the committee."""
    if not members:
        return "名册里还没有党员，所以名单是空的：先在“党员名册”录入或导入，再回来列出名单"
    if kind == COMMITTEE and not posts:
        return NO_POSTS
    if not day:
        return "名单还是空的：先填会议日期"
    if kind == GROUP:
        return "名单还是空的：先选党小组，再按名册列出"
    return "名单还是空的：可按名册列出，或从“名单”里添加"


def unmarked(people: Iterable[Attendance]) -> int:
    """Of how many nothing is put down yet."""
    return sum(not person.state for person in people)


@dataclass(frozen=True)
class Renewal:
    """A list made again from the roster: who is on it then, who comes in, who goes, of whom kind or vote become others, whose name
    was corrected in the roster meanwhile, and who stays although the roster does not expect that person, because something was put
    down."""

    people: list[Attendance]
    added: list[str]
    removed: list[str]
    altered: list[str]
    kept: list[str]
    renamed: list[str] = field(default_factory=list)

    def told(self) -> str:
        """What will change, a line each; '' where nothing does."""
        lines = (
            ("增加", self.added),
            ("移出", self.removed),
            ("人员类别或表决权按会议当日更正", self.altered),
            ("姓名按名册更正", self.renamed),
        )
        told = [f"{what} {len(who)} 人：{_names(who)}" for what, who in lines if who]
        if told and self.kept:
            told.append(f"名册当日不应到、已点到而保留 {len(self.kept)} 人：{_names(self.kept)}")
        return "\n".join(told)


def renewed(listed: Sequence[Attendance], wanted: Sequence[Attendance]) -> Renewal:
    """`wanted` (as `roll` makes it) with all that is put down in `listed`; nothing given is changed.

    Guests and others who are marked stay behind them; who is not marked and not expected goes.
    """
    have: dict[int | None, Attendance] = {person.member_id: person for person in listed if person.member_id}
    people, added, altered, renamed = [], [], [], []
    for new in wanted:
        old = have.pop(new.member_id, None)
        if old is None:
            people.append(new)
            added.append(new.name)
            continue
        if (old.kind, old.votes) != (new.kind, new.votes):
            altered.append(old.name)
        if name_key(old.name) != name_key(new.name):
            renamed.append(f"{old.name}→{new.name}")
        people.append(dataclasses.replace(old, name=new.name, kind=new.kind, votes=new.votes))
    others = [person for person in listed if not person.member_id or person.member_id in have]
    stay = [person for person in others if person.state]
    return Renewal(
        [*people, *stay],
        added,
        [person.name for person in others if not person.state],
        altered,
        [person.name for person in stay if person.expected],
        renamed,
    )


def reasons_used(said: Iterable[tuple[str, str]]) -> list[str]:
    """Reasons why people were away, of (state, reason), the most used first; only what was really written down."""
    found = Counter(reason.strip() for state, reason in said if state in (EXCUSED, ABSENT) and reason.strip())
    return [reason for reason, _ in found.most_common()]


def left_out_as_before(person: Attendance, before: Attendance | None) -> Attendance:
    """The person as it would be left out: ground and consent as of the last meeting where that was so. The decision of the
    meeting is not taken over: each has its own (domain §2.2)."""
    made = dataclasses.replace(person, state=LEFT_OUT)
    if before is not None:
        made.ground, made.consent = made.ground or before.ground, made.consent or before.consent
    return made


def _names(names: Sequence[str]) -> str:
    return "、".join(names[:8]) + ("等" if len(names) > 8 else "")
