"""Carries out what becomes of the record in the editor; what that is, fate.py says."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from models.naming import some_of
from models.records import Meeting
from ui.session import Session
from ui.tabs.meetings.draft_texts import NEW, occasion
from ui.tabs.meetings.editor import MeetingEditor
from ui.tabs.meetings.fate import FATES, Content, Fate, When, content
from ui.tabs.meetings.numbers import numbers_for

_OCCASION = {"kind", "day", "group"}
"""The fields that only say which meeting it is."""


def says_something(editor: MeetingEditor, in_form: bool = False) -> bool:
    """Whether more was put down than which meeting it is: a subject, a text, an item, or who came; `in_form`: or whatever
    else stands in the form that was not proposed."""
    texts = editor.form.boxes["subject"].editor.value_text() + editor.body.toPlainText()
    some = texts.strip() or editor.agenda.items or any(part.state for part in editor.roll.parts())
    return bool(some) or (in_form and any(text and name not in _OCCASION for name, text in _typed_over(editor)))


def _typed_over(editor: MeetingEditor) -> Iterator[tuple[str, str]]:
    """The fields of the form in which something else stands than was proposed, and what."""
    usual = editor.people.usual()
    for name, text in editor.form.typed_text().items():
        proposed = (editor.meeting.show(name), usual.get(name, ""))
        if text.strip() not in proposed:
            yield name, text.strip()


class Keeper:
    """Keeps what is typed, and makes room for another record. `show_begun` puts the record that waits into the editor."""

    def __init__(self, session: Session, editor: MeetingEditor, show_begun: Callable[[], object]) -> None:
        self._session, self._editor, self._show_begun = session, editor, show_begun
        self._asking = False

    @property
    def waits(self) -> bool:
        """Whether a new record waits in its draft."""
        return self._session.ledger.draft(NEW) is not None

    def begun(self) -> Meeting | None:
        """What is known of the new record in which something is typed, be it open or not; None where there is none."""
        editor = self._editor
        if editor.saving and not editor.meeting.id:
            return None  # the ledger has it, and the list shows it as it is there
        if not editor.meeting.id:
            return occasion(editor.form.typed_text()) if editor.changed() else None
        found = self._session.ledger.draft(NEW)
        return occasion(found[1].get("form", {})) if found is not None else None

    def _content(self) -> Content:
        editor = self._editor
        return content(
            typed=editor.changed(),
            saved=bool(editor.meeting.id),
            locked=editor.access.locked,
            told=says_something(editor),
            in_form=says_something(editor, True),
        )

    def keep(self, when: When) -> None:
        """Keeps what is typed: in the ledger, or as a draft. The draft comes first, for not all can be saved, and a question may
        be left unanswered."""
        fate = FATES[when][self._content()]
        if fate is Fate.FORGET:
            self._editor.drafts.drop()
            return
        self._editor.drafts.keep()
        if fate is Fate.SAVE:
            self._save(asks=when is not When.DELETED)

    def _save(self, *, asks: bool) -> None:
        """As by its key, and whatever she answers: where something is to be mended first, nothing is asked in vain. Where the window
        is closed over the question, as when the system ends, it is kept as it stands, and nothing is asked again."""
        editor, agreed = self._editor, None
        if asks and not self._asking and editor.form.record() is not None:
            asked_about, self._asking = editor.meeting, True
            try:
                agreed = numbers_for(self._session, editor, editor.as_typed(), asked_about, leaving=True)
            finally:
                self._asking = False
            if editor.meeting is not asked_about or not editor.changed():
                return  # kept meanwhile
        if agreed is None:
            editor.save()
        else:
            editor.save(moved=agreed.moved, **agreed.values)

    def step_back(self) -> bool:
        """Takes back the last mark in the list of names, where nothing else was changed after it, and says so: the keyboard is
        elsewhere. False where there is none."""
        people = self._editor.roll.view.take_back()
        if people:
            self._session.say(f"已撤回刚才的点到：{some_of(part.name for part in people)}")
        return bool(people)

    def settled(self, verb: str) -> bool:
        """Whether the ledger has all that is typed, or can have no more of it than there is; says where not what to do. Saved and
        taken away at once, a record went whole with one Ctrl+Z."""
        editor = self._editor
        if not editor.changed() or editor.access.locked:
            return True
        go_on = "Ctrl+S 保存后再撤销，撤的是整次保存"
        if not editor.meeting.id:
            go_on = "整份不要的点“更多”里的“放弃这份新记录”"
        elif not editor.banner.isHidden():
            go_on = "都不要的点“放弃修改”"
        self._session.refuse(
            f"没有{verb}：这份记录有没保存的改动，什么都没有动。刚打的字、刚点的到在原处按 Ctrl+Z；{go_on}"
        )
        return False

    def make_room(self, when: When) -> bool:
        """Keeps what is typed, and the record that was begun before; False where that is not in the ledger after it: it is shown
        then, with what is to be mended."""
        self.keep(when)
        if self.waits:
            self._show_begun()
            self.keep(when)
        return not self.waits

    def forget_begun(self) -> None:
        """The record that was begun, and is shown, is given up."""
        self._editor.drafts.drop()
