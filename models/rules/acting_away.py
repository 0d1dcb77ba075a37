"""§9.1到会: who presided, wrote the minutes, gave the 党课 or spoke to an item, and is down as away on the list (domain §9.1)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date

from models.records import AgendaItem, Meeting
from models.records.meeting import ABSENT, EXCUSED
from models.rules.finding import Finding, of_part, raised
from models.rules.lecturers import givers
from models.rules.listed import Listed
from models.rules.minutes import ROLL, name_of
from models.rules.snapshot import Snapshot
from models.rules.speeches import split

_APART = re.compile(r"[、，,；;/\s]+")
_BESIDE = re.compile(
    r"(?:[（）()：:]|同志|主持人?|记录人?|代为?|兼|党?支部|党小组|(?:组织|宣传|纪检|纪律检查|青年|统战|群工|生活|保密)?委员|副?书记|副?组长)*"
)
"""What stands beside a name and says of the same person what he is or does: 书记王伟, 王伟（主持）, 主持人：王伟."""
_HOST, _RECORDER, _GAVE, _SPOKE = "主持人", "记录人", "讲党课的人", "发言的人"
_DOES = {_HOST: "主持", _RECORDER: "记录", _GAVE: "讲课", _SPOKE: "发言"}
_NO_SPEECH = re.compile(
    r"\W*(?:请假|缺席|因[病事公]|[病事]假|出差|委托|未(?!来|雨绸缪|必)|没有?[参到]|优秀|合格|基本合格|不合格|[×✕√✓]"
    r"|(?:通过)?(?:书面|电话|视频|线上|微信群?)(?:参|发言|表示|同意|意见|征求|连线|委托|提|方式|请假|投票|沟通|回复|表决)"
    r"|\d[\d.:/-]*\s*(?:[元票分%％天次块篇人]|个?[学课]时|[，,；;。\n]|$))|\s*[（(]"
)
"""How what stands behind a name begins that is no speech: why somebody was away, a mark, or how an opinion came without him."""


def acting_away(
    meeting: Meeting, listed: Listed, items: Sequence[AgendaItem], snapshot: Snapshot, today: date
) -> Iterator[Finding]:
    """One finding for each person. Silent where it may be somebody else of that name: a guest, one of two on the list who came,
    one of the roster who is not on the list."""
    assert meeting.day is not None
    on, away = meeting.day.first(), {a.name.strip(): a for a in listed.others if a.state in (EXCUSED, ABSENT)}
    if not away:
        return
    for name, roles in _roles(meeting, listed, items, away).items():
        same = [a for a in listed.there if a.name.strip() == name]
        others = {m.id for m in snapshot.by_name.get(name, ()) if m.belongs(on)} - {a.member_id for a in same}
        if name in meeting.guests or others or any(a.state not in (EXCUSED, ABSENT) for a in same):
            continue
        asked = "、".join(_DOES[role] for role in roles)
        text = f"{'、'.join(roles)}写的是 {name}，到会名单里 {name} 记的是{away[name].state}，请核对是谁{asked}或者到会情况"
        slot = of_part(away[name])
        yield from raised("§9.1到会", name_of(meeting, today), text, on=on, about=meeting, at=ROLL, slot=slot)


def _roles(
    meeting: Meeting, listed: Listed, items: Sequence[AgendaItem], away: Collection[str]
) -> dict[str, dict[str, None]]:
    """By the name of who is away what the minutes have that person do, in their order."""
    roles: dict[str, dict[str, None]] = {}
    for role, written in ((_HOST, meeting.host), (_RECORDER, meeting.recorder)):
        for one in _APART.split(written.strip()):
            for name in (name for name in away if name and name in one and _BESIDE.fullmatch(one.replace(name, "", 1))):
                roles.setdefault(name, {})[role] = None
    if meeting.kind == "党课":
        text = "\n".join([meeting.body, *(item.report for item in items)])
        for name in givers(text, away, [a.name.strip() for a in listed.there]):
            roles.setdefault(name, {})[_GAVE] = None
    for name in (name for item in items for name in _speakers(item.discussion, away)):
        roles.setdefault(name, {})[_SPOKE] = None
    return roles


def _speakers(text: str, away: Collection[str]) -> list[str]:
    """Those away to whom 讨论发言 of an item gives words. The text of the minutes also has lists of names with a colon: who was away
    and why, what each paid or is to do; nobody is asked about those."""
    if not any(name and name in text for name in away):
        return []  # of nearly all texts, and taking one apart takes its time
    return [one.name for one in split(text) if one.name in away and one.points and not _NO_SPEECH.match(one.points)]
