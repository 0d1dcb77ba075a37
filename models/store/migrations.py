"""Every step of the schema, in order, written out in full and never edited afterwards; imports nothing of ours.

A step takes the file from version n-1 to n; what it changes in records is logged as an upgrade. To add one: write a function with a docstring, put it at the end of STEPS, add
its test. A column is thus named twice, in the record (now) and here (history); a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlite_utils import Database

Step = Callable[["Database"], None]


def _table(db: Database, name: str, columns: Mapping[str, Any], links: Mapping[str, str] | None = None) -> None:
    """A table of records: its columns, the id, and the column for the recycle bin."""
    db.table(name).create(
        {"id": int, **columns, "deleted_at": str},
        pk="id",
        strict=True,
        foreign_keys=[(column, other, "id") for column, other in (links or {}).items()],
    )
    for column in links or {}:
        db.table(name).create_index([column])


def first(db: Database) -> None:
    """The roster, meetings, training and rectification; the change log, drafts and the log of exports."""
    db.table("unit").create(
        {"id": int, "at": str, "label": str, "kind": str, "target": int, "note": str},
        pk="id", not_null={"at", "label", "kind"}, strict=True,
    )  # fmt: skip
    db.table("change").create(
        {"id": int, "unit": int, "tbl": str, "row": int, "before": str, "after": str},
        pk="id", not_null={"unit", "tbl", "row"}, foreign_keys=[("unit", "unit", "id")], strict=True,
    )  # fmt: skip
    db.table("change").create_index(["tbl", "row"])
    db.table("change").create_index(["unit"])
    db.table("draft").create({"key": str, "at": str, "body": str}, pk="key", strict=True)
    db.table("export_log").create(
        {"id": int, "at": str, "what": str, "rows": int, "full": int, "purpose": str, "recipient": str},
        pk="id",
        strict=True,
    )
    _table(db, "branch", {
        "name": str, "short_name": str, "superior": str, "kind": str, "groups": str, "elected": str,
        "term_years": int, "party_day": str, "place": str,
    })  # fmt: skip
    _table(db, "member", {
        "name": str, "sex": str, "nation": str, "birth": str, "id_number": str, "education": str,
        "education_detail": str, "native_place": str, "kind": str, "joined": str, "full": str, "branch": str,
        "group": str, "post": str, "arrived": str, "standing": str, "lost": str, "lost_since": str, "floating": str,
        "floating_to": str, "left": str, "left_why": str, "left_to": str, "job": str, "unit": str, "work_since": str,
        "phone": str, "landline": str, "address": str, "note": str, "sort_key": str, "search_keys": str,
    })  # fmt: skip
    _table(db, "meeting", {
        "kind": str, "title_text": str, "day": str, "start": str, "end": str, "place": str, "group": str,
        "host": str, "recorder": str, "guests": str, "subject": str, "body": str, "status": str, "number": int,
        "recorded_on": str, "note": str,
    })  # fmt: skip
    _table(db, "attendance", {
        "meeting_id": int, "member_id": int, "name": str, "kind": str, "votes": str, "state": str, "reason": str,
    }, links={"meeting_id": "meeting", "member_id": "member"})  # fmt: skip
    _table(db, "agenda_item", {
        "meeting_id": int, "position": int, "title_text": str, "report": str, "discussion": str, "decision": str,
        "ballot": str, "rule": str, "eligible": int, "present": int, "yes": int, "no": int, "abstain": int,
        "written": int, "written_yes": int, "owner": str, "due": str,
    }, links={"meeting_id": "meeting"})  # fmt: skip
    _table(db, "training", {
        "number": str, "name": str, "kind": str, "organizer": str, "level": str, "start": str, "end": str,
        "place": str, "planned_hours": float, "audience": str, "content": str, "note": str,
    })  # fmt: skip
    _table(db, "enrolment", {
        "training_id": int, "member_id": int, "name": str, "state": str, "hours": float, "result": str,
        "reason": str,
    }, links={"training_id": "training", "member_id": "member"})  # fmt: skip
    _table(db, "rectification", {
        "number": str, "source": str, "found": str, "category": str, "problem": str, "cause": str, "goal": str,
        "measures": str, "lead": str, "owner": str, "department": str, "kind": str, "deadline": str, "state": str,
        "outcome": str, "evidence": str, "reviewer": str, "reviewed_on": str, "review": str, "closed_on": str,
        "note": str,
    })  # fmt: skip
    _table(db, "progress", {
        "rectification_id": int, "day": str, "text": str, "by": str,
    }, links={"rectification_id": "rectification"})  # fmt: skip


def coming_and_going(db: Database) -> None:
    """Transfers, contacts and decisions about membership; attachments; saved filters; what the program remembers of files."""
    for name in ("standing_since", "lost_why", "floating_since", "floating_why", "liaison"):
        db.table("member").add_column(name, str)
    _table(db, "transfer", {
        "member_id": int, "direction": str, "other": str, "why": str, "way": str, "letter": str, "issued": str,
        "near": str, "valid_days": int, "fee_until": str, "sealed": str, "receipt": str, "withdrawn": str, "note": str,
    }, links={"member_id": "member"})  # fmt: skip
    _table(db, "contact", {
        "member_id": int, "day": str, "way": str, "by": str, "result": str, "text": str,
    }, links={"member_id": "member"})  # fmt: skip
    _table(db, "status_change", {
        "member_id": int, "kind": str, "since": str, "until": str, "decided": str, "approved": str, "document": str,
        "why": str, "note": str,
    }, links={"member_id": "member"})  # fmt: skip
    _table(db, "attachment", {
        "owner": str, "owner_id": int, "kind": str, "name": str, "size": int, "sha256": str, "added": str, "note": str,
    })  # fmt: skip
    db.table("attachment").create_index(["owner", "owner_id"])
    _table(db, "saved_filter", {"name": str, "of": str, "criteria": str})
    db.table("memory").create({"key": str, "at": str, "body": str}, pk="key", strict=True)


def accounts(db: Database) -> None:
    """Who did each action: the account of the computer; unknown for actions of before."""
    db.table("unit").add_column("by", str)


def organization_life(db: Database) -> None:
    """The year's plan, what decisions lead to, void records, meetings of one gathering, who is not counted and why, more
    about votes, wordings of one's own; why an action was done."""
    for name, kind in {"void_why": str, "gathering": int}.items():
        db.table("meeting").add_column(name, kind)
    for name in ("ground", "consent", "passed"):
        db.table("attendance").add_column(name, str)
    for name, kind in {
        "topic": str, "candidate": str, "tellers": str, "issued": int, "collected": int, "invalid": int,
    }.items():  # fmt: skip
        db.table("agenda_item").add_column(name, kind)
    _table(db, "planned_meeting", {
        "year": int, "meeting_id": int, "alone": str, "kind": str, "group": str, "day": str, "start": str, "subject": str,
        "lead": str, "place": str, "note": str,
    }, links={"meeting_id": "meeting"})  # fmt: skip
    _table(db, "task", {
        "meeting_id": int, "agenda_item_id": int, "text": str, "owner": str, "due": str, "done": str, "outcome": str,
        "note": str,
    }, links={"meeting_id": "meeting", "agenda_item_id": "agenda_item"})  # fmt: skip
    _table(db, "wording", {"sort": str, "kind": str, "name": str, "text": str, "builtin": str})
    db.execute("ALTER TABLE rectification ADD COLUMN agenda_item_id INTEGER REFERENCES agenda_item(id)")
    db.table("rectification").create_index(["agenda_item_id"])
    db.table("unit").add_column("reason", str)


