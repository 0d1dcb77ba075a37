"""A branch in which every text is a canary: pages, dialogs, exports, errors, refusals; no log, setting, temporary name or title sings."""

import re
import sys
import tempfile
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QTabWidget,
    QWidget,
)

from models.exports import ExportRefused, TargetBusy
from models.exports.deliver import deliver
from models.records import RECORDS, Branch, Meeting, Member, Rectification, Training
from models.store import Ledger, LedgerRefused
from tests.faults.exports import branch_full_of
from tests.ui.deleting import delete
from tests.ui.gallery_dialogs import MAKERS as IN_AND_OUT
from tests.ui.gallery_dialogs import broken, fill
from tests.ui.gallery_handover import HANDOVER
from tests.ui.gallery_honours import HONOURS
from tests.ui.gallery_safekeeping import SAFEKEEPING
from tests.ui.gallery_training import TRAINING
from ui.crash import CrashHook
from ui.dialogs.error_dialog import SENTENCE, ErrorDialog
from ui.dialogs.import_dialog import ImportDialog
from ui.forms.member_dialog import MemberDialog
from ui.forms.record_dialog import RecordDialog
from ui.session import Session
from ui.settings import Settings
from ui.shell import Shell

TODAY = date(2026, 11, 23)
NUMBER, PHONE, ADDRESS = "110101198001011237", "13987654321", "金丝雀路七十七号"
SINGS = re.compile(r"金丝雀|某某|阿卜杜外力|(?<!\d)(1[3-9]\d{9}|\d{17}[\dXx])(?!\d)")
FIRST = "who should come"
"""Of its people nobody may be on a list."""
MAKERS = {FIRST: TRAINING[FIRST]} | IN_AND_OUT | TRAINING | HONOURS | HANDOVER | SAFEKEEPING
"""Their own words sing too: names, units and files as long as they come."""
WALKED = [make for name, make in MAKERS.items() if "," not in name]  # of each dialog one state


class Watcher(QObject):
    """Ends each dialog about a mistake, after its report was copied, and keeps what windows without a parent are called."""

    def __init__(self, program):
        super().__init__()
        self.reports, self.titles, self.temporary = [], set(), set()
        self._timer = QTimer(self, interval=1)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        program.installEventFilter(self)

    def eventFilter(self, watched, event):
        named = event.type() in (QEvent.Type.Show, QEvent.Type.WindowTitleChange) and isinstance(watched, QWidget)
        if named and watched.isWindow() and watched.parentWidget() is None:
            self.titles.add(watched.windowTitle())
        return False

    def _look(self):
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, ErrorDialog):
            dialog.copy_button.click()
            self.reports += [QGuiApplication.clipboard().text(), dialog.text(), dialog.informativeText()]
            dialog.accept()
        elif isinstance(dialog, QMessageBox):  # one of Qt's own: the sentence is for her, and not kept anywhere
            dialog.reject()

    def look_at_temporary(self, folder):
        self.temporary |= {str(path.relative_to(folder)) for path in folder.rglob("*")}


@pytest.fixture
def ledger(tmp_path, empty_ledger, clock):
    """The ledger has a plain name; everything in it is a canary."""
    path = tmp_path / "支部.zbtz"
    path.write_bytes(empty_ledger)
    with Ledger.open(path, clock=clock) as made:
        branch_full_of(made, "金丝雀")
        with made.unit("填写") as unit:
            unit.save(Branch(id=1, name="第一党支部"))
            (member,) = made.all(Member)
            member.id_number, member.phone, member.address = NUMBER, PHONE, ADDRESS
            unit.save(member)
        yield made


@pytest.fixture
def place(tmp_path, monkeypatch):
    """Where temporary files are made."""
    folder = tmp_path / "temp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def fall(about):
    raise ValueError(f"{about!r} 金丝雀 {NUMBER} {PHONE} {ADDRESS}")


def errors_in(window, session):
    """A slot of a button in the window fails, one of a timer, and one that tells of a refusal."""
    made = QPushButton("金丝雀", window)
    made.clicked.connect(lambda: fall(session.members))
    made.click()
    delete(made)


def type_into(dialog):
    """The canary stands in every field that takes it."""
    for field in dialog.findChildren(QLineEdit)[:12]:
        if field.isVisibleTo(dialog) and field.isEnabled() and not field.isReadOnly():
            field.setText(f"金丝雀{NUMBER}")
    for field in dialog.findChildren(QPlainTextEdit)[:4]:
        if field.isVisibleTo(dialog) and not field.isReadOnly():
            field.setPlainText(f"金丝雀{PHONE}")
    for field in dialog.findChildren(QComboBox)[:6]:
        if field.isEditable() and field.isVisibleTo(dialog):
            field.setEditText("金丝雀")


def walk_pages(shell, session):
    for key in list(shell.pages):
        shell.side.choose(key)
        QCoreApplication.processEvents()
        page = shell.pages[key]
        if (table := getattr(page, "table", None)) is not None:
            table.selectAll()
            table.copy(whole=True)
            page.search.setText("金丝雀")
        errors_in(page, session)
        qWarning(f"QImage: cannot read 金丝雀 ({PHONE})")
    for cls in (Member, Meeting, Training, Rectification):
        record = session.ledger.all(cls)[0]
        page = next(page for page in shell.pages.made() if getattr(page, "cls", None) is cls or cls is Meeting)
        page.go_to(cls.table, record.id)
        QCoreApplication.processEvents()


