"""Every dialog about the register, and the courses of a batch, for pictures and for the tests of the look: with words as long as they come."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog

from models.exports.evidence import form_of
from models.kinds import PartialDate
from models.records import Course, Progress, Quota, Rectification, Responsibility, Training
from models.records.rectification_step import APPLY, BEGIN, CLOSE, EXTEND, FEED_BACK, KEEP_UP, LOOK_BACK, REOPEN, RETURN
from models.rules.periods import Span
from models.rules.register.opinions import Opinion
from models.rules.register.usual_duties import usual_duties
from tests.ui.gallery_dialogs import ADDRESS, FILE, NAME, REFUSAL, UNIT, Maker
from ui.dialogs.register.check_dialog import CheckDialog
from ui.dialogs.register.closing_preview import ClosingPreview
from ui.dialogs.register.duty_dialog import DutyDialog
from ui.dialogs.register.duty_sheet import DutySheet
from ui.dialogs.register.export_register import RegisterExport
from ui.dialogs.register.item_dialog import RectificationDialog
from ui.dialogs.register.opinions_dialog import OpinionsDialog
from ui.dialogs.register.oversight_dialog import OversightDialog
from ui.dialogs.register.progress_dialog import ProgressDialog
from ui.dialogs.register.step_dialog import StepDialog
from ui.dialogs.training.courses_dialog import CoursesDialog
from ui.session import Session
from ui.shell import Shell
from ui.table.shown import Shown

STANDS = {
    BEGIN: "登记", KEEP_UP: "登记", EXTEND: "整改中", APPLY: "整改中", RETURN: "待验收", CLOSE: "待验收",
    LOOK_BACK: "已销号", REOPEN: "已销号", FEED_BACK: "已销号",
}  # fmt: skip
"""Where an item stands that may take the step."""


def _item(session: Session, **about: object) -> Rectification:
    """An item with words as long as they come."""
    item = Rectification(
        number="2026-上级督查-01", source="上级督查", found=PartialDate(2026, 9, 10), problem=UNIT, measures=f"{UNIT}\n{ADDRESS}",
        cause=UNIT, goal=UNIT, owner=NAME, lead="重名人", deadline=PartialDate(2026, 12, 10), raised_by=NAME, document=FILE,
    )  # fmt: skip
    for name, value in about.items():
        setattr(item, name, value)
    with session.unit("登记") as unit:
        unit.add(item)
        unit.add(Progress(rectification_id=item.id, day=PartialDate(2026, 10, 8), by=NAME, text=ADDRESS))
    return item


def _step(action: str, *, refused: bool = False) -> Maker:
    def make(session: Session, shell: Shell, _folder: Path) -> QDialog:
        item = _item(session, state=STANDS[action])
        if refused:
            item = _item(session, state=STANDS[action], measures="", owner="", lead="", deadline=None)
        made = StepDialog(session, item, action, shell)
        if refused:
            made.accept()
        return made

    return make


def _new_item(session: Session, shell: Shell, _folder: Path) -> QDialog:
    return RectificationDialog(session, Rectification(found=PartialDate.of(session.today)), shell)


def _known_item(session: Session, shell: Shell, _folder: Path) -> QDialog:
    return RectificationDialog(session, _item(session, state="整改中"), shell)


def _progress(session: Session, shell: Shell, _folder: Path) -> QDialog:
    item = _item(session)
    return ProgressDialog(session, session.ledger.parts(Progress, item)[0], item, shell)


def _opinions(session: Session, shell: Shell, _folder: Path) -> QDialog:
    return OpinionsDialog(session, shell, source="谈心谈话", said=[Opinion(UNIT, NAME), Opinion(ADDRESS, "重名人")])


def _duties(session: Session) -> list[Responsibility]:
    found = [Responsibility(post="书记", owner=NAME, text=UNIT, frequency="每季度", standard=ADDRESS), *usual_duties()]
    with session.unit("列出") as unit:
        unit.add_all(found)
    return found


def _check(session: Session, shell: Shell, _folder: Path) -> QDialog:
    return CheckDialog(session, Span(2026, 7, 3), _duties(session), {}, shell)


def _export(session: Session, shell: Shell, _folder: Path) -> QDialog:
    items = [_item(session, state=state) for state in ("登记", "整改中", "已销号")]
    made = RegisterExport(session, Shown((items[0].id,), ("number", "problem")), shell, state="未销号")
    made._say(REFUSAL, "bad")
    made._open.show()
    return made


def _oversight(session: Session, shell: Shell, _folder: Path) -> QDialog:
    _item(session, state="整改中", deadline=PartialDate(2026, 9, 20))
    made = OversightDialog(session, shell)
    made._say(REFUSAL, "bad")
    made._open.show()
    return made


def _closing(session: Session, shell: Shell, _folder: Path) -> QDialog:
    item = _item(session, state="待验收", outcome=ADDRESS)
    return ClosingPreview(session, form_of(session.ledger, item), FILE, shell)


def _courses(session: Session, shell: Shell, _folder: Path) -> QDialog:
    batch = Training(
        name=f"{UNIT}集中轮训", programme=UNIT, start=PartialDate(2026, 9, 10), end=PartialDate(2026, 9, 12)
    )
    with session.unit("登记") as unit:
        unit.add(batch)
        unit.save_parts(
            batch, [Course(title_text=UNIT, teacher=NAME, hours=4.0, note=ADDRESS) for _ in range(12)], Course
        )
        unit.save_parts(batch, [Quota(level=UNIT, places=3), Quota(level="班子成员", places=1)], Quota)
    return CoursesDialog(session, batch, shell)


REGISTER: dict[str, Maker] = {
    "item, new": _new_item,
    "item": _known_item,
    **{f"step, {action}": _step(action) for action in STANDS},
    "step, refused": _step(BEGIN, refused=True),
    "progress": _progress,
    "opinions": _opinions,
    "opinions, nothing yet": lambda session, shell, _folder: OpinionsDialog(session, shell),
    "duty": lambda session, shell, _folder: DutyDialog(session, _duties(session)[0], shell),
    "duties, the usual ones": lambda session, shell, _folder: DutySheet(session, usual_duties(), shell),
    "duties, many at once": lambda session, shell, _folder: DutySheet(session, [], shell),
    "check of a quarter": _check,
    "export the register": _export,
    "report of a quarter": _oversight,
    "closing form": _closing,
    "courses": _courses,
}
