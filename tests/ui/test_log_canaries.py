"""A member whose name, ID number, phone and address stand nowhere else: errors in every layer, and none of it in a log."""

import logging
import sys
import traceback
from datetime import date

import pytest

from models.exports import deliver
from models.forms import fill_for_ledger
from models.imports import child, plan_file, write_plan
from models.kinds import PartialDate
from models.limited import BROKEN, Child, Unanswered
from models.records import Branch, Meeting, Member
from models.store import Ledger
from ui.crash import CrashHook
from ui.dialogs import ask

pytestmark = pytest.mark.faults
TODAY = date(2026, 11, 23)
NAME, NUMBER, PHONE, ADDRESS = "欧阳金丝雀", "110101198001011237", "13987654321", "金丝雀路七十七号"
CANARIES = (NAME, NUMBER, PHONE, ADDRESS, "金丝雀")
PERSON = {"name": NAME, "id_number": NUMBER, "phone": PHONE, "address": ADDRESS, "kind": "正式党员"}


@pytest.fixture
def hook(qapp, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(ask, "refuse", lambda _parent, _sentence: None)
    folder = tmp_path / "设置"
    folder.mkdir()
    made = CrashHook(folder)
    made.install()
    yield made
    logging.getLogger("zhibu").handlers[:] = []


@pytest.fixture
def canary(ledger: Ledger) -> Ledger:
    with ledger.unit("新增") as unit:
        unit.add(Branch(id=1, name="支部"))
        unit.add(Member(**PERSON, joined=PartialDate(2001, 7, 1)))
        unit.add(Meeting(kind="党课", day=PartialDate(2026, 3, 2), status="定稿", body=ADDRESS, subject=NAME))
    return ledger


def told(error: BaseException) -> None:
    sys.excepthook(type(error), error, error.__traceback__)


def broken_import(ledger, folder):
    path = folder / f"{NAME}.csv"
    path.write_text(f"姓名,公民身份号码,手机\n{NAME},{NUMBER}9,{PHONE}\n", encoding="utf-8")
    plan = plan_file(path, ledger.all(Member), today=TODAY)
    write_plan(plan, ledger)
    raise KeyError(f"{plan} {NUMBER}")  # a mistake of ours, with the data in its text


def refused_import(ledger, folder):
    path = folder / f"{NAME}{NUMBER}.xlsx"
    path.write_bytes(b"PK" + NAME.encode())
    child.read_sheets(path)


def broken_form(ledger, folder):
    path = folder / f"{NAME}.xlsx"
    path.write_bytes(NUMBER.encode())
    fill_for_ledger(ledger, path, folder / "出.xlsx", today=TODAY)


def broken_save(ledger, folder):
    with ledger.unit(f"保存{NAME}") as unit:
        unit.add(Member(**PERSON, note=NAME))
        raise ValueError(f"{NUMBER} {ledger.all(Member)}")


def broken_pdf(ledger, folder):
    (folder / f"{NAME}.pdf").mkdir()
    deliver(ledger, "minutes", folder / f"{NAME}.pdf" / NUMBER / PHONE, today=TODAY, format="pdf", purpose=ADDRESS)


def broken_number(ledger, folder):
    int(f"{NAME}{NUMBER}")


def broken_key(ledger, folder):
    {member.id: member for member in ledger.all(Member)}[NUMBER]


def broken_assert(ledger, folder):
    raise AssertionError(ledger.all(Member)[0])


def chained(ledger, folder):
    try:
        raise ValueError(NUMBER)
    except ValueError as error:
        raise RuntimeError(NAME) from error


def noted(ledger, folder):
    error = OSError(2, NAME, f"{folder}/{NAME}")
    error.add_note(NUMBER)
    raise error


def grouped(ledger, folder):
    raise ExceptionGroup(NAME, [ValueError(NUMBER), KeyError(PHONE)])


BREAKING = [broken_import, refused_import, broken_form, broken_save, broken_pdf, broken_number, broken_key,
            broken_assert, chained, noted, grouped]  # fmt: skip


@pytest.mark.parametrize("breaking", BREAKING, ids=lambda one: one.__name__)
def test_an_error_in_any_layer_leaves_nobody_in_the_log(hook, canary, tmp_path, capfd, breaking):
    with pytest.raises(BaseException) as caught:  # noqa: PT011
        breaking(canary, tmp_path)
    told(caught.value)
    assert any(word in "".join(traceback.format_exception(caught.value)) for word in CANARIES)  # it could have leaked
    log = hook.file.read_text(encoding="utf-8")
    assert type(caught.value).__name__ in log
    out, err = capfd.readouterr()
    for word in CANARIES:
        assert word not in log
        assert word not in out + err


def test_slots_of_the_window_leave_nobody_in_the_log(hook, qapp, canary, capfd):
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QPushButton

    def fall():
        raise ValueError(f"{NAME} {NUMBER} {canary.all(Member)[0]}")

    button = QPushButton(NAME)
    button.clicked.connect(fall)
    button.click()
    QTimer.singleShot(0, fall)
    qapp.processEvents()
    log = hook.file.read_text(encoding="utf-8")
    assert log.count("ValueError at test_log_canaries.py") == 2
    out, err = capfd.readouterr()
    assert not [word for word in CANARIES if word in log + out + err]


def test_a_child_process_that_breaks_says_nothing_of_the_file(capfd, tmp_path):
    """What the child prints about its mistake goes nowhere."""
    with pytest.raises(Unanswered) as nothing:
        Child("models.forms.child", 20).ask(f"{NAME} {NUMBER}".encode())  # no pickle
    assert nothing.value.why == BROKEN
    out, err = capfd.readouterr()
    assert not [word for word in CANARIES if word in out + err]
