"""Writing 销号申请单 of one item of the register, or its evidence as one zip: which item is meant, one file, noted in the log."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from models import outputs
from models.evidence import files_of
from models.exports.closing_form import TITLE
from models.exports.errors import ExportRefused
from models.exports.names import told_name
from models.exports.target import aim
from models.kinds import PartialDate
from models.records import Rectification, RectificationStep
from models.records.rectification import CLOSED, FOR_REVIEW
from models.records.rectification_step import APPLY
from models.rules.register.lacking import in_the_way, lacking
from models.rules.register.steps import state_of
from models.store import Ledger

if TYPE_CHECKING:
    from models.exports.export import Export

CLOSING, EVIDENCE = outputs.CLOSING, outputs.EVIDENCE
CLOSING_FORMATS, EVIDENCE_FORMATS = ("pdf", "docx"), ("zip",)
PACKED = outputs.NAMES[EVIDENCE]


def item_numbered(ledger: Ledger, number: str) -> Rectification:
    """The item with that number; raises ExportRefused where there is none, or more than one."""
    wanted = number.strip()
    if not wanted:
        raise ExportRefused("没有写是哪一项，没有导出。请用 --number 写明编号，如 2026-自查-01。")
    found = [item for item in ledger.all(Rectification) if item.number.strip() == wanted]
    if not found:
        raise ExportRefused(f"台账里没有编号“{wanted}”的整改事项，没有导出。请核对编号。")
    if len(found) > 1:
        raise ExportRefused(f"编号“{wanted}”有 {len(found)} 项，不知道是哪一项，没有导出。请先把编号改成不同的。")
    return found[0]


def not_ready(item: Rectification, files: int, today: date) -> list[str]:
    """Why an item cannot be handed in to be closed, each with its ground; files: how many are at it. The form is written all
    the same, for it may be filled in by hand."""
    if state_of(item) in (FOR_REVIEW, CLOSED):
        return []
    step = RectificationStep(action=APPLY, day=PartialDate.of(today))
    found = in_the_way(lacking(item, step, today=today, files=files))
    return [f"{item.number} 还不能申请销号：{each.sentence()}。" for each in found]


def deliver_closing(export: Export, what: str, out: Path, format: str | None, number: str) -> None:
    """Writes the form or the zip of an item. Raises ExportRefused, and TargetBusy where the file is in use."""
    name = TITLE if what == CLOSING else PACKED
    target = aim(out, format, name, CLOSING_FORMATS if what == CLOSING else EVIDENCE_FORMATS)
    item = item_numbered(export.ledger, number)
    from models.exports.evidence import form_of, gathered, write_evidence_zip

    form = form_of(export.ledger, item, full=export.scope.full)
    target.make()
    if what == CLOSING:
        export.done.notes += not_ready(item, len(files_of(export.ledger, item)), export.scope.today)
    if what == EVIDENCE:
        files = gathered(export.ledger, files_of(export.ledger, item))
        path = target.path(told_name(f"{item.number}-{PACKED}", ".zip", full=export.scope.full))
        scope = export.scope
        write_zip = partial(write_evidence_zip, form, files, today=scope.today, full=scope.full)
        export.write(PACKED, path, 1 + len(files), write_zip)
        export.done.rows += 1 + len(files)
        lost = [one.about.name for one in files if one.trouble]
        if lost:
            export.done.notes.append(f"{len(lost)} 件佐证不见了或已改变，目录里已注明：{'、'.join(lost)}。")
        return
    if target.format == "pdf":
        from models.exports.pdf.closing_form import write_closing_pdf as write
    else:
        from models.exports.word_closing_form import write_closing_docx as write
    name = told_name(f"{TITLE}-{item.number}", f".{target.format}", full=export.scope.full)
    export.write(TITLE, target.path(name), 1, partial(write, form))
    export.done.rows += 1
