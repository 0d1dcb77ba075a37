"""The rectification register of the sample, numbered by year and source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from models.fields import typed
from models.kinds import Day, PartialDate
from models.records import Progress, Rectification
from models.records.rectification import CLOSED, FOR_REVIEW
from models.records.rectification_step import APPLY
from models.sample.cast import Cast
from models.sample.meetings import Held
from models.sample.steps import steps
from models.sample.texts import fill, texts
from models.sample.times import when

_LONG_AGO = timedelta(days=290)
"""Before the first entry on the progress of what a yearly meeting found."""


def items(today: date, cast: Cast, held: Sequence[Held]) -> Iterator[tuple[Rectification, list[Progress]]]:
    """The items with the entries on their progress, oldest first. held: the meetings, kept before, for what one decided."""
    decided = {item.title_text: (each.meeting.day, item.id) for each in held for item in each.items}
    names = {mark: person.name for mark, person in cast.roles(today).items()}
    counts: Counter[tuple[int, str]] = Counter()
    days = [(_found(about, today, held), about) for about in texts("rectification")["item"]]
    for found, about in sorted(days, key=lambda pair: str(pair[0])):
        item = Rectification(department="机关第三党支部（示例）", found=found)
        for field in typed(Rectification):
            if field.name in about and field.name != "found":
                raw = about[field.name]
                setattr(
                    item, field.name, when(raw, today) if isinstance(field.kind, Day) else field.read(fill(raw, names))
                )
        if "decided" in about:
            item.found, item.agenda_item_id = decided[about["decided"]]
        assert item.found is not None
        key = (item.found.year, item.source)
        counts[key] += 1
        item.number = f"{key[0]}-{key[1]}-{counts[key]:02}"
        entries = [
            Progress(day=when(day, today), text=words, by=item.owner or item.lead) for day, words in about["progress"]
        ]
        if item.state in (FOR_REVIEW, CLOSED):
            item.applied_on = next(step.day for step in steps(item, entries) if step.action == APPLY)
        yield item, entries


def _found(about: dict[str, Any], today: date, held: Sequence[Held]) -> PartialDate | None:
    """The day of the file, or of the newest meeting of the kind that it names which lies far enough back."""
    if "raised_at" not in about:
        return when(about["found"], today)
    days = [each.meeting.day for each in held if each.meeting.kind == about["raised_at"]]
    return [day for day in days if day and day.first() <= today - _LONG_AGO][-1]
