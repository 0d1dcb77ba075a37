"""Carries out what becomes of the record in the editor; what that is, fate.py says."""

from __future__ import annotations

from collections.abc import Callable

from ui.session import Session
from ui.tabs.meetings.editor import NEW, MeetingEditor
from ui.tabs.meetings.fate import FATES, Content, Fate, When, content, gives_way


class Keeper:
    """Keeps what is typed, and makes room for another record. `show_begun` puts the record that waits into the editor."""

    def __init__(self, session: Session, editor: MeetingEditor, show_begun: Callable[[], object]) -> None:
        self._session, self._editor, self._show_begun = session, editor, show_begun

    @property
    def waits(self) -> bool:
        """Whether a new record waits in its draft."""
        return self._session.ledger.draft(NEW) is not None

    def _content(self) -> Content:
        editor = self._editor
        return content(
            typed=editor.changed(),
            saved=bool(editor.meeting.id),
            locked=editor.locked,
            told=editor.says_something(),
            in_form=editor.says_something(True),
        )

    def keep(self, when: When) -> None:
        """Keeps what is typed: in the ledger, or as a draft. The draft comes first, for not all can be saved."""
        fate = FATES[when][self._content()]
        if fate is Fate.FORGET:
            self._editor.drafts.drop()
            return
        self._editor.drafts.keep()
        if fate is Fate.SAVE:
            self._editor.save()

    def make_room(self, when: When) -> bool:
        """Keeps what is typed, and the record that was begun before; False where that cannot be saved: it is shown then,
        with what is to be mended."""
        self.keep(when)
        if self.waits:
            self._show_begun()
            self.keep(when)
        return gives_way(self._content(), when, waits=self.waits)

    def forget_begun(self) -> None:
        """The record that was begun gives its place to another."""
        self._session.ledger.drop_draft(NEW)
