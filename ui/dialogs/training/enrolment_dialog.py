"""The people of a training batch: chosen from the roster, with how many hours, and why somebody missed it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QDialog, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from models.fields import field_of, set_read
from models.records import Course, Enrolment, Quota, Training
from models.records.training import TAKEN
from models.rules.limits import Limits
from models.rules.study.choosing import Choice, choices
from models.rules.study.hours import had, planned
from models.rules.study.places import places_words, used
from models.rules.study.reading import of_all
from ui.dialogs.ask import UNSAVED, confirm
from ui.forms.parts_grid import PartsGrid
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.elide_label import ElideLabel
from ui.widgets.label import plain_label, plain_tip
from ui.widgets.restyle import restyle
from ui.widgets.rule import rule

_FIELDS = ("name", "state", "hours", "result", "score", "certificate", "made_up_on", "reason")
_HINT = "像在 Excel 里一样填写、复制和粘贴；一栏都没有填的人不计入名单"


class EnrolmentDialog(QDialog):
    """A grid of all members of the day, those on the list first; only those with an entry are kept as enrolled."""

    def __init__(self, session: Session, training: Training, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session, self._training = session, training
        self._hours = planned(training, session.ledger.parts(Course, training), Limits.of(session.branch))
        self._quotas = session.ledger.parts(Quota, training)
        self._members = {member.id: member for member in session.members}
        self._day = training.start.first() if training.start else session.today
        self.choices: list[Choice] = []
        self.setWindowTitle(f"参训名单 · {training.title()}")
        room = parent.window().width() - 40 if parent else 1060
        self.resize(min(1060, room), 620)
        self._grid: PartsGrid[Enrolment] = PartsGrid(session, [field_of(Enrolment, name) for name in _FIELDS])
        self._grid.setAccessibleName("参训名单")
        self._model = self._grid.model_of_parts
        self._model.show_parts(self._everyone())
        self._bare = {p.id for p in self._model.parts if p.id} - {p.id for p in self._told()}
        """Those who are on the list with nothing but their name: an empty line of theirs is not somebody taken off."""
        self._note = plain_label(_HINT, "note")
        self._model.refused.connect(lambda sentence: self._say(sentence, "bad"))
        self._model.edited.connect(self._count)
        self._sum = plain_label("", "strong")
        self._places = ElideLabel("", "note")
        self._places.setVisible(bool(self._quotas))

        self._choose = button("选人…", lambda: None, icon_name="users", hint="从名册里把一些人记入名单")
        self._menu = QMenu(self._choose)
        self._menu.setToolTipsVisible(True)
        self._menu.aboutToShow.connect(self.fill_menu)
        self._choose.setMenu(self._menu)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._sum)
        words.addWidget(self._places)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addLayout(words, 1)
        top.addWidget(self._choose)
        top.addWidget(button("移出名单", self._take_off, hint="清空所选各行，这些人不再计入名单"))
        top.addWidget(button("未填的全部记为参加", self._all_present, hint="学时按计划学时填写"))
        foot = QHBoxLayout()
        foot.addWidget(self._note, 1)
        foot.addWidget(button("取消", self.reject))
        foot.addWidget(button("保存", self.accept, icon_name="check", kind="primary"))
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 14)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self._grid, 1)
        column.addWidget(rule())
        column.addLayout(foot)
        self._count()
        self._kept = self._typed()
        self._grid.setFocus()

    def _say(self, sentence: str, tone: str = "") -> None:
        self._note.setText(sentence)
        restyle(self._note, "tone", tone)

    def _typed(self) -> list[tuple[str, ...]]:
        """What is typed, whatever the order of the lines."""
        return sorted(tuple(part.show(name) for name in _FIELDS) for part in self._model.parts)

    def _everyone(self) -> list[Enrolment]:
        """Those enrolled, then the other members of that day."""
        enrolled = self._session.ledger.parts(Enrolment, self._training)
        known = {e.member_id for e in enrolled}
        others = [m for m in self._session.members if m.belongs(self._day) and m.id not in known]
        return enrolled + [Enrolment(member_id=m.id, name=m.name) for m in others]

    # Choosing people

    def fill_menu(self) -> None:
        """Which people can be chosen at once, and how many each time; counted when somebody asks."""
        if not self.choices:
            session = self._session
            snapshot = of_all(session.ledger, session.members, status_changes=session.status_changes)
            here = {p.member_id for p in self._model.parts}
            self.choices = [c.among(here) for c in choices(snapshot, session.group_names(), self._day)]
        self._menu.clear()
        for choice in self.choices:
            action = self._menu.addAction(f"{choice.label}（{len(choice.members)} 人）")
            action.setEnabled(bool(choice.members))
            action.setToolTip(plain_tip(choice.why))
            action.triggered.connect(lambda _checked=False, chosen=choice: self.choose(chosen))

    def choose(self, choice: Choice) -> None:
        """Puts people on the list; who has an entry already keeps it."""
        on_list = {p.member_id for p in self._taking()}
        new = [p for p in self._model.parts if p.member_id in choice.members and p.member_id not in on_list]
        self._take(new)
        there = len(choice.members) - len(new)
        self._say(f"{choice.label}：记入 {len(new)} 人" + (f"，另有 {there} 人原来就在名单里" if there else ""))

    def _all_present(self) -> None:
        self._take([part for part in self._model.parts if not part.state])

    def _take(self, parts: Iterable[Enrolment]) -> None:
        """Those take part, with the planned hours once the batch has begun; the list comes first, so that a column from a
        spreadsheet can be pasted beside it."""
        begun = self._day <= self._session.today
        for part in parts:
            part.state = TAKEN
            if part.hours is None and begun:
                part.hours = self._hours or None
        kept = {id(part) for part in self._taking()}
        self._model.show_parts(sorted(self._model.parts, key=lambda part: id(part) not in kept))
        self._count()

    def _take_off(self) -> None:
        rows = {index.row() for index in self._grid.selectedIndexes()}
        if not rows:
            self._say("请先在表格里选中要移出的人")
        for row in rows:
            part = self._model.parts[row]
            self._bare.discard(part.id)
            for name in _FIELDS[1:]:
                set_read(part, name, "")
        self._model.show_parts(self._model.parts)
        self._count()

    # The list

    def _count(self) -> None:
        taking = self._taking()
        present = [p for p in taking if p.took_part()]
        hours = sum(had(p, self._hours) for p in taking)
        self._sum.setText(f"名单 {len(taking)} 人 · 参加 {len(present)} 人 · 共 {hours:g} 学时")
        if self._quotas:
            known = [self._members[p.member_id] for p in present if p.member_id in self._members]
            words, over = places_words(used(self._quotas, known), len(present))
            self._places.setText(words)
            restyle(self._places, "tone", "warn" if over else "")

    def _told(self) -> list[Enrolment]:
        return [p for p in self._model.parts if any(getattr(p, name) not in ("", None) for name in _FIELDS[1:])]

    def _taking(self) -> list[Enrolment]:
        """Those with an entry, and those who were on the list with nothing but their name."""
        told = {id(p) for p in self._told()}
        return [p for p in self._model.parts if id(p) in told or p.id in self._bare]

    def reject(self) -> None:
        self._grid.setFocus()  # the cell that is open is tidied first
        if self._typed() == self._kept or confirm(self, UNSAVED, "不保存", no="继续填写"):
            super().reject()

    def accept(self) -> None:
        self._grid.setFocus()
        with self._session.unit(f"登记参训名单：{self._training.title()}") as unit:
            unit.save_parts(self._training, self._taking(), Enrolment)
        super().accept()
