"""What a record is called where records of all kinds stand together: titles of meetings come again every month."""

from __future__ import annotations

from models.fields import Record
from models.records import Award, Meeting, PlannedMeeting, Rectification, Responsibility, Training


def name_of(record: Record) -> str:
    """A few words by which a person recognizes it among others of its kind."""
    title = record.title()
    if isinstance(record, Meeting):
        own = "" if title == record.kind else title
        return " ".join(filter(None, (record.show("day"), record.kind_words, own)))
    parts: tuple[str, ...] = (title,)
    if isinstance(record, Training):
        parts = (record.number or record.show("start"), title)
    elif isinstance(record, Rectification):
        parts = (record.number, title)
    elif isinstance(record, PlannedMeeting):
        parts = (record.show("day"), title, record.subject)
    elif isinstance(record, Award):
        parts = (record.name, record.show("year"), title)
    elif isinstance(record, Responsibility):
        parts = (record.post, title)
    return " ".join(filter(None, parts)) or f"{record.label} {record.id}"
