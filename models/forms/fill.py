"""Fills a form from the ledger: each list and card of it, into a new file; the blank form itself is never written to."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from models.exports import safe_name
from models.exports.atomic import write_or_refuse
from models.forms.choose import Chosen, by_branch, choose, until_not_heeded
from models.forms.contents import Facts, called
from models.forms.continued import written_again
from models.forms.counted_notes import counted_notes
from models.forms.fill_card import fill_cards
from models.forms.fill_lines import fill_lines
from models.forms.fill_list import Work, fill_list
from models.forms.form import CARD, COUNTS, Area, Form
from models.forms.of_absence import beside
from models.forms.of_form import answered
from models.forms.one_batch import batch_of, settled
from models.forms.package import Package
from models.forms.reading import read_form
from models.forms.recalculation import forget_results
from models.forms.refused import FILLED, FormRefused
from models.forms.result import Filled
from models.forms.sharing import Share, longer, order, shares
from models.forms.uncounted import uncounted
from models.records import Member
from models.rules import Snapshot

_TEMPLATE, _WORKBOOK = b"spreadsheetml.template.main+xml", b"spreadsheetml.sheet.main+xml"


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
    meeting: int | None = None,
) -> Filled:
    """Fills a form and writes it to `out`, whole or not at all; everything else in the workbook stays as it is.

    out: a file of the form's kind; or for a form for one person a folder, made if its parent exists, for a file each ·
    full: private values whole instead of masked · year: of meetings, trainings and problems (else the one in the title) ·
    mapping: corrections, see `read_form` · only: ids of the records, and no others, in this order ·
    meeting: id of the one that a list of people is for: its lines are filled, and those expected at it are listed. Raises FormRefused with one sentence, TargetBusy where `out` cannot be written; nothing is written then.
    """
    if mapping:
        form = read_form(form.path, mapping)
    folder = _check(form, out)
    filling = Filling.of(form, snapshot, today=today, full=full, year=year, only=only, meeting=meeting)
    if not folder:
        package = filling.package()
        if form.path.suffix.lower() == ".xltx" and out.suffix.lower() == ".xlsx":
            types = "[Content_Types].xml"
            package.parts[types] = package.parts[types].replace(_TEMPLATE, _WORKBOOK)
        write_or_refuse(out, package.write)
        filling.result.files.append(out)
        return filling.result
    out.mkdir(exist_ok=True)
    taken: list[str] = []
    for single in filling.one_by_one():
        record = single.parts[0].chosen.records[0]
        name = safe_name(f"{form.path.stem}-{called(record, snapshot)}", form.path.suffix, taken=taken)
        taken.append(name)
        write_or_refuse(out / name, single.package().write)
        filling.result.files.append(out / name)
    return filling.result


@dataclass
class Filling:
    """One form with the records that go into it; `package` fills, `result` tells."""

    form: Form
    parts: list[Share]
    facts: list[Facts]
    about: Facts
    result: Filled

    @classmethod
    def of(
        cls,
        form: Form,
        snapshot: Snapshot,
        *,
        today: date,
        full: bool,
        year: int | None,
        only: Sequence[int] | None,
        meeting: int | None = None,
    ) -> Filling:
        """Chooses the records; raises FormRefused where there are none."""
        held = next((one for one in snapshot.meetings if one.id == meeting), None)
        if only is None and held is not None and form.subject is Member:
            only = [p.member_id for p in snapshot.attendances.get(held.id, ()) if p.expected and p.member_id]
        batch = batch_of(form, snapshot, year, only)
        form = settled(form, snapshot, year, only)
        about = Facts(snapshot, today, full, year or today.year, meeting=held, batch=batch)
        chosen = [_chosen(form, area, snapshot, today, year, only) for area in form.areas]
        counts = any(area.kind == COUNTS for area in form.areas)
        if not counts and not any(one.records for one in chosen):
            if (refused := next((one.refused for one in chosen if one.refused), None)) is not None:
                raise FormRefused.about(form.path.name, *refused)
            raise _nothing(form, snapshot, [note for one in chosen for note in one.notes])
        chosen = by_branch(form.areas, chosen, snapshot)
        if not counts and not any(one.records for one in chosen):
            raise FormRefused.about(form.path.name, "一个支部一张工作表，没有一张写着本支部的名称", "请核对工作表名称")
        facts = [
            Facts(snapshot, today, full, one.year or today.year, a.kind == CARD, asked=_asked(a))
            for a, one in zip(form.areas, chosen, strict=True)
        ]
        parts = shares(form.areas, chosen, form.package, about, today)
        if not counts and not any(part.chosen.records for part in parts):
            notes = "；".join(note for part in parts for note in part.chosen.notes)
            raise FormRefused.about(form.path.name, f"没有能填的行：{notes}", "请在表上写明组名再填")
        result = Filled(unmapped=_unmapped(form))
        result.named = [r.id for r in parts[0].chosen.records] if parts[0].chosen.named else []
        lines = [slot for area in form.lines for slot in area.slots if not slot.computed]
        result.by_hand = [s.heading for s in lines if not answered(s.source, about)]
        for part in parts:
            result.notes += part.chosen.notes
        result.notes += written_again([a for a, part in zip(form.areas, parts, strict=True) if part.chosen.records])
        result.notes += counted_notes(form, snapshot, today, year)
        return cls(form, parts, facts, about, result)

    def one_by_one(self) -> list[Filling]:
        """The same for each record of a card alone."""
        first, *others = self.parts
        singles = [Share(replace(first.chosen, records=[record])) for record in first.chosen.records]
        return [replace(self, parts=[single, *others]) for single in singles]

    def package(self) -> Package:
        """The workbook with all its areas filled, those further down first: rows that are put in move what is below."""
        form, blank = self.form, self.form.package
        package = Package(blank.name, dict(blank.parts), blank.infos)
        from_1904 = bool(re.search(rb"""date1904\s*=\s*["'](1|true)""", package.parts[package.workbook()]))
        areas = list(form.areas)
        try:
            own = [a.sheet.name for a, p in zip(areas, self.parts, strict=True) if p.chosen.records]
            others = {a.sheet.name for a in areas if a.sheet.name.strip().endswith("支部")} if own else set()
            others = others.difference(own) if len(others) > 1 else set()  # the sheets of other branches
            for lines in (one for one in form.lines if one.sheet.name not in others):
                about = replace(self.about, asked=_asked(lines))
                fill_lines(Work(package, form.styles, about, self.result, from_1904), lines)
            every = [record for part in self.parts for record in part.chosen.records]
            together = list({(type(record), record.id): record for record in every}.values())
            for k in order(areas):
                work = Work(package, form.styles, self.facts[k], self.result, from_1904, together)
                added = _fill(work, areas[k], self.parts[k])
                areas = [longer(area, areas[k], added) if added else area for area in areas]
        except (ValueError, KeyError, RecursionError) as error:
            raise FormRefused.about(form.path.name, "里有读不懂的内容", "请用 Excel 或 WPS 打开后另存再填") from error
        self.result.notes += uncounted(package, form, self.result)
        told = zip(areas, self.parts, strict=True)
        forget_results(package, {a.sheet.name for a, part in told if part.chosen.records or a.kind == COUNTS})
        return package


