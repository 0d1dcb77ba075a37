"""export: registers, minutes, the official table, the log of exports."""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from models.outputs import (
    ALL,
    ANNUAL,
    ATTENDANCE,
    CARD,
    CERTIFICATES,
    CLOSING,
    EVIDENCE,
    INSPECTION,
    INVITE,
    ITEMS,
    LISTS,
    LOG,
    MEETINGS,
    MINUTES,
    NAMES,
    OFFICIAL,
    OPINIONS,
    OVERSIGHT,
    PLAN,
    RECORD,
    RESOLUTIONS,
    ROSTER,
    SIGNING,
    STATISTICS,
    TASKS,
    TRAINEES,
    TRAINING,
    TRANSFERS,
    VOTES,
)
from models.safekeeping.only_read import read_only
from ui.commands.inspecting import inspection, stretch_of
from ui.commands.printing import DONE, PROBLEMS

if TYPE_CHECKING:
    from models.exports import Delivered
    from models.exports.selection import Selection

_ROSTER = (ROSTER, ALL)
_STATISTICS = (STATISTICS, ANNUAL)
_ONE_ITEM = (CLOSING, EVIDENCE)
_PEOPLE = (ROSTER, OFFICIAL, ALL)
_OF_YEARS = tuple(what for what in NAMES if what not in (ROSTER, OFFICIAL, CARD, CERTIFICATES, *_ONE_ITEM))
_ONLY = (CARD, TRAINEES, SIGNING, INVITE, RECORD, CERTIFICATES)
_OF_DAYS = (
    INSPECTION, MINUTES, MEETINGS, PLAN, ATTENDANCE, VOTES, RESOLUTIONS, TASKS, TRAINING, TRAINEES, SIGNING, ITEMS, LISTS,
    OPINIONS, TRANSFERS,
)  # fmt: skip
"""What goes by the days of its records, and so can be of months as well as of a year."""
_USED_BY = {
    "columns": (*_ROSTER, ITEMS), "layout": _ROSTER, "sort": _PEOPLE, "as_of": _PEOPLE, "selection": (*_PEOPLE, ITEMS), "number": (*_ONE_ITEM, CERTIFICATES),
    "variant": (OFFICIAL,), "find": (LOG,), "style": (MINUTES,), "quarter": (OVERSIGHT,), "year": _OF_YEARS, "only": (*_ONLY, *_STATISTICS, INSPECTION), "id": _ONLY, "by": (SIGNING,),
    "date": _STATISTICS, "against": (STATISTICS,), "names": _STATISTICS,
    **dict.fromkeys(("template", "paper", "issued"), (CERTIFICATES,)), **dict.fromkeys(("since", "until"), _OF_DAYS),
    **dict.fromkeys(("zip", "book", "progress", "files_of"), (INSPECTION,)),
}  # fmt: skip
"""The options that say what is exported, and the exports that heed them."""


def _refuse_idle(arguments: argparse.Namespace) -> None:
    """Refuses an option that would do nothing: else something other than what was asked for would leave."""
    from models.exports import ExportRefused

    for name, used_by in _USED_BY.items():
        if getattr(arguments, name) not in (None, "", False, []) and arguments.what not in used_by:
            option = {"since": "--from", "until": "--to"}.get(name, "--" + name.replace("_", "-"))
            raise ExportRefused(
                f"{option} 只用于 {'、'.join(used_by)}，对 {arguments.what} 不起作用，没有导出。请去掉 {option}。"
            )


