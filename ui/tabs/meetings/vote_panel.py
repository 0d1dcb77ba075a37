"""The vote of one item: its manner and numbers, and beside them, while one types, what they amount to and how it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.fields import field_of
from models.records import AgendaItem
from models.rules import votes
from models.rules.articles import ground_of, in_brackets
from models.rules.ballots import manner
from models.rules.limits import Limits
from ui.forms.form import Form
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.label import keep_room, plain_label
from ui.widgets.pill import Pill
from ui.widgets.restyle import restyle

_SPANS = {
    "rule": 6, "ballot": 6, "candidate": 5, "tellers": 7, "eligible": 3, "present": 3, "issued": 3, "collected": 3,
    "yes": 3, "no": 3, "abstain": 3, "invalid": 3, "written": 6, "written_yes": 6, "seats": 6,
}  # fmt: skip
VOTE_FIELDS = tuple(_SPANS)
_TONES = {
    votes.PASSED: "ok", votes.FAILED: "bad", votes.NOT_OPEN: "bad", votes.IMPOSSIBLE: "bad", votes.INCOMPLETE: "neutral",
}  # fmt: skip
_NO_VOTE = "没有表决就不用填。选了表决事项或表决方式，结果会随填随算。"
_GRADED = "民主测评投的是等次，没有赞成票，不按表决计算；各人的测评票数、等次登记在党员的民主评议里。要按表决算的，请选表决事项。"


class VotePanel(QWidget):
    """The fields of a vote with its verdict. Nothing is decided here: the numbers are judged, not changed."""

    edited = Signal()

    def __init__(
        self,
        session: Session,
        voters: tuple[int, int],
        listed: bool,
        on: date | None = None,
        rule: str = "",
        doubts: Callable[[AgendaItem], Iterable[tuple[str, str]]] = lambda _item: (),
    ) -> None:
        """voters: how many with a vote are expected and present by the roll · listed: whether the roll is filled in ·
        on: the day of the meeting, by which the articles are those in force · rule: by which such a meeting votes on
        whatever it votes on · doubts: what else is to be said of the item as it is typed, each with its rule."""
        super().__init__()
        self._session, self._on = session, on or session.today
        self._rule, self._doubts = rule, doubts
        self._proposed = ("", "")
        self._voters, self._listed = voters, listed
        self._members = {member.name for member in session.members}
        self.form: Form[AgendaItem] = Form(
            AgendaItem, session, fields=[field_of(AgendaItem, name) for name in _SPANS], columns=12, headings=False, spans=_SPANS
        )  # fmt: skip
        self.form.edited.connect(self._typed)
        self._outcome = Pill("")
        self._need = plain_label("", "note", wrap=True)
        self._why = plain_label("", wrap=True)
        self._why.setObjectName("fieldMessage")
        self._notes = plain_label("", wrap=True)
        self._notes.setObjectName("fieldMessage")
        restyle(self._notes, "tone", "warn")
        self._told = plain_label("", "second", wrap=True)
        self._told.setAccessibleName("写进会议记录的表决情况")
        self._fill = button("按到会名单填", self.fill, kind="link", hint="应到、实到有表决权人数取自到会名单")
        for coming in (self._outcome, self._fill):
            keep_room(coming)  # what stands below would move as they come and go
        top = QHBoxLayout()
        top.addWidget(plain_label("表决情况", "strong"))
        top.addWidget(self._outcome)
        top.addStretch(1)
        top.addWidget(self._fill)
        card = Card()
        card.setAccessibleName("表决结果")
        for part in (self._need, self._why, self._notes, self._told):
            card.body.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self.form)
        column.addWidget(card)
        column.addStretch(1)

    def load(self, item: AgendaItem) -> None:
        """Shows the vote of an item."""
        self.form.load(item)
        self.show_verdict()

    def propose(self, rule: str, ballot: str) -> None:
        """Fills in the manner of a vote where none was chosen, with it the numbers of the roll; what was proposed for
        another topic, one that was only passed on the way, goes."""
        rules, ballots = (self.form.boxes[name].editor for name in ("rule", "ballot"))
        if rules.value_text() not in ("", self._proposed[0]) or (rule, ballot) == self._proposed:
            return
        if ballots.value_text() in ("", self._proposed[1]):
            ballots.set_value_text(ballot)
        rules.set_value_text(rule)
        self._proposed = (rule, ballot)
        item, _ = self.form.so_far()
        if not votes.taken(item) and (item.eligible, item.present) == self._voters:
            for name in ("eligible", "present"):
                self.form.boxes[name].editor.set_value_text("")
        self._typed()

    def fill(self) -> None:
        """Takes 应到 and 实到 with a vote from the roll."""
        for name, number in zip(("eligible", "present"), self._voters, strict=True):
            self.form.boxes[name].editor.set_value_text(str(number))
        self._typed()

    def _typed(self) -> None:
        item, _ = self.form.so_far()
        if votes.taken(item) and not item.rule and not self.form.boxes["rule"].editor.hasFocus():
            self.form.boxes["rule"].editor.set_value_text(self._rule)
        if votes.taken(item) and self._listed and item.eligible is None and item.present is None:
            editors = [self.form.boxes[name].editor for name in ("eligible", "present")]
            if not any(editor.hasFocus() or editor.value_text() for editor in editors):
                self.fill()
                return
        self.show_verdict()
        self.edited.emit()

    def show_verdict(self, title: str | None = None, decision: str = "") -> None:
        """Says what the numbers amount to; title, decision: what the item is called, and what was decided, by now."""
        if title is not None:
            self.form.loaded().title_text, self.form.loaded().decision = title, decision
        item, unread = self.form.so_far()
        for name in unread:  # the number that stood there before is not the one that is typed
            setattr(item, name, None)
        limits = self._session.limits
        written = votes.with_written(item.rule, limits) or bool(item.written or item.written_yes)
        for name in ("written", "written_yes"):
            self.form.boxes[name].setVisible(written)
        self.form.boxes["seats"].setVisible(item.rule == votes.ELECT or item.seats is not None)
        taken = votes.taken(item)
        self._fill.setVisible(self._listed and votes.taken(item) and (item.eligible, item.present) != self._voters)
        self._outcome.setVisible(taken)
        if not taken:
            self._say(_GRADED if votes.grading(item) else _NO_VOTE, "", (), votes.sentence(item, limits))
            return
        result = votes.verdict(item, limits)
        self._outcome.show_text(result.outcome, _TONES[result.outcome])
        notes = list(result.doubts)
        notes += [f"{one.text}{self._basis(one.rule)}" for one in manner(item, self._mentioned(item.title_text))]
        notes += [f"{text}{self._basis(rule)}" for rule, text in self._doubts(item)]
        if self._listed and self._differs(item):
            notes.append(f"到会名单里有表决权的应到 {self._voters[0]} 人、实到 {self._voters[1]} 人，与这里填的不同")
        if unread:
            notes.append("有数字看不懂，没有算在内")
        self._say(_needed(item, result, limits), _reason(item, result, limits), notes, votes.sentence(item, limits))

    def _basis(self, rule: str) -> str:
        article = ground_of(rule, self._on)
        return in_brackets(article.place()) if article else ""

    def _mentioned(self, title: str) -> set[str]:
        return {name for name in self._members if name and name in title}

    def _differs(self, item: AgendaItem) -> bool:
        said = (item.eligible, item.present)
        return votes.taken(item) and any(a is not None and a != b for a, b in zip(said, self._voters, strict=True))

    def _say(self, need: str, why: str, notes: Iterable[str], told: str) -> None:
        for label, text in (
            (self._need, need),
            (self._why, why),
            (self._notes, "\n".join(notes)),
            (self._told, f"记录里写：{told}" if told else ""),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        restyle(self._why, "tone", "bad" if why else "")


def _needed(item: AgendaItem, result: votes.Verdict, limits: Limits) -> str:
    """至少到会 9 人、赞成 9 票方可通过: both are of those who should be there, unless the branch has set otherwise."""
    if not item.eligible:
        return ""
    rule = item.rule or votes.GENERAL
    come, agree = (
        votes.least_present(rule, item.eligible, limits),
        votes.least_yes(rule, item.eligible, item.present, limits),
    )
    counted = f"，现有赞成 {result.yes} 票（含书面）" if item.written_yes and result.decided else ""
    return f"应到 {item.eligible} 人：至少到会 {come} 人{votes.may(item.rule)}，至少 {agree} 票赞成方可通过{counted}"


def _reason(item: AgendaItem, result: votes.Verdict, limits: Limits) -> str:
    if result.outcome == votes.FAILED:
        base = "实到" if item.rule == votes.ELECT and limits.election_base == votes.OF_PRESENT else "应到"
        return f"赞成 {result.yes} 票，没有超过{base}的半数，还差 {result.least_yes - result.yes} 票"
    return result.problem
