"""export inspection: 迎检材料 of a year or a stretch as one folder; and what --from and --to mean for any export."""

from __future__ import annotations

import argparse
from datetime import date

from models.exports import Delivered, ExportRefused
from models.exports.within import Stretch
from models.safekeeping.only_read import read_only
from ui.progress_lines import say_progress


def stretch_of(arguments: argparse.Namespace, today: date) -> Stretch | None:
    """The days from --from to --to, which may be months; None where neither is said. Raises ExportRefused."""
    first, last = arguments.since, arguments.until
    if first is None and last is None:
        return None
    if arguments.year:
        raise ExportRefused("--year 和 --from、--to 只能写一种，没有导出。请去掉一种。")
    if first is None:
        raise ExportRefused("写了 --to 也要写 --from，没有导出。请写明从哪个月起，如 --from 2025-07。")
    end = last.last() if last is not None else today
    if first.first() > end:
        raise ExportRefused(f"--from {first} 晚于 --to {last or today}，没有导出。请核对起止。")
    return Stretch(first.first(), end)


def inspection(arguments: argparse.Namespace, today: date) -> Delivered:
    """`export inspection`: of --year, of --from to --to, else of the usual year."""
    from models.exports.year_book import usual_year
    from models.inspection import SECTIONS, Wanted
    from models.inspection.build import deliver_inspection
    from models.inspection.material import Material

    names = {section.name: key for key, section in SECTIONS.items()}
    unknown = [name for name in arguments.only if name not in names and name not in SECTIONS]
    if unknown:
        raise ExportRefused(f"迎检材料里没有“{unknown[0]}”这一部分，没有开始。可以是：{'、'.join(names)}。")
    chosen = {names.get(name, name) for name in arguments.only} or set(SECTIONS)
    wanted = Wanted(
        stretch_of(arguments, today) or Stretch.of_year(arguments.year or usual_year(today)),
        tuple(key for key in SECTIONS if key in chosen),
        full=arguments.full,
        purpose=arguments.purpose or ("" if arguments.full else "命令行导出"),
        recipient=arguments.recipient,
        book=arguments.book,
        zip=arguments.zip,
    )
    with read_only(arguments.ledger) as ledger:
        if arguments.files_of:
            ledger.home = arguments.files_of
        say = say_progress if arguments.progress else None
        return deliver_inspection(ledger, arguments.out, Material(ledger, wanted, today), say)
