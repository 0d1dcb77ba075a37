"""议题 in the head of the minutes and the items below it: a vote on somebody else, and matters of weight that one of them has not
(domain §9.1). How else the two are worded is left to who writes: 党建工作 may mean anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from models.kinds import name_key
from models.namesakes import NOTE, names_in, without_note
from models.naming import some, some_of
from models.records import AgendaItem, Meeting
from models.records.meeting import COMMITTEE, GENERAL, GROUP
from models.rules import votes
from models.rules.agenda_titles import subject_of, titles_of
from models.rules.finding import Finding, raised
from models.rules.minutes import AGENDA, name_of
from models.rules.snapshot import Snapshot

RULE = "§9.1议题"
_KINDS = (GENERAL, COMMITTEE, GROUP)
"""Whose subject names their items; that of a 党课 or an 组织生活会 is what all of it is about."""


@dataclass(frozen=True)
class _Matter:
    """A matter of weight: the words that name it, those that may mean it, and the rule of a vote on it."""

    named: re.Pattern[str]
    meant: re.Pattern[str]
    rule: str = ""


_MATTERS = tuple(
    _Matter(re.compile(named), re.compile(meant), rule)
    for named, meant, rule in (
        (r"接收.{0,30}预备党员|发展(?:预备)?党员$", r"接收|吸收|发展|预备党员|入党|纳新|积极分子|推优", votes.ADMIT),
        (r"转正|转为正式党员", r"转正|转为|正式党员|预备|发展|延长", votes.CONVERT),
        (
            r"选举|换届|改选|补选",
            r"选|届|增补|推荐|推举|支部委员(?!会)|班子|评优|评先|先进|优秀|支委(?!会)|委员会(?!会议)",
            votes.ELECT,
        ),
        (
            r"处分|除名|(?:组织|党员).{0,10}处置|处置.{0,10}党员",
            r"处分|除名|处置|处理|警告|察看|撤销|开除|违纪|违法|不合格|问题的决定",
            "",
        ),
        (r"党费", r"党费|缴|交纳|经费|收支", ""),
    )
)
READ_OUT = re.compile(r"学习|传达|通报|宣布|宣读|警示教育")
"""In a title that has such a word, what others settled is made known."""
_OF_OTHERS = re.compile(
    rf"{READ_OUT.pattern}|汇报|宣传(?!委员)|动员|部署|筹备|宣讲|解读|精神|制度|办法|条例|规定|细则|教育|培训|安排|计划|[《》“”]"
)
"""In a title that has such a word the matter may be what is read or planned, and not what is settled."""
_ANYTHING = re.compile(r"事项|其[他它]|有关|工作|建设|人事|任务|等|党务")
_SAYS_NOTHING = re.compile(
    r"研究|讨论|审议|听取|关于|有关|通报|安排|部署|工作|事项|议题|会议|情况|其他|其它|近期|本月|下月|重要|问题|等|\d+[年月日季]?|[\W_]+"
)
_VOTE = re.compile(
    r"转正|接收|吸收|发展(?!工作|规划|经济|情况|成果|历程)|选举|换届|改选|补选|增补|推选|推荐|罢免|免去|撤销|表决|处分|除名|入党|预备期"
)
"""What a title that says whom a vote is on has."""
_SPEAKS = r"(?:由|听取|介绍人|学习){0}|{0}(?:同志|书记|委员|组长)?(?:主持|汇报|介绍|宣读|传达|通报|作|做|讲|先进|事迹|的?意见)"
_PEOPLE = r"(?:{0}|同志|书记|委员|[和与及\s]|[（(][^（）()]*[）)])++(?:[为任].*)?"
"""A part of a title in which there is nobody but people, and what they are to be; no other way to divide it is looked for, as there
may be one for each letter where somebody is called 和和."""
_CLAUSE = re.compile(r"[、，,](?![^（(《“]{0,60}[）)》”])")


def agenda_findings(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    """§9.1议题 of meetings held whose record is no draft any more."""
    for meeting in snapshot.meetings:
        if meeting.day is None or meeting.day.first() > today or meeting.draft or meeting.kind not in _KINDS:
            continue
        items = snapshot.items.get(meeting.id, ())
        if said := _differing(meeting, items, snapshot):
            text = f"{said}。议题栏和各项议题都会印在记录上，请核对"
            yield from raised(RULE, name_of(meeting, today), text, on=meeting.day.first(), about=meeting, at=AGENDA)


def _differing(meeting: Meeting, items: Sequence[AgendaItem], snapshot: Snapshot) -> str:
    """What one has and the other has not; of both ways the first, for it may be one matter in two wordings."""
    subject, titled = meeting.subject.strip(), [item for item in items if item.title_text.strip()]
    if not subject or not titled:
        return ""
    if said := _other_people(subject, titled, snapshot):
        return said
    # Taken over as it is, as nearly all are, nothing can differ, and looking takes its time.
    if subject == subject_of(titled):
        return ""
    of_weight = [matter for matter in _MATTERS if matter.named.search(subject)]
    if of_weight and (unwritten := _unwritten(of_weight, meeting, items, snapshot)):
        return f"议题栏里的{_quoted(unwritten)}，各项议题和正文都没有写到"
    if unnamed := [item.title_text.strip() for item in titled if _unnamed(item, subject)]:
        parts = _parts(subject, snapshot)
        # One that says 研究工作 means them all, and so may one that is all there is.
        if len(parts) > 1 and all(_said(part) and not _ANYTHING.search(part) for part in parts):
            return f"议题栏没有提到{_quoted(unnamed)}"
    return ""


def _unwritten(
    of_weight: Iterable[_Matter], meeting: Meeting, items: Sequence[AgendaItem], snapshot: Snapshot
) -> list[str]:
    """The titles of the subject that name such a matter, of which nothing else in the minutes has a word."""
    rules, texts = {item.rule for item in items}, [*_texts(meeting, items)]
    lacking = [m for m in of_weight if m.rule not in rules - {""} and not any(map(m.meant.search, texts))]
    return [
        part
        for part in (_parts(meeting.subject, snapshot) if lacking else ())
        if not _OF_OTHERS.search(part) and any(matter.named.search(part) for matter in lacking)
    ]


def _unnamed(item: AgendaItem, subject: str) -> bool:
    """Whether an item is voted on by the rule of a matter that the subject has no word of, nor the name of whom it is on."""
    named = item.candidate.strip()
    return not (named and named in subject) and any(
        item.rule == matter.rule and not matter.meant.search(subject) for matter in _MATTERS if matter.rule
    )


def _quoted(titles: Iterable[str]) -> str:
    return some(f"“{title}”" for title in titles)


def _other_people(subject: str, items: Sequence[AgendaItem], snapshot: Snapshot) -> str:
    """Said where a vote of the subject is on one person and that of the items on another; who is named beside it (传达王芳书记讲话)
    is not voted on. 等, and a title that names nobody and may mean the candidate, leave open who else there is."""
    written = dict.fromkeys(text for item in items if (text := item.candidate.strip()))
    unlike = [
        text for text in written if text not in subject
    ]  # of nearly all meetings none, and looking takes its time
    if not unlike or "等" in subject:
        return ""
    others = [name for name in _voted_on(unlike, snapshot) if not _stands_in(subject, name)]
    if not others:
        return ""
    named: set[str] = set()
    for title in _parts(subject, snapshot):
        voted_on = _VOTE.search(title) is not None or not _said(title)
        people = {member.name for member in snapshot.named_in(title)}
        if voted_on and not people:
            return ""
        if voted_on:
            named |= {name for name in people if not re.search(_SPEAKS.format(re.escape(name)), title)}
    if not named:
        return ""
    told = [_told_of(subject, name) for name in sorted(named, key=subject.find)]
    return f"议题栏写的是{'、'.join(told)}，表决对象里还有{some_of(others)}"


def _voted_on(written: Iterable[str], snapshot: Snapshot) -> list[str]:
    """Each person who is written as voted on, as it is written: 王芳（1978年生）. 王 芳 is one, and 张三丰 李四光 two whom the roster
    knows."""
    found: dict[str, None] = {}
    for one in chain.from_iterable(names_in(text, spaced=False) for text in written):
        bare = name_key(_plain(one))
        people = sorted({member.name for member in snapshot.named_in(bare)}, key=bare.find)
        apart = people if bare == "".join(people) else _plain(one).split()
        those = apart if len(apart) > 1 and all(len(name) > 1 for name in apart) else [one]
        found |= dict.fromkeys(those)
    return list(found)


def _plain(name: str) -> str:
    """A name without what is said of whom it means: the brackets behind it, and 同志."""
    return NOTE.sub("", name).strip().removesuffix("同志").strip()


def _stands_in(subject: str, name: str) -> bool:
    """Whether the subject has that name, however it is written, and not of another of that name: 王芳（1978年生）is not 1990年生."""
    bare, birth = name_key(_plain(name)), without_note(name.strip()).birth
    if bare not in name_key(NOTE.sub("", subject)):
        return False
    other = without_note(_told_of(subject, _plain(name))).birth
    return birth is None or other is None or birth.year == other.year


def _told_of(subject: str, name: str) -> str:
    """The name as the subject has it, with the brackets behind it."""
    found = re.search(rf"{re.escape(name)}\s*{NOTE.pattern}", subject)
    return found[0] if found else name


def _parts(subject: str, snapshot: Snapshot) -> list[str]:
    """The titles of the subject, and those that 、 or ， divides in them; not people: 选举支部委员：张三丰、李四光 is one."""
    found: list[str] = []
    for title in titles_of(subject):
        before = False  # whether what stands before it in the title is nobody but people
        for place, part in enumerate(part.strip() for part in _CLAUSE.split(title) if part.strip()):
            names = {member.name for member in snapshot.named_in(part)}
            people = [re.escape(name) for name in sorted(names, key=len, reverse=True)]
            only = bool(people) and re.fullmatch(_PEOPLE.format("|".join(people)), part) is not None
            if place and (only or before):
                found[-1] += f"、{part}"
            else:
                found.append(part)
            before = only and (before or not place)
    return found


def _texts(meeting: Meeting, items: Iterable[AgendaItem]) -> Iterator[str]:
    yield meeting.title_text.replace(meeting.kind, " ")  # which names what kind it is, and so no subject
    yield meeting.body
    for item in items:
        yield from (item.title_text, item.topic, item.candidate, item.report, item.discussion, item.decision)


def _said(text: str) -> list[str]:
    """The words of a text without those that could stand in any; empty where it says nothing else."""
    return [word for word in _SAYS_NOTHING.sub(" ", text).split() if word]
