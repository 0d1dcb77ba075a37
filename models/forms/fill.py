"""Fills a form from the ledger: each list and card of it, into a new file; the blank form itself is never written to."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from models.exports import safe_name
from models.exports.atomic import write_atomic
from models.fields import Record
from models.forms.choose import Chosen, choose
from models.forms.contents import Facts
from models.forms.fill_card import fill_cards
from models.forms.fill_list import Work, fill_list
from models.forms.form import CARD, Area, Form
from models.forms.package import Package
from models.forms.reading import read_form
from models.forms.recalculation import forget_results
from models.forms.refused import FormRefused
from models.forms.result import Filled
from models.rules import Snapshot

_SUFFIXES = (".xlsx", ".xlsm", ".xltx")


def fill_form(
    form: Form,
    snapshot: Snapshot,
    out: Path,
    *,
    today: date,
    full: bool,
    year: int | None = None,
    mapping: Mapping[str, str] | None = None,
    only: Sequence[int] | None = None,
) -> Filled:
    """Fills a form and writes it to `out`, whole or not at all; everything else in the workbook stays as it is.

    out: a file of the form's kind; or for a form for one person a folder, made if its parent exists, for a file each ·
    full: private values whole instead of masked · year: of meetings, trainings and problems (else the one in the title) ·
    mapping: corrections, see `read_form` · only: ids of the records, and no others, in this order.
    Raises FormRefused with one sentence, TargetBusy where `out` cannot be written; nothing is written then.
    """
    if mapping:
        form = read_form(form.path, mapping)
    folder = _check(form, out)
    chosen = [choose(area, snapshot, today, year, only) for area in form.areas]
    if not any(one.records for one in chosen):
        notes = "；".join(note for one in chosen for note in one.notes)
        why = f"（{notes}）" if notes else ""
        raise FormRefused.about(form.path.name, f"要填的{form.subject.label}一条也没有{why}", "请先登记，或换一个年度")
    facts = [
        Facts(snapshot, today, full, one.year or today.year, a.kind == CARD)
        for a, one in zip(form.areas, chosen, strict=True)
    ]
    result = Filled(unmapped=_unmapped(form))
    for one in chosen:
        result.notes += one.notes
    if not folder:
        package = _filled(form, chosen, facts, result)
        write_atomic(out, package.write)
        result.files.append(out)
        return result
    out.mkdir(exist_ok=True)
    taken: list[str] = []
    for record in chosen[0].records:
        single = [replace(c, records=[record] if k == 0 else c.records) for k, c in enumerate(chosen)]
        package = _filled(form, single, facts, result)
        name = safe_name(f"{form.path.stem}-{record.title()}", form.path.suffix, taken=taken)
        taken.append(name)
        write_atomic(out / name, package.write)
        result.files.append(out / name)
    return result


def _check(form: Form, out: Path) -> bool:
    """Whether `out` is a folder for a file per person; raises FormRefused where it is no place for a filled form."""
    if out.is_dir() or (not out.suffix and form.areas[0].kind == CARD):
        if form.areas[0].kind != CARD:
            raise FormRefused.about(form.path.name, f"不能填写到“{out.name}”：它是文件夹", "请给一个文件名")
        if not out.is_dir() and not out.parent.is_dir():
            raise FormRefused.about(form.path.name, f"不能填写到“{out}”：上级文件夹不存在", "请先建好文件夹")
        return True
    if out.suffix.lower() != form.path.suffix.lower() or out.suffix.lower() not in _SUFFIXES:
        raise FormRefused.about(form.path.name, f"不能填写成“{out.name}”", f"请用以 {form.path.suffix} 结尾的文件名")
    if os.path.realpath(out) == os.path.realpath(form.path) or (out.exists() and os.path.samefile(out, form.path)):
        raise FormRefused.about(form.path.name, "是空白表，不能写在它自己上面", "请换一个文件名保存")
    return False


def _unmapped(form: Form) -> list[str]:
    found = []
    for area in form.areas:
        for slot in area.unmapped:
            about = f"{area.sheet.name}!{slot.place} {slot.heading}"
            found.append(about + (f"（{slot.reason}）" if slot.reason else ""))
    return found


def _filled(form: Form, chosen: Sequence[Chosen], facts: Sequence[Facts], result: Filled) -> Package:
    """The workbook with all its areas filled, those further down first: rows that are put in move what is below."""
    package = Package(form.package.name, dict(form.package.parts), form.package.infos)
    from_1904 = bool(re.search(rb"""date1904\s*=\s*["'](1|true)""", package.parts[package.workbook()]))
    order = sorted(range(len(form.areas)), key=lambda k: (form.areas[k].sheet.index, -form.areas[k].top))
    try:
        for k in order:
            area, records = form.areas[k], chosen[k].records
            work = Work(package, form.styles, facts[k], result, from_1904)
            _fill(work, area, records)
    except (ValueError, KeyError, RecursionError) as error:
        raise FormRefused.about(form.path.name, "里有读不懂的内容", "请用 Excel 或 WPS 打开后另存再填") from error
    forget_results(package, {form.areas[k].sheet.name for k in order if chosen[k].records})
    return package


def _fill(work: Work, area: Area, records: Sequence[Record]) -> None:
    if area.kind == CARD:
        fill_cards(work, area, records)
    else:
        fill_list(work, area, records)
