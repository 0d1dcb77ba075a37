"""Exporting statistics: the tables that were asked for, as of a day, in one file, with how they were counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from models import outputs
from models.exports.contents.statistics import NAMES, contents_sheet, names_sheet, statistics_object, statistics_sheet
from models.exports.errors import NO_PURPOSE, ExportRefused
from models.exports.export import Delivered, Export, Keeper
from models.exports.privacy import masked_text
from models.exports.reasons import kind_told
from models.exports.scope import Scope
from models.exports.sheet import Sheet
from models.exports.sheet_files import Write
from models.exports.target import FORMATS, aim
from models.kinds import encodable
from models.records import Branch
from models.rules.snapshot import Snapshot
from models.statistics.catalogue import ANNUAL as YEARLY
from models.statistics.catalogue import CATALOGUE, About, Statistic
from models.statistics.pictures import Picture, caption, picture_of
from models.statistics.roster import Roster
from models.statistics.rows import heading
from models.statistics.table import Table, as_written
from models.store import Ledger

STATISTICS, ANNUAL = outputs.STATISTICS, outputs.ANNUAL
_CONTENTS = "目录"


@dataclass(frozen=True)
class Wanted:
    """What is wanted. `on`: the day of the statistics, which is also the day up to which the tables of its year go ·
    `before`: the day to compare with · `only`: keys of statistics, each perhaps with its variant (`age:按性别`), none: all ·
    `names`: with the people behind the numbers."""

    on: date
    before: date | None = None
    only: Sequence[str] = ()
    names: bool = False


@dataclass(frozen=True)
class Made:
    """A table that is exported, the same on the day compared with, and how it is drawn. of: which statistic it is of."""

    of: Statistic
    table: Table
    before: Table | None
    drawn_as: str


def deliver_statistics(
    ledger: Ledger,
    out: Path,
    wanted: Wanted,
    *,
    what: str = STATISTICS,
    format: str | None = None,
    full: bool = False,
    purpose: str = "",
    recipient: str = "",
    keeper: Keeper | None = None,
) -> Delivered:
    """Writes the statistics to a file, or into a folder, and notes it in the log of exports; keeper: as `deliver` takes it.

    what: statistics, or annual for all tables of the annual report of the year of the day, in its order.
    full: names with whole birthdays, reasons as they were put down and those whom discipline or illness put there, which needs a
    purpose; without names there is nothing private.
    Raises ExportRefused where nobody is counted, a statistic is not known or the target cannot be; TargetBusy where the file
    is in use. What was there before is then as it was.
    """
    full = full and wanted.names
    if full and not purpose.strip():
        raise ExportRefused(NO_PURPOSE)
    export = Export(
        ledger, Scope(wanted.on, full=full), encodable(purpose.strip()), encodable(recipient.strip()), Delivered(), keeper=keeper
    )  # fmt: skip
    write_statistics(export, what, out, format, wanted)
    return export.done


def write_statistics(export: Export, what: str, out: Path, format: str | None, wanted: Wanted) -> None:
    """Writes the statistics as a part of an export that is under way; see `deliver_statistics`."""
    title, annual = outputs.NAMES[what], what == ANNUAL
    chosen = _chosen(wanted.only, YEARLY if annual else CATALOGUE)
    target = aim(out, format, title, FORMATS)
    snapshot = Snapshot.of(export.ledger)
    roster = Roster.within(snapshot, full=export.scope.full)
    if not roster.counted(wanted.on):
        raise ExportRefused(f"{wanted.on} 没有在册党员，没有导出。请先登记或导入党员，或换一个截至日期。")
    made = make_tables(roster, snapshot, wanted, chosen)
    target.make()
    rows = sum(len(one.table.lines) for one in made)
    name = f"{title}（截至{wanted.on}{f'，含{NAMES}' if wanted.names else ''}）"
    path = target.path(f"{title}.{target.format}")
    export.write(
        name, path, rows, _writer(made, snapshot, target.format, wanted, annual=annual, full=export.scope.full)
    )
    export.done.rows += rows
    doubtful = [one.table for one in made if not one.table.agrees]
    export.done.notes += [f"{table.title}：{table.verdict}。" for table in doubtful]


def deliver_annual(export: Export, out: Path, format: str | None, *, names: bool) -> None:
    """All tables of the annual report of the year of an export, up to its end or today."""
    scope = export.scope
    if scope.year is not None and scope.year > scope.today.year:
        raise ExportRefused(f"{scope.year}年还没有到，没有导出。请换一个年度。")
    end = date(scope.year, 12, 31) if scope.year else scope.today
    write_statistics(export, ANNUAL, out, format, Wanted(min(end, scope.today), names=names))


def _chosen(only: Sequence[str], possible: Sequence[Statistic]) -> list[tuple[Statistic, str]]:
    """Statistics with the variant of each; without a choice all of them, each in its first variant."""
    if not only:
        return [(known, known.variants[0]) for known in possible]
    by_key = {known.key: known for known in possible}
    found = []
    for word in only:
        key, _, variant = word.partition(":")
        known = by_key.get(key)
        if known is None:
            raise ExportRefused(f"没有“{key}”这种统计，没有导出。可以是：{'、'.join(by_key)}。")
        if variant and variant not in known.variants:
            raise ExportRefused(f"{known.label}没有“{variant}”，没有导出。可以是：{'、'.join(known.variants)}。")
        found.append((known, variant or known.variants[0]))
    return found


def _why(why: str) -> str:
    """A reason that was put down of a person, as statistics tell it to others; '' where there is none."""
    return kind_told(as_written(why)) if why.strip() else ""


def make_tables(
    roster: Roster, snapshot: Snapshot, wanted: Wanted, chosen: Sequence[tuple[Statistic, str]]
) -> list[Made]:  # fmt: skip
    """The tables, in the order of the choice; tables of the year are not compared."""
    groups = snapshot.branch.group_names()
    why = as_written if roster.full else _why
    now = About(roster, wanted.on, groups, snapshot, why)
    then = About(roster, wanted.before, groups, snapshot, why) if wanted.before else None
    made = []
    for known, variant in chosen:
        earlier = known.make(then, variant) if then and not known.annual else ()
        for place, table in enumerate(known.make(now, variant)):
            before = earlier[place] if place < len(earlier) else None
            made.append(Made(known, table, before, known.drawn_as(variant)))
    return made


def _writer(
    made: Sequence[Made], snapshot: Snapshot, format: str, wanted: Wanted, *, annual: bool, full: bool
) -> Write:
    """What writes the file; the writers load large libraries, so each is loaded when it is asked for."""
    branch, called = snapshot.branch, snapshot.apart if wanted.names else {}
    if format == "json":
        from models.exports.json_file import write_json

        return partial(
            write_json,
            [statistics_object(one.table, one.before, names=wanted.names, called=called, full=full) for one in made],
        )
    sheets = [statistics_sheet(one.table, branch, one.before) for one in made]
    listed = _listed(made, branch, called, annual=annual, full=full) if wanted.names else {}
    front = {_CONTENTS: contents_sheet([one.table for one in made], branch, wanted.on)} if annual else {}
    every = [*front.values(), *sheets, *listed.values()]
    if format == "xlsx":
        from models.exports.excel import write_xlsx

        tabs = [*front, *(one.table.title for one in made), *listed]
        return lambda path: write_xlsx(every, path, names=tabs)
    if format == "docx":
        from models.exports.word_table import write_tables_docx

        return lambda path: write_tables_docx(every, path)
    from models.exports.pdf.statistics import Section, write_statistics_pdf

    bare = len(branch.name or branch.short_name)  # which stands above each heading on paper
    sections = [Section(sheet.title[bare:].lstrip(), sheet) for sheet in front.values()]
    sections += [
        Section(
            heading(one.table, Branch()),
            sheet,
            _picture(one),
            caption(one.drawn_as, one.table, one.before),
        )
        for sheet, one in zip(sheets, made, strict=True)
    ]
    sections += [Section(sheet.title[bare:].lstrip(), sheet) for sheet in listed.values()]
    return lambda path: write_statistics_pdf(sections, path, author=branch.name)


def _picture(one: Made) -> Picture | None:
    """With the labels as the tables have them: a line may be of a 党小组, whose name somebody typed."""
    picture = picture_of(one.drawn_as, one.table, one.before, parts=False)
    if picture is None:
        return None
    return replace(picture, items=tuple(replace(item, label=masked_text(item.label)) for item in picture.items))


def _listed(
    made: Sequence[Made], branch: Branch, called: Mapping[int, str], *, annual: bool, full: bool
) -> dict[str, Sheet]:
    """The people behind the numbers: on one sheet, of the annual report on a sheet for each statistic."""
    if not annual:
        return {NAMES: names_sheet([one.table for one in made], branch, called=called, full=full)}
    tables: dict[str, list[Table]] = {}
    for one in made:
        tables.setdefault(one.of.label, []).append(one.table)
    found = {
        f"{NAMES}-{label}": names_sheet(those, branch, label, called=called, full=full)
        for label, those in tables.items()
    }
    return {tab: sheet for tab, sheet in found.items() if sheet.rows}
