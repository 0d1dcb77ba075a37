"""Dialogs about batches of training, for pictures and for the tests of the look: with names and texts as long as they come."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog

from models.kinds import PartialDate
from models.records import Enrolment, Quota, Training
from tests.ui.gallery_dialogs import ADDRESS, FILE, NAME, REFUSAL, UNIT, Maker
from ui.dialogs.training.certificates_dialog import CertificatesDialog
from ui.dialogs.training.enrolment_dialog import EnrolmentDialog
from ui.dialogs.training.inviting_dialog import InvitingDialog
from ui.dialogs.training.list_import import ListImport
from ui.dialogs.training.numbers_dialog import NumbersDialog
from ui.dialogs.training.outputs_dialog import StudyOutputs
from ui.session import Session
from ui.shell import Shell


def _long_batch(session: Session) -> Training:
    """A batch of a long name; nobody is on its list, so that all who lack hours should come."""
    batch = Training(
        name=f"{UNIT}集中轮训", number="2026-03", start=PartialDate(2026, 9, 10), end=PartialDate(2026, 9, 12)
    )
    with session.unit("登记") as unit:
        unit.add(batch)
    return batch


def _study(what: str) -> Maker:
    def make(session: Session, shell: Shell, _folder: Path) -> QDialog:
        long = [member for member in session.members if member.name == NAME]
        made = StudyOutputs(session, shell, what, batch=_long_batch(session), members=long * 4)
        made._say(REFUSAL, "bad")
        made._open.show()
        return made

    return make


def _invited(session: Session, shell: Shell, _folder: Path) -> QDialog:
    made = InvitingDialog(session, shell, lambda _table, _number: None, batch=_long_batch(session))
    names = [one.member.name for one in made._model.people]
    made._table.setCurrentIndex(made._model.index(names.index(NAME), 0))
    return made


def _enrolled(session: Session) -> tuple[Training, list[Enrolment]]:
    """A batch under a long name with people who have long names, numbers and results."""
    batch = _long_batch(session)
    with session.unit("参训名单") as unit:
        states = (("参加", "合格"), ("参加", "合格"), ("缺课", ""), ("补课", "不合格，" + UNIT))
        unit.add_all(
            [
                Enrolment(training_id=batch.id, name=NAME, state=state, result=result, certificate=FILE * (place == 1))
                for place, (state, result) in enumerate(states)
            ]
        )
    return batch, session.ledger.parts(Enrolment, batch)


def _certificates(session: Session, shell: Shell, _folder: Path) -> QDialog:
    made = CertificatesDialog(session, _enrolled(session)[0], shell)
    made._open.show()
    return made


def _numbers(session: Session, shell: Shell, _folder: Path) -> QDialog:
    made = NumbersDialog(session, *_enrolled(session), shell)
    made.accept()
    made._say(REFUSAL, "bad")
    return made


def _listed(session: Session, shell: Shell, _folder: Path) -> QDialog:
    """The list of a batch with a guest, a batch on the same days, and more people than there are places."""
    one, other = _long_batch(session), _long_batch(session)
    people = [Enrolment(member_id=m.id, name=m.name, state="参加", hours=99.0, reason=UNIT) for m in session.members]
    with session.unit("名单") as unit:
        unit.save_parts(one, [*people, Enrolment(name=NAME, unit=UNIT, state="报名")], Enrolment)
        unit.save_parts(other, people, Enrolment)
        unit.save_parts(one, [Quota(level=UNIT, places=3), Quota(level="班子成员", places=1)], Quota)
    return EnrolmentDialog(session, one, shell)


def _list_import(session: Session, shell: Shell, folder: Path) -> QDialog:
    rows = [
        "学员姓名,单位,学时数,出勤,结业证书编号",
        f"{NAME},{UNIT},{ADDRESS},{UNIT},{UNIT}",
        "重名人,,8,到,",
        f"{UNIT},{UNIT},8,,",
    ]
    file = folder / f"{FILE}.csv"
    file.write_text("\n".join(rows), encoding="utf-8")
    made = ListImport(session, _long_batch(session), [], shell)
    made.take_file(file)
    return made


def _list_start(session: Session, shell: Shell, _folder: Path) -> QDialog:
    return ListImport(session, _long_batch(session), [], shell)


TRAINING: dict[str, Maker] = {
    "certificates": _certificates,
    "certificates, numbers": _numbers,
    "list of a batch": _listed,
    "list of participants, the first page": _list_start,
    "list of participants": _list_import,
    "study, lists of a batch": _study("signing"),
    "study, records": _study("study-record"),
    "study, a year": _study("hours"),
    "who should come": _invited,
}
