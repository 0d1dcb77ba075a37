"""The middle and right of the meetings: form, text, agenda, attendance and check-list of the meeting that is open."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.exports.minutes import Minutes, minutes_of
from models.fields import Record, field_of, set_read
from models.records import AgendaItem, Attendance, Meeting
from models.records.meeting import DRAFT, GROUP
from models.rules.attendance import roll
from models.rules.minutes import elements
from models.rules.numbering import next_number
from ui.forms.drafts import Drafts
from ui.forms.form import Form
from ui.session import Session
from ui.tabs.meetings.agenda import Agenda
from ui.tabs.meetings.body_text import BodyText
from ui.tabs.meetings.element_card import ElementCard
from ui.tabs.meetings.roll import RollCard
from ui.widgets.card import Card
from ui.widgets.label import plain_label
from ui.widgets.pill import Pill
from ui.widgets.rule import rule
from ui.widgets.segmented import Segmented

_SPANS = {
    "kind": 4, "day": 4, "start": 2, "end": 2, "place": 4, "host": 2, "recorder": 2, "guests": 4, "subject": 7, "group": 3, "number": 2,
}  # fmt: skip


def _texts(record: Record) -> dict[str, str]:
    """A part of a record as a draft keeps it."""
    return {"id": str(record.id)} | {f.name: f.kind.show(getattr(record, f.name)) for f in record.fields}


def _from_texts(cls: type[Record], texts: dict[str, str]) -> Any:
    made = cls(id=int(texts["id"]))
    for field in cls.fields:
        setattr(made, field.name, field.kind.read(texts.get(field.name, "")))
    return made


_LOW = 680  # pixels of height below which there is little room


class MeetingEditor(QWidget):
    """One meeting. Nothing is written before `save`; what is typed is kept as a draft."""

    edited = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.meeting = Meeting()
        self._kept: tuple[list[dict[str, str]], list[dict[str, str]], str] = ([], [], "")
        self._saving = False
        fields = [field_of(Meeting, name) for name in _SPANS]
        self.form: Form[Meeting] = Form(Meeting, session, fields=fields, columns=12, headings=False, spans=_SPANS)
        form_card = Card()
        form_card.body.addWidget(self.form)
        self.body = BodyText()
        self.agenda = Agenda(session, self.as_typed, lambda: self.roll.parts(), self._kept_meeting)
        self._which = Segmented(self)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.body)
        self._pages.addWidget(self.agenda)
        self._which.chosen.connect(lambda key: self._pages.setCurrentIndex(0 if key == "body" else 1))
        self._length = plain_label("", "note")
        self.draft_pill = Pill("", "ok")
        self.draft_pill.hide()
        bar = QHBoxLayout()
        for widget in (self._which, None, self._length, self.draft_pill):
            if widget is None:
                bar.addStretch(1)
            else:
                bar.addWidget(widget)
        text_card = Card()
        text_card.body.addLayout(bar)
        text_card.body.addWidget(rule())
        text_card.body.addWidget(self._pages, 1)
        self.roll = RollCard()
        self.check = ElementCard()
        middle = QVBoxLayout()
        middle.setSpacing(14)
        middle.addWidget(form_card)
        middle.addWidget(text_card, 1)
        right = QVBoxLayout()
        right.setSpacing(14)
        right.addWidget(self.roll, 1)
        right.addWidget(self.check)
        side = QWidget()
        side.setFixedWidth(286)
        side.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addLayout(middle, 1)
        row.addWidget(side)

        self.drafts = Drafts(session, self._draft_body, self)
        self.drafts.kept.connect(lambda at: self._say_draft(f"草稿已保存 {at}", "ok"))
        for source in (self.form.edited, self.body.edited, self.agenda.edited, self.roll.edited):
            source.connect(self._edited)
        self.roll.renew.connect(self._renew_roll)
        for name in ("kind", "day", "group"):
            self.form.boxes[name].editor.left.connect(self._occasion_changed)

    # Opening

    def load(self, meeting: Meeting, attendances: list[Attendance], items: list[AgendaItem]) -> None:
        """Opens a meeting, kept or new; a draft of it that an earlier run left is put on top."""
        self.drafts.flush()
        self.meeting = meeting
        self.form.load(meeting)
        self.body.load(meeting.body)
        self.agenda.load([dataclasses.replace(item) for item in items])
        self.roll.load([dataclasses.replace(part) for part in attendances])
        self._kept = self._parts_state()
        self._occasion = self._read_occasion()
        self.drafts.key = f"meeting:{meeting.id or 'new'}"
        self.draft_pill.hide()
        found = self.drafts.found()
        if found is not None:
            self._take_draft(found[1])
            self._say_draft(f"已恢复 {found[0][5:16]} 的草稿", "warn")
        self._group_enabled()
        self._refresh()

    def _take_draft(self, body: dict[str, Any]) -> None:
        self.form.type_text(body["form"])
        self.body.load(body["text"])
        self.agenda.load([_from_texts(AgendaItem, texts) for texts in body["items"]])
        self.roll.load([_from_texts(Attendance, texts) for texts in body["roll"]])

    def _draft_body(self) -> dict[str, Any]:
        items, people, text = self._parts_state()
        return {"form": self.form.typed_text(), "text": text, "items": items, "roll": people}

    def _parts_state(self) -> tuple[list[dict[str, str]], list[dict[str, str]], str]:
        return [_texts(i) for i in self.agenda.items], [_texts(a) for a in self.roll.parts()], self.body.toPlainText()

    # What is typed

    def says_something(self) -> bool:
        """Whether more was put down than which meeting it is: a subject, a text, an item, or who came."""
        texts = self.form.boxes["subject"].editor.value_text() + self.body.toPlainText()
        return bool(texts.strip() or self.agenda.items or any(part.state for part in self.roll.parts()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low window leaves the room to those who came: of the check-list only what is missing is shown."""
        super().resizeEvent(event)
        compact = self.height() < _LOW
        self.check.set_compact(compact)
        self.roll.set_compact(compact)

    def changed(self) -> bool:
        """Whether there is typing that is not in the ledger; true as long as it is being written, so that nothing replaces it."""
        return self._saving or self.form.changed() or self._parts_state() != self._kept

    def _edited(self) -> None:
        self.drafts.touch()
        self._say_draft("正在填写", "neutral")
        self._refresh()
        self.edited.emit()

    def _say_draft(self, text: str, tone: str) -> None:
        self.draft_pill.show_text(text, tone)
        self.draft_pill.show()

    def _refresh(self) -> None:
        count = len(self.agenda.items)
        self._which.set_items([("body", "记录正文"), ("agenda", f"议题与表决 {count}" if count else "议题与表决")])
        words = sum(not c.isspace() for c in self.body.toPlainText())
        self._length.setText(f"{words} 字" if words else "")
        self.check.show_elements(elements(self.as_typed(), self.roll.parts(), self.agenda.items))

    def as_typed(self) -> Meeting:
        """The meeting as it stands in the editors; what cannot be read is left as it was."""
        made = dataclasses.replace(self.meeting, body=self.body.toPlainText())
        for name, text in self.form.typed_text().items():
            try:
                set_read(made, name, text)
            except ValueError:
                continue
        return made

    def _read_occasion(self) -> tuple[str, str, str]:
        typed_now = self.as_typed()
        return typed_now.kind, typed_now.show("day"), typed_now.group

    def _occasion_changed(self) -> None:
        """Another kind, day or group means other people; what was already ticked off stays."""
        now = self._read_occasion()
        if now != self._occasion:
            self._occasion = now
            self._group_enabled()
            if not self.meeting.id or not self.roll.parts():
                self._renew_roll()

    def _group_enabled(self) -> None:
        editor = self.form.boxes["group"].editor
        editor.setEnabled(
            self.as_typed().kind in (GROUP, "组织生活会", "党课", "主题党日") or bool(editor.value_text())
        )

    def _renew_roll(self) -> None:
        have: dict[int | None, Attendance] = {part.member_id: part for part in self.roll.parts() if part.member_id}
        outside = [part for part in self.roll.parts() if not part.member_id]
        session = self._session
        wanted = roll(session.members, self.as_typed(), session.branch, session.status_changes)
        listed = [have.pop(part.member_id, part) for part in wanted]
        self.roll.load(listed + [part for part in (*have.values(), *outside) if part.state or part.id])
        self._edited()

    # Keeping

    def save(self, *, status: str = "") -> bool:
        """Writes the meeting with its parts as one unit; False where something must be mended first."""
        read = self.form.record()
        if read is None:
            return False
        read.body = field_of(Meeting, "body").kind.read(self.body.toPlainText())
        read.status = status or read.status or DRAFT
        new = not read.id
        if read.number is None and read.status != DRAFT:
            ledger = self._session.ledger
            read.number = next_number(read, [*ledger.all(Meeting), *ledger.all(Meeting, deleted=True)])
        label = f"{'登记' if new else '修改'}{read.kind} {read.show('day')}"
        for cls, parts in ((AgendaItem, self.agenda.items), (Attendance, self.roll.parts())):
            self._add_again(cls, parts)
        self._saving = True
        try:
            with self._session.unit(label) as unit:
                if new:
                    unit.add(read)
                else:
                    unit.save(read)
                for place, item in enumerate(self.agenda.items):
                    item.position = place + 1
                unit.save_parts(read, self.agenda.items, AgendaItem)
                unit.save_parts(read, self.roll.parts(), Attendance)
        finally:
            self._saving = False
        self.drafts.drop()  # not before the ledger has it: a save that fails must leave the draft
        self.meeting = read
        self.form.load(read)
        self._kept = self._parts_state()
        self.drafts.key = f"meeting:{read.id}"
        self.draft_pill.hide()
        self._refresh()
        return True

    def _kept_meeting(self) -> Meeting | None:
        """The meeting as the ledger has it, saved first where something was typed; None where that is not possible."""
        return self.meeting if (self.meeting.id and not self.changed()) or self.save() else None

    def _add_again(self, cls: type[Record], parts: Sequence[Record]) -> None:
        """A part that was kept once and taken back by undo since is new again."""
        alive = {part.id for part in self._session.ledger.parts(cls, self.meeting)}
        for part in parts:
            if part.id not in alive:
                part.id = 0

    def minutes(self) -> Minutes:
        """What would be printed now."""
        return minutes_of(self.as_typed(), self.roll.parts(), self.agenda.items, self._session.branch)
