"""An item of the register: its form, without what the steps write; a new one begins its history by being registered."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from models.evidence import files_of
from models.fields import Field, field_of, in_form
from models.kinds import Choice, PartialDate
from models.records import Rectification, RectificationStep
from models.records.rectification import AT_ONCE, CLOSED, IN_TIME, LONG_TERM, REGISTERED
from models.records.rectification_step import KEEP_UP
from models.rules.finding import softened
from models.rules.register.figures import history
from models.rules.register.numbering import proposed
from models.rules.register.order import item_order
from models.rules.register.staying import must_stay
from models.rules.register.steps import begun, state_of, take
from models.rules.remark import Remark
from models.store import Unit
from ui.forms.record_dialog import RecordDialog
from ui.session import Session
from ui.widgets.label import plain_label

_BY_STEP = "状态由“开始整改、申请销号、验收销号”等环节改变；开始整改以后，时限用“延期”来改，原时限会保留。"
_KEPT_UP = "长期坚持的不设时限、不销号；要限期整改的，走“开始整改”一步。"
_BY_KIND = "整改类型选“长期坚持”，保存时同时记“转为长期坚持”一步。"


class RectificationDialog(RecordDialog[Rectification]):
    """Adds or changes an item. The deadline of one that is worked on is changed by 延期, and whether it is 长期坚持 by a step
    too: only of one that was just registered the form can say it, and the step is kept with it."""

    def __init__(self, session: Session, record: Rectification, parent: QWidget | None, **about: Any) -> None:
        self._stands = state_of(record)
        self._held: list[str] = []
        about["fields"] = _offered(self._stands, about.get("fields") or in_form(Rectification))
        about.setdefault("spans", {"cause": 2, "goal": 3})
        if not record.id and any(field.name == "source" for field in about["fields"]):
            about.setdefault("focus", "problem" if record.source else "source")  # the number follows from the source
        super().__init__(session, record, parent, **about)
        self.form.check_by(self._order)
        self._proposed = ""
        if record.id:
            note = {LONG_TERM: _KEPT_UP, REGISTERED: _BY_STEP + _BY_KIND}.get(self._stands, _BY_STEP)
            self.body.addWidget(plain_label(note, "note", wrap=True))
            self.fit()
        elif "number" in self.form.boxes:
            ledger = session.ledger
            self._others = ledger.ever(Rectification)
            self.form.edited.connect(self._propose)
            self._propose()

    def _order(self, typed: Rectification) -> list[Remark]:
        """Days that stand the wrong way round; of the time before the branch began to use the program they only warn."""
        return [softened(each, self._session.begun) for each in item_order(typed)]

    def _propose(self) -> None:
        """The number that follows those of the year and the source, as long as she has written none of her own."""
        editor = self.form.boxes["number"].editor
        if editor.value_text().strip() == self._proposed:
            typed = self.form.so_far()[0]
            self._proposed = proposed(typed, self._others)
            self._say_what_numbers(typed)
            if editor.value_text() != self._proposed:
                editor.set_value_text(self._proposed)

    def _say_what_numbers(self, typed: Rectification) -> None:
        """In the empty field, what a number waits for."""
        lacking = [label for label, given in (("来源", typed.source.strip()), ("发现日期", typed.found)) if not given]
        editor = self.form.boxes["number"].editor
        if not isinstance(editor, QLineEdit):
            return
        told = f"填{'、'.join(lacking)}后自动编号" if lacking else field_of(Rectification, "number").help
        editor.setPlaceholderText(told)
        editor.setToolTip(f"{told}，也可以自己写" if lacking else told)

    def touched(self) -> bool:
        """A number that was only proposed was not typed."""
        texts = self.form.typed_text()
        loaded = self.form.loaded()
        return any(
            text.strip() != loaded.show(name).strip()
            for name, text in texts.items()
            if not (name == "number" and text.strip() == self._proposed)
        )

    def accept(self) -> None:
        """What a step required stays; the words of it may be corrected."""
        before = self.form.loaded()
        if before.id:
            self._save.setFocus(Qt.FocusReason.OtherFocusReason)  # the editor that is left tidies what was typed
            typed = self.form.record()
            if typed is None:
                self.say_wrong()
                return
            if found := taken_out(self._session, before, typed):
                self._refuse(found)
                return
        super().accept()

    def _refuse(self, found: Sequence[Remark]) -> None:
        said: dict[str, list[str]] = {}
        for each in found:
            said.setdefault(next((n for n in each.fields if n in self.form.boxes), ""), []).append(each.sentence())
        for name, sentences in said.items():
            if name:
                self.form.boxes[name].say("\n".join(sentences), "bad")
                self.form.boxes[name].hold()
        self._held = [name for name in said if name]
        unseen = "；".join(said.get("", ()))
        again = "；要重新整改的，走“重新打开”" if self._stands == CLOSED else ""
        self._say(f"没有保存：{unseen or f'“{self._stands}”的事项，走过的环节要求的内容不能去掉'}{again}", "bad")
        if self._held:
            self.form.boxes[self._held[0]].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def touch(self) -> None:
        """A mark of what has to stay goes when it is there again."""
        super().touch()
        if self._held:
            found = taken_out(self._session, self.form.loaded(), self.form.so_far()[0])
            wrong = {name for each in found for name in each.fields}
            for name in self._held:
                if name not in wrong:
                    self.form.boxes[name].release()
            self._held = [name for name in self._held if name in wrong]

    def write(self, unit: Unit, typed: Rectification) -> None:
        if not typed.id:
            steps = begun(typed)
            super().write(unit, typed)
            add_steps(unit, typed, steps)
        elif self._stands == REGISTERED and typed.kind == LONG_TERM:
            kept = self._session.ledger.parts(RectificationStep, typed)
            typed.kind = ""
            past = [] if kept else history(typed, ())
            step = RectificationStep(action=KEEP_UP, day=PartialDate.of(self._session.today))
            taken = take(typed, step)
            typed.state, typed.kind = taken.item.state, taken.item.kind
            super().write(unit, typed)
            add_steps(unit, typed, (*past, taken.step))
        else:
            super().write(unit, typed)


def taken_out(session: Session, before: Rectification, after: Rectification) -> list[Remark]:
    """What a correction would take out of an item that its steps have required."""
    if before == after:
        return []
    files = len(files_of(session.ledger, before))
    return must_stay(before, after, today=session.today, files=files, begun=session.begun, branch=session.branch)


def add_steps(unit: Unit, item: Rectification, steps: Sequence[RectificationStep]) -> None:
    """Keeps steps of an item that is kept already."""
    for step in steps:
        step.rectification_id = item.id
        unit.add(step)


def _offered(state: str, fields: Sequence[Field]) -> list[Field]:
    """The fields that the form has in a state."""
    found = []
    for field in fields:
        if field.name == "deadline" and state != REGISTERED:
            continue
        if field.name == "kind" and state == LONG_TERM:
            continue
        found.append(in_time(field) if field.name == "kind" and state != REGISTERED else field)
    return found


def in_time(kind: Field | None = None) -> Field:
    """The kind of an item that is to be closed one day."""
    return dataclasses.replace(kind or field_of(Rectification, "kind"), kind=Choice(AT_ONCE, IN_TIME))
