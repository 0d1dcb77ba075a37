"""What the record already knows goes into the gaps of a template: how many came, whose 转正 it is, who presides. What somebody said, who
reported and what was decided nobody has put down yet; these gaps stay."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from models.records import AgendaItem, Attendance, Meeting
from models.records.meeting import COMMITTEE as OF_COMMITTEE
from models.records.meeting import GENERAL, VOTE_RULES
from models.records.member import PROBATIONARY
from models.rules import votes
from models.rules.attendance import count, head_count, unproved, voters
from models.rules.limits import Limits
from models.rules.minutes import GAP
from models.rules.numbers_words import BEFORE, BEHIND, COME, MEMBERS, WITH_VOTE

_SENTENCE = re.compile(r"[^。\n]*[。\n]?")
_LINE = re.compile(r"[^\n]*\n?")
_CLAUSE = re.compile(r"[^，,；;：:。\n]*[，,；;：:。\n]?")
_NAMED = re.compile(r"(?:党员|人员)$")
_ENDS = re.compile(r"__时__分结束")
_FITS = r"符合规定(?:人数)?(?:，(?:可以开会|会议有效))?"
_SAYS_FITS, _AND_FITS = re.compile(rf"(?<=[，,。；]){_FITS}"), re.compile(rf"[，,]{_FITS}")
_TELLERS = re.compile(r"监票人_{2,}，计票人_{2,}")
_SUBJECT = re.compile(r"^(.、(?:党课题目|活动主题))$", re.MULTILINE)
_OPENS = re.compile(r"同志宣布开会")
_OF_CANDIDATE = re.compile(r"同志(?:为预备党员|按期转为正式党员|宣读转正申请书|汇报对党的认识)")
_JUDGED = re.compile(r"支部党员大会认为，$")
_GUESTS = re.compile(r"[、，,；;：:\s]+")
_GUEST = re.compile(r"([\u3400-\u9fff·]{2,4}(?<!同志))[（(]发展对象[）)]")


@dataclass(frozen=True)
class Known:
    """A meeting as it stands in the form, with its list and its agenda."""

    meeting: Meeting
    roll: Sequence[Attendance] = ()
    items: Sequence[AgendaItem] = ()
    limits: Limits = votes.USUAL

    @cached_property
    def complete(self) -> bool:
        """Whether of everybody expected it is known whether he came: before, a number would be of those put down so far."""
        told = count(self.roll)
        return bool(told.expected) and told.told == told.expected

    def number(self, what: str, *, with_vote: bool, rule: str) -> int | None:
        """expected, present, excused or absent people, with_vote: of those who have one; written: opinions handed in before, of the
        one vote by `rule`. None where the record does not say it, or does not while the papers of somebody left out are missing."""
        if what == "written":
            item = self.item(rule)
            return item.written if item is not None else None
        told = count(self.roll)
        if not told.expected or any(map(unproved, self.roll)) or (what != "expected" and not self.complete):
            return None
        if with_vote:
            return dict(zip(("expected", "present"), voters(self.roll), strict=True)).get(what)
        return int(head_count(self.roll).expected if what == "expected" else getattr(told, what))

    def item(self, rule: str) -> AgendaItem | None:
        """The item of the agenda that is voted on by a rule, where there is one and no other."""
        found = [item for item in self.items if rule and item.rule == rule]
        return found[0] if len(found) == 1 else None

    def candidate(self, rule: str) -> str:
        """Whose 接收 or 转正 it is: of the one vote on it; before there is one, the person on probation or the guest whom the subject
        names, and nobody else in the list. '' where that is not one person."""
        if any(item.rule == rule or item.candidate.strip() for item in self.items):
            item = self.item(rule)
            return item.candidate.strip() if item is not None else ""
        said = f"{self.meeting.subject} {self.meeting.title_text}"
        named = {part.name: part.kind == PROBATIONARY for part in self.roll if part.name in said}
        if rule == votes.ADMIT:
            guests = [found[1] for part in _GUESTS.split(self.meeting.guests) if (found := _GUEST.fullmatch(part))]
            named |= dict.fromkeys((name for name in guests if name in said), True)
        return next(iter(named)) if [*named.values()] == [True] else ""

    def quorums(self, rule: str) -> set[str]:
        """The rules by which it is judged whether enough came: those of all votes on the agenda, and `rule`, of the vote that a text is
        about; without a vote that of a 支委会, of others there is none. At a 党员大会 each of them until there are items and 表决事项 is
        chosen for all: what else is voted on may be any of them, so that enough came is said only where that is so of all."""
        if self.meeting.kind == GENERAL and not (self.items and all(item.rule for item in self.items)):
            return set(VOTE_RULES)
        asked = {item.rule or votes.GENERAL for item in self.items if item.rule or votes.taken(item)}
        return asked | ({rule} if rule else set())

    def enough(self, rules: Iterable[str]) -> bool:
        """Whether as many came as each of these asks for; not where that is not known."""
        with_vote, came = voters(self.roll)
        return self.complete and all(came >= votes.least_present(rule, with_vote, self.limits) for rule in rules)


def filled(text: str, known: Known) -> str:
    """A template or a phrase with its gaps filled where the record knows what goes there. Nothing else in it changes, but that 符合规定 is
    a gap where too few came or it is not known, goes where no rule says how many must come, and that a 支委会 has 委员."""
    rule = _rule(text, known.meeting)
    made = "".join(_in_line(line, known, rule) for line in _LINE.findall(text))
    if (item := known.item(rule)) is not None and item.tellers:
        made = _TELLERS.sub(lambda _: f"监票人、计票人：{item.tellers}", made)
    if hour := re.fullmatch(r"(\d{1,2}):(\d\d)", known.meeting.end):
        made = _ENDS.sub(f"{hour[1]}时{hour[2]}分结束", made)
    if subject := known.meeting.subject.strip():
        made = _SUBJECT.sub(lambda found: f"{found[1]}\n{subject}", made)
    return made


def _rule(text: str, meeting: Meeting) -> str:
    """Which vote a text is about; '' for none in particular."""
    if meeting.kind == OF_COMMITTEE:
        return votes.COMMITTEE
    if re.search(r"转为正式党员|转正申请书", text):
        return votes.CONVERT
    return votes.ADMIT if re.search(r"同意接收|发展对象汇报", text) else ""


def _in_line(line: str, known: Known, rule: str) -> str:
    made = "".join(_in_sentence(sentence, known, rule) for sentence in _SENTENCE.findall(line))
    if not COME.search(made):
        return made
    quorums = known.quorums(rule)
    if not quorums:
        made = _AND_FITS.sub("", made)
    if not quorums or not known.enough(quorums):
        made = _SAYS_FITS.sub("____", made)
    return MEMBERS.sub(r"\1委员", made) if known.meeting.kind == OF_COMMITTEE else made


def _in_sentence(sentence: str, known: Known, rule: str) -> str:
    made, with_vote, sure = "", False, True
    for clause in _CLAUSE.findall(sentence):
        gap = GAP.search(clause)
        before, after = (clause[: gap.start()], clause[gap.end() :]) if gap else (clause, "")
        number, what = None, _counted(before) if gap and BEHIND.match(after) else ""
        if what in ("expected", "present"):
            # 应到会有表决权的党员____名，实到会____名: the second is of those of the first, as are those who stayed away.
            with_vote = WITH_VOTE in before or (what == "present" and not _NAMED.search(before) and with_vote)
        if what and sure and not (with_vote and what in ("excused", "absent")):
            number = known.number(what, with_vote=with_vote, rule=rule)
        sure = sure and (bool(what) or not COME.search(clause))  # 支委应到____名，实到____名: of others, to the end
        made += clause if number is None else f"{before}{number}{after}"
    return GAP.sub(partial(_who, known=known, rule=rule), made)


def _counted(before: str) -> str:
    """Which number stands behind these words; '' where that is not known."""
    return next((what for what, words in BEFORE.items() if words.fullmatch(before)), "")


def _who(gap: re.Match[str], *, known: Known, rule: str) -> str:
    """Who presides or whose vote it is, where the gap is for that name."""
    before, after = gap.string[: gap.start()], gap.string[gap.end() :]
    if _OPENS.match(after):
        return known.meeting.host or gap[0]
    judged = rule in votes.WITH_WRITTEN and _JUDGED.search(before) and after.startswith("同志")
    return (known.candidate(rule) if judged or _OF_CANDIDATE.match(after) else "") or gap[0]
