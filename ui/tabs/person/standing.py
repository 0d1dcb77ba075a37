"""The word beside a person's name: 正式党员, 预备党员, or why the person has left."""

from __future__ import annotations

from datetime import date

from models.records import Member
from models.records.member import PROBATIONARY
from ui.widgets.pill import Pill


def show_standing(pill: Pill, member: Member, today: date) -> None:
    """Shows it; nothing where nothing is known."""
    gone = member.left is not None and not member.belongs(today)
    word = member.left_why or "已离开" if gone else member.kind_on(today)
    pill.show_text(word, "warn" if word == PROBATIONARY else "neutral")
    pill.setVisible(bool(word))
