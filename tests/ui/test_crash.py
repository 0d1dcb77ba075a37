"""A mistake of ours is told once, logged without anything about people, and does not close the program."""

import sys

import pytest

from models.store import LedgerRefused
from ui.crash import CrashHook
from ui.dialogs import ask


@pytest.fixture
def said(monkeypatch):
    sentences = []
    monkeypatch.setattr(ask, "refuse", lambda _parent, sentence: sentences.append(sentence))
    return sentences


@pytest.fixture
def hook(qapp, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # puts it back afterwards
    made = CrashHook(tmp_path)
    made.install()
    return made


def fall(error: Exception) -> None:
    """Lets an error reach the hook as one that nobody caught."""
    try:
        raise error
    except type(error) as caught:
        sys.excepthook(type(caught), caught, caught.__traceback__)


def test_the_log_names_kind_and_place_but_nobody(hook, said):
    fall(ValueError("张伟 110101198001011234"))
    log = hook.file.read_text(encoding="utf-8")
    assert "ValueError at test_crash.py:" in log
    assert "张伟" not in log
    assert "110101198001011234" not in log
    assert str(hook.file) in said[0]
    assert "张伟" not in said[0]


def test_the_same_mistake_is_told_once_and_logged_each_time(hook, said):
    for _ in range(3):
        fall(ValueError("甲"))
    assert len(said) == 1
    assert len(hook.file.read_text(encoding="utf-8").splitlines()) == 3


def test_a_refusal_of_the_ledger_is_told_in_its_own_words(hook, said):
    fall(LedgerRefused("没有保存：磁盘已满。"))
    assert said == ["没有保存：磁盘已满。"]


def test_a_refusal_is_told_each_time(hook, said):
    for _ in range(2):
        fall(LedgerRefused("没有保存：磁盘已满。"))
    assert len(said) == 2


def test_ctrl_c_is_no_mistake(hook, said, capsys):
    hook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert said == []
    assert "KeyboardInterrupt" in capsys.readouterr().err
