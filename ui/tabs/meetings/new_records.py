"""Begins records: an empty one of a kind, one of which the plan or a gap says something, one beside another of the same gathering."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from models.records import AgendaItem, Attendance, Meeting
from models.records.meeting import GENERAL
from ui.dialogs.ask import confirm
from ui.session import Session
from ui.tabs.meetings.beginning import begin, begin_beside
from ui.tabs.meetings.editor import MeetingEditor
from ui.tabs.meetings.fate import When
from ui.tabs.meetings.keeper import Keeper
from ui.tabs.meetings.meeting_list import NO_DAY
from ui.tabs.meetings.text_card import BODY

_ANOTHER = "另记一次（放弃它）"


def _question(begun: Meeting | None) -> str:
    """What is asked before the record that was begun gives way."""
    named = f"：{begun.kind or '未选类型'} · {begun.show('day') or NO_DAY}" if begun is not None else ""
    return f"有一份没有保存的新记录{named}。\n接着填它，还是另记一次？另记一次，它里面填的就不要了，找不回来。"


class NewRecords:
    """Puts a new record into the editor, after what was begun before is kept."""

    def __init__(
        self,
        session: Session,
        editor: MeetingEditor,
        mark: Callable[[int], object],
        load: Callable[[int], object],
        shown: Callable[[], object],
    ) -> None:
        """mark: the list marks this record as open, 0 for none · load: shows a record as the ledger has it · shown: the record is
        to be seen, whatever was before."""
        self._session, self._editor = session, editor
        self._mark, self._load, self._shown = mark, load, shown
        self.keeper = Keeper(session, editor, lambda: self.load(GENERAL))

    def start(self, kind: str) -> None:
        """Begins a new meeting of a kind, of today; what was begun before is kept, or she goes on with it."""
        if self._make_room(When.LEFT):
            self.load(kind)
            self._begun("day" if kind else "kind")

    def begin(self, known: Meeting, planned: int, items: Sequence[AgendaItem] = ()) -> None:
        """Begins a record with what is known of it, from a line of the plan or for a gap; what was begun before is kept."""
        if self._make_room(When.REPLACED):
            self._begin_anew(*begin(self._session, known.kind, known), items)
            self._editor.planned = planned
            self._begun("start" if known.day and known.day.whole else "day")

    def beside(self, kind: str) -> None:
        """Begins a record of another kind for the same gathering; the open one has been kept before."""
        number = self._editor.meeting.id
        if not number or self._editor.changed() or not self._make_room(When.REPLACED):
            return
        self._load(number)
        self._begin_anew(*begin_beside(self._session, self._editor.meeting, self._editor.roll.parts(), kind))
        self._begun("subject")

    def load(self, kind: str) -> None:
        """Shows the record that was begun and not saved, else a new one of this kind."""
        self._editor.load(*begin(self._session, kind), [])
        self._mark(0)

    def go_on(self) -> None:
        """Shows the record that waits in its draft; what is typed in the open one has been kept before."""
        if self._editor.meeting.id and self.keeper.waits:
            self.load(GENERAL)
            self._shown()

    def give_up(self) -> None:
        """Forgets the record that was begun, and is shown; what was typed in it has been asked about before."""
        self.keeper.forget_begun()
        self.load(GENERAL)

    def _make_room(self, when: When) -> bool:
        """Keeps what was begun before. What is not in the ledger after it is shown, and she says whether it gives way; False where
        she goes on with it."""
        if self.keeper.make_room(when):
            return True
        self._shown()
        begun = self.keeper.begun()
        if confirm(self._editor, _question(begun), _ANOTHER, no="接着填", title="没有保存的新记录"):
            self.keeper.forget_begun()
            return True
        return False

    def _begun(self, at: str) -> None:
        """Shows the record that was begun, with the keyboard where it goes on."""
        self._editor.text_card.show_part(BODY)
        self._shown()
        self._editor.form.focus_on(at)

    def _begin_anew(self, meeting: Meeting, people: list[Attendance], items: Sequence[AgendaItem] = ()) -> None:
        """Shows a new record; none that was begun before waits any more."""
        self._editor.load(meeting, people, list(items))
        self._mark(0)
