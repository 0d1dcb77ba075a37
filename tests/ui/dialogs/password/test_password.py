"""A password is set with a printed sheet that was typed back, asked for at opening, changed, and taken away."""

import pytest
from PySide6.QtWidgets import QApplication

from models.records import Member
from models.store import Ledger, LedgerRefused, cipher, keyfile, recovery, switching
from models.store.cipher import Secret
from models.store.keyfile import WrongPassword
from tests.ui.answering import when_modal
from tests.ui.deleting import delete
from tests.ui.small_branch import TODAY
from ui.desk import Desk
from ui.dialogs.password import encryption_dialog
from ui.dialogs.password.change_dialog import ChangePasswordDialog
from ui.dialogs.password.encryption_dialog import EncryptionDialog, SwitchOffDialog
from ui.dialogs.password.switch_on_dialog import SwitchOnDialog
from ui.dialogs.password.unlock_dialog import UnlockDialog, open_ledger
from ui.dialogs.print_preview import PrintPreview
from ui.jobs import ExportJob

PASSWORD = "一句记得住的话2026"


@pytest.fixture(autouse=True)
def _fresh(monkeypatch):
    monkeypatch.setattr(cipher, "_given", {})
    monkeypatch.setattr(keyfile, "_N", 1 << 10)  # guessing is to be slow, testing is not


@pytest.fixture
def packages():
    if why := cipher.unavailable():
        pytest.skip(why)


@pytest.fixture
def secret():
    return Secret(bytes(range(32)))


@pytest.fixture
def sealed(packages, session, secret):
    """The small branch, encrypted and closed; this process does not know the key."""
    session.ledger.close()
    switching.switch_on(session.ledger.path, secret, PASSWORD)
    Ledger.open(session.ledger.path).close()
    cipher._given.clear()
    return session.ledger.path


def modal(kind):
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, kind), shown
    return shown


def texts(dialog):
    from PySide6.QtWidgets import QLabel

    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def keep(preview, answers, folder):
    """Takes the sheet out of the preview."""
    answers.file = folder / "恢复单.pdf"
    preview.save_pdf()
    preview.reject()


def test_it_is_switched_on_only_with_a_sheet_that_was_printed_and_typed_back(
    packages, session, qtbot, answers, tmp_path
):
    dialog = SwitchOnDialog(session, None)
    qtbot.addWidget(dialog)
    groups = recovery.groups_of(dialog.secret)
    for first, second, group, why in (
        ("1234", "1234", "", "至少 8 个字"),
        (PASSWORD, PASSWORD + "1", "", "不一样"),
        (PASSWORD, PASSWORD, groups[dialog.asked], "先打印恢复单"),
    ):
        dialog.write(first, second, group)
        dialog.accept()
        assert why in dialog.said
        assert not dialog.result()
    when_modal(lambda: modal(PrintPreview).reject())
    dialog.print_sheet()
    dialog.write(PASSWORD, PASSWORD, groups[dialog.asked])
    assert "还没有打印" in dialog.said
    dialog.accept()
    assert not dialog.result(), "seen on the screen alone"
    when_modal(lambda: keep(modal(PrintPreview), answers, tmp_path))
    dialog.print_sheet()
    dialog.write(PASSWORD, PASSWORD, groups[(dialog.asked + 1) % 8])
    dialog.accept()
    assert "不一致" in dialog.said
    assert not dialog.result()
    dialog.write(PASSWORD, PASSWORD, groups[dialog.asked].lower())
    dialog.accept()
    assert dialog.result()


def test_the_whole_way_through_the_window(packages, session, qtbot, answers, tmp_path):
    """Switched on from the menu, the window comes back over the encrypted ledger, and off again."""
    desk = Desk(session.settings, TODAY)
    desk.show(session.ledger)
    before = session.ledger.all(Member)

    def answer_on():
        dialog = modal(EncryptionDialog)

        def fill():
            asked = modal(SwitchOnDialog)
            when_modal_is(PrintPreview, lambda preview: keep(preview, answers, tmp_path))
            asked.print_sheet()
            asked.write(PASSWORD, PASSWORD, recovery.groups_of(asked.secret)[asked.asked])
            asked.accept()

        when_modal_is(SwitchOnDialog, lambda _dialog: fill())
        dialog.switch_on()

    choose(desk, answer_on)
    shell = desk._shell
    assert shell is not None
    ledger = shell.session.ledger
    assert ledger.secret is not None
    assert ledger.all(Member) == before

    def answer_off():
        dialog = modal(EncryptionDialog)
        assert "账本已加密" in texts(dialog)

        def prove(asked):
            asked.write("不是这个")
            asked.accept()
            assert not asked.result()
            asked.write(PASSWORD)
            asked.accept()

        when_modal_is(SwitchOffDialog, prove)
        dialog.switch_off()

    choose(desk, answer_off)
    assert desk._shell.session.ledger.secret is None
    assert desk._shell.session.ledger.all(Member) == before
    last = desk._shell
    desk.close()
    last.close()
    delete(last)