def export(arguments: argparse.Namespace, today: date) -> int:
    from models.exports import ExportRefused
    from models.exports.collection_cards import Who
    from models.exports.deliver import deliver
    from models.exports.minutes_style import FORM

    _refuse_idle(arguments)
    if arguments.what in _STATISTICS:
        return statistics(arguments, today)
    if arguments.what == CERTIFICATES:
        return certificates(arguments, today)
    if arguments.what == INSPECTION:
        if arguments.format:
            raise ExportRefused("迎检材料各有各的格式，没有开始。请去掉 --format，要压缩包写 --zip。")
        return _told(inspection(arguments, today), listing=True)
    whole = arguments.full or arguments.what == OFFICIAL  # nobody but the user can say for what
    with read_only(arguments.ledger) as ledger:
        result = deliver(
            ledger,
            arguments.what,
            arguments.out,
            today=today,
            format=arguments.format,
            year=arguments.year,
            full=arguments.full,
            purpose=arguments.purpose or ("" if whole else "命令行导出"),
            recipient=arguments.recipient,
            who=Who(arguments.only, arguments.id),
            selection=_selection(arguments),
            with_address=arguments.variant == "20",
            find=arguments.find,
            style=arguments.style or FORM,
            quarter=arguments.quarter,
            way=arguments.by,
            number=arguments.number,
            in_full="加 --full ",
            span=stretch_of(arguments, today),
        )
    return _told(result, listing=arguments.what == OFFICIAL)


def statistics(arguments: argparse.Namespace, today: date) -> int:
    """`export statistics` and `export annual`: as of --date, or the end of --year where that is over."""
    from models.exports.statistics import Wanted, deliver_statistics

    end = date(arguments.year, 12, 31) if arguments.year else today
    wanted = Wanted(arguments.date or min(end, today), arguments.against, arguments.only, arguments.names)
    with read_only(arguments.ledger) as ledger:
        result = deliver_statistics(
            ledger,
            arguments.out,
            wanted,
            what=arguments.what,
            format=arguments.format,
            full=arguments.full,
            purpose=arguments.purpose or ("" if arguments.full and arguments.names else "命令行导出"),
            recipient=arguments.recipient,
        )
    if wanted.on > today:
        result.notes.append(f"截至日期 {wanted.on} 还没有到，人数按现在的登记计算；到期后请核对登记再导出。")
    return _told(result)


def certificates(arguments: argparse.Namespace, today: date) -> int:
    """`export certificates`: those of one batch of training."""
    from models.exports.certificates import Wanted, deliver_certificates
    from models.exports.collection_cards import Who

    wanted = Wanted(arguments.number, arguments.template, arguments.paper, arguments.issued)
    with read_only(arguments.ledger) as ledger:
        result = deliver_certificates(
            ledger,
            arguments.out,
            wanted,
            Who(arguments.only, arguments.id),
            today=today,
            format=arguments.format,
            full=arguments.full,
            purpose=arguments.purpose or ("" if arguments.full else "命令行导出"),
            recipient=arguments.recipient,
        )
    return _told(result, listing=True)


def _told(result: Delivered, *, listing: bool = False) -> int:
    """The exit code. listing: the notes list what was not given, not filled in or not there; others say how it was done."""
    for path in result.files:
        print(path)
    for note in result.notes:
        print(note, file=sys.stderr)
    return PROBLEMS if listing and result.notes else DONE


def _selection(arguments: argparse.Namespace) -> Selection:
    """What of the roster is wanted: by a file, and by options that go before it."""
    from models.exports import ExportRefused
    from models.exports.contents import rectification_columns as of_items
    from models.exports.contents import roster_columns as of_people
    from models.exports.selection import Selection

    found = Selection.read(arguments.selection) if arguments.selection else Selection()
    if arguments.columns is not None:
        words = re.split(r"[,，、\s]+", arguments.columns)
        whole, keys_of = of_people.all_fields, of_people.keys_of
        if arguments.what == ITEMS:
            whole, keys_of = of_items.all_columns, of_items.keys_of
        columns = whole() if words == ["all"] else keys_of(words)
        if not columns:  # a lone comma, or a variable of the shell that is not set
            raise ExportRefused("--columns 里一栏也没有，没有导出。请写明栏目，如 姓名,性别,年龄，全部栏目写 all。")
        found = replace(found, columns=columns)
    return replace(
        found,
        order=arguments.sort or found.order,
        layout=arguments.layout or found.layout,
        as_of=arguments.as_of or found.as_of,
    )
