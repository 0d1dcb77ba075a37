"""The pictures in the help, drawn anew from the sample branch: pages and dialogs as they are, at a size that can be read, as small files."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget

from models.kinds import PartialDate
from models.records import Meeting, Member, Training
from models.safekeeping.backing_up import back_up
from models.store.backup_names import BEFORE_IMPORT, EXIT, START
from ui.session import Session
from ui.shell import Shell

SIZE = (1080, 660)
"""Pixels of the window: what is written in it can still be read in the help."""
_HIGH = 880
"""Its height where a card is shown alone, and whole."""
_WIDE = (1240, 740)
"""The whole of it where three parts stand side by side."""
_COLOURS = 128
_HERS = "D:\\支部台账"
_PATIENCE = 30.0  # seconds, for work that a dialog has done by another process
_ROSTER = (
    "姓名,性别,民族,出生日期,人员类别,入党时间,党小组,手机号",
    "林知夏,女,汉族,1988-03-12,正式党员,2010-07-01,第一党小组,13900001234",
    "许怀远,男,汉族,1979.11,正式党员,2003-06-20,第二党小组,13900005678",
    "苏牧之,男,壮族,1995-08-30,预备党员,2026-05-18,第三党小组,1390000",
    "何清越,女,汉族,1990-01-05,正式党员,2012-12-01,第一党小组,13900004321",
    ",男,汉族,1985-02-14,正式党员,2008-07-01,第二党小组,",
)
_FORM = ("序号", "姓名", "性别", "出生日期", "入党时间", "党内职务", "手机号", "特长")


@dataclass
class _Stage:
    """What pictures are taken of."""

    shell: Shell
    folder: Path

    @property
    def session(self) -> Session:
        return self.shell.session

    def hide_folders(self, shown: QWidget) -> None:
        """Where files lie in this run is nobody's business: the pictures show a folder as hers may be."""
        for label in shown.findChildren(QLabel):
            for folder in {self.folder, self.session.ledger.path.parent, self.folder.resolve()}:
                if str(folder) in label.text():
                    label.setText(label.text().replace(str(folder), _HERS).replace("/", "\\"))

    def page(self, key: str) -> QWidget:
        self.shell.side.choose(key)
        return self.shell.pages[key]

    def meeting(self, kind: str) -> Meeting:
        """The last one of its kind that is complete."""
        held = [
            each for each in self.session.ledger.all(Meeting) if each.kind == kind and not each.draft and each.counts
        ]
        return max(held, key=lambda each: each.show("day"))


def save_help_pictures(session: Session, folder: Path) -> list[Path]:
    """Draws every picture and writes it as a PNG by its name; raises OSError where that is impossible."""
    folder.mkdir(parents=True, exist_ok=True)
    shell = Shell(session)
    shell.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    shell.resize(*SIZE)
    shell.show()
    session.checking.now()
    stage = _Stage(shell, session.settings.folder)
    session.settings.exported_to(stage.folder)
    written = []
    for name, take in _TAKES.items():
        shown = take(stage)
        _settle(shown)
        stage.hide_folders(shown)
        written.append(_write(shown.grab(_part(name, shown)), folder / f"{name}.png"))
        shell.resize(*SIZE)
        if isinstance(shown, QDialog):
            shown.close()
            shown.deleteLater()
    shell.close()
    return written


def _part(name: str, shown: QWidget) -> QRect:
    """What is cut out of the window: all of it, but for what is told by one card alone."""
    if name == "todo":
        from ui.tabs.home.todo_card import TodoCard

        card = shown.findChildren(TodoCard)[0]
        return QRect(card.mapTo(shown, card.rect().topLeft()), card.size())
    return shown.rect()


def _settle(shown: QWidget) -> None:
    """Waits until all is read and laid out."""
    shown.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    shown.show()
    until = time.monotonic() + _PATIENCE
    while getattr(shown, "_waiting", None) is not None and time.monotonic() < until:
        QApplication.processEvents()
        time.sleep(0.02)
    quiet = time.monotonic() + (1.5 if isinstance(shown, QDialog) else 0.3)
    while time.monotonic() < quiet:
        QApplication.processEvents()
        time.sleep(0.02)


def _write(picture: QPixmap, path: Path) -> Path:
    """As a PNG of few colours: a third of the size, and nothing of it is seen."""
    from PIL import Image

    if not picture.save(str(path)):
        raise OSError(f"cannot write {path.name}")
    with Image.open(path) as whole:
        few = whole.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
    few.save(path, optimize=True)
    return path


def _shell_at(key: str) -> Callable[[_Stage], QWidget]:
    def take(stage: _Stage) -> QWidget:
        stage.page(key)
        return stage.shell

    return take


def _todo(stage: _Stage) -> QWidget:
    stage.page("home")
    stage.shell.resize(SIZE[0], _HIGH)
    return stage.shell


def _meetings_view(key: str) -> Callable[[_Stage], QWidget]:
    def take(stage: _Stage) -> QWidget:
        from ui.tabs.meetings.page import MeetingsPage

        page = stage.page("meetings")
        assert isinstance(page, MeetingsPage)
        page.chooser.choose(key)
        page.show_view(key)
        if key == "records":
            stage.shell.resize(*_WIDE)
            page.go_to(Meeting.table, stage.meeting("支部党员大会").id)
        return stage.shell

    return take


