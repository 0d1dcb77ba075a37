"""The people of a training batch: chosen from the roster or taken from a list, with how many hours, and why somebody missed it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.exports.namesakes import apart_by_birth
from models.fields import by_parent, field_of
from models.records import Course, Enrolment, Quota, Training
from models.rules.limits import Limits
from models.rules.study.choosing import Choice
from models.rules.study.hours import begun, planned
from models.rules.study.overlaps import clashes
from models.rules.study.places import places_words, used
from models.rules.study.remarks import Remarks, only_given
from models.rules.study.unregistered import over, waiting
from ui.dialogs.ask import given_up
from ui.dialogs.run import run
from ui.dialogs.training.enrolment_draft import recalled, told
from ui.dialogs.training.on_the_list import OnTheList
from ui.dialogs.training.registering import fill_registering, summed
from ui.dialogs.training.taking_off import taken_off
from ui.dialogs.training.whom import choices_for, fill, with_menu
from ui.forms.drafts import Drafts
from ui.forms.grid_widths import GridWidths
from ui.forms.parts_grid import PartsGrid
from ui.forms.parts_undo import PartsUndo
from ui.session import Session
from ui.widgets.areas import Areas
from ui.widgets.button import button
from ui.widgets.elide_label import ElideLabel
from ui.widgets.restyle import restyle
from ui.widgets.rule import rule

_FIELDS = ("name", "state", "hours", "result", "score", "certificate", "made_up_on", "reason", "unit")
_STATE, _HOURS, _REASON, _UNIT, _REMARK = (*map(_FIELDS.index, ("state", "hours", "reason", "unit")), len(_FIELDS))
_WIDTHS = (142, 96, 84, 96, 84, 104, 106, 112, 104, 156)  # pixels, where nothing longer stands in a column
_TAKES = "主办单位发来的名单（Excel、CSV、ODS）或复制的单元格"
_HINT = "像在 Excel 里一样填写、复制、粘贴和撤销（Ctrl+Z）；一栏都没有填的人不计入名单；F6 到上面的按钮"


class EnrolmentDialog(QDialog):
    """A grid of all members of the day, those on the list first when it opens; only those with an entry are kept as enrolled."""

    def __init__(self, session: Session, training: Training, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._session, self._training, ledger = session, training, session.ledger
        self._hours = planned(training, ledger.parts(Course, training), Limits.of(session.branch))
        self._quotas = ledger.parts(Quota, training)
        self._members = {member.id: member for member in session.members}
        self._day = training.start.first() if training.start else session.today
        self._begun, changes = begun(training, session.today), session.status_changes
        self.list = OnTheList(session.members, changes, self._day, self._hours if self._begun else None, _FIELDS[1:])
        clashing = clashes(training, ledger.all(Training), by_parent(ledger.all(Enrolment)))
        self._remarks = Remarks(self._members, self._day, self._hours, clashing, changes, training)
        self.choices: list[Choice] = []
        self._undo: PartsUndo[Enrolment] | None = None
        self.setWindowTitle(f"参训名单 · {training.title()}")
        room = parent.window().width() - 40 if parent else 1060
        self.resize(min(1180, room), 620)
        self._grid: PartsGrid[Enrolment] = PartsGrid(session, [field_of(Enrolment, name) for name in _FIELDS])
        self._grid.setAccessibleName("参训名单")
        self._model = self._grid.model_of_parts
        self._model.free = lambda part: not part.member_id
        self._model.remark = self._remarks.of
        self._model.listed = self.list.has
        everyone = self.list.everyone(ledger.parts(Enrolment, training))
        apart = {part.member_id: part.name for part in apart_by_birth(everyone, session.members) if part.member_id}
        self._model.called = lambda part: apart.get(part.member_id or 0, "")
        self._model.show_parts(everyone)
        self.list.note_bare(self._model.parts)
        self._drafts = Drafts(session, lambda: told(self._model.parts, _FIELDS), self)
        self._note = ElideLabel(_HINT, "note")
        self._model.refused.connect(lambda sentence: self._say(sentence, "bad"))
        self._model.pasted.connect(lambda sentence: self._say(sentence, "warn" if "核对" in sentence else ""))
        self._model.dataChanged.connect(self._away)
        self._model.edited.connect(self._count)
        self._sum, self._places = ElideLabel("", "strong"), ElideLabel("", "note")
        self._lay_out()
        self._places.setVisible(bool(self._quotas))
        self._count()
        if number := waiting(self._model.parts) if over(training, session.today) else 0:
            self._say(f"培训已经结束，还有 {number} 人是“报名”：在“登记参加”里登记，才计学时", "warn")
        self._kept, self._drafts.key = self._typed(), f"enrolments:{training.id}"
        self._restore()
        put_back = partial(setattr, self.list, "bare")
        self._undo = PartsUndo(self._grid, _FIELDS, lambda: self.list.bare, put_back, self._count, self._say, self)
        self._grid.setFocus()

    def _restore(self) -> None:
        if (found := self._drafts.found()) is not None:
            kept = self._session.ledger.parts(Enrolment, self._training)
            self._model.show_parts(self.list.everyone(recalled(found[1], kept, _FIELDS)))
            self._count()
            self._say(f"已恢复 {found[0][5:16]} 没有保存的名单，不需要可点“取消”", "warn")

    def _lay_out(self) -> None:
        header = self._grid.horizontalHeader()
        for place, logical in enumerate((_UNIT, _REMARK), 1):
            header.moveSection(header.visualIndex(logical), place)
        self._widths = GridWidths(self._grid, dict(enumerate(_WIDTHS)), takes=_REASON)
        choose, self._menu = with_menu("选人…", "users", "从名册里把一些人记入名单", self.fill_menu)
        present, self._registering = with_menu("登记参加", "check", "一次登记许多人参加、学时", self.fill_registering)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._sum)
        words.addWidget(self._places)
        above = QWidget()
        tools = QHBoxLayout(above)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(8)
        for part in (
            choose,
            button("名册外人员", self.add_guest, icon_name="plus", hint="加一行，手工填写名册里没有的人和他的单位"),
            button("导入名单…", self.take_list, icon_name="upload", hint=_TAKES),
            present,
            button("移出名单", self._take_off, hint="清空所选各行，这些人不再计入名单"),
        ):
            tools.addWidget(part)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addLayout(words, 1)
        top.addWidget(above)
        below = QWidget()
        foot = QHBoxLayout(below)
        foot.setContentsMargins(0, 0, 0, 0)
        save = button("保存", self.accept, icon_name="check", kind="primary")
        foot.addWidget(self._note, 1)
        foot.addWidget(button("取消", self.reject))
        foot.addWidget(save)
        by_key = Qt.FocusReason.ShortcutFocusReason
        choosing, saving = partial(choose.setFocus, by_key), partial(save.setFocus, by_key)
        self.areas = Areas(self, [(self._grid, self._grid.setFocus), (above, choosing), (below, saving)])
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 14)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self._grid, 1)
        column.addWidget(rule())
        column.addWidget(below)

    def _say(self, sentence: str, tone: str = "") -> None:
        self._note.setText(sentence)
        restyle(self._note, "tone", tone)

    def _typed(self) -> list[tuple[str, ...]]:
        """What is typed, whatever the order of the lines."""
        return sorted(tuple(part.show(name) for name in _FIELDS) for part in self._model.parts)

    # Choosing people

    def fill_menu(self) -> None:
        """Which people can be chosen at once, and how many each time; counted when somebody asks."""
        if not self.choices:
            here = {p.member_id for p in self._model.parts}
            self.choices = choices_for(self._session, self._training, self._quotas, self._day, here)
        fill(self._menu, self.choices, self.choose)

    def choose(self, choice: Choice) -> None:
        """Puts people on the list; who has an entry already keeps it."""
        on_list = {p.member_id for p in self.taking()}
        new = [p for p in self._model.parts if p.member_id in choice.members and p.member_id not in on_list]
        self._take(new)
        there = len(choice.members) - len(new)
        self._say(f"{choice.label}：记入 {len(new)} 人" + (f"，另有 {there} 人原来就在名单里" if there else ""))

    def add_guest(self) -> None:
        """A line for somebody who is not in the roster, below all that are there, which keep their places; the name is typed at
        once."""
        place = len(self._model.parts)
        self._model.show_parts([*self._model.parts, self.list.guest()])
        self._count()
        self._grid.setFocus()
        self._grid.setCurrentIndex(self._model.index(place, 0))  # that opens the cell
        self._say("写上姓名和所在单位；名册外的人只在名单和签到表里，不计入支部的学时")

    def take_list(self) -> None:
        """The list of an organizer; what it brings is kept with the rest."""
        from ui.dialogs.training.list_import import ListImport

        self._grid.setFocus()  # the cell that is open is tidied first
        dialog = ListImport(self._session, self._training, self.taking(), self)
        if run(dialog):
            self.take_over(dialog.entries, dialog.said)

    def take_over(self, entries: Iterable[Enrolment], said: str) -> None:
        """The list as a plan leaves it; `said`: what it has brought."""
        self._model.show_parts(self.list.everyone(entries))
        self._count()
        self._say(f"{said}。按“保存”写入账本", "warn" if "退回" in said else "")

    # Who was there

    def fill_registering(self) -> None:
        """What can be put down of many at once, and of how many."""
        hours, rest = self._hours if self._begun else None, self.list.rest(self._model.parts)
        fill_registering(self._registering, self.taking(), rest, self._chosen(), hours, self._take, self._fill_hours)

    def _all_present(self) -> None:
        self._take(self.list.rest(self._model.parts))

    def _fill_hours(self, parts: Iterable[Enrolment]) -> None:
        for part in parts:
            part.hours = self._hours
        self._show_again()

    def _away(self, cell: QModelIndex) -> None:
        """Who is put down as away or missing has not the hours that everybody was given."""
        part = self._model.parts[cell.row()]
        if cell.column() == _STATE and part.missed() and part.hours and part.hours == self._hours:
            self._model.setData(cell.siblingAtColumn(_HOURS), "")
            self._say(f"{part.name} {part.state}：学时不再按计划计；听了一部分的，写实际学时")

    def _take(self, parts: Iterable[Enrolment]) -> None:
        self.list.take(parts)
        self._show_again()

    def _show_again(self) -> None:
        """The same lines with what they say by now; what is selected stays so, and the list where it was scrolled to."""
        chosen, bar = self._grid.selectionModel().selection(), self._grid.verticalScrollBar()
        now = self._grid.currentIndex().row(), self._grid.currentIndex().column()
        blocks, at = [chosen.at(n) for n in range(chosen.size())], bar.value()
        rows = [(block.top(), block.left(), block.bottom(), block.right()) for block in blocks]
        self._model.show_parts(self._model.parts)
        for top, left, bottom, right in rows:
            ends = self._model.index(top, left), self._model.index(bottom, right)
            self._grid.selectionModel().select(QItemSelection(*ends), QItemSelectionModel.SelectionFlag.Select)
        keep = QItemSelectionModel.SelectionFlag.NoUpdate
        self._grid.selectionModel().setCurrentIndex(self._model.index(*now), keep)
        self._count()
        bar.setValue(at)

    def _take_off(self) -> None:
        chosen = self._chosen()
        off = [part for part in chosen if self.list.has(part) or not part.member_id]
        said = taken_off(off, _FIELDS[1:], self._model.called)
        self.list.bare -= {part.id for part in off}
        guests = {id(part) for part in off if not part.member_id}
        self._model.show_parts([part for part in self._model.parts if id(part) not in guests])
        self._count()
        self._say(said if chosen else "请先在表格里选中要移出的人")

    def _chosen(self) -> list[Enrolment]:
        """Whose rows are selected, in their order."""
        return [self._model.parts[row] for row in sorted({index.row() for index in self._grid.selectedIndexes()})]

    # The list

    def _count(self) -> None:
        self._drafts.touch()
        if self._undo is not None:
            self._undo.note()
        taking = self.taking()
        self._sum.setText(summed(taking, self._hours if self._begun else None, self._remarks))
        self._grid.setColumnHidden(_UNIT, not any(p.unit or not p.member_id for p in self._model.parts))
        self._grid.setColumnHidden(_REMARK, not any(map(self._remarks.of, self._model.parts)))
        self._widths.share()
        if self._quotas:
            present = [p for p in taking if not p.missed()]
            known = [self._members[p.member_id] for p in present if p.member_id in self._members]
            words_of_places, over = places_words(used(self._quotas, known, self._day), len(present))
            self._places.setText(words_of_places)
            restyle(self._places, "tone", "warn" if over else "")

    def taking(self) -> list[Enrolment]:
        """The lines that are on the list."""
        return self.list.of(self._model.parts)

    def reject(self) -> None:
        self._grid.setFocus()  # the cell that is open is tidied first
        if self._typed() == self._kept or given_up(self):
            self._drafts.drop()
            super().reject()

    def accept(self) -> None:
        self._grid.setFocus()
        taking = [part for part in self.taking() if part.name or not only_given(part)]
        nameless = next((part for part in taking if not part.name), None)
        if nameless is not None:
            row = next(row for row, part in enumerate(self._model.parts) if part is nameless)
            self._grid.setCurrentIndex(self._model.index(row, 0))
            self._say(f"第 {row + 1} 行没有写姓名，还没有保存；补上姓名，或“移出名单”", "bad")
            return
        with self._session.unit(f"登记参训名单：{self._training.title()}") as unit:
            unit.save_parts(self._training, taking, Enrolment)
        self._drafts.drop()
        super().accept()