def training_and_rectification(db: Database) -> None:
    """Courses and places of training batches, certificates, how hours are counted; the steps of each item of the register,
    who raised it and was answered; what everybody is responsible for, checked by quarter."""
    for name in ("hours_member", "hours_leader", "hours_full_day", "hours_half_day", "hours_per_hour"):
        db.table("branch").add_column(name, float)
    db.table("branch").add_column("counted_kinds", str)
    db.table("training").add_column("programme", str)
    db.table("training").add_column("days", float)
    for name in ("score", "made_up_on", "certificate"):
        db.table("enrolment").add_column(name, str)
    _table(db, "course", {
        "training_id": int, "position": int, "day": str, "title_text": str, "teacher": str, "hours": float, "note": str,
    }, links={"training_id": "training"})  # fmt: skip
    _table(db, "quota", {
        "training_id": int, "level": str, "places": int,
    }, links={"training_id": "training"})  # fmt: skip
    for name in (
        "document", "raised_by", "self_check", "self_checked_on", "applied_on", "review_body", "closing_document",
        "looked_back_on", "look_back", "fed_back_on", "feedback",
    ):  # fmt: skip
        db.table("rectification").add_column(name, str)
    db.table("rectification").add_column("round", int)
    _table(db, "rectification_step", {
        "rectification_id": int, "day": str, "action": str, "state": str, "round": int, "by": str, "body": str,
        "document": str, "text": str, "deadline_before": str, "deadline": str, "owner": str,
    }, links={"rectification_id": "rectification"})  # fmt: skip
    _table(db, "responsibility", {
        "post": str, "owner": str, "text": str, "frequency": str, "months": str, "standard": str, "since": str,
        "until": str, "note": str,
    })  # fmt: skip
    _table(db, "responsibility_check", {
        "responsibility_id": int, "year": int, "quarter": int, "result": str, "text": str, "day": str, "by": str,
    }, links={"responsibility_id": "responsibility"})  # fmt: skip


