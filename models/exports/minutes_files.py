"""The minutes of several meetings: a file name for each, and what writes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from models.exports.gathered import ALONE, beside_each
from models.exports.minutes import Minutes, minutes_of
from models.exports.minutes_style import FORM, OFFICIAL, styled
from models.exports.names import told_name
from models.exports.privacy import private_copy
from models.exports.reasons import REDUCED, reduced
from models.exports.reasons_in_texts import items_told, meeting_told
from models.exports.scope import in_order, parts_of
from models.our_branch import our_branch
from models.records import AgendaItem, Attendance, Branch, Meeting, Member
from models.store import Ledger


def minutes_files(
    ledger: Ledger, meetings: Sequence[Meeting], format: str, style: str = FORM, *, full: bool, bundled: bool
) -> Iterator[tuple[str, Callable[[Path], object]]]:
    """Name and writer of each meeting's minutes, `pdf` or `docx`, in one of STYLES. Numbers of people in the text are masked
    unless `full`; among the files of a masked bundle (`bundled`) they tell reasons by their kind and say so at the foot."""
    branch, members = our_branch(ledger), ledger.all(Member)
    people, items = parts_of(ledger, Attendance), parts_of(ledger, AgendaItem)
    beside = beside_each(ledger.all(Meeting))
    write = minutes_writer(format, style)
    taken: list[str] = []
    for meeting in meetings:
        minutes = minutes_told(
            meeting, people.get(meeting.id, ()), in_order(items.get(meeting.id, ())), branch, members,
            beside.get(meeting.id, ALONE), full=full, bundled=bundled,
        )  # fmt: skip
        if bundled and not full:
            minutes = replace(minutes, note=REDUCED)
        taken.append(told_name(styled(file_stem(meeting), style), "." + format, full=full, taken=taken))
        yield taken[-1], partial(write, minutes)


def minutes_told(
    meeting: Meeting,
    people: Sequence[Attendance],
    items: Sequence[AgendaItem],
    branch: Branch,
    members: Iterable[Member],
    others: Sequence[Meeting],
    *,
    full: bool,
    bundled: bool,
) -> Minutes:
    """The minutes as they may leave the office. others: the records of the same gathering · bundled: among the files of a bundle,
    which without `full` is marked 脱敏件: reasons by their kind only, in the texts too. On their own they are the record and say why somebody was away."""
    if bundled and not full:
        meeting, items = meeting_told(meeting, people), items_told(items, people)
    told = [private_copy(person, full=full) for person in people]
    return minutes_of(
        private_copy(meeting, full=full),
        [reduced(person) for person in told] if bundled and not full else told,
        [private_copy(item, full=full) for item in items],
        branch,
        members,
        [private_copy(other, full=full) for other in others],
    )


def file_stem(meeting: Meeting) -> str:
    """2026-03-12-支部党员大会; the group's name is added where several groups may have met on that day."""
    return "-".join(part for part in (meeting.show("day") or "日期未填", meeting.kind or "会议", meeting.group) if part)


def minutes_writer(format: str, style: str) -> Callable[[Minutes, Path], None]:
    """What writes minutes as `pdf` or `docx` in one of STYLES; the libraries are large, so each is loaded when asked for."""
    if style == OFFICIAL and format == "pdf":
        from models.exports.pdf.minutes_official import write_minutes_official_pdf

        return write_minutes_official_pdf
    if style == OFFICIAL:
        from models.exports.word_minutes_official import write_minutes_official_docx

        return write_minutes_official_docx
    if format == "pdf":
        from models.exports.pdf.minutes import write_minutes_pdf

        return write_minutes_pdf
    from models.exports.word_minutes import write_minutes_docx

    return write_minutes_docx
