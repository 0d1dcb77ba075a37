"""Filling a form for the owner of a ledger: the purpose is asked for, the log of exports is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from models.exports import ExportRefused
from models.forms.choose import everything
from models.forms.contents import called
from models.forms.fill import fill_form
from models.forms.form import Form
from models.forms.reading import read_form
from models.forms.refused import FormRefused
from models.forms.result import Filled
from models.rules import Snapshot
from models.store import Ledger


def fill_for_ledger(
    ledger: Ledger,
    form: Path,
    out: Path,
    *,
    today: date,
    full: bool = False,
    year: int | None = None,
    only: Sequence[str] = (),
    mapping: Mapping[str, str] | None = None,
    purpose: str = "",
    recipient: str = "",
) -> Filled:
    """Reads a blank form, fills it from a ledger and notes each file in the log of exports.

    only: names of people or titles of records, and no others; the rest as for `fill_form`. Raises FormRefused,
    ExportRefused where `full` has no purpose or a name of `only` is not known, TargetBusy where `out` cannot be written.
    """
    if full and not purpose.strip():
        raise ExportRefused("填写完整信息（不打码）须写明用途，没有填写。请写明用途后再填。")
    blank, snapshot = read_form(form, mapping), Snapshot.of(ledger)
    ids = _ids(blank, snapshot, only) if only else None
    filled = fill_form(blank, snapshot, out, today=today, full=full, year=year, only=ids)
    for path in filled.files:
        rows = filled.records if len(filled.files) == 1 else 1
        ledger.log_export(
            f"填表 {form.name}：{path.name}", rows, full=full, purpose=purpose.strip(), recipient=recipient
        )
    return filled


def _ids(form: Form, snapshot: Snapshot, only: Sequence[str]) -> list[int]:
    records = everything(form.areas[0], snapshot)
    found: list[int] = []
    for name in only:
        same = [record.id for record in records if called(record, snapshot) == name]
        if not same:
            raise FormRefused.about(form.path.name, f"要填的“{name}”不在账本里", "请核对姓名或名称")
        found += same
    return found