def when_modal_is(kind, does):
    """As when_modal, but for a dialog that is opened over another."""
    from PySide6.QtCore import QTimer

    def look():
        shown = QApplication.activeModalWidget()
        if isinstance(shown, kind):
            does(shown)
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(0, look)


def choose(desk, answer):
    """Chooses the entry of the menu, and answers what it asks."""
    (action,) = [a for a in desk._shell.settings_menu().actions() if a.text() == "密码与加密…"]
    when_modal(answer)
    action.trigger()


def test_the_password_opens_it(sealed, qtbot):
    dialog = UnlockDialog(sealed, None)
    qtbot.addWidget(dialog)
    dialog.accept()
    assert "请输入密码" in dialog.said
    dialog.write("不对的密码")
    dialog.accept()
    assert "密码不对" in dialog.said
    assert "还可以试 2 次" in dialog.said
    dialog.write(PASSWORD)
    dialog.accept()
    assert dialog.result()
    Ledger.open(sealed).close()


def test_after_three_tries_the_sheet_is_asked_for(sealed, secret, qtbot):
    dialog = UnlockDialog(sealed, None)
    qtbot.addWidget(dialog)
    for _ in range(3):
        dialog.write("不对的密码")
        dialog.accept()
    assert "三次都不对" in dialog.said
    groups = recovery.groups_of(secret)
    dialog.write(" ".join([*groups[:3], groups[3][:-1] + ("0" if groups[3][-1] != "0" else "1"), *groups[4:]]))
    dialog.accept()
    assert "第 4 组" in dialog.said
    dialog.write(" ".join(groups))
    dialog.accept()
    assert dialog.result()
    Ledger.open(sealed).close()


def test_opening_asks_and_giving_up_opens_nothing(sealed, qapp):
    content = sealed.read_bytes()
    when_modal(lambda: modal(UnlockDialog).reject())
    assert open_ledger(sealed, None) is None
    assert sealed.read_bytes() == content

    def answer():
        modal(UnlockDialog).write(PASSWORD)
        modal(UnlockDialog).accept()

    when_modal(answer)
    ledger = open_ledger(sealed, None)
    assert ledger is not None
    ledger.close()


def test_the_password_is_changed_by_the_old_one_or_the_sheet(sealed, secret, session, qtbot):
    cipher.give(secret)
    session.ledger = Ledger.open(sealed)
    dialog = ChangePasswordDialog(session, None)
    qtbot.addWidget(dialog)
    for old, new, again, why in (
        (PASSWORD, "短", "短", "至少"),
        (PASSWORD, "新的一句话2027", "新的一句话", "不一样"),
        ("不对", "新的一句话2027", "新的一句话2027", "现在的密码不对"),
    ):
        dialog.write(old, new, again)
        dialog.accept()
        assert why in dialog.said
    dialog.write(PASSWORD, "新的一句话2027", "新的一句话2027")
    dialog.accept()
    assert dialog.result()
    other = ChangePasswordDialog(session, None)
    qtbot.addWidget(other)
    other.write(" ".join(recovery.groups_of(secret)), "第三句话第三句话", "第三句话第三句话")
    other.accept()
    assert other.result()
    session.ledger.close()
    with pytest.raises(WrongPassword):
        keyfile.unlock(sealed, "新的一句话2027")
    keyfile.unlock(sealed, "第三句话第三句话")


def test_an_export_gets_the_key_and_nobody_sees_it(sealed, secret, session, qtbot, tmp_path):
    cipher.give(secret)
    session.ledger = Ledger.open(sealed)
    job = ExportJob(session.ledger, ["roster", "--out", str(tmp_path / "名册.json")])
    assert secret.key.hex() not in " ".join(job._process.arguments())
    with qtbot.waitSignal(job.done, timeout=30_000):
        job.start()
    assert (tmp_path / "名册.json").exists()
    assert [line["rows"] for line in session.ledger.exports()] != []
    session.ledger.close()


def test_without_the_packages_it_is_said_why(session, qtbot, monkeypatch):
    monkeypatch.setattr(encryption_dialog.cipher, "unavailable", lambda: "本机没有装好加密组件 sqlcipher3。")
    dialog = EncryptionDialog(session, None)
    qtbot.addWidget(dialog)
    assert "sqlcipher3" in texts(dialog)
    assert "启用加密…" not in [b.text() for b in dialog.findChildren(type(dialog._foot.itemAt(1).widget()))]


def test_a_refusal_leaves_the_window_over_the_ledger_as_it_was(packages, session, qtbot, monkeypatch):
    desk = Desk(session.settings, TODAY)
    desk.show(session.ledger)
    told = []
    monkeypatch.setattr("ui.starting.first_ledger.tell", lambda _parent, sentence: told.append(sentence))

    def fails(_path):
        raise LedgerRefused("没有加密：磁盘已满。")

    desk.change_over(fails, "正在加密…")
    assert desk._shell is not None
    assert desk._shell.session.ledger.secret is None
    qtbot.waitUntil(lambda: told != [])
    assert told == ["没有加密：磁盘已满。"]
    last = desk._shell
    desk.close()
    last.close()
    delete(last)
