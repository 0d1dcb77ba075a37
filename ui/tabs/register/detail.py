"""The panel beside the register: what comes next for an item, its steps and progress by day, the problem, the evidence."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu

from models.evidence import Filed, files_of
from models.fields import Record, typed
from models.records import AgendaItem, Attachment, Meeting, Progress, Rectification, RectificationStep
from models.records.attachment import EVIDENCE_KINDS, likely_evidence
from models.records.rectification import CLOSED, FOR_REVIEW, LONG_TERM, REGISTERED, WORKING
from models.records.rectification_step import APPLY, BEGIN, FEED_BACK, REGISTER, REOPEN
from models.rules.register.figures import history
from models.rules.register.opinions import loop, to_answer
from models.rules.register.steps import SAYS, offered, state_of
from models.rules.tasks import Origin, Origins
from ui.attachments.card import AttachmentsCard
from ui.session import Session
from ui.tabs.changes import ChangeList
from ui.tabs.detail import Detail
from ui.tabs.facts import Facts
from ui.tabs.register.course import Course, Line
from ui.widgets.button import button
from ui.widgets.label import plain_label
from ui.widgets.link_label import LinkLabel
from ui.widgets.restyle import restyle

TONES = {REGISTERED: "neutral", WORKING: "warn", FOR_REVIEW: "info", CLOSED: "ok", LONG_TERM: "neutral"}
_EVIDENCE = "把整改前后的照片、佐证材料拖到这里，或点“添加”。申请销号时，这里的文件就是佐证。"


class RectificationDetail(Detail):
    """One item: what is to be done, and what was done."""

    stepping = Signal(str)
    """A step is to be taken."""
    printing = Signal()
    """The form with which an item is put forward is wanted."""
    packing = Signal()
    """Its evidence is wanted as one file."""
    changing = Signal(object)
    """An entry on the progress is to be changed."""
    removing = Signal(object)
    """An entry is to go to the recycle bin."""

    def __init__(
        self,
        session: Session,
        edit: Callable[[], object],
        report: Callable[[], object],
        go: Callable[[str, int], object],
    ) -> None:
        """go: shows the meeting that decided an item, by table and id."""
        super().__init__()
        self._session = session
        self._origin: Origin | None = None
        self.link = LinkLabel("", "note")
        self.link.clicked.connect(lambda: go(*self._origin.leads_to()) if self._origin else None)
        self.loop = LinkLabel("", "second", mode=Qt.TextElideMode.ElideMiddle)
        self.loop.clicked.connect(lambda: self.stepping.emit(FEED_BACK))
        self._facts, self.course, self._changes = Facts(), Course(), ChangeList()
        self._none = plain_label("还没有整改进展。每做一步记一条，销号时就有据可查。", "note", wrap=True)
        self.files = AttachmentsCard(session, kinds=EVIDENCE_KINDS, likely=likely_evidence, hint=_EVIDENCE)
        self._elsewhere, self.reported = plain_label("", "note", wrap=True), Course()
        self._filed: list[Filed] = []
        self.files.counted.connect(self._count)
        for course in (self.course, self.reported):
            course.opening.connect(self.files.open)
        self.course.changing.connect(self.changing)
        self.course.removing.connect(self.removing)
        self.add_tab("进展", self.loop, self.link, self.course, self._none)
        self.add_tab("问题与措施", self._facts)
        self.add_tab("佐证", self.files, self._elsewhere, self.reported)
        self.add_tab("修改记录", self._changes)
        self.next = button("", lambda: self.stepping.emit(self._action), icon_name="circle-check")
        self._action = ""
        self.more = button("", lambda: None, icon_name="ellipsis", hint="其他环节")
        self._menu = QMenu(self.more)
        self.more.setMenu(self._menu)
        self.foot.addWidget(self.next)
        self.foot.addWidget(button("记进展…", report, icon_name="plus"))
        self.foot.addWidget(self.more)
        self.foot.addStretch(1)
        self._edit = edit

    def fill(self, record: Record) -> None:
        assert isinstance(record, Rectification)
        state = state_of(record)
        self.name.setText(record.title())
        self.state.show_text(state, TONES.get(state, "neutral"))
        told = (record.number, record.source, record.owner, f"第 {record.round} 轮" if (record.round or 1) > 1 else "")
        self.under.setText(" · ".join(part for part in told if part))
        self._origin = self._decided(record)
        self.link.setText(f"来自：{self._origin.words()} ›" if self._origin else "")
        self.link.setVisible(self._origin is not None)
        self._facts.show_lines([(f.label, record.show(f.name)) for f in typed(Rectification) if f.name != "state"])
        self._show_loop(record)
        self._filed = files_of(self._session.ledger, record)
        entries = self._session.ledger.parts(Progress, record)
        self._none.setVisible(not entries and state != CLOSED and not record.outcome.strip())
        self.course.show_lines(self._lines(record, entries))
        filed = [(entry, self._files_at(entry)) for entry in entries]
        self.reported.show_lines(
            [Line(entry.show("day"), "随进展报送", None, files) for entry, files in filed if files]
        )
        self.files.show_owner(record)
        self._changes.show_changes(Rectification, self._session.ledger.history(record))
        self._offer(record)

    def _show_loop(self, record: Rectification) -> None:
        """Who raised it, and whether that person was told; while not, the line leads to the step."""
        words, tone = loop(record, self._session.today)
        waits = to_answer(record)
        told = (words, record.raised_by, "反馈… ›" if waits else "")
        self.loop.setText(" · ".join(part for part in told if part))
        self.loop.setAccessibleName(
            "，".join(p for p in (words, f"反映人 {record.raised_by}", "记反馈" if waits else "") if p)
        )
        self.loop.setVisible(bool(words))
        self.loop.setEnabled(waits)
        restyle(self.loop, "tone", tone)

    def _count(self, own: int) -> None:
        """How many files are evidence, also those that are at the progress."""
        other = sum(one.entry is not None for one in self._filed)
        self.tab_bar.setTabText(2, f"佐证 {own + other}" if own + other else "佐证")
        self._elsewhere.setText(f"另有 {other} 件随进展报送，申请销号、打包时一并算作佐证：")
        self._elsewhere.setVisible(other > 0)

    def _files_at(self, entry: Progress) -> tuple[Attachment, ...]:
        return tuple(one.about for one in self._filed if one.entry is not None and one.entry.id == entry.id)

    def _lines(self, record: Rectification, entries: list[Progress]) -> list[Line]:
        """Steps and progress, the newest first; of one day the work comes after it was begun and before it was handed in."""
        steps = history(record, self._session.ledger.parts(RectificationStep, record))
        applied = max((place for place, step in enumerate(steps) if step.action == APPLY), default=-1)
        came = record.outcome if not any(step.action == REOPEN for step in steps[applied:]) else ""
        dated = [
            (str(step.day or ""), float(place), 0, Line(step.show("day"), step_words(step, came * (place == applied))))
            for place, step in enumerate(steps)
        ]
        begun = {str(step.day or ""): place for place, step in enumerate(steps) if step.action in (REGISTER, BEGIN)}
        for place, entry in enumerate(entries):
            text, day = entry.text + (f"（{entry.by}）" if entry.by else ""), str(entry.day or "")
            line = Line(entry.show("day"), text, entry, self._files_at(entry))
            dated.append((day, begun.get(day, -1) + 0.5, place, line))
        return [line for *_, line in sorted(dated, key=lambda each: each[:3], reverse=True)]

    def _offer(self, record: Rectification) -> None:
        """The usual next step has a button of its own, the others are in the menu."""
        first, *others = offered(record)
        self._action = first
        self.next.show_label(f"{first}…")
        self.next.setToolTip(SAYS[first])
        self._menu.clear()
        for action in others:
            self._menu.addAction(f"{action}…", partial(self.stepping.emit, action))
        self._menu.addSeparator()
        self._menu.addAction("销号申请单…", self.printing.emit)
        self._menu.addAction("佐证材料打包…", self.packing.emit)
        self._menu.addAction("修改…\tF2", self._edit)

    def _decided(self, record: Rectification) -> Origin | None:
        """The item of an agenda that it was born from."""
        ledger = self._session.ledger
        item = ledger.get(AgendaItem, record.agenda_item_id) if record.agenda_item_id else None
        meeting = ledger.get(Meeting, item.meeting_id) if item is not None and item.meeting_id else None
        if item is None or meeting is None:
            return None
        return Origins([meeting], ledger.parts(AgendaItem, meeting)).find(item.id)


def step_words(step: RectificationStep, came: str = "") -> str:
    """【延期】原时限 2026-06-30，新时限 2026-09-30；局党委书记；文号；说明. came: 完成情况, which the item keeps and not the step."""
    moved = f"原时限 {step.show('deadline_before')}，新时限 {step.show('deadline')}" if step.deadline_before else ""
    told = [part for part in (moved, came.strip(), step.by, step.body, step.document, step.text) if part]
    return f"【{step.action}】" + "；".join([*(part.rstrip("。；;") for part in told[:-1]), *told[-1:]])
