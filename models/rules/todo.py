"""Todo: one reminder of the home page, and how pressing a day is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.rules.finding import key_of

BAD, WARN, INFO = "bad", "warn", "info"
TONES = (BAD, WARN, INFO)
LATE = "逾期"
MANY = 5
"""More of a kind than these are one reminder."""
PERSON = "person"
"""Settled on the page of the person."""
CONVERSION = "conversion"
"""Settled by a general meeting that talks about the person: its record is begun with the item in it."""
RECEIPT, CONTACT, CHANGE = RELATIONS = ("receipt", "contact", "change")
"""Settled there, too, by a button of 组织关系."""


@dataclass(frozen=True)
class Todo:
    """One reminder. tone: bad (late), warn (near), info · table and record: what to open, 0 for the table as a whole ·
    rule: the rule of `resources/articles.toml` that it rests on, '' for what no rule asks for · slot: what tells it from
    others of its rule about the same record, such as the month · at: where it is settled, the name of a field or a place
    that its page knows · subject: what it is about where title or record may change while it stays the same reminder · late: what is said
    when the day is past · on: the day of the event, by which its article is picked; None for today."""

    title: str
    detail: str
    due: date | None
    tone: str
    table: str
    record: int
    rule: str = ""
    slot: str = ""
    at: str = ""
    subject: str = ""
    late: str = LATE
    on: date | None = None

    @property
    def key(self) -> str:
        """What an answer to it is kept under."""
        number = 0 if self.subject else self.record
        return key_of(self.rule, self.table, number, self.subject or self.title, self.slot)

    def badge(self, today: date) -> str:
        """逾期 3 天, 今天到期, 剩 8 天; '' without a day."""
        if self.due is None:
            return ""
        return words_of_left((self.due - today).days, self.late)


def words_of_left(left: int, late: str = LATE) -> str:
    """How many days are left, in words: 逾期 3 天, 今天到期, 剩 8 天."""
    return f"{late} {-left} 天" if left < 0 else f"剩 {left} 天" if left else "今天到期"


def tone_of_left(left: int | None, near: int) -> str:
    """Of a state: bad where the day is past, warn where it is at most `near` days away, else neutral, as where there is none."""
    return "neutral" if left is None else BAD if left < 0 else WARN if left <= near else "neutral"


def tone_of(due: date, today: date, near: int) -> str:
    """bad where the day is past, warn where it is at most `near` days away, else info."""
    left = (due - today).days
    return BAD if left < 0 else WARN if left <= near else INFO