def _check(form: Form, out: Path) -> bool:
    """Whether `out` is a folder for a file per person; raises FormRefused where it is no place for a filled form."""
    name, own, asked = form.path.name, form.path.suffix.lower(), out.suffix.lower()
    if out.is_dir() or (not out.suffix and form.areas[0].kind == CARD):
        if form.areas[0].kind != CARD:
            raise FormRefused.about(name, f"不能填写到“{out.name}”：它是文件夹", "请给一个文件名")
        if not out.is_dir() and not out.parent.is_dir():
            raise FormRefused.about(name, f"不能填写到“{out}”：上级文件夹不存在", "请先建好文件夹")
        return True
    if asked not in FILLED or (asked != own and (own, asked) != (".xltx", ".xlsx")):
        raise FormRefused.about(name, f"不能填写成“{out.name}”", f"请用以 {form.path.suffix} 结尾的文件名")
    if os.path.realpath(out) == os.path.realpath(form.path) or (out.exists() and os.path.samefile(out, form.path)):
        raise FormRefused.about(name, "是空白表，不能写在它自己上面", "请换一个文件名保存")
    return False


def _asked(area: Area) -> frozenset[str]:
    """The fields that an area asks for, and what it asks besides by which 缺席 is judged."""
    fields = frozenset(slot.field.removeprefix("meeting.") for slot in area.slots)
    return fields | beside(slot.path or (slot.heading,) for slot in area.slots)


def _unmapped(form: Form) -> list[str]:
    found = []
    for area in form.areas:
        for slot in area.unmapped if not area.block and area.first is None else ():
            about = f"{area.sheet.name}!{slot.place} {slot.heading}"
            found.append(about + (f"（{slot.reason}）" if slot.reason else ""))
    return list(dict.fromkeys(found))


def _nothing(form: Form, snapshot: Snapshot, notes: Sequence[str]) -> FormRefused:
    """That there is nothing to fill in, and where it comes from; a list of people has no year that could be another."""
    name, why = form.path.name, f"（{'；'.join(notes)}）" if notes else ""
    if form.subject is not Member:
        return FormRefused.about(name, f"要填的{form.subject.label}一条也没有{why}", "请先登记，或换一个年度")
    if not snapshot.members:
        return FormRefused.about(name, "要填党员，名册还是空的", "请先在“党员名册”页导入花名册，或登记党员，再填表")
    return FormRefused.about(name, f"要填的党员一名也没有{why}", "请核对表的标题、选定的人员和名册里的登记")


def _chosen(
    form: Form, area: Area, snapshot: Snapshot, today: date, year: int | None, only: Sequence[int] | None
) -> Chosen:
    """The records of an area; `only` is about the record of the first one."""
    if area.kind == COUNTS:
        return Chosen(notes=[*area.notes, *until_not_heeded(area, today, year)], year=year)
    return choose(area, snapshot, today, year, only if area.subject is form.subject else None)


def _fill(work: Work, area: Area, part: Share) -> int:
    """Fills an area; how many rows were put into it."""
    if area.kind == COUNTS:
        fill_lines(work, area)
    elif area.kind == CARD:
        fill_cards(work, area, part.chosen.records)
    elif part.chosen.records or area.section is None:
        return fill_list(work, area, part.chosen.records, part.before)
    return 0
