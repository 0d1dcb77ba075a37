"""The rectification register of the sample, numbered by year and source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from models.fields import typed
from models.kinds import Day
from models.records import Progress, Rectification
from models.records.rectification import CLOSED, FOR_REVIEW
from models.records.rectification_step import APPLY
from models.sample.cast import Cast
from models.sample.meetings import Held
from models.sample.steps import steps
from models.sample.texts import fill, texts
from models.sample.times import when


def items(today: date, cast: Cast, held: Sequence[Held]) -> Iterator[tuple[Rectification, list[Progress]]]:
    """The items with the entries on their progress, oldest first. held: the meetings, kept before, for what one decided."""
    decided = {item.title_text: (each.meeting.day, item.id) for each in held for item in each.items}
    names = {mark: person.name for mark, person in cast.roles(today).items()}
    counts: Counter[tuple[int, str]] = Counter()
    for about in sorted(texts("rectification")["item"], key=lambda item: str(when(item["found"], today))):
        item = Rectification(department="机关第三党支部（示例）")
        for field in typed(Rectification):
            if field.name in about:
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
