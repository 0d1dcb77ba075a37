"""销号申请单: what it says of an item of the rectification register, and the pictures of before and after, before anybody lays it out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from models.evidence import evidence_words
from models.exports.privacy import shown
from models.fields import field_of
from models.outputs import CLOSING, NAMES
from models.records import Attachment, Branch, Rectification, RectificationStep
from models.records.attachment import AFTER, BEFORE

TITLE = NAMES[CLOSING]
SIGNATURES = ("责任人签字", "支部书记签字", "验收人签字")
BLANK_DAY = "年　　月　　日"
_SHORT = (
    ("number", "source"),
    ("document", "found"),
    ("lead", "owner"),
    ("department", "deadline"),
    ("kind", "applied_on"),
)
_LONG = ("problem", "cause", "measures", "outcome", "evidence", "self_check")
_REVIEW = ("review", "review_body", "closing_document", "reviewer", "reviewed_on", "closed_on")
_PICTURES = (".jpg", ".jpeg", ".png", ".bmp", ".gif", ".webp")
_MOST = 4
"""Pictures of before and of after: more would be an album and no form; the others are named."""


@dataclass(frozen=True)
class Picture:
    """A picture that lies beside the ledger, and what is written below it."""

    file: Path
    caption: str


@dataclass(frozen=True)
class ClosingForm:
    """rows: label and text, two pairs or one · before, after: pictures · review: what was found, empty to be written by hand."""

    branch: str
    rows: tuple[tuple[tuple[str, str], ...], ...]
    before: tuple[Picture, ...]
    after: tuple[Picture, ...]
    review: str
    note: str = ""


def closing_form(
    item: Rectification,
    steps: Sequence[RectificationStep],
    files: Sequence[Attachment],
    branch: Branch,
    file_of: Callable[[Attachment], Path | None],
    *,
    full: bool = False,
) -> ClosingForm:
    """The form of an item. files: its attachments · file_of: where one lies, None where it is not there.

    Numbers in the texts are masked unless `full` (domain §11). A deadline that was moved is told with those before it.
    """
    labels = {name: field_of(Rectification, name).label for pair in (*_SHORT, _LONG) for name in pair}
    labels["applied_on"] = "申请日期"
    texts = {name: shown(item, name, full=full) for name in labels}
    moved = [step.show("deadline_before") for step in steps if step.deadline_before]
    if moved:
        texts["deadline"] += f"（原时限 {'、'.join(moved)}）"
    if (item.round or 1) > 1:
        texts["number"] += f"（第{item.round}轮）"
    texts["evidence"] = evidence_words(texts["evidence"], files)
    short = [tuple((labels[name], texts[name]) for name in pair) for pair in _SHORT]
    long = [((labels[name], texts[name]),) for name in _LONG if texts[name] or name in ("outcome", "evidence")]
    return ClosingForm(
        branch.name or branch.title(),
        (*short, *long),
        _pictures(files, BEFORE, file_of),
        _pictures(files, AFTER, file_of),
        _reviewed(item, full=full),
        "" if full else "正文中的号码已脱敏。",
    )


def _reviewed(item: Rectification, *, full: bool) -> str:
    """What the review found, and by whom on which day it was made, so far as that was put down."""
    told = {name: shown(item, name, full=full) for name in _REVIEW}
    whose = "　".join(told[name] for name in ("review_body", "closing_document") if told[name])
    signed = [
        f"{field_of(Rectification, name).label}：{told[name]}"
        for name in ("reviewer", "reviewed_on", "closed_on")
        if told[name]
    ]
    return "\n".join(part for part in (told["review"], whose, "　".join(signed)) if part)


def _pictures(
    files: Sequence[Attachment], kind: str, file_of: Callable[[Attachment], Path | None]
) -> tuple[Picture, ...]:
    found = []
    for attachment in files:
        file = file_of(attachment) if attachment.kind == kind else None
        if file is not None and attachment.name.lower().endswith(_PICTURES):
            found.append(Picture(file, attachment.note or attachment.name))
    return tuple(found[:_MOST])
