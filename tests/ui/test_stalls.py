"""The main journeys through the window, and that the watch over the event loop sees who holds it up."""

import time

from PySide6.QtWidgets import QApplication

from models.records import Member
from tests.benchmarks import stalls
from tests.benchmarks.stalls import Watch, walk

GENEROUS = 30.0
"""Seconds: machines are busy, and figures are for `python -m tests.benchmarks.stalls`."""


def test_no_journey_holds_the_window_up(shell, tmp_path):
    watch = Watch()
    walk(shell, watch, tmp_path)
    longest = watch.longest()
    steps = {stall.step for stall in longest}
    assert {f"page {key}" for key in shell.pages} <= steps
    assert {"search w", "sort 0", "filter all", "open find", "open new member", "save a form", "undo"} <= steps
    assert {"begin meeting", "keep meeting", "read a roster", "import it", "export pdf", "back up"} <= steps
    assert QApplication.activeModalWidget() is None
    assert max(stall.cpu for stall in longest) < GENEROUS, longest
    assert not shell.session.ledger.all(Member)[0].note, "it was undone"


def test_a_stall_is_seen_with_its_place(shell, qtbot, monkeypatch, tmp_path):
    checking = shell.session.checking

    def look(seconds):
        end = time.thread_time() + 0.4
        while time.thread_time() < end:
            sum(range(1000))
        checking._made = made

    def sleep():
        checking._made = None
        with monkeypatch.context() as patched:
            patched.setattr(checking, "_look", look)
            checking.now()

    monkeypatch.setattr(stalls, "journeys", lambda _shell, _folder: iter([("sleeping", sleep)]))
    made = checking.now()
    watch = Watch()
    walk(shell, watch, tmp_path)
    worst = max((stall for stall in watch.stalls if stall.step == "sleeping"), key=lambda stall: stall.cpu)
    assert worst.cpu >= 0.4
    assert worst.where.startswith("ui/checking.py")
