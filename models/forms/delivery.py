"""Filling a form for the owner of a ledger: the purpose is asked for, corrections are remembered, the log of exports is told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from models.exports import ExportRefused
from models.fields import Record
from models.forms.choose import everything
from models.forms.contents import called
from models.forms.fill import Filling, fill_form
from models.forms.form import Form
from models.forms.memory import corrections
from models.forms.one_batch import batches_called, can_be_of_batch, of_chosen_batch
from models.forms.reading import read_form
from models.forms.refused import FormRefused
from models.forms.result import Filled
from models.naming import some
from models.records import Enrolment, Member, Rectification, Training
from models.rules import Snapshot
from models.store import Ledger

_MOST = 8
"""So many names are offered."""
NO_PURPOSE = "填写完整信息（不打码）须写明用途，没有填写。请写明用途后再填。"


def fill_for_ledger(
    ledger: Ledger,
    form: Path,
    out: Path,
    *,
    today: date,
    full: bool = False,
    year: int | None = None,
    only: Sequence[str] = (),
    group: str = "",
    purpose: str = "",
    recipient: str = "",
) -> Filled:
    """Reads a blank form, fills it from a ledger and notes each file in the log of exports.

    only: names of people, titles or numbers of records, and no others; of a list of trainees a batch too · group: only members
    of that 党小组; the rest as for `fill_form`. Corrections are those that the ledger remembers for such a form. Raises
    FormRefused, ExportRefused where `full` has no purpose or a name of `only` is not known, TargetBusy where `out` cannot be
    written.
    """
    if full and not purpose.strip():
        raise ExportRefused(NO_PURPOSE)
    blank, snapshot = read_form(form), Snapshot.of(ledger)
    if remembered := corrections(ledger, blank.fingerprint):
        blank = read_form(form, remembered)
    blank = of_chosen_batch(blank, snapshot, only)
    ids = _chosen(blank, snapshot, today, only, group)
    filled = fill_form(blank, snapshot, out, today=today, full=full, year=year, only=ids)
    if remembered:
        filled.notes.insert(0, f"按上次改过的对应填写（{len(remembered)} 处）")
    note_files(ledger, form.name, filled.files, filled.records, full=full, purpose=purpose, recipient=recipient)
    return filled


def note_files(
    ledger: Ledger, form: str, files: Sequence[Path], records: int, *, full: bool, purpose: str, recipient: str
) -> None:
    """Notes in the log of exports what left the ledger in a form."""
    for path in files:
        rows = records if len(files) == 1 else 1
        ledger.log_export(f"填表 {form}：{path.name}", rows, full=full, purpose=purpose.strip(), recipient=recipient)


def planned(
    ledger: Ledger,
    form: Form,
    *,
    today: date,
    year: int | None = None,
    only: Sequence[str] = (),
    group: str = "",
) -> tuple[Form, list[str]]:
    """The form as it would be filled from a ledger, and what is to be said about the records; nothing is written.

    Raises FormRefused where a name of `only` is not known.
    """
    snapshot = Snapshot.of(ledger)
    form = of_chosen_batch(form, snapshot, only)
    ids = _chosen(form, snapshot, today, only, group)
    try:
        filling = Filling.of(form, snapshot, today=today, full=False, year=year, only=ids)
    except FormRefused as refused:
        return form, [str(refused).removesuffix("。")]
    return filling.form, filling.result.notes


def _chosen(form: Form, snapshot: Snapshot, today: date, only: Sequence[str], group: str) -> list[int] | None:
    """The ids that the names or the group mean; None for all."""
    if only:
        return _ids(form, snapshot, only)
    return _group(form, snapshot, group, today) if group else None


def _ids(form: Form, snapshot: Snapshot, only: Sequence[str]) -> list[int]:
    records = everything(form.areas[0], snapshot)
    found: list[int] = []
    for said in only:
        name = said.strip()
        same = [record.id for record in records if called(record, snapshot) == name]
        same = same or [
            r.id for r in records if isinstance(r, (Rectification, Training)) and r.number.strip() == name != ""
        ]
        if not same and form.subject is Enrolment:
            batches = {batch.id for batch in batches_called(name, snapshot)}
            same = [part.id for part in records if isinstance(part, Enrolment) and part.training_id in batches]
        if not same:
            raise FormRefused.about(form.path.name, *_not_found(form, snapshot, records, name))
        found += same
    return list(dict.fromkeys(found))


def _not_found(form: Form, snapshot: Snapshot, records: Sequence[Record], name: str) -> tuple[str, str]:
    """Why nothing is meant by a name, and what can be named instead."""
    batches = batches_called(name, snapshot)
    if batches and can_be_of_batch(form):
        return f"要填的培训“{name}”在账本里还没有参训人员", "请先登记参训人员，或在标题里写明这一批，填入全部党员"
    choices = [_choices(form.subject, records, snapshot)]
    if can_be_of_batch(form):
        held = sorted(snapshot.trainings, key=lambda t: (str(t.start or ""), t.id), reverse=True)
        numbers = [t.number.strip() or t.name.strip() for t in held if snapshot.enrolments.get(t.id)]
        choices.append(f"批次 {some(numbers, _MOST)}" if numbers else "")
    what = f"要填的“{name}”是一批培训，这张表填的是{form.subject.label}" if batches else f"要填的“{name}”不在账本里"
    offered = "；".join(choice for choice in choices if choice)
    return what, "请核对姓名、名称或编号" + (f"，能选的有：{offered}" if offered else "")


def _choices(subject: type[Record], records: Sequence[Record], snapshot: Snapshot) -> str:
    """The first names, titles or numbers of the records of a form."""
    numbered = [r.number.strip() for r in records if isinstance(r, (Rectification, Training)) and r.number.strip()]
    words = numbered or list(dict.fromkeys(filter(None, (called(record, snapshot) for record in records))))
    return f"{subject.label} {some(words, _MOST)}" if words else ""


def _group(form: Form, snapshot: Snapshot, group: str, today: date) -> list[int]:
    found = [m.id for m in snapshot.members if m.group == group and m.belongs(today)]
    if form.subject is not Member:
        raise FormRefused.about(form.path.name, "不是党员的表，不能按党小组填", "请去掉党小组再填")
    if not found:
        raise FormRefused.about(form.path.name, f"要填的党小组“{group}”在账本里没有人", "请核对党小组名称")
    return found
