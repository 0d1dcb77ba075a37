"""What an inspector will miss in the minutes themselves: content, a vote that holds, the papers of who was not counted into 应到."""

from __future__ import annotations

from collections.abc import Iterator

from models.inspection.material import Material
from models.records import Meeting
from models.records.meeting import ARCHIVED, FINAL
from models.rules import votes
from models.rules.attendance import unproved
from models.rules.held import hollow

Lacking = tuple[str, str, str]
"""What is missing · of what in the meeting, '' for all of it · the rule that asks for it."""


def in_minutes(material: Material, meeting: Meeting) -> Iterator[Lacking]:
    """Of one record; of a draft nothing is asked yet, and a talk has no list and no votes."""
    if meeting.is_talk or meeting.status not in (FINAL, ARCHIVED):
        return
    kept = material.snapshot
    people, items = kept.attendances.get(meeting.id, ()), kept.items.get(meeting.id, ())
    if hollow(kept, meeting):
        yield f"记录已{meeting.status}，到会、议题和内容都没有填", "", "M01"
    for item in items:
        result = votes.verdict(item, kept.limits)
        if votes.taken(item) and result.doubtful:
            rule = votes.ARTICLE_RULE.get(item.rule or votes.GENERAL, "§2.3")
            void = votes.over_issued(item.issued, item.collected)
            yield f"表决结果不能认定：{result.problem}", f"“{item.title()}”", "V04" if void else rule
    for person in people:
        if person.votes != "否" and (lacking := unproved(person)):
            yield f"不计入应到的{lacking}没有填", person.name, "§2.2"
