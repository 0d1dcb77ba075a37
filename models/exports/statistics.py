"""Exporting statistics: the tables that were asked for, as of a day, in one file, with how they were counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from models import outputs
from models.exports.contents.statistics import NAMES, names_sheet, statistics_object, statistics_sheet
from models.exports.errors import ExportRefused
from models.exports.export import Delivered, Export, Keeper
from models.exports.registers import Scope, branch_of
from models.exports.sheet import Sheet
from models.exports.sheet_files import Write
from models.exports.target import FORMATS, aim
from models.kinds import encodable
from models.records import Branch
from models.statistics.catalogue import CATALOGUE, About, Statistic
from models.statistics.pictures import caption, picture_of
from models.statistics.roster import Roster
from models.statistics.rows import heading
from models.statistics.table import Table
from models.store import Ledger

STATISTICS = outputs.STATISTICS
STATISTICS_NAME = outputs.NAMES[STATISTICS]


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
    """A table that is exported, the same on the day compared with, and how it is drawn."""

    table: Table
    before: Table | None
    drawn_as: str


def deliver_statistics(
    ledger: Ledger,
    out: Path,
    wanted: Wanted,
    *,
    format: str | None = None,
    purpose: str = "",
    recipient: str = "",
    keeper: Keeper | None = None,
) -> Delivered:
    """Writes the statistics to a file, or into a folder, and notes it in the log of exports; keeper: as `deliver` takes it.

    Raises ExportRefused where nobody is counted, a statistic is not known or the target cannot be; TargetBusy where the file
    is in use. What was there before is then as it was.
    """
    chosen = _chosen(wanted.only)
    target = aim(out, format, STATISTICS_NAME, FORMATS)
    branch = branch_of(ledger)
    made = make_tables(Roster.of(ledger), branch, wanted, chosen)
    if not any(one.table.counted for one in made):
        raise ExportRefused(f"{wanted.on} 没有在册党员，没有导出。请先登记或导入党员，或换一个截至日期。")
    export = Export(
        ledger, Scope(wanted.on), encodable(purpose.strip()), encodable(recipient.strip()), Delivered(), keeper=keeper
    )  # fmt: skip
    target.make()
    rows = sum(len(one.table.lines) for one in made)
    name = f"{STATISTICS_NAME}（截至{wanted.on}{f'，含{NAMES}' if wanted.names else ''}）"
    path = target.path(f"{STATISTICS_NAME}.{target.format}")
    export.write(name, path, rows, _writer(made, branch, target.format, wanted.names))
    export.done.rows = rows
    doubtful = [one.table for one in made if not one.table.agrees]
    export.done.notes += [f"{table.title}：{table.verdict}。" for table in doubtful]
    return export.done


def _chosen(only: Sequence[str]) -> list[tuple[Statistic, str]]:
    """Statistics with the variant of each; without a choice all of them, each in its first variant."""
    if not only:
        return [(known, known.variants[0]) for known in CATALOGUE]
    by_key = {known.key: known for known in CATALOGUE}
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


def make_tables(
    roster: Roster, branch: Branch, wanted: Wanted, chosen: Sequence[tuple[Statistic, str]]
) -> list[Made]:  # fmt: skip
    """The tables, in the order of the choice; tables of the year are not compared."""
    now = About(roster, wanted.on, branch.group_names())
    then = About(roster, wanted.before, branch.group_names()) if wanted.before else None
    made = []
    for known, variant in chosen:
        earlier = known.make(then, variant) if then and not known.annual else ()
        for place, table in enumerate(known.make(now, variant)):
            before = earlier[place] if place < len(earlier) else None
            made.append(Made(table, before, known.drawn_as(variant)))
    return made


def _writer(made: Sequence[Made], branch: Branch, format: str, names: bool) -> Write:
    """What writes the file; the writers load large libraries, so each is loaded when it is asked for."""
    sheets = [statistics_sheet(one.table, branch, one.before) for one in made]
    if format == "json":
        from models.exports.json_file import write_json

        return partial(write_json, [statistics_object(one.table, one.before) for one in made])
    listed: list[Sheet] = [names_sheet([one.table for one in made], branch)] if names else []
    every = [*sheets, *listed]
    if format == "xlsx":
        from models.exports.excel import write_xlsx

        tabs = [one.table.title for one in made]
        return lambda path: write_xlsx(every, path, names=[*tabs, *([NAMES] if names else [])])
    if format == "docx":
        from models.exports.word_table import write_tables_docx

        return lambda path: write_tables_docx(every, path)
    from models.exports.pdf.statistics import Section, write_statistics_pdf

    sections = [
        Section(
            heading(one.table, Branch()),
            sheet,
            picture_of(one.drawn_as, one.table, one.before, parts=False),
            caption(one.drawn_as, one.table, one.before),
        )
        for sheet, one in zip(sheets, made, strict=True)
    ]
    sections += [Section(f"统计{NAMES}", sheet) for sheet in listed]
    return lambda path: write_statistics_pdf(sections, path, author=branch.name)
