"""规则口径: what the branch does in its own way, each with what is usual and what that rests on; empty means as usual."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.fields import Field, field_of, in_form
from models.kinds import Unreadable
from models.records import Branch
from models.records.meeting import GROUNDS
from models.rules.limits import impossible, usual, why
from models.store import Unit
from ui.forms.editors import ChoiceEditor
from ui.forms.field_box import FieldBox
from ui.forms.record_dialog import RecordDialog
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.label import plain_label

HABITS = ("周期口径", "表决口径", "组织口径", "评议整改口径")
_TITLE, _REASON = "规则口径", "habits_why"
_JOINED = {"party_day": HABITS[0], "term_years": HABITS[2]}
"""Facts of the branch that differ by region, too, by the group in which they stand here."""
_HOURS = "学时"
_LISTS = ("units", "groups")
_FACT_SPANS = {"begun": 2, "election_approved": 2}
"""What needs the width of 支部信息 for what it says of itself."""
_NOTE = (
    "这些做法各地、各系统不同。空着就按通常的做法；上级另有规定的，填上本支部的，并在最后写明依据。"
    "改动以后，首页提醒、数据检查和统计随之改变，已有的记录不动。"
)


def facts() -> list[Field]:
    """The fields of the branch that are facts, not its own ways; the two lists side by side."""
    found = [field for field in in_form(Branch) if field.group not in HABITS]
    lists = [field for field in found if field.name in _LISTS]
    rest = [field for field in found if field.name not in _LISTS]
    of_branch = sum(field.group == lists[0].group for field in rest)
    return [*rest[:of_branch], *lists, *rest[of_branch:]]


def habits() -> list[Field]:
    """What may be set, group by group; last why it is so."""
    found: list[Field] = []
    for group in (*HABITS, _HOURS):
        found += [
            dataclasses.replace(field_of(Branch, name), group=group) for name, at in _JOINED.items() if at == group
        ]
        found += [field for field in in_form(Branch) if field.group == group and field.name != _REASON]
    return [*found, dataclasses.replace(field_of(Branch, _REASON), group="依据")]


class _OfBranch(RecordDialog[Branch]):
    """A form of the branch: what cannot be is refused at its field."""

    def _judge(self, name: str) -> str:
        """Says at the field why it cannot be so; '' where it can."""
        box = self.form.boxes[name]
        try:
            value = box.field.kind.read(box.editor.value_text())
        except Unreadable:
            return ""  # the form has said so
        refusal = "" if value in (None, "") else impossible(name, value)
        if refusal:
            box.say(refusal, "bad")
        return refusal

    def accept(self) -> None:
        wrong = [name for name in self.form.boxes if self._judge(name)]
        if wrong:
            self.form.boxes[wrong[0]].editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self.say_wrong()
            return
        super().accept()


class FactsDialog(_OfBranch):
    """支部信息; the caller keeps it."""

    def __init__(self, session: Session, branch: Branch, parent: QWidget | None) -> None:
        super().__init__(session, branch, parent, fields=facts(), columns=2, width=720, keep=False, spans=_FACT_SPANS)
        self.setWindowTitle("支部信息")
        begun = self.form.boxes[
            "begun"
        ]  # what it means stays in sight: it is filled in by itself when the ledger is made
        begun.explain(begun.field.help)
        begun.editor.setPlaceholderText("")
        self._drafts.key = "branch:facts"  # what is typed is kept as a draft here, the record by the caller
        self._offer_draft()
        for name, box in self.form.boxes.items():
            box.editor.left.connect(partial(self._judge, name))


class HabitsDialog(_OfBranch):
    """One unit keeps all that was changed."""

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        spans = {"grounds": 2, _REASON: 2}
        super().__init__(
            session, session.branch, parent, fields=habits(), columns=2, width=900, lines=4, title=_TITLE, spans=spans
        )
        for name, box in self.form.boxes.items():
            if name != _REASON:
                self._explain(name, box)
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(plain_label("转到", "note"))
        for group, first in _firsts(habits()).items():
            link = button(group, partial(self._go, first), kind="link", hint=f"转到{group}")
            top.addWidget(link)
        top.addStretch(1)
        top.addWidget(button("全部恢复通常", self._reset_all, kind="link", hint="清空各项自己的设置，保存后生效"))
        self.body.insertWidget(0, plain_label(_NOTE, "note", wrap=True))
        self.body.insertLayout(1, top)
        self.fit()

    def _explain(self, name: str, box: FieldBox) -> None:
        """The usual value stands in the empty editor, what it rests on below it."""
        unit = getattr(box.field.kind, "unit", "")
        as_usual = "\n".join(GROUNDS) if name == "grounds" else f"通常 {usual(name)}{f' {unit}' if unit else ''}"
        box.editor.setPlaceholderText(as_usual)
        if isinstance(box.editor, ChoiceEditor):
            box.editor.setToolTip(as_usual)
        box.editor.edited.connect(partial(self._offer_usual, name))
        box.editor.left.connect(partial(self._judge, name))
        self._offer_usual(name)

    def _offer_usual(self, name: str) -> None:
        """Below what is set otherwise, what is usual and the way back to it."""
        box = self.form.boxes[name]
        own = bool(box.editor.value_text().strip())
        as_usual = f"{box.editor.placeholderText()}。" if own and name != "grounds" else ""
        box.explain(as_usual + why(name))
        box.offer("恢复通常" if own else "", partial(self._reset, name))

    def _reset(self, name: str) -> None:
        editor = self.form.boxes[name].editor
        editor.set_value_text("")
        editor.edited.emit()
        self.form.boxes[name].say("")
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._offer_usual(name)

    def _reset_all(self) -> None:
        for name in list(self.form.boxes):
            if name != _REASON and self.form.boxes[name].editor.value_text().strip():
                self._reset(name)

    def _go(self, name: str) -> None:
        box = self.form.boxes[name]
        box.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._area.verticalScrollBar().setValue(box.mapTo(self._holder, box.rect().topLeft()).y() - 40)

    def action(self, typed: Branch) -> str:
        return "修改规则口径"

    def write(self, unit: Unit, typed: Branch) -> None:
        """The first thing that is said of a branch may be its own way."""
        if self._session.ledger.get(Branch, typed.id) is None:
            unit.add(typed)
        else:
            unit.save(typed)


def _firsts(fields: Sequence[Field]) -> dict[str, str]:
    """The first field of each group."""
    found: dict[str, str] = {}
    for field in fields:
        found.setdefault(field.group, field.name)
    return found
