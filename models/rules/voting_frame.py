"""What a vote begins with: the manner that its business asks for, and the same frame for several persons one by one."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from models.records import AgendaItem
from models.records.meeting import COMMITTEE as COMMITTEE_MEETING
from models.records.meeting import SECRET, TOPICS
from models.rules.votes import ADMIT, COMMITTEE, CONVERT, ELECT

_OF_TOPIC = {TOPICS[1]: (ELECT, SECRET), TOPICS[2]: (ADMIT, SECRET), TOPICS[3]: (CONVERT, SECRET)}
_RESULT = ("issued", "collected", "yes", "no", "abstain", "invalid", "written", "written_yes")


def proposed(topic: str, kind: str) -> tuple[str, str]:
    """The rule and the ballot that a topic asks for at a meeting of a kind; '' where nothing is asked for.

    A committee votes by its own rule; that it votes at all is not taken for granted, for most of what it discusses is only
    told or arranged.
    """
    rule, ballot = _OF_TOPIC.get(topic, ("", ""))
    return (COMMITTEE, "") if rule and kind == COMMITTEE_MEETING else (rule, ballot)


def usual_rule(kind: str) -> str:
    """The rule by which a meeting of a kind votes on whatever it votes on; '' where it depends on the business."""
    return COMMITTEE if kind == COMMITTEE_MEETING else ""


def one_each(item: AgendaItem, names: Iterable[str]) -> list[AgendaItem]:
    """One item for each person with the frame of `item`: business, manner, tellers and who may vote, but no result.

    The title names the person: in place of whom the frame was for, or behind it in brackets. What was said and decided
    about one is not said of another.
    """
    made = []
    for name in dict.fromkeys(names):
        named = name in item.title_text
        if item.candidate and item.candidate in item.title_text:
            title = item.title_text.replace(item.candidate, name)
        else:
            title = item.title_text if named else f"{item.title_text}（{name}）"
        one = dataclasses.replace(item, title_text=title, candidate=name, report="", discussion="", decision="")
        for field in _RESULT:
            setattr(one, field, None)
        one.id = 0
        made.append(one)
    return made
