"""The window at random over a closed year: dialogs, lists, the editor, undo; asked why, now an answer and now none."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from models.fields import Record
from models.kinds import PartialDate
from models.records import (
    Appraisal,
    Award,
    ClosedYear,
    Course,
    Meeting,
    PlannedMeeting,
    Progress,
    Rectification,
    Responsibility,
    Task,
    Training,
)
from models.records.meeting import DRAFT, FINAL
from models.rules.register.steps import offered
from models.store import Ledger, Sealed
from tests.models.store.states import rows_of
from tests.models.store.test_closed_years import with_a_closed_year
from tests.models.store.test_closed_years_at_random import rows_of_2025
from tests.ui.tabs.meetings.recording import type_into
from ui.dialogs.bulk_edit_dialog import BulkEditDialog
from ui.dialogs.honours.appraisals_dialog import AppraisalsDialog
from ui.dialogs.honours.award_dialog import AwardDialog
from ui.dialogs.honours.awards_sheet import AwardsSheet
from ui.dialogs.recycle_bin import RecycleBin
from ui.dialogs.register.progress_dialog import ProgressDialog
from ui.dialogs.register.step_dialog import StepDialog
from ui.dialogs.training.courses_dialog import CoursesDialog
from ui.dialogs.training.enrolment_dialog import EnrolmentDialog
from ui.forms.record_dialog import RecordDialog
from ui.tabs.meetings import states

WORDS = {Meeting: "place", PlannedMeeting: "subject", Training: "place", Rectification: "outcome", Task: "outcome"}
"""Kinds of records with a field in which something is typed."""


class Monkey:
    """Does something in the window; what she answers is drawn, too."""

    def __init__(self, session, shell, chance: random.Random) -> None:
        self.session, self.shell, self.chance = session, shell, chance
        self.answered: list[str] = []
        session.ledger.asks = self.answer
        self.does: list[Callable[[], object]] = [
            self.form, self.form, self.bulk, self.tick, self.delete_task, self.plan, self.editor, self.editor, self.state,
            self.undo, self.undo, self.redo, self.bin, self.courses, self.list, self.appraisals, self.awards, self.award,
            self.progress, self.step, self.new_meeting,
        ]  # fmt: skip

    def answer(self, _label: str, _sealed: Sealed) -> str:
        self.answered.append(self.chance.choice(["", "记错了"]))
        return self.answered[-1]

    def why(self, *_: object, **__: object) -> str:
        return self.chance.choice(["", "核对后更正"])

    def any(self, cls: type[Record]) -> Record | None:
        kept = self.session.ledger.all(cls)
        return self.chance.choice(kept) if kept else None

    def word(self) -> str:
        return f"改过{self.chance.randrange(10**6)}"

    def day(self) -> str:
        return self.chance.choice(["2025-05-05", "2026-05-05"])

    def keep(self, dialog: RecordDialog | object, typed: Callable[[], object]) -> None:
        """Saves a dialog; without a reason it stays open with what was typed."""
        dialog.show()
        before = typed()
        asked: list[bool] = []
        try:
            dialog.accept()
        except Sealed as sealed:
            asked.append(sealed.asked)
        try:
            assert all(asked)
            assert dialog.isVisible() or not asked
            assert not dialog.isVisible() or typed() == before
            if asked and self.chance.random() < 0.5:
                self.session.ledger.asks = lambda *_: "再想想，要改"
                dialog.accept()
                assert not dialog.isVisible()
                self.session.ledger.asks = self.answer
        finally:
            dialog.hide()
            dialog.deleteLater()

    def form(self) -> None:
        cls = self.chance.choice(list(WORDS))
        record = self.any(cls) if self.chance.random() < 0.7 else cls()
        if record is None or cls is Meeting:
            return
        dialog = RecordDialog(self.session, record, self.shell)
        for field, text in (
            (WORDS[cls], self.word()),
            ("day", self.day()),
            ("start", self.day()),
            ("done", self.day()),
        ):
            if field in dialog.form.boxes and not (field == "start" and cls is PlannedMeeting):
                dialog.form.boxes[field].editor.set_value_text(text)
        for name, text in (("text", "事项"), ("name", "轮训"), ("problem", "问题"), ("kind", "党课")):
            if name in dialog.form.boxes and not dialog.form.boxes[name].editor.value_text():
                dialog.form.boxes[name].editor.set_value_text(text)
        self.keep(dialog, dialog.texts)

    def bulk(self) -> None:
        cls = self.chance.choice(list(WORDS))
        records = self.session.ledger.all(cls)
        if not records:
            return
        dialog = BulkEditDialog(self.session, self.chance.sample(records, min(3, len(records))), self.shell)
        row = dialog.rows[0]
        row._field.setCurrentIndex(row._field.findData(WORDS[cls]))
        row._field_changed()
        row.type_value(self.word())
        self.keep(dialog, lambda: row.edit())

    def view(self, key: str):
        self.shell.side.choose("meetings")
        self.shell.pages["meetings"].show_view(key)
        return self.shell.pages["meetings"].view

    def tick(self) -> None:
        task, view = self.any(Task), self.view("tasks")
        if task is not None:
            view.go_to("task", task.id)
            view.tick()

    def delete_task(self) -> None:
        task, view = self.any(Task), self.view("tasks")
        if task is not None:
            view.go_to("task", task.id)
            view.delete()

    def plan(self) -> None:
        line, view = self.any(PlannedMeeting), self.view("plan")
        if line is not None:
            view.go_to("planned_meeting", line.id)
            self.chance.choice([view.delete, view.part, view.rejoin])()

    def editor(self) -> None:
        meeting, view = self.any(Meeting), self.view("records")
        if meeting is None:
            return
        view.open(meeting.id)
        editor = view._editor
        if editor.access.locked:
            view.states.revise()
        if not editor.access.locked:
            type_into(editor, "place", self.word())
            if self.chance.random() < 0.3:
                type_into(editor, "day", self.day())
            said = editor.form.boxes["place"].editor.value_text()
            view.save()
            assert editor.form.boxes["place"].editor.value_text() == said

    def new_meeting(self) -> None:
        view = self.view("records")
        view.new()
        word = self.word()
        for name, text in (("kind", "党课"), ("day", self.day()), ("subject", word)):
            type_into(view._editor, name, text)
        view.save()
        assert view._editor.form.boxes["subject"].editor.value_text() == word

    def state(self) -> None:
        meeting, view = self.any(Meeting), self.view("records")
        if meeting is not None:
            view.open(meeting.id)
            at = view.states
            self.chance.choice([at.finish, at.archive, at.void, at.unvoid, at.revise])()

    def undo(self) -> None:
        self.shell._undo()

    def redo(self) -> None:
        self.session.redo()

    def bin(self) -> None:
        dialog = RecycleBin(self.session, self.shell)
        dialog._bring_back()
        dialog.deleteLater()

    def courses(self) -> None:
        batch = self.any(Training)
        if batch is not None:
            dialog = CoursesDialog(self.session, batch, self.shell)
            model = dialog.courses.model_of_parts
            model.grow(1)
            model.setData(model.index(0, 0), self.word())
            self.keep(dialog, lambda: [p.title_text for p in model.parts])

    def list(self) -> None:
        batch = self.any(Training)
        if batch is not None:
            dialog = EnrolmentDialog(self.session, batch, self.shell)
            dialog._model.parts[0].hours = float(self.chance.randrange(1, 50))
            self.keep(dialog, lambda: [p.hours for p in dialog._model.parts])

    def appraisals(self) -> None:
        dialog = AppraisalsDialog(self.session, self.shell, year=self.chance.choice([2025, 2026]))
        row = self.chance.choice(dialog._model.parts)
        row.grade = self.chance.choice(["合格", "优秀", ""])
        self.keep(dialog, dialog._typed)

    def awards(self) -> None:
        dialog = AwardsSheet(self.session, self.shell)
        dialog._model.grow(1)
        dialog._model.parts[0].kind = self.word()
        dialog._model.parts[0].year = self.chance.choice([2025, 2026])
        self.keep(dialog, lambda: [(p.kind, p.year, p.id) for p in dialog._model.parts])

    def award(self) -> None:
        award = self.any(Award) or Award(kind="优秀共产党员", year=2025)
        dialog = AwardDialog(self.session, award, self.shell)
        dialog.form.boxes["note"].editor.set_value_text(self.word())
        self.keep(dialog, dialog.texts)

    def progress(self) -> None:
        item = self.any(Rectification)
        if item is not None:
            entry = Progress(rectification_id=item.id, day=PartialDate.parse(self.day()))
            dialog = ProgressDialog(self.session, entry, item, self.shell)
            dialog.form.boxes["text"].editor.set_value_text(self.word())
            self.keep(dialog, dialog.texts)

    def step(self) -> None:
        item = self.any(Rectification)
        if item is not None and offered(item):
            dialog = StepDialog(self.session, item, self.chance.choice(offered(item)), self.shell)
            for box in (*dialog.form.boxes.values(), *dialog.of_item.boxes.values()):
                if not box.editor.value_text():
                    box.editor.set_value_text(self.day() if box.field.name in ("day", "deadline") else self.word())
            self.keep(dialog, dialog.texts)


def kept_of_2025(ledger: Ledger) -> dict[str, list[dict[str, object]]]:
    """What the ledger keeps of 2025, without what comes afterwards: 回头看, which record was that of a line of the plan."""
    return {
        table: [{f.name: getattr(r, f.name) for f in r.fields if f.name not in r.afterwards} for r in records]
        for table, records in rows_of_2025(ledger).items()
    }


@pytest.mark.parametrize("seed", range(4))
def test_nothing_of_a_closed_year_changes_without_a_reason(session, shell, seed, monkeypatch, answers):
    chance = random.Random(seed)
    monkey = Monkey(session, shell, chance)
    ledger = session.ledger
    with session.unit("登记") as unit:
        for number in range(3):
            unit.add(Meeting(kind="党课", day=PartialDate(2025 + number % 2, 6, 1), status=FINAL if number else DRAFT))
    with_a_closed_year(ledger)
    session.changed.emit(
        frozenset(cls.table for cls in (*WORDS, Appraisal, Award, Course, Responsibility)) | {"closed_year"}
    )
    monkeypatch.setattr(states, "reason_for", monkey.why)
    done = []
    for _ in range(60):
        act = chance.choice(monkey.does)
        done.append(act.__name__)
        kept, rows, line, monkey.answered = kept_of_2025(ledger), rows_of(ledger), ledger.units(1)[0], []
        refused = None
        try:
            act()
        except Sealed as sealed:
            refused = sealed
        assert refused is None or (refused.asked and not monkey.answered[-1]), done
        if ledger.units(1)[0] == line:
            assert rows_of(ledger) == rows, done
        if kept_of_2025(ledger) != kept:
            news = [
                each for each in ledger.units() if each.id > line.id
            ]  # leaving the editor keeps what is typed there, too
            assert any(each.reason for each in news), (seed, done, news)
        assert not ledger._conn.in_transaction
        if not ledger.all(ClosedYear):  # closing it was taken back, with a reason
            with session.unit("归档 2025 年度") as unit:
                unit.add(ClosedYear(year=2025))
    assert not ledger.damage([])
    assert not [said for said in answers.said if "出错" in said]
