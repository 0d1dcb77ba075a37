"""What the record already knows goes into the gaps of a template: how many came, whose 转正 it is, who presides. What somebody said, who
reported and what was decided nobody has put down yet; these gaps stay."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from models.records import AgendaItem, Attendance, Meeting
from models.records.meeting import COMMITTEE as OF_COMMITTEE
from models.records.meeting import GENERAL
from models.records.member import PROBATIONARY
from models.rules import votes
from models.rules.attendance import count, voters
from models.rules.limits import Limits
from models.rules.minutes import GAP

_SENTENCE = re.compile(r"[^。\n]*[。\n]?")
_ENDS = re.compile(r"__时__分结束")
_FITS = r"符合规定(?:人数)?(?:，(?:可以开会|会议有效))?"
_SAYS_FITS, _AND_FITS = re.compile(_FITS), re.compile(rf"[，,]{_FITS}")
_TELLERS = re.compile(r"监票人_{2,}，计票人_{2,}")
_SUBJECT = re.compile(r"^(.、(?:党课题目|活动主题))$", re.MULTILINE)
_BEFORE = {
    "expected": re.compile(r"应到会?(?:有表决权)?的?(?:党员|委员|人员)?$"),
    "present": re.compile(r"实到会?(?:有表决权)?的?(?:党员|委员|人员)?$"),
    "excused": re.compile(r"请假(?:的)?$"),
    "absent": re.compile(r"缺席(?:的)?$"),
    "written": re.compile(r"书面意见$"),
}
"""The numbers, by what stands before their gap."""
_OF_ALL = re.compile(r"((?:应到|实到)会?)党员")
_OPENS = re.compile(r"同志宣布开会")
_OF_CANDIDATE = re.compile(r"同志(?:为预备党员|按期转为正式党员|宣读转正申请书|汇报对党的认识)")
_JUDGED = re.compile(r"支部党员大会认为，$")
_GUEST = re.compile(r"([^、（(]+)[（(]发展对象[）)]")


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
        one vote by `rule`. None where the record does not say it."""
        if what == "written":
            item = self.item(rule)
            return item.written if item is not None else None
        told = count(self.roll)
        if not told.expected or (what != "expected" and not self.complete):
            return None
        if with_vote:
            return dict(zip(("expected", "present"), voters(self.roll), strict=True)).get(what)
        return int(getattr(told, what))

    def item(self, rule: str) -> AgendaItem | None:
        """The item of the agenda that is voted on by a rule, where there is one and no other."""
        found = [item for item in self.items if rule and item.rule == rule]
        return found[0] if len(found) == 1 else None

    def candidate(self, rule: str) -> str:
        """Whose 接收 or 转正 it is: of the one vote on it, else the one person of the list or the guests that the subject names or that
        it could be; '' where nobody or several."""
        if any(item.rule == rule for item in self.items):
            item = self.item(rule)
            return item.candidate if item is not None else ""
        if rule == votes.CONVERT:
            names = [part.name for part in self.roll if part.kind == PROBATIONARY]
        else:
            names = _GUEST.findall(self.meeting.guests)
        named = [name for name in names if name in self.meeting.subject + self.meeting.title_text]
        names = named or names
        return names[0].strip() if len(names) == 1 else ""

    def quorums(self, rule: str) -> set[str]:
        """The rules by which it is judged whether enough came: those of all votes on the agenda, and `rule`, of the vote that a text is
        about; without a vote those of a 党员大会 and a 支委会, of others there are none."""
        asked = {item.rule or votes.GENERAL for item in self.items if votes.taken(item)} | ({rule} if rule else set())
        return asked or ({votes.GENERAL} if self.meeting.kind == GENERAL else set())

    def enough(self, rules: Iterable[str]) -> bool:
        """Whether as many came as each of these asks for; not where that is not known."""
        with_vote, came = voters(self.roll)
        return self.complete and all(came >= votes.least_present(rule, with_vote, self.limits) for rule in rules)


def filled(text: str, known: Known) -> str:
    """A template or a phrase with its gaps filled where the record knows what goes there. Nothing else in it changes, but that 符合规定 is
    a gap where too few came or it is not known, goes where no rule says how many must come, and that a 支委会 has 委员."""
    rule = _rule(text, known.meeting)
    made = "".join(_in_sentence(sentence, known, rule) for sentence in _SENTENCE.findall(text))
    quorums = known.quorums(rule)
    if not quorums:
        made = _AND_FITS.sub("", made)
    if not quorums or not known.enough(quorums):
        made = _SAYS_FITS.sub("____", made)
    if known.meeting.kind == OF_COMMITTEE:
        made = _OF_ALL.sub(r"\1委员", made)
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


def _in_sentence(sentence: str, known: Known, rule: str) -> str:
    def answer(found: re.Match[str]) -> str:
        before, after = sentence[: found.start()], sentence[found.end() :]
        for what, words in _BEFORE.items():
            if words.search(before):
                with_vote = "有表决权" in before
                number = known.number(what, with_vote=with_vote, rule=rule)
                return found[0] if number is None else str(number)
        if _OPENS.match(after):
            return known.meeting.host or found[0]
        if _OF_CANDIDATE.match(after) or (
            rule in votes.WITH_WRITTEN and _JUDGED.search(before) and after.startswith("同志")
        ):
            return known.candidate(rule) or found[0]
        return found[0]

    return GAP.sub(answer, sentence)
