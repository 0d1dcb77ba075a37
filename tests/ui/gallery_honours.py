"""The dialogs of 民主评议 and 表彰奖励, with names and texts as long as they come."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog

from models.records import Appraisal, Award
from tests.ui.gallery_dialogs import ADDRESS, FILE, NAME, REFUSAL, UNIT, Maker
from ui.dialogs.honours.appraisal_dialog import AppraisalDialog
from ui.dialogs.honours.appraisals_dialog import AppraisalsDialog
from ui.dialogs.honours.award_dialog import AwardDialog
from ui.dialogs.honours.awards_dialog import AwardsDialog
from ui.dialogs.honours.awards_sheet import AwardsSheet
from ui.session import Session
from ui.shell import Shell


def _appraised(session: Session, shell: Shell, _folder: Path) -> QDialog:
    """A year with too many 优秀, long texts and a grade for nobody in particular."""
    with session.unit("评议") as unit:
        for member in session.members:
            unit.add(
                Appraisal(member_id=member.id, year=2025, grade="优秀", gap=UNIT, absent_why=UNIT, place="流入地党组织")
            )
    made = AppraisalsDialog(session, shell, year=2025)
    made._say(REFUSAL, "bad")
    return made


def _one_appraisal(session: Session, shell: Shell, _folder: Path) -> QDialog:
    member = next(member for member in session.members if member.name == NAME)
    line = Appraisal(member_id=member.id, year=2025, grade="不合格", gap=ADDRESS, place="流入地党组织")
    return AppraisalDialog(session, line, member, shell)


def _honours(session: Session, shell: Shell, _folder: Path) -> QDialog:
    with session.unit("表彰") as unit:
        unit.add_all([Award(name=NAME, kind=UNIT, year=2026, level=UNIT, body=ADDRESS, document=FILE) for _ in "一二"])
    return AwardsDialog(session, shell)


def _honours_sheet(session: Session, shell: Shell, _folder: Path) -> QDialog:
    made = AwardsSheet(session, shell)
    made.grid._paste(f"姓名\t表彰名称\t批准机关\n{NAME}\t{UNIT}\t{ADDRESS}\n重名人\t优秀共产党员\t\n")
    made._say(REFUSAL, "bad")
    return made


HONOURS: dict[str, Maker] = {
    "appraisals of a year": _appraised,
    "appraisal": _one_appraisal,
    "honours": _honours,
    "honour": lambda session, shell, _folder: AwardDialog(
        session, Award(name="重名人", kind=UNIT, body=ADDRESS), shell
    ),
    "honours, many at once": _honours_sheet,
}