def walk_dialogs(shell, session, folder, watcher, place):
    with session.heard("已登记"):
        fill(session.ledger)
    for make in WALKED:
        dialog = make(session, shell, folder)
        dialog.show()
        tabs = dialog.findChild(QTabWidget)
        for number in range(tabs.count() if tabs is not None else 0):
            tabs.setCurrentIndex(number)
        type_into(dialog)
        errors_in(dialog, session)
        watcher.look_at_temporary(place)
        QDialog.reject(dialog)
        delete(dialog)


def walk_records(shell, session):
    """Each form: typed into, kept as a draft, refused, saved, left."""
    for cls in RECORDS:
        record = next(iter(session.ledger.all(cls)), None) or cls()
        kind = MemberDialog if cls is Member else RecordDialog
        dialog = kind(session, record, shell)
        dialog.open()
        type_into(dialog)
        dialog._drafts.keep()
        for does in (dialog.accept, dialog.reject):
            if dialog.isVisible():
                QTimer.singleShot(0, does)
                QCoreApplication.processEvents()
        delete(dialog)


def refused_saves(shell, session):
    """The disk takes no more, while she saves in a slot."""
    connection = session.ledger._conn
    most = connection.execute("PRAGMA max_page_count").fetchone()[0]

    def save():
        with session.unit("修改金丝雀") as unit:
            member = session.members[0]
            member.note = "金丝雀" * 100_000
            unit.save(member)

    connection.execute("PRAGMA max_page_count = 1")
    button = QPushButton("保存", shell)
    button.clicked.connect(save)
    button.click()
    connection.execute(f"PRAGMA max_page_count = {most}")
    with pytest.raises(LedgerRefused), session.unit("金丝雀"):
        raise LedgerRefused(f"没有保存：金丝雀{NUMBER}")
    delete(button)


def exports(session, folder):
    """Whole, and to where nothing can be written."""
    for what, kind in (("roster", "xlsx"), ("minutes", "pdf"), ("rectification", "docx")):
        file = folder / f"金丝雀{what}.{kind}"
        deliver(session.ledger, what, file, today=TODAY, format=kind, full=True, purpose="金丝雀", recipient="金丝雀")
        session.settings.exported_to(file)
        file.with_name("金丝雀夹").mkdir(exist_ok=True)
        with pytest.raises((ExportRefused, TargetBusy)):
            deliver(
                session.ledger, what, folder / "没有" / f"{NUMBER}.{kind}", today=TODAY, format=kind, purpose="金丝雀"
            )


def broken_import(qtbot, shell, session, folder):
    (folder / "金丝雀").mkdir()
    dialog = ImportDialog(session, broken(folder / "金丝雀"), shell)
    dialog.show()
    qtbot.waitUntil(lambda: "没有读入" in dialog.start_page.message(), timeout=20_000)
    delete(dialog)


def test_nothing_that_is_kept_outside_the_ledger_sings(qtbot, qapp, ledger, place, tmp_path, answers, capfd):
    settings = Settings(tmp_path / "settings")
    hook = CrashHook(settings.folder / "logs", settings.folder / "torn.txt")
    hook.install()
    watcher, files = Watcher(qapp), tmp_path / "文件"
    files.mkdir()
    shell = Shell(session := Session(ledger, TODAY, settings))
    shell.resize(1200, 680)
    shell.show()
    try:
        walk_pages(shell, session)
        broken_import(qtbot, shell, session, files)
        walk_dialogs(shell, session, files, watcher, place)
        walk_records(shell, session)
        refused_saves(shell, session)
        exports(session, files)
        shell.lock.lock()
        fall_in_a_timer(session)
        shell.lock._unlock()
        watcher.look_at_temporary(place)
        shell.close()
        settings.keep()
    finally:
        qapp.removeEventFilter(watcher)
        watcher._timer.stop()
        hook.let_go()
        delete(shell)
    kept = [file for file in settings.folder.rglob("*") if file.is_file()]
    assert {"log.txt", "settings.ini", "torn.txt"} <= {file.name for file in kept}
    assert any(file.name.startswith("report-") for file in kept)
    assert SENTENCE in watcher.reports
    assert len(watcher.titles) > 1
    out, err = capfd.readouterr()
    told = {str(file): file.name + file.read_text(encoding="utf-8") for file in kept}
    told |= {"out": out, "err": err, "reports": "\n".join(watcher.reports), "titles": "\n".join(watcher.titles)}
    told["temporary names"] = "\n".join(watcher.temporary)
    assert {where: found[0] for where, text in told.items() if (found := SINGS.search(text))} == {}


def fall_in_a_timer(session):
    QTimer.singleShot(0, lambda: fall(session.members))
    QCoreApplication.processEvents()
    assert sys.excepthook is not sys.__excepthook__
