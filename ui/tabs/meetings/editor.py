"""The middle and right of the meetings: form, text, agenda, attendance and check-list of the meeting that is open."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from models.fields import field_of, set_read
from models.meetings.gathering import linked
from models.records import AgendaItem, Attendance, Meeting
from models.records.meeting import DRAFT
from models.rules.agenda_titles import subject_of
from models.rules.minutes import AGENDA, ROLL, SIGNED
from models.store import Sealed
from ui.forms.drafts import Drafts
from ui.forms.form import Form
from ui.session import Session
from ui.tabs.meetings.about_line import AboutLine
from ui.tabs.meetings.access import Access
from ui.tabs.meetings.agenda import Agenda
from ui.tabs.meetings.columns import Columns
from ui.tabs.meetings.draft_texts import NEW, as_texts, differ, from_texts
from ui.tabs.meetings.expected_people import ExpectedPeople
from ui.tabs.meetings.keeping import keep
from ui.tabs.meetings.roll import RollCard
from ui.tabs.meetings.side_column import SideColumn
from ui.tabs.meetings.state_banner import StateBanner
from ui.tabs.meetings.text_card import TextCard
from ui.widgets.card import Card
from ui.widgets.read_only import BESIDE, ReadOnly

_SPANS = {
    "kind": 8, "day": 8, "start": 4, "end": 4, "place": 6, "host": 5, "recorder": 5, "guests": 4, "number": 4, "subject": 10, "group": 7, "recorded_on": 7,
}  # fmt: skip
_HINTS = {"guests": "可不填", "number": "", "group": "哪个小组"}
"""Where there is no room for the help of a field, which is its tooltip: cut off, “可注…” and “本年…” told nothing."""


class MeetingEditor(QWidget):
    """One meeting. Nothing is written before `save`; what is typed is kept as a draft."""

    edited = Signal()
    opening = Signal(int)
    """Another record is to be shown."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.access = Access(lambda: session.closed_years)
        self.planned = 0
        """The line of the plan that the record comes from; 0 for none."""
        self._kept: tuple[list[AgendaItem], list[Attendance], str] = ([], [], "")
        self.saving = False
        """Whether it is being written: what hears of it meanwhile finds it in the ledger."""
        self.others: list[Meeting] = []
        """The other records of the same gathering."""
        fields = [field_of(Meeting, name) for name in _SPANS]
        self.form: Form[Meeting] = Form(Meeting, session, fields=fields, columns=24, headings=False, spans=_SPANS)
        for name, words in _HINTS.items():
            self.form.boxes[name].editor.setPlaceholderText(words)
        self.about = AboutLine(session, self.form.boxes["subject"].editor)
        form_card = Card()
        form_card.body.addWidget(self.form)
        form_card.body.addWidget(self.about)
        self.agenda = Agenda(session, self.as_typed, lambda: self.roll.parts(), self._kept_meeting)
        self.text_card = TextCard(session, self.agenda, self.as_typed, lambda: self.roll.parts())
        self.body, self.draft_pill = self.text_card.text, self.text_card.pill
        self.roll = RollCard(session, self.as_typed)
        self.side = SideColumn(session, self.roll)
        self.check = self.side.check
        self.banner = StateBanner()
        self.columns = Columns(self, (self.banner, form_card), self.text_card, self.side)
        self._guard = ReadOnly(self.form, self.agenda, self.roll)
        self.agenda.renewed.connect(self._set_guard)

        self.drafts = Drafts(session, self._draft_body, self)
        self.drafts.kept.connect(lambda at: self._say_draft(f"草稿已保存 {at}", "ok"))
        for source in (self.form.edited, self.body.edited, self.agenda.edited, self.roll.edited):
            source.connect(self._edited)
        for source in (self.form.edited, self.body.edited, self.agenda.edited):
            source.connect(self.roll.view.go_on)
        self.agenda.typing.connect(self.drafts.touch)
        self.agenda.typing.connect(lambda: self.banner.show_unsaved(self.changed()))
        self.people = ExpectedPeople(session, self.form, self.roll, self.as_typed, lambda: self.agenda.items)
        self.people.renewed.connect(self._edited)
        self.check.asked.connect(self.fill_in)
        self.check.looked.connect(self.show_place)
        self.side.files.counted.connect(lambda _count: self._look_around())
        self.about.opening.connect(self.opening)

    @property
    def meeting(self) -> Meeting:
        """The record as it was last kept."""
        return self.access.meeting

    # Opening

    def load(self, meeting: Meeting, attendances: list[Attendance], items: list[AgendaItem]) -> None:
        """Opens a meeting, kept or new; a draft of it that an earlier run left is put on top."""
        self.drafts.flush()
        self._guard.set_locked(False)
        self.access.open(meeting)
        self.planned = 0
        self.drafts.key = f"meeting:{meeting.id}" if meeting.id else NEW
        found = self.drafts.found()
        if found is not None and not meeting.id:
            meeting.gathering, self.planned = found[1].get("gathering"), found[1].get("planned", 0)
        self.form.load(meeting)
        self.body.load(meeting.body)
        self.agenda.load([dataclasses.replace(item) for item in items])
        self.roll.load(attendances)
        self._keep_state()
        self.draft_pill.hide()
        if found is not None:
            self._take_draft(found[1])
            self._say_draft(f"已恢复 {found[0][5:16]} 的草稿", "warn")
        self.people.remember()
        self._show_state()
        self.side.show_files(meeting)  # and with it all that is looked at

    def _take_draft(self, body: dict[str, Any]) -> None:
        self.access.take_draft(body.get("reason") or "")
        was = body.get(
            "was", {}
        )  # what is not typed over is as the ledger has it by now: a number may have been put in order
        self.form.type_text({name: text for name, text in body["form"].items() if text != was.get(name)})
        self.body.load(body["text"])
        self.agenda.load([from_texts(AgendaItem, texts) for texts in body["items"]])
        self.roll.load([from_texts(Attendance, texts) for texts in body["roll"]])

    def _draft_body(self) -> dict[str, Any]:
        people = [as_texts(part) for part in self.roll.parts()]
        items = [as_texts(item) for item in self.agenda.as_typed()]
        more: dict[str, Any] = {
            "reason": self.access.reason,
            "gathering": self.meeting.gathering,
            "planned": self.planned,
        }
        if self.meeting.id:
            more["was"] = {name: self.form.loaded().show(name) for name in self.form.boxes}
        text = self.body.toPlainText()
        return {"form": self.form.typed_text(), "text": text, "items": items, "roll": people, **more}

    def _keep_state(self) -> None:
        """The parts and the text are as the ledger has them now."""
        people = [dataclasses.replace(part) for part in self.roll.parts()]
        self._kept = ([dataclasses.replace(item) for item in self.agenda.items], people, self.body.toPlainText())

    # What may be changed

    def unlock(self, reason: str = "") -> None:
        """Lets a sealed record be changed for a reason, until it is saved; a final one without, until it is left."""
        self.access.unlock(reason)
        self._show_state()
        self._refresh()
        self.edited.emit()

    def lock_again(self) -> None:
        """A final record is only read again, unless something typed in it waits to be mended."""
        if self.access.revising and not self.changed():
            self.access.lock()
            self._show_state()
            self._refresh()
            self.edited.emit()

    def follow(self) -> None:
        """What is not typed is as the ledger has it by now: with typing that waits, the record may have been archived by a
        redo, or be open again after an undo."""
        self.roll.look_again()
        now = self._session.ledger.get(Meeting, self.meeting.id) if self.meeting.id and not self.saving else None
        if now is None:
            return
        names, number = {field.name for field in Meeting.fields} - {"body", *self.form.boxes}, self.form.boxes["number"]
        if number.editor.value_text().strip() == self.form.loaded().show(
            "number"
        ):  # put in order, or back, by an action
            names.add("number")
            number.editor.set_value_text(now.show("number"))
        for name in names:
            for shown in (self.meeting, self.form.loaded()):
                setattr(shown, name, getattr(now, name))
        self.access.follow(typed=self.changed())
        self._show_state()

    def _show_state(self) -> None:
        access = self.access
        self.banner.show_state(self.meeting, access.reason, access.closed, revising=not access.read_only)
        self.banner.show_unsaved(self.changed())
        self._set_guard()
        self.text_card.set_locked(access.read_only)
        self.check.set_locked(access.locked)
        self.roll.set_locked(access.read_only)
        self.people.allow_group()

    def _set_guard(self) -> None:
        """What only follows from a record, a task or a sheet to sign, is made of a final one too, as it stands."""
        self._guard.set_locked(self.access.read_only, but="" if self.access.locked else BESIDE)

    def fill_in(self, at: str) -> None:
        """Brings the keyboard to where something is filled in; who asks for that changes a final record."""
        if self.access.read_only and not self.access.locked and at != SIGNED:
            self.unlock()
        self.text_card.to_open_place() if at == "body" else self.show_place(at)

    def show_place(self, at: str) -> None:
        """Brings the keyboard to a place in the record, as the check-list names it."""
        if at == SIGNED:
            if self.meeting.id or self.save():
                self.side.to_files()
        elif at == ROLL:
            self.side.to_roll()
        elif at == AGENDA:
            self.text_card.to_item()
        elif at in self.form.boxes:
            self.form.focus_on(at)
        else:
            self.text_card.to_text()

    # What is typed

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.fit_height()

    def changed(self) -> bool:
        """Whether there is typing that is not in the ledger; true as long as it is being written, or an item is open, so that
        nothing replaces it."""
        if self.saving or self.agenda.asking or self.form.changed():
            return True
        items, people, text = self._kept
        return self.body.toPlainText() != text or differ(self.agenda.items, items) or differ(self.roll.parts(), people)

    def _edited(self) -> None:
        if self.access.read_only:  # a draft would open it again for a reason that nobody gave
            return
        self.drafts.touch()
        self.banner.show_unsaved(self.changed())
        self._say_draft("正在填写", "neutral")
        self._refresh()
        self.edited.emit()

    def _say_draft(self, text: str, tone: str) -> None:
        self.draft_pill.show_text(text, tone)
        self.draft_pill.show()

    def _refresh(self) -> None:
        typed_now = self.as_typed()
        self.text_card.refresh(typed_now.subject)
        self.side.fit_names()
        self.side.check_typed(typed_now, self.agenda.items)
        titles = "" if typed_now.subject or self.access.read_only else subject_of(self.agenda.items)
        self.about.show_about(typed_now, self.others, titles)

    def _look_around(self) -> None:
        """Looks again at what is not typed: the scan, the records of the same gathering, those that it is compared with."""
        self.side.look_around(self.meeting)
        self.others = linked(self._session.ledger, self.meeting)
        self._refresh()

    def as_typed(self) -> Meeting:
        """The meeting as it stands in the editors; what cannot be read is left as it was."""
        made = dataclasses.replace(self.meeting, body=self.body.words())
        for name, text in self.form.typed_text().items():
            try:
                set_read(made, name, text)
            except ValueError:
                continue
        return made

    # Keeping

    def save(
        self, *, verb: str = "", reason: str = "", moved: Sequence[tuple[Meeting, int]] = (), **values: Any
    ) -> bool:
        """Writes the meeting with its parts as one unit; False where something must be mended first.

        verb: what the history calls it, else 登记 or 修改 · reason: why, for a sealed record · moved: other records whose
        numbers change with it · values: of what is not typed.
        """
        if self.access.locked and not reason:
            return False
        read = self.form.record()
        if read is None:
            self.unlock(self.access.reason)  # a final one that was to be archived: what is marked there is mended first
            return False
        note, read.body = self.body.tidy(), self.body.words()
        read.status = read.status or DRAFT
        for name, value in values.items():
            setattr(read, name, value)
        self.saving = True
        parts, why = (self.agenda.items, self.roll.parts()), reason or self.access.reason
        try:
            keep(self._session, read, *parts, verb=verb, reason=why, planned=self.planned, moved=moved)
        except Sealed:  # its day lies in a closed year, and she did not say why: it stays in its draft
            return False
        finally:
            self.saving = False
        self.drafts.drop()  # not before the ledger has it: a save that fails must leave the draft
        self.roll.kept()
        self.access.keep(read, on=not values)
        self.planned = 0
        self.form.load(read)
        self._keep_state()
        self.drafts.key = f"meeting:{read.id}"
        if self.agenda.asking:  # what is typed in an item that is open is in no record yet
            self.drafts.keep()
        self.text_card.say_kept(note)
        self._show_state()
        self.side.show_files(read)
        return True

    def _kept_meeting(self) -> Meeting | None:
        """The meeting as the ledger has it, saved first where something was typed; None where that is not possible."""
        return self.meeting if (self.meeting.id and not self.changed()) or self.save() else None
