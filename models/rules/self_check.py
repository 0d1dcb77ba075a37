"""自查: the findings of a day by tab, person, record and year, with those that were answered as not applying here."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from models.records import Appraisal, Waiver
from models.records.waiver import NOT_HERE
from models.rules.appraisals import of_year
from models.rules.finding import INFO, LEVEL_WORDS, LEVELS, Finding
from models.rules.snapshot import Snapshot

ROSTER, LIFE, STUDY, REGISTER, BRANCH = "members", "meetings", "trainings", "rectifications", "branch"
TABS: Mapping[str, str] = {
    ROSTER: "党员名册", LIFE: "三会一课", STUDY: "教育培训", REGISTER: "整改台账", BRANCH: "支部",
}  # fmt: skip
"""What a finding belongs to, in the order of the window."""
_TAB_OF = {
    **dict.fromkeys(("member", "transfer", "contact", "status_change", "appraisal", "award"), ROSTER),
    **dict.fromkeys(("training", "enrolment", "course", "quota"), STUDY),
    **dict.fromkeys(("rectification", "progress", "rectification_step"), REGISTER),
    **dict.fromkeys(("responsibility", "responsibility_check"), REGISTER),
    "branch": BRANCH,
}
_OF_STUDY = re.compile(r"T\d")
_OF_APPRAISAL = re.compile(r"A\d|§6登记")
_YEAR_IN_SLOT = re.compile(r"((?:19|20)\d\d)\b")
_YEAR_FIRST = re.compile(r"(\d{4}) ?年")


def tab_of(finding: Finding) -> str:
    """The key of what a finding belongs to; hours belong to training, though they are about a member."""
    return STUDY if _OF_STUDY.match(finding.rule) else _TAB_OF.get(finding.table, LIFE)


@dataclass(frozen=True)
class Answer:
    """What was answered as not applying, and the finding that it is about; None where the rules do not raise it (any more):
    then it was about a reminder, or about what has been settled since."""

    waiver: Waiver
    finding: Finding | None


@dataclass(frozen=True)
class Mark:
    """What stands beside a record in a list: the most pressing level, and the sentences."""

    level: str
    sentences: tuple[str, ...]

    def words(self) -> str:
        """请核对：…, a line for each finding."""
        return "\n".join(self.sentences)


@dataclass(frozen=True)
class SelfCheck:
    """What the records of a snapshot show on a day. `found`: everything, by level."""

    snapshot: Snapshot
    today: date
    found: Sequence[Finding]

    @cached_property
    def _not_here(self) -> dict[str, Waiver]:
        """“稍后提醒” keeps only the reminder back; what was found is there nevertheless."""
        return {waiver.key: waiver for waiver in self.snapshot.waivers if waiver.answer == NOT_HERE}

    def answer_to(self, finding: Finding) -> Waiver | None:
        """Why it does not apply; None where nobody said so."""
        return self._not_here.get(finding.key)

    @cached_property
    def open(self) -> list[Finding]:
        """What nobody has said of that it does not apply."""
        return [finding for finding in self.found if self.answer_to(finding) is None]

    @cached_property
    def answers(self) -> list[Answer]:
        """What was said not to apply: what the rules still raise in its order, then the rest, the newest first."""
        raised = {finding.key: finding for finding in reversed(self.found)}
        order = {key: place for place, key in enumerate(finding.key for finding in self.found)}
        told = [Answer(waiver, raised.get(waiver.key)) for waiver in self._not_here.values()]
        return sorted(told, key=lambda one: (order.get(one.waiver.key, len(order)), -one.waiver.id))

    def count(self, level: str = "", tab: str = "") -> int:
        """How many are open, of a level and of a tab."""
        return sum(level in ("", f.level) and tab in ("", tab_of(f)) for f in self.open)

    @cached_property
    def by_record(self) -> dict[tuple[str, int], list[Finding]]:
        """What is open by table and id of the record."""
        found: dict[tuple[str, int], list[Finding]] = {}
        for finding in self.open:
            if finding.record:
                found.setdefault((finding.table, finding.record), []).append(finding)
        return found

    @cached_property
    def marks(self) -> dict[tuple[str, int], Mark]:
        """For the lists: records with something to put right or to look at; mere reminders would be noise there."""
        return {
            at: Mark(those[0].level, tuple(f"{LEVEL_WORDS[f.level]}：{f.message}" for f in those))
            for at, every in self.by_record.items()
            if (those := sorted((f for f in every if f.level != INFO), key=lambda f: LEVELS.index(f.level)))
        }

    @cached_property
    def _responsible(self) -> dict[int, str]:
        return {item.id: f"{item.owner}、{item.lead}" for item in self.snapshot.rectifications}

    def people(self, finding: Finding) -> tuple[int, ...]:
        """The ids of the members whom a finding is about: itself a member, named in it, or answering for the item."""
        if finding.table == "member" and finding.record:
            return (finding.record,)
        owner = self._responsible.get(finding.record, "") if finding.table == "rectification" else ""
        return tuple(member.id for member in self.snapshot.named_in(f"{finding.subject} {finding.message} {owner}"))

    def concerns(self, finding: Finding, year: int) -> bool:
        """Whether a finding belongs into the report of a year; what has no year, as in the roster, belongs into each.

        What is due in a year to come is seen by now, and there is no report of that year: it is of this one. An appraisal of
        a year is held in the next, with whose papers it is handed over: it is of both."""
        of = self._year_of(finding)
        if of is None:
            return True
        if finding.table == "rectification":
            return min(of, self.today.year) <= year
        appraised = finding.table == Appraisal.table or _OF_APPRAISAL.match(finding.rule)
        years = {of, *self._held_in(finding, of)} if appraised else {of}
        return year in {min(each, self.today.year) for each in years}

    def _held_in(self, finding: Finding, of: int) -> set[int]:
        """The years in which the appraisal of a year was held, and in which the finding happened."""
        return self._appraised.get(of, set()) | ({finding.day.year} if finding.day else set())

    @cached_property
    def _appraised(self) -> dict[int, set[int]]:
        return {of: {a.day.year for a in lines if a.day} for of, lines in of_year(self.snapshot).items()}

    @cached_property
    def _days(self) -> dict[tuple[str, int], int]:
        """The year of each meeting, training and problem."""
        dated = [(m, m.day) for m in self.snapshot.meetings]
        trained = [(t, t.start) for t in self.snapshot.trainings]
        items = [(r, r.found) for r in self.snapshot.rectifications]
        return {(each.table, each.id): on.year for each, on in (*dated, *trained, *items) if on is not None}

    def _year_of(self, finding: Finding) -> int | None:
        told = _YEAR_FIRST.match(finding.message)
        if of := _YEAR_IN_SLOT.match(finding.slot):
            return int(of[1])
        if told:
            return int(told[1])
        return self._days.get((finding.table, finding.record))
