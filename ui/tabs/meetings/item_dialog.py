"""One item of the agenda: what was reported, said and decided at the left, the vote with its verdict at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from models.fields import field_of
from models.kinds import PartialDate
from models.records import AgendaItem, Attendance
from models.records.meeting import GENERAL, GUEST, PRESENT
from models.rules.attendance import voters
from models.rules.development import too_early
from models.rules.snapshot import Snapshot
from models.rules.speeches import begun, namesakes, strangers
from models.rules.voting_frame import proposed, usual_rule
from ui.forms.editors import TextEditor
from ui.forms.record_dialog import RecordDialog
from ui.session import Session
from ui.tabs.meetings.speaker_box import SpeakerBox
from ui.tabs.meetings.vote_panel import VOTE_FIELDS, VotePanel
from ui.widgets.label import plain_label, say_in_place

_SPANS = {"title_text": 12, "topic": 5, "owner": 3, "due": 4, "report": 12, "discussion": 12, "decision": 12}


@dataclass(frozen=True)
class Occasion:
    """What an item is asked of the meeting around it: its kind, and who is on its list."""

    kind: str
    there: Sequence[Attendance]
    guests: str = ""
    day: PartialDate | None = None

    @property
    def speakers(self) -> list[str]:
        """Who can have spoken: those present, and those sitting in."""
        named = [guest.split("（")[0].split("(")[0].strip() for guest in self.guests.split("、")]
        return [a.name for a in self.there if a.state in (PRESENT, GUEST)] + [name for name in named if name]

    @property
    def listed(self) -> bool:
        """Whether it was put down who came, so that the numbers of a vote can be taken from the list."""
        return any(a.state == PRESENT for a in self.there)


class ItemDialog(RecordDialog[AgendaItem]):
    """Edits one item; the meeting keeps it when it is saved itself, and in its draft what is typed until then."""

    typing = Signal()
    _spare = 60  # the sentences about the vote: with each the dialog would grow, and “保存” move away

    def __init__(self, session: Session, item: AgendaItem, parent: QWidget | None, occasion: Occasion) -> None:
        self._occasion = occasion
        self._roster = Snapshot(members=session.members, status_changes=session.status_changes)
        on = occasion.day.first() if occasion.day else None
        self.panel = VotePanel(
            session, voters(occasion.there), occasion.listed, on, usual_rule(occasion.kind), self._too_early
        )
        super().__init__(
            session,
            item,
            parent,
            fields=[field_of(AgendaItem, name) for name in _SPANS],
            columns=12,
            keep=False,
            width=1120,
            lines=4,
            headings=False,
            spans=_SPANS,
            title="议题与表决",
        )
        speaker = SpeakerBox(occasion.speakers)
        speaker.chosen.connect(self._begin_speech)
        self._stranger = plain_label("", wrap=True)
        self._stranger.setObjectName("fieldMessage")
        self._stranger.setProperty("tone", "warn")
        said = self.form.boxes["discussion"]
        column = said.layout()
        assert isinstance(column, QVBoxLayout)
        head = QHBoxLayout()
        caption = said.findChild(QLabel, "caption")
        assert caption is not None
        column.removeWidget(caption)
        head.addWidget(caption)
        head.addStretch(1)
        head.addWidget(speaker)
        column.insertLayout(0, head)
        column.addWidget(self._stranger)
        self.speaker = speaker
        self.body.removeWidget(self.form)
        row = QHBoxLayout()
        row.setSpacing(26)
        row.addWidget(self.form, 6)
        row.addWidget(self.panel, 5)
        self.body.addLayout(row)
        self._order_tabs()
        self.panel.load(item)
        self.panel.edited.connect(self.touch)
        self.form.edited.connect(self._typed)
        topic = self.form.boxes["topic"].editor
        topic.edited.connect(self._propose)
        self._typed()
        self.fit()

    def _order_tabs(self) -> None:
        """Down the left side, then through the vote, then to saving."""
        editors: list[QWidget] = [box.editor for box in self.form.boxes.values()]
        editors.insert(list(self.form.boxes).index("discussion"), self.speaker)
        editors += [box.editor for box in self.panel.form.boxes.values()]
        for before, after in pairwise([*editors, self._save]):
            QWidget.setTabOrder(before, after)

    def _propose(self) -> None:
        self.panel.propose(*proposed(self.form.boxes["topic"].editor.value_text(), self._occasion.kind))

    def _typed(self) -> None:
        said = self.form.boxes["discussion"].editor.value_text()
        unknown = "、".join(strangers(said, self._occasion.speakers))
        same = namesakes(said, [a.name for a in self._occasion.there if a.state in (PRESENT, GUEST)])
        lines = [f"{unknown} 不在到会或列席名单里，请核对"] if unknown else []
        lines += [f"到会的不止一位{name}，请写明是谁，如“{name}（第一党小组）：……”" for name in same]
        say_in_place(self._stranger, "\n".join(lines))
        self.panel.show_verdict(*(self.form.boxes[name].editor.value_text() for name in ("title_text", "decision")))

    def _too_early(self, item: AgendaItem) -> list[tuple[str, str]]:
        """D26 of the vote as it is typed: by the self-check she would only hear of it when the record is done."""
        day = self._occasion.day
        if day is None or self._occasion.kind != GENERAL:
            return []
        return [("D26", f"{member.name}：{text}") for member, text in too_early(self._roster, day, item)]

    def _begin_speech(self, name: str) -> None:
        editor = self.form.boxes["discussion"].editor
        assert isinstance(editor, TextEditor)
        editor.setPlainText(begun(editor.toPlainText(), name))
        editor.moveCursor(QTextCursor.MoveOperation.End)
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def touch(self) -> None:
        self.typing.emit()

    def so_far(self) -> AgendaItem:
        """The item as it stands in the editors; what cannot be read is as it was."""
        item, _ = self.form.so_far()
        vote, _ = self.panel.form.so_far()
        for name in VOTE_FIELDS:
            setattr(item, name, getattr(vote, name))
        return item

    def touched(self) -> bool:
        return super().touched() or self.panel.form.changed()

    def accept(self) -> None:
        vote = self.panel.form.record()
        if vote is None:
            self.say_wrong()
            return
        super().accept()
        if self.result():
            for name in VOTE_FIELDS:
                setattr(self.result_record, name, getattr(vote, name))