def guests_and_study(db: Database) -> None:
    """The unit of people of a batch who are not in the roster; how a member studies (at home: no hours are asked), and since
    when he has his post."""
    db.table("enrolment").add_column("unit", str)
    for name in ("study", "post_since"):
        db.table("member").add_column(name, str)


def rules_and_year(db: Database) -> None:
    """Appraisals and honours; answers to reminders; years that are closed and ledgers handed over; more about the branch and
    what it does in its own way."""
    _table(db, "appraisal", {
        "member_id": int, "year": int, "grade": str, "absent_why": str, "day": str, "place": str, "votes_excellent": int,
        "votes_qualified": int, "votes_barely": int, "votes_unqualified": int, "gap": str, "help": str, "told_on": str,
        "passed_on": str, "note": str,
    }, links={"member_id": "member"})  # fmt: skip
    _table(db, "award", {
        "member_id": int, "name": str, "kind": str, "year": int, "level": str, "body": str, "day": str, "document": str,
        "note": str,
    }, links={"member_id": "member"})  # fmt: skip
    _table(db, "waiver", {"key": str, "subject": str, "answer": str, "until": str, "reason": str, "day": str})
    _table(db, "closed_year", {"year": int, "day": str, "by": str, "note": str})
    _table(db, "handover", {
        "day": str, "giver": str, "receiver": str, "witness": str, "contents": str, "file": str, "note": str,
    })  # fmt: skip
    db.table("agenda_item").add_column("seats", int)
    for name in (
        "units", "applied", "approved", "begun", "election_approved", "extended_until", "extension_document", "combined",
        "quorum", "general_written", "election_base", "grounds", "political_birthday", "excellent_share", "excellent_base",
        "habits_why",
    ):  # fmt: skip
        db.table("branch").add_column(name, str)
    for name in (
        "lesson_months", "life_until_month", "remind_days", "discuss_days", "minutes_days", "minutes_late_days",
        "absence_days", "retain_years", "term_remind_months", "vacancy_days", "probation_remind_days",
        "probation_overdue_days", "conversion_tolerance_days", "letter_days_local", "letter_days_remote",
        "letter_days_max", "float_contact_days", "warn_days", "lookback_months", "hours_remind_month",
    ):  # fmt: skip
        db.table("branch").add_column(name, int)


def chained(db: Database) -> None:
    """A hash for each action over itself and the one before; those of the actions so far are added after the step."""
    db.table("chain").create(
        {"unit": int, "hash": str}, pk="unit", not_null={"hash"}, foreign_keys=[("unit", "unit", "id")], strict=True,
    )  # fmt: skip


STEPS: tuple[Step, ...] = (
    first,
    coming_and_going,
    accounts,
    organization_life,
    training_and_rectification,
    guests_and_study,
    rules_and_year,
    chained,
)
