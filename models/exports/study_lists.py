"""Lists of batches (参训人员名册, 签到表, 拟参训人员名单) and records of people: which are meant, and into which files they go."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from models import outputs
from models.exports.collection_cards import Who, chosen
from models.exports.contents.study.batch import Batch
from models.exports.contents.study.inviting import NAME as INVITE_NAME
from models.exports.contents.study.inviting import invited, inviting_sheet
from models.exports.contents.study.record import NAME as RECORD_NAME
from models.exports.contents.study.record import StudyRecord, study_records
from models.exports.contents.study.signing import WAYS, signing_sheets
from models.exports.contents.study.trainees import NAME as TRAINEES_NAME
from models.exports.contents.study.trainees import trainees_sheet
from models.exports.contents.training import trainings_of
from models.exports.errors import ExportRefused
from models.exports.names import told_name
from models.exports.sheet import Sheet
from models.exports.sheet_files import write_all
from models.exports.study_registers import snapshot_of
from models.exports.target import aim
from models.exports.within import Within, said
from models.our_branch import our_branch
from models.records import Course, Enrolment, Member, Training
from models.store import Ledger

if TYPE_CHECKING:
    from models.exports.export import Export

TRAINEES, SIGNING, INVITE, RECORD = outputs.TRAINEES, outputs.SIGNING, outputs.INVITE, outputs.RECORD
NAMES = {what: outputs.NAMES[what] for what in (TRAINEES, SIGNING, INVITE, RECORD)}
FORMATS_OF = {
    TRAINEES: ("xlsx", "pdf", "docx"),
    SIGNING: ("pdf", "docx", "xlsx"),
    INVITE: ("xlsx", "pdf", "docx"),
    RECORD: ("pdf", "docx"),
}
"""The formats, the usual one first."""


def deliver_list(export: Export, what: str, out: Path, format: str | None, who: Who, way: str) -> None:
    """Writes one of NAMES. who: batches by number, name or id, or people for their records; nobody means all of the year.

    A file takes all of them, a folder one file each. Raises ExportRefused where there is nothing to write, TargetBusy where
    a file is in use.
    """
    if way and way not in WAYS:
        raise ExportRefused(f"没有“{way}”这种签到办法，没有导出。可以是：{'、'.join(WAYS)}。")
    if what == RECORD:
        _records(export, out, format, who)
    elif what == INVITE:
        _invite(export, out, format, who)
    else:
        _batches(export, what, out, format, who, way)


def batch_of(ledger: Ledger, training: Training) -> Batch:
    """A batch with its list, its courses, and the members on the list."""
    enrolments = ledger.parts(Enrolment, training)
    members = {m.id: m for m in ledger.fetch(Member, [e.member_id for e in enrolments if e.member_id])}
    return Batch(training, enrolments, ledger.parts(Course, training), members, our_branch(ledger))


def sheets_of(what: str, batch: Batch, *, full: bool, way: str = "") -> Mapping[str, Sheet]:
    """The sheets of a list of a batch."""
    if what == SIGNING:
        return signing_sheets(batch, way)
    return {TRAINEES_NAME: trainees_sheet(batch, full=full)}


def chosen_batches(ledger: Ledger, who: Who, year: Within) -> list[Training]:
    """The batches by number, name or id, else all of the year. Raises ExportRefused where there is none."""
    every = trainings_of(ledger.all(Training), None)
    for name in who.names:
        if not any(name in (batch.number, batch.name) for batch in every):
            raise ExportRefused(f"没有“{name}”这个培训批次，没有导出。请核对批次号或培训名称。")
    if who.names or who.ids:
        wanted = [b for b in every if b.id in set(who.ids) or {b.number, b.name} & set(who.names)]
        if not wanted:
            raise ExportRefused("选中的培训批次已经不在账本里，没有导出。请重新选择。")
        return wanted
    if found := trainings_of(every, year):
        return found
    raise ExportRefused(f"{said(year)}没有培训批次，没有导出。请先登记，或换一个年度。")


def _batches(export: Export, what: str, out: Path, format: str | None, who: Who, way: str) -> None:
    target = aim(out, format, NAMES[what], FORMATS_OF[what])
    every = [batch_of(export.ledger, training) for training in chosen_batches(export.ledger, who, export.scope.within)]
    batches = every if what == SIGNING else [batch for batch in every if batch.enrolments]
    empty = [batch.training.name for batch in every if batch not in batches]
    if not batches:
        raise ExportRefused(f"“{empty[0]}”还没有登记参训名单，没有导出。请先在“参训名单…”里登记。")
    made = [(batch, sheets_of(what, batch, full=export.scope.full, way=way)) for batch in batches]
    target.make()
    if target.file is not None:
        sheets = _all_of(made)
        rows = sum(_people(batch) for batch in batches)
        export.write(NAMES[what], target.file, rows, partial(write_all, sheets, target.format))
    else:
        taken: list[str] = []
        for batch, those in made:
            name = f"{NAMES[what]}-{batch.training.number or batch.training.show('start')}-{batch.training.name}"
            taken.append(told_name(name, "." + target.format, full=export.scope.full, taken=taken))
            export.write(NAMES[what], target.path(taken[-1]), _people(batch), partial(write_all, those, target.format))
    export.done.rows += sum(_people(batch) for batch in batches)
    if empty:
        export.done.notes.append(f"还没有登记参训名单的 {len(empty)} 批没有导出：{'、'.join(empty)}。")


def _people(batch: Batch) -> int:
    return len(batch.enrolments)


def _all_of(made: Sequence[tuple[Batch, Mapping[str, Sheet]]]) -> dict[str, Sheet]:
    """The sheets of all batches, each with a name of its own on its tab."""
    if len(made) == 1:
        return dict(made[0][1])
    found: dict[str, Sheet] = {}
    for number, (batch, sheets) in enumerate(made, 1):
        for place, sheet in enumerate(sheets.values(), 1):
            part = f"({place})" if len(sheets) > 1 else ""
            found[f"{number}.{batch.training.number or batch.training.name}{part}"] = sheet
    return found


def _invite(export: Export, out: Path, format: str | None, who: Who) -> None:
    target = aim(out, format, INVITE_NAME, FORMATS_OF[INVITE])
    scope, ledger = export.scope, export.ledger
    batch = None
    if who.names or who.ids:
        batch = batch_of(ledger, chosen_batches(ledger, who, None)[0])
    year = scope.year or scope.today.year
    wanted = invited(snapshot_of(ledger), year, scope.today, batch)
    if not wanted:
        about = f"“{batch.training.name}”" if batch else f"{year}年"
        raise ExportRefused(f"{about}没有缺学时或应当参加集中培训的人，没有导出。")
    sheet = inviting_sheet(wanted, our_branch(ledger), year, today=scope.today, full=scope.full, batch=batch)
    target.make()
    path = target.path(f"{INVITE_NAME}.{target.format}")
    export.write(INVITE_NAME, path, len(wanted), partial(write_all, {INVITE_NAME: sheet}, target.format))
    export.done.rows += len(wanted)


def _records(export: Export, out: Path, format: str | None, who: Who) -> None:
    target = aim(out, format, RECORD_NAME, FORMATS_OF[RECORD])
    scope = export.scope
    members = chosen(export.ledger, who, scope.today)
    found = study_records(snapshot_of(export.ledger), members, today=scope.today, year=scope.year, full=scope.full)
    write = record_writer(target.format)
    target.make()
    if target.file is not None:
        export.write(RECORD_NAME, target.file, len(found), partial(write, found))
    else:
        taken: list[str] = []
        for one in found:
            name = f"{RECORD_NAME}-{one.member.title()}"
            taken.append(told_name(name, "." + target.format, full=scope.full, taken=taken))
            export.write(RECORD_NAME, target.path(taken[-1]), 1, partial(write, [one]))
    export.done.rows += len(found)


def record_writer(format: str) -> Callable[[Sequence[StudyRecord], Path], None]:
    """What writes records; the writers load large libraries, so each is loaded when it is first asked for."""
    if format == "pdf":
        from models.exports.pdf.oversight import write_reports_pdf

        return write_reports_pdf
    from models.exports.word_oversight import write_reports_docx

    return write_reports_docx
