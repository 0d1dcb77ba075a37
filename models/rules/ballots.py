"""Votes in the minutes: numbers that contradict, secret ballots, one person at a time, decisions that do not match (domain §2.3)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from models.namesakes import NOTE, Told, names_in, without_note
from models.records import AgendaItem, Attendance, Meeting
from models.records.meeting import ARCHIVED, COMMITTEE, SECRET
from models.rules import votes
from models.rules.articles import article_of
from models.rules.attendance import Count, head_count, uncounted_voters, voters
from models.rules.finding import ERROR, WARNING, Finding, of_part, raised
from models.rules.limits import Limits
from models.rules.minutes import AGENDA, ROLL, name_of
from models.rules.snapshot import Snapshot

NOT_MET = "；支委会须有半数以上委员到会方可进行，这次不符合要求，三会一课对照仍按记录计为已开，情况属实的请另行召开"
_NAME = r"[\u4e00-\u9fff]{2,4}(?:·[\u4e00-\u9fff]{1,6})?"
_VERB = "讨论|表决|审议|审查|通报|听取|研究|传达|投票|接收"
_SEVERAL = re.compile(
    rf"{_NAME}(?:、|和|与)(?!{_VERB}){_NAME}(?:等\S{{0,4}})?同志|[二两三四五六七八九2-9]\s*[名位]同志"
)
_ROLE = re.compile(r"总?[监计唱]票[人员]?(?:为|\s*[：:（(])?|[：:]")
"""What says who is what among tellers, with what opens a list behind it: 监票人：, 计票人（."""
_AGREED = re.compile(r"通过|同意|接收|当选|按期转为")
_REFUSED = re.compile(r"未通过|不通过|未获通过|没有通过|不同意|不予|未当选|暂缓")


def ballot_findings(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    """What the votes of all meetings held so far show."""
    for meeting in snapshot.meetings:
        if meeting.day is None or meeting.day.first() > today:
            continue
        there = snapshot.attendances.get(meeting.id, [])
        lacking = _lacking(meeting, there, snapshot.limits)
        if lacking is not None:
            yield from _committee(meeting, name_of(meeting, today), snapshot, lacking)
        for item in snapshot.items.get(meeting.id, []):
            if votes.taken(item):
                name = f"{name_of(meeting, today)}“{item.title()}”"
                yield from _numbers(item, meeting, name, snapshot.limits)
                yield from _against_list(item, meeting, name, there, snapshot.limits, told=lacking is not None)
                yield from _manner(item, meeting, name, snapshot)


def too_few(item: AgendaItem, result: votes.Verdict) -> bool:
    """Whether a vote says that a 支委会 was held with less than half of the committee."""
    return item.rule == votes.COMMITTEE and result.outcome == votes.NOT_OPEN


def _lacking(meeting: Meeting, there: Sequence[Attendance], limits: Limits) -> Count | None:
    """The count of the list of a 支委会 that says less than half of the committee came; None of all others."""
    if meeting.kind != COMMITTEE or not meeting.counts or meeting.draft or not there or any(not a.state for a in there):
        return None
    those = head_count(there)
    return those if those.present < votes.least_present(votes.COMMITTEE, those.expected, limits) else None


def _committee(meeting: Meeting, name: str, snapshot: Snapshot, those: Count) -> Iterator[Finding]:
    """§2.3支委会 by the list of the meeting, where no vote has said so."""
    if any(too_few(i, votes.verdict(i, snapshot.limits)) for i in snapshot.items.get(meeting.id, [])):
        return
    assert meeting.day is not None
    text = f"到会名单里委员 {those.expected} 人，到会 {those.present} 人，不到半数，请核对{NOT_MET}"
    day = meeting.day.first()
    yield from raised("§2.3支委会", name, text, on=day, about=meeting, at=ROLL, level=WARNING, slot="list")


def _rule_of(item: AgendaItem) -> str:
    return votes.ARTICLE_RULE.get(item.rule or votes.GENERAL, "§2.3")


def tells_result(item: AgendaItem, on: date, limits: Limits) -> bool:
    """Whether a rule in force on that day says of a vote without a result why it has none: the check-list need not say it again."""
    result = votes.verdict(item, limits)
    if votes.over_issued(item.issued, item.collected):
        rule = "V04"
    else:
        rule = "M02" if result.outcome == votes.INCOMPLETE else _rule_of(item)
    return not result.decided and article_of(rule, on) is not None


def _numbers(item: AgendaItem, meeting: Meeting, name: str, limits: Limits) -> Iterator[Finding]:
    """M02 what is missing, V04 a void vote, §2.3 what cannot be or may not be, U03 what depends on how it is counted."""
    assert meeting.day is not None
    on, result, rule = meeting.day.first(), votes.verdict(item, limits), _rule_of(item)
    say = partial(raised, subject=name, on=on, about=meeting, at=AGENDA)
    if votes.over_issued(item.issued, item.collected):
        text = votes.void_words(item.rule, item.issued, item.collected)
        yield from say("V04", message=text, slot=of_part(item))
        # The numbers may contradict the decision all the same.
        result = votes.verdict(replace(item, issued=None, collected=None), limits)
    if result.outcome == votes.INCOMPLETE:
        level = ERROR if meeting.status == ARCHIVED else ""
        yield from say("M02", message=f"有表决，{result.problem}", level=level, slot=of_part(item))
    elif not result.decided:
        yield from say(
            rule, message=f"{result.problem}，请核对{NOT_MET if too_few(item, result) else ''}", slot=of_part(item)
        )
    for doubt in result.doubts:
        doubtful = "U03" if item.rule == votes.ELECT and "应到的半数" in doubt else rule
        yield from say(doubtful, message=doubt, level=WARNING, slot=of_part(item, doubt[:2]))
    says_yes = bool(_AGREED.search(item.decision)) and not _REFUSED.search(item.decision)
    if result.outcome == votes.FAILED and says_yes:
        text = f"赞成 {result.yes} 票，通过须 {result.least_yes} 票，决议写的是通过，请核对"
        rule = votes.CARRIED_BY.get(item.rule, rule)
        yield from say(rule, message=text, slot=of_part(item, "decision"))


def _against_list(
    item: AgendaItem, meeting: Meeting, name: str, there: Sequence[Attendance], limits: Limits, *, told: bool
) -> Iterator[Finding]:
    """M03: the numbers of the vote and the list of the meeting; §2.3 too few on the list, where the numbers do not say.

    told: of the meeting itself it is said already that too few of the committee came."""
    assert meeting.day is not None
    if not there or any(not a.state for a in there):
        return
    on, (eligible, present) = meeting.day.first(), voters(there)
    waiting = uncounted_voters(item.eligible, there)
    needed = votes.least_present(item.rule, eligible, limits)
    too_few_there = bool(eligible) and present < needed
    by_list = item.rule == votes.COMMITTEE and meeting.kind == COMMITTEE  # what `_committee` says once, of the meeting
    also = too_few_there and _enough_put_down(item, limits) and not (by_list and told)
    for label, said, listed in (("应到", item.eligible, eligible), ("实到", item.present, present)):
        if said is not None and said != listed:
            text = f"{label}会有表决权填 {said} 人，到会名单里是 {listed} 人，请核对"
            if label == "应到" and said < listed:
                if waiting:
                    text = _without_papers(item, waiting, listed, limits)
                else:
                    text += "；不计入应到须经上级同意并经党员大会通过"
            if not text:
                continue
            if also and (label == "实到" or item.present == present):
                text += f"；按名单应到 {eligible} 人，至少到会 {needed} 人方可表决，实到 {present} 人不够"
            yield from raised("M03", name, text, on=on, about=meeting, at=AGENDA, slot=of_part(item, label))
    if by_list or (item.eligible is not None and item.present is not None):
        return
    if too_few_there:
        text = f"到会名单里应到会有表决权 {eligible} 人，至少到会 {needed} 人方可表决，实到 {present} 人，请核对"
        slot = of_part(item, "list")
        yield from raised(_rule_of(item), name, text, on=on, about=meeting, at=AGENDA, level=WARNING, slot=slot)


def _enough_put_down(item: AgendaItem, limits: Limits) -> bool:
    """Whether by the numbers of the vote enough were there for it, so that nothing else says that they were not."""
    eligible, present = item.eligible or 0, item.present or 0
    return 0 < votes.least_present(item.rule, eligible, limits) <= present


def _without_papers(item: AgendaItem, waiting: int, listed: int, limits: Limits) -> str:
    """Of a vote that counts all but those whose papers for it are missing, which §2.2 says of each of them: what it comes to with
    them; '' where that is the same."""
    put_down, counted = (
        votes.verdict(replace(item, eligible=number), limits).outcome for number in (item.eligible, listed)
    )
    if put_down == counted:
        return ""
    return (
        f"应到会有表决权填 {item.eligible} 人，没有算上不计入应到、手续没有填全的 {waiting} 人；"
        f"算上是 {listed} 人，表决结果由“{put_down}”变为“{counted}”，请核对"
    )


@dataclass(frozen=True)
class Manner:
    """What is to be said about how a vote is taken; `level` where the case differs from what the rule usually is."""

    rule: str
    text: str
    level: str = ""


def manner(item: AgendaItem, mentioned: Collection[str] = ()) -> Iterator[Manner]:
    """V01 secret ballot, V03 one person at a time, V05 tellers who are voted on; mentioned: people whom the title names."""
    if item.rule in votes.WITH_WRITTEN:
        if item.ballot and item.ballot != SECRET:
            # That 转正 asks for a secret ballot too is only inferred from 细则2026 §32.
            text = f"表决方式记为“{item.ballot}”，应采取无记名投票方式"
            if item.rule == votes.CONVERT:
                text += "；转正等是否须无记名，条文没有明写，本账本按接收的要求提示"
            yield Manner("V01", text, "" if item.rule == votes.ADMIT else WARNING)
        voted_on = names_in(item.candidate)
        if _SEVERAL.search(item.title_text) or len(voted_on) > 1 or len({*mentioned, *map(_bare, voted_on)}) > 1:
            yield Manner("V03", "一项议题里写了两名以上讨论对象的，应逐个讨论、逐个表决，请分成几项记录")
    told = candidates_of(item)
    both = [teller.name for teller in _tellers(item.tellers) if _is_one_of(teller, told)]
    if both:
        by_analogy = "" if item.rule == votes.ELECT else "参照选举的规定，"
        yield Manner("V05", f"监票人、计票人 {'、'.join(both)} 是表决对象，{by_analogy}应当回避")


def candidates_of(item: AgendaItem) -> list[Told]:
    """Whom an item is on, each with what stands behind the name: 王芳（1978年生）."""
    return [without_note(one) for one in names_in(item.candidate)]


def _bare(name: str) -> str:
    return without_note(name).name


def _tellers(text: str) -> Iterator[Told]:
    """Who counts the votes, without what says who does what, in whichever way that is written: 监票人王芳，计票人：李敏; 邱某（计票人）."""
    for written in names_in(_ROLE.sub("、", text)):
        notes = NOTE.findall(written)
        births = [birth for note in notes if (birth := without_note(f"某{note}").birth)]
        name = NOTE.sub("", written).strip("（）() ").removesuffix("同志")
        yield Told(name, births[0] if births else None)
        yield from (Told(one) for note in notes for one in names_in(note[1:-1]))  # 计票组（李敏、赵敏）


def _is_one_of(teller: Told, voted_on: Sequence[Told]) -> bool:
    """Whether one who counts is voted on, and not, by the year behind the name, another of that name."""
    births = [one.birth for one in voted_on if NOTE.sub("", one.name) == teller.name]
    return bool(births) and not (teller.birth and all(birth and birth.year != teller.birth.year for birth in births))


def _manner(item: AgendaItem, meeting: Meeting, name: str, snapshot: Snapshot) -> Iterator[Finding]:
    """V01 secret ballot, V03 one candidate at a time, V05 tellers, D17 the decision."""
    assert meeting.day is not None
    on = meeting.day.first()
    mentioned = {member.name for member in snapshot.named_in(item.title_text)}
    for remark in manner(item, mentioned):
        slot = of_part(item)
        yield from raised(
            remark.rule, name, remark.text, on=on, about=meeting, at=AGENDA, level=remark.level, slot=slot
        )
    if item.rule == votes.ADMIT and not item.decision.strip():
        text = "接收预备党员的决议还没有写（主要表现、应到实到、表决结果、日期）"
        yield from raised("D17", name, text, on=on, about=meeting, at=AGENDA, slot=of_part(item))
