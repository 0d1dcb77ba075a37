"""Begins records: an empty one of a kind, one of which the plan or a gap says something, one beside another of the same gathering."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from models.records import AgendaItem, Attendance, Meeting
from models.records.meeting import GENERAL
from ui.session import Session
from ui.tabs.meetings.beginning import begin, begin_beside
from ui.tabs.meetings.editor import MeetingEditor
from ui.tabs.meetings.fate import When
from ui.tabs.meetings.keeper import Keeper
from ui.tabs.meetings.text_card import BODY


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
        """Begins a new meeting of a kind; what was begun before is kept, or becomes of this kind where it says nothing yet."""
        if self._make_room(When.LEFT):
            self.load(kind)
            if self._editor.as_typed().kind != kind:
                self._editor.planned = 0  # the plan has another kind there
            self._editor.people.become(kind)
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

    def _make_room(self, when: When) -> bool:
        """Keeps what was begun before; False where that cannot be saved: it is shown, with what is to be mended."""
        if self.keeper.make_room(when):
            return True
        self._shown()
        self._session.refuse("先前开始的记录还没有保存：有内容需要改正，已标在相应的栏目下；改好再记新的")
        return False

    def _begun(self, at: str) -> None:
        """Shows the record that was begun, with the keyboard where it goes on."""
        self._editor.text_card.show_part(BODY)
        self._shown()
        self._editor.form.focus_on(at)

    def _begin_anew(self, meeting: Meeting, people: list[Attendance], items: Sequence[AgendaItem] = ()) -> None:
        """Shows a new record in the place of one that was begun and gives way."""
        self.keeper.forget_begun()
        self._editor.load(meeting, people, list(items))
        self._mark(0)
