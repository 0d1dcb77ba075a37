"""Exporting: what the user asked for becomes files where the user said, each written whole or not at all, each logged."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from models import outputs
from models.exports.atomic import TargetBusy, write_or_refuse
from models.exports.collection_cards import CARD, Who, deliver_cards
from models.exports.contents.common import NUMBER
from models.exports.errors import NO_PURPOSE, ExportRefused
from models.exports.export import Delivered, Export, Keeper
from models.exports.minutes_style import FORM
from models.exports.registers import Register, registers
from models.exports.scope import Scope
from models.exports.selection import LAYOUTS, Selection
from models.exports.sheet_files import Write, writers
from models.exports.study_lists import NAMES as LISTS
from models.exports.study_lists import deliver_list
from models.exports.target import FORMATS, Target, aim
from models.exports.within import Stretch, Within, said
from models.exports.year_book import BOOK
from models.kinds import encodable
from models.records import Meeting
from models.store import Ledger, LedgerRefused

MINUTES, ALL, OFFICIAL, ITEMS = outputs.MINUTES, outputs.ALL, outputs.OFFICIAL, outputs.ITEMS
MINUTES_NAME, MINUTES_FORMATS = outputs.NAMES[MINUTES], ("pdf", "docx")
OFFICIAL_NAME, OFFICIAL_FORMATS = outputs.NAMES[OFFICIAL], ("xlsx",)


def deliver(
    ledger: Ledger,
    what: str,
    out: Path,
    *,
    today: date,
    format: str | None = None,
    year: int | None = None,
    full: bool = False,
    purpose: str = "",
    meeting_ids: Sequence[int] | None = None,
    who: Who | None = None,
    recipient: str = "",
    selection: Selection | None = None,
    with_address: bool = False,
    find: str = "",
    style: str = FORM,
    quarter: int | None = None,
    way: str = "",
    number: str = "",
    names: bool = False,
    in_full: str = "勾选“不打码”",
    span: Stretch | None = None,
    keeper: Keeper | None = None,
) -> Delivered:
    """Writes a register, minutes or everything to `out`, and notes each file in the log of exports.

    what: a key of `registers()` or of study_lists.NAMES, official, card, book, oversight, self-check, closing, evidence, annual, minutes or all · out: a file if its suffix is a format's, else a folder,
    made if its parent exists; files of the same name are replaced · format: xlsx (registers' default), pdf (minutes'
    default), docx, json; 'all' has its own set of files · year: the calendar year of meetings, trainings and problems
    found; None means all years, one for the book; the roster is as of `today` unless `selection` says another day · full: private fields and
    numbers in texts whole instead of masked, which needs a purpose (domain §11 X02); the official table is always whole ·
    meeting_ids: for minutes, these meetings and no others · selection: people, columns and shape of the roster, or items and
    columns of the register, whichever is exported ·
    who: for card and study-record, whose; for other lists of study_lists, which batches · way: of signing, how often one signs · with_address: the official table with 家庭住址 · find: words of the lines of the log ·
    style: of minutes, form or official (公文式); minutes in a folder of everything are always forms · quarter: of
    oversight, 1 to 4; None means the one that ended last · number: of closing and evidence, which item · names: of annual, with the people behind the numbers.
    in_full: how the user asks for `full`, for the sentence that says what was left out.
    span: in the place of `year`, for what goes by the days of its records · keeper: who writes and logs instead.
    Minutes of talks (谈心谈话) are left out, and the notes say so, unless `full` or chosen by `meeting_ids` (domain §11).

    Raises ExportRefused where there is nothing to export or it cannot go there, TargetBusy where a file is in use; the file
    that was there before is then as it was.
    """
    if what == OFFICIAL and not purpose.strip():
        raise ExportRefused("汇总表是上报用的完整件（不打码），须写明用途，没有导出。请填写用途后再导出。")
    if full and not purpose.strip():
        raise ExportRefused(NO_PURPOSE)
    chosen, items = (Selection(), selection) if what == ITEMS else (selection, Selection())
    scope = Scope(
        today, year, full or what == OFFICIAL, chosen or Selection(), find, quarter, items or Selection(), span
    )
    told = encodable(purpose.strip()), encodable(recipient.strip())
    export = Export(ledger, scope, *told, Delivered(), in_full, keeper)
    try:
        if what == OFFICIAL:
            from models.exports.official.delivery import deliver_official

            target = aim(out, format, OFFICIAL_NAME, OFFICIAL_FORMATS)
            deliver_official(export, target, with_address=with_address)
        else:
            _deliver(export, what, out, format, meeting_ids, who or Who(), style, way, number, names)
    except (ExportRefused, TargetBusy, LedgerRefused) as refusal:
        if not export.done.files:
            raise
        raise type(refusal)(f"{refusal}在它之前的 {len(export.done.files)} 个文件已经写好。") from refusal
    return export.done


def _deliver(
    export: Export,
    what: str,
    out: Path,
    format: str | None,
    meeting_ids: Sequence[int] | None,
    who: Who,
    style: str,
    way: str,
    number: str,
    names: bool = False,
) -> None:
    if what == ALL:
        _all(export, out, format)
    elif what == MINUTES:
        target = aim(out, format, MINUTES_NAME, MINUTES_FORMATS)
        meetings = _chosen(export, meeting_ids)
        if not meetings:
            why = "没有会议记录" if meeting_ids is None else "选中的会议已经不在账本里"
            raise ExportRefused("".join(export.done.notes)) if export.done.notes else _nothing(why, export.scope.within)
        _minutes(export, target, meetings, style)
    elif what == BOOK:
        from models.exports.year_book.delivery import deliver_book

        deliver_book(export, out, format)
    elif what == outputs.ANNUAL:
        from models.exports.statistics import deliver_annual

        deliver_annual(export, out, format, names=names)
    elif what in (outputs.OVERSIGHT, outputs.SELF_CHECK):
        _report(export, what, out, format)
    elif what in (outputs.CLOSING, outputs.EVIDENCE):
        from models.exports.closing import deliver_closing

        deliver_closing(export, what, out, format, number)
    elif what == CARD:
        deliver_cards(export, out, format, who)
    elif what in LISTS:
        deliver_list(export, what, out, format, who, way)
    elif (register := registers().get(what)) is not None:
        if not _register(export, register, aim(out, format, register.name, FORMATS)):
            raise _nothing(register.why_empty(export.scope), None if what == "roster" else export.scope.within)
    else:
        apart = (outputs.CERTIFICATES, outputs.STATISTICS)  # have functions of their own
        possible = "、".join(word for word in outputs.NAMES if word not in apart)
        raise ExportRefused(f"没有“{what}”这种导出，没有导出。可以是：{possible}。")


def _report(export: Export, what: str, out: Path, format: str | None) -> None:
    if what == outputs.OVERSIGHT:
        from models.exports.oversight import deliver_oversight as write
    else:
        from models.exports.self_check import deliver_self_check as write
    write(export, out, format)


def _nothing(why: str, within: Within) -> ExportRefused:
    return ExportRefused(f"{said(within)}{why}，没有导出。请先登记，或换一个年度。")


def _all(export: Export, out: Path, format: str | None) -> None:
    """Everything that there is, into one folder; what is empty is passed over."""
    if format is not None or (out.suffix.lower().removeprefix(".") in FORMATS and not out.is_dir()):
        raise ExportRefused("“全部”会导出到一个文件夹，各有各的格式，没有导出。请给一个文件夹，并且不指定格式。")
    folder = aim(out, None, "全部", FORMATS).folder
    for key, register in registers().items():
        if not register.in_all:
            continue
        counted = export.done.rows
        if _register(export, register, Target(folder, "xlsx")) and not register.own:
            export.done.rows = counted
        elif key == "roster":
            counted = export.done.rows
            _register(export, register, Target(folder, "pdf"))
            export.done.rows = counted
    meetings = _chosen(export, None)
    if meetings:
        counted = export.done.rows  # the register of organization life has counted them
        Target(folder, "pdf").make()
        _minutes(export, Target(folder / MINUTES_NAME, "pdf"), meetings, bundled=True)
        export.done.rows = counted
    if not export.done.files:
        raise ExportRefused("账本里还没有可以导出的记录，没有导出。请先登记党员或会议。")


def _register(export: Export, register: Register, target: Target) -> bool:
    """One register in one format: a workbook of all its sheets, a document per sheet, or JSON; False if it is empty."""
    if target.format == "json":
        from models.exports.json_file import write_json

        objects = register.objects(export.ledger, export.scope)
        rows, columns = len(objects), list(objects[0]) if objects else []
        files: dict[str, Write] = {"": partial(write_json, objects)}
    else:
        sheets = register.sheets(export.ledger, export.scope)
        main = next(iter(sheets.values()))
        rows, files = main.records, writers(sheets, target.format, together=register.together)
        columns = [label for label in dict.fromkeys(column.label for column in main.columns) if label != NUMBER.label]
    if rows:
        target.make()
        name, logged = register.name, register.name
        if register.of_selection:
            name = LAYOUTS[export.scope.selection.layout]
            logged = export.scope.dated(name)
        whole = target.path(f"{name}.{target.format}")
        for part, write in files.items():
            path = whole.with_name(f"{whole.stem}-{part}{whole.suffix}") if part else whole
            export.write(logged, path, rows, write, columns=columns)
        export.done.rows += rows
    return rows > 0


def _chosen(export: Export, ids: Sequence[int] | None) -> list[Meeting]:
    """The meetings whose minutes are wanted; where talks or void records are left out, that is noted."""
    from models.exports.contents.meetings import meetings_of

    kept = meetings_of(export.ledger.all(Meeting), export.scope.within)
    found = [meeting for meeting in kept if meeting.counts]
    if ids is not None:
        return [meeting for meeting in found if meeting.id in set(ids)]
    if len(found) < len(kept):
        export.done.notes.append(f"作废的记录 {len(kept) - len(found)} 份没有导出，次数保留，见组织生活台账。")
    if export.scope.full:
        return found
    told = [meeting for meeting in found if not meeting.is_talk]
    if len(told) < len(found):
        export.say_talks(len(found) - len(told), "导出")
    return told


def _minutes(
    export: Export, target: Target, meetings: Sequence[Meeting], style: str = FORM, *, bundled: bool = False
) -> None:
    """The minutes of each meeting as a file of its own."""
    from models.exports.contents.export_log import as_record
    from models.exports.minutes_files import minutes_files

    if target.file is not None and len(meetings) > 1:
        raise ExportRefused(f"有 {len(meetings)} 次会议，一次会议一个文件，没有导出。请给一个文件夹而不是文件名。")
    target.make()
    full = export.scope.full
    for name, write in minutes_files(export.ledger, meetings, target.format, style, full=full, bundled=bundled):
        logged = MINUTES_NAME if bundled else as_record(MINUTES_NAME, full=full)
        export.write(logged, target.path(name), 1, write)
        export.done.rows += 1


class _Unlogged(Export):
    """An export that nobody gets: its files are only looked at."""

    def write(self, name: str, path: Path, rows: int, write: Write, *, columns: Sequence[str] = ()) -> None:
        write_or_refuse(path, write)
        self.done.files.append(path)


def preview(
    ledger: Ledger, what: str, out: Path, *, today: date, year: int | None, full: bool, who: Who, way: str = ""
) -> int:
    """Writes to a file of its own what `deliver` would write as PDF, to be looked at before it is printed; gives how many
    records are in it. Whoever lets it leave notes that in the log. Raises as `deliver` does."""
    export = _Unlogged(ledger, Scope(today, year, full), "", "", Delivered())
    _deliver(export, what, out, "pdf", None, who, FORM, way, "")
    return export.done.rows