def _person(stage: _Stage) -> QWidget:
    from ui.tabs.members import MembersPage

    page = stage.page("members")
    assert isinstance(page, MembersPage)
    page.go_to(Member.table, stage.session.members[1].id)
    page.open_person()
    return stage.shell


def _register(key: str) -> Callable[[_Stage], QWidget]:
    def take(stage: _Stage) -> QWidget:
        from ui.tabs.register.page import RectificationsPage

        page = stage.page("rectifications")
        assert isinstance(page, RectificationsPage)
        if key == "duties":
            page.rooms.show_room(key)
        else:
            page.ways.choose(key)
            page.show_way(key)
        return stage.shell

    return take


def _import(stage: _Stage) -> QWidget:
    from ui.dialogs.import_dialog import ImportDialog

    file = stage.folder / "党员花名册.csv"
    file.write_text("\n".join(_ROSTER), encoding="utf-8")
    return ImportDialog(stage.session, file, stage.shell)


def _minutes(stage: _Stage) -> QWidget:
    from models.exports.minutes import minutes_of
    from models.records import AgendaItem, Attendance
    from ui.dialogs.minutes_preview import MinutesPreview

    ledger, meeting = stage.session.ledger, stage.meeting("支部党员大会")
    people, items = ledger.parts(Attendance, meeting), ledger.parts(AgendaItem, meeting)
    minutes = minutes_of(meeting, people, items, stage.session.branch)
    return MinutesPreview(stage.session, minutes, meeting.title(), stage.shell)


def _appraisals(stage: _Stage) -> QWidget:
    from ui.dialogs.honours.appraisals_dialog import AppraisalsDialog

    return AppraisalsDialog(stage.session, stage.shell, year=stage.session.today.year - 1)


def _certificates(stage: _Stage) -> QWidget:
    from ui.dialogs.training.certificates_dialog import CertificatesDialog

    batches = [
        each
        for each in stage.session.ledger.all(Training)
        if each.end and each.end < PartialDate.of(stage.session.today)
    ]
    return CertificatesDialog(stage.session, max(batches, key=lambda each: each.show("end")), stage.shell)


def _fill(stage: _Stage) -> QWidget:
    from openpyxl import Workbook

    from ui.dialogs.fill_dialog import FillDialog

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["党员情况统计表"])
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(_FORM))
    sheet.append(_FORM)
    file = stage.folder / "党员情况统计表.xlsx"
    book.save(file)
    return FillDialog(stage.session, stage.shell, file)


def _inspection(stage: _Stage) -> QWidget:
    from ui.dialogs.inspection.dialog import InspectionDialog

    return InspectionDialog(stage.session, stage.shell)


def _export(stage: _Stage) -> QWidget:
    from ui.dialogs.export_dialog import ExportDialog
    from ui.table.shown import Shown

    people = tuple(member.id for member in stage.session.members if member.belongs(stage.session.today))
    shown = Shown(people, ("name", "sex", "birth", "group", "kind", "joined"))
    return ExportDialog(stage.session, stage.shell, "roster", stage.folder, shown=shown, chosen=[])


def _backups(stage: _Stage) -> QWidget:
    from ui.dialogs.safekeeping.backups_dialog import BackupsDialog
    from ui.keeper import Keeper

    session = stage.session
    for why, member in zip((START, BEFORE_IMPORT, EXIT), session.members, strict=False):
        back_up(session.ledger, why)
        with session.unit(f"修改党员：{member.name}") as unit:
            unit.save(replace(member, unit=f"{member.unit}（挂职）"))
    session.keeper, session.exchange = Keeper(session), lambda *_, **__: None
    return BackupsDialog(session, stage.shell)


def _year_turn(stage: _Stage) -> QWidget:
    from ui.dialogs.year_turn.dialog import YearTurnDialog

    return YearTurnDialog(stage.session, stage.shell)


def _handover(stage: _Stage) -> QWidget:
    from ui.dialogs.handover.handing_dialog import HandingDialog

    return HandingDialog(stage.session, stage.shell)


_TAKES: dict[str, Callable[[_Stage], QWidget]] = {
    "home": _shell_at("home"),
    "todo": _todo,
    "roster": _shell_at("members"),
    "person": _person,
    "meeting": _meetings_view("records"),
    "plan": _meetings_view("plan"),
    "matrix": _meetings_view("matrix"),
    "training": _shell_at("trainings"),
    "register": _register("list"),
    "board": _register("board"),
    "duties": _register("duties"),
    "statistics": _shell_at("statistics"),
    "selfcheck": _shell_at("findings"),
    "import": _import,
    "minutes": _minutes,
    "appraisals": _appraisals,
    "certificates": _certificates,
    "fill": _fill,
    "inspection": _inspection,
    "export": _export,
    "backups": _backups,
    "year-turn": _year_turn,
    "handover": _handover,
}
"""By the name of the file, in the order in which they are taken."""
