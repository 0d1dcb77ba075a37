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
from models.forms.choose import Chosen, choose
from models.forms.contents import Facts, called
from models.forms.fill_card import fill_cards
from models.forms.fill_lines import fill_lines
from models.forms.fill_list import Work, fill_list
from models.forms.form import CARD, COUNTS, Area, Form
from models.forms.package import Package
from models.forms.reading import read_form
from models.forms.recalculation import forget_results
from models.forms.refused import FormRefused
from models.forms.result import Filled
from models.forms.sharing import Share, all_records, longer, order, shares
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
    chosen = [_chosen(area, snapshot, today, year, only) for area in form.areas]
    parts = shares(form.areas, chosen, snapshot, today)
    if not all_records(parts) and all(area.kind != COUNTS for area in form.areas):
        notes = "；".join(note for part in parts for note in part.chosen.notes)
        why = f"（{notes}）" if notes else ""
        raise FormRefused.about(form.path.name, f"要填的{form.subject.label}一条也没有{why}", "请先登记，或换一个年度")
    facts = [
        Facts(snapshot, today, full, one.year or today.year, a.kind == CARD)
        for a, one in zip(form.areas, chosen, strict=True)
    ]
    about = Facts(snapshot, today, full, year or today.year)
    result = Filled(unmapped=_unmapped(form))
    result.by_hand = [slot.heading for area in form.lines for slot in area.unmapped]
    for part in parts:
        result.notes += part.chosen.notes
    if not folder:
        package = _filled(form, parts, facts, about, result)
        write_atomic(out, package.write)
        result.files.append(out)
        return result
    out.mkdir(exist_ok=True)
    taken: list[str] = []
    for record in chosen[0].records:
        only_one = Share(replace(chosen[0], records=[record]))
        package = _filled(form, [only_one, *parts[1:]], facts, about, result)
        name = safe_name(f"{form.path.stem}-{called(record, snapshot)}", form.path.suffix, taken=taken)
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


def _chosen(area: Area, snapshot: Snapshot, today: date, year: int | None, only: Sequence[int] | None) -> Chosen:
    return Chosen() if area.kind == COUNTS else choose(area, snapshot, today, year, only)


def _filled(form: Form, parts: Sequence[Share], facts: Sequence[Facts], about: Facts, result: Filled) -> Package:
    """The workbook with all its areas filled, those further down first: rows that are put in move what is below."""
    package = Package(form.package.name, dict(form.package.parts), form.package.infos)
    from_1904 = bool(re.search(rb"""date1904\s*=\s*["'](1|true)""", package.parts[package.workbook()]))
    areas = list(form.areas)
    try:
        for lines in form.lines:
            fill_lines(Work(package, form.styles, about, result, from_1904), lines)
        for k in order(areas):
            added = _fill(Work(package, form.styles, facts[k], result, from_1904), areas[k], parts[k])
            areas = [longer(area, areas[k], added) if added else area for area in areas]
    except (ValueError, KeyError, RecursionError) as error:
        raise FormRefused.about(form.path.name, "里有读不懂的内容", "请用 Excel 或 WPS 打开后另存再填") from error
    filled = {a.sheet.name for a, part in zip(areas, parts, strict=True) if part.chosen.records or a.kind == COUNTS}
    forget_results(package, filled)
    return package


def _fill(work: Work, area: Area, part: Share) -> int:
    """Fills an area; how many rows were put into it."""
    if area.kind == COUNTS:
        fill_lines(work, area)
    elif area.kind == CARD:
        fill_cards(work, area, part.chosen.records)
    elif part.chosen.records or area.section is None:
        return fill_list(work, area, part.chosen.records, part.before)
    return 0
