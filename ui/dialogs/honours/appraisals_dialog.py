"""民主评议结果: one year of the whole branch on one sheet, filled like a spreadsheet and kept as one action."""

from __future__ import annotations

import dataclasses
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from models import outputs
from models.exports.namesakes import apart_by_birth
from models.fields import Field, field_of, set_read
from models.kinds import PartialDate, Unreadable
from models.people.appraising import (
    Row,
    Sums,
    held_on,
    recall,
    rows_for,
    sums_of,
    told,
    usual_year,
    was_followed,
    write,
    year_reviewed,
)
from models.records import Appraisal, Meeting
from models.records.appraisal import QUALIFIED
from models.rules.appraisals import check_appraisal
from models.rules.articles import ground_of, in_brackets
from ui.dialogs.ask import given_up
from ui.dialogs.export_dialog import export
from ui.dialogs.run import run
from ui.forms.drafts import Drafts
from ui.forms.editors import editor_for
from ui.forms.parts_grid import PartsGrid
from ui.session import Session
from ui.widgets.areas import Areas
from ui.widgets.button import button
from ui.widgets.elide_label import ElideLabel
from ui.widgets.label import plain_label
from ui.widgets.restyle import restyle
from ui.widgets.rule import rule
from ui.widgets.stepper import Stepper

_COLUMNS: tuple[tuple[str, str, int], ...] = (
    ("name", "", 128), ("grade", "", 124), ("votes_excellent", "优秀票", 66), ("votes_qualified", "合格票", 66),
    ("votes_barely", "基本合格票", 98), ("votes_unqualified", "不合格票", 84), ("told_on", "反馈日期", 112),
    ("absent_why", "", 136), ("gap", "", 170), ("help", "", 170), ("place", "", 112), ("passed_on", "", 112), ("note", "", 120),
)  # fmt: skip
"""Field, heading where it is shorter here, and pixels."""
_NAMES = tuple(name for name, _, _ in _COLUMNS)
_PLACE, _PASSED, _REMARK = _NAMES.index("place"), _NAMES.index("passed_on"), len(_NAMES)
_EARLIEST = 2000
_HINT = "像在 Excel 里一样填写、复制和粘贴，可以连姓名一起粘贴；F6 到上面的按钮"
_NOBODY = "评议那天名册里还没有在册党员，请先在党员名册里登记"
_TONES = {"error": "bad", "warning": "warn", "": ""}


def _field(name: str, label: str) -> Field:
    known = field_of(Row, name)
    if not label:
        return known
    return dataclasses.replace(known, label=label, aliases=(*known.aliases, known.label, label.removesuffix("票")))


class AppraisalsDialog(QDialog):
    """A grid of everybody who belonged to the branch on the day of the appraisal, with the counts and the share of 优秀."""

    def __init__(self, session: Session, parent: QWidget | None, *, year: int | None = None) -> None:
        """year: 评议年度, else the one that was appraised last."""
        super().__init__(parent)
        self._session, self._snapshot = session, session.checking.snapshot()
        self.year = year or usual_year(self._snapshot, session.today)
        self._was: PartialDate | None = None
        self._before: list[Appraisal] = []
        self._kept: object = None
        self.setWindowTitle("民主评议结果")
        room = parent.window().size() if parent else self.screen().availableSize()
        self.resize(min(1400, room.width() - 20), min(640, room.height() - 40))
        self._grid: PartsGrid[Row] = PartsGrid(session, [_field(name, label) for name, label, _ in _COLUMNS])
        self._grid.setAccessibleName("民主评议结果")
        self._model = self._grid.model_of_parts
        self._model.remark = self._remark
        for place, (_, _, width) in enumerate(_COLUMNS):
            self._grid.setColumnWidth(place, width)
        self._stepper = Stepper(partial(self._step, -1), partial(self._step, 1), "年度", self)
        self._day = editor_for(field_of(Appraisal, "day"), session)
        self._day.setFixedWidth(148)
        self._sum, self._share = ElideLabel("", "strong"), ElideLabel("", "note")
        self._note = ElideLabel(_HINT, "note")
        self._drafts = Drafts(session, self._typed, self)
        self._lay_out()
        self._model.refused.connect(lambda sentence: self._say(sentence, "bad"))
        self._model.pasted.connect(self._say)
        self._model.edited.connect(self._touched)
        self._day.edited.connect(self._drafts.touch)
        self._day.left.connect(self._day_left)
        self._load()
        header = self._grid.horizontalHeader()  # it knows of the last column only now
        header.moveSection(header.visualIndex(_REMARK), 2)  # beside the grade that it is about
        self._grid.setColumnWidth(_REMARK, 190)
        self._grid.setFocus()

    def _lay_out(self) -> None:
        above = QWidget()
        tools = QHBoxLayout(above)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(8)
        rest = button(
            "其余评为合格", self.rest_qualified, icon_name="check", hint="还没有等次、没有写未参评原因的，都记为合格"
        )
        for part in (rest, button("向下填充", self.fill_down, hint="把当前一格填到下面空着的各行")):
            tools.addWidget(part)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(plain_label("评议年度"))
        head.addWidget(self._stepper)
        head.addSpacing(14)
        head.addWidget(plain_label("评议日期"))
        head.addWidget(self._day)
        head.addStretch(1)
        head.addWidget(above)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._sum)
        words.addWidget(self._share)
        below = QWidget()
        foot = QHBoxLayout(below)
        foot.setContentsMargins(0, 0, 0, 0)
        save = button("保存", self.accept, icon_name="check", kind="primary")
        foot.addWidget(self._note, 1)
        foot.addWidget(
            button("导出…", self.export, icon_name="file-spreadsheet", hint=outputs.NAMES[outputs.APPRAISALS])
        )
        foot.addWidget(button("取消", self.reject))
        foot.addWidget(save)
        by_key = Qt.FocusReason.ShortcutFocusReason
        self.areas = Areas(
            self,
            [
                (self._grid, self._grid.setFocus),
                (above, partial(rest.setFocus, by_key)),
                (below, partial(save.setFocus, by_key)),
            ],
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 14)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(words)
        column.addWidget(self._grid, 1)
        column.addWidget(rule())
        column.addWidget(below)

    def _say(self, sentence: str, tone: str = "") -> None:
        self._note.setText(sentence)
        restyle(self._note, "tone", tone)

    # The year and its day

    def _load(self) -> None:
        """Shows the year as the ledger has it, with the draft of it that was left."""
        self._before = [line for lines in self._snapshot.appraisals.values() for line in lines]
        self._was = held_on(self._snapshot, self.year)
        self._day.set_value_text(str(self._was or ""))
        self._show(rows_for(self._snapshot, self.year, self._on()))
        self._kept, self._drafts.key = self._typed(), f"appraisals:{self.year}"
        self._stepper.show_words(f"{self.year}", back=self.year > _EARLIEST, on=self.year < self._session.today.year)
        found = self._drafts.found()
        if found is not None:
            at, draft = found
            self._day.set_value_text(str(draft.get("day", "")))
            self._show(rows_for(self._snapshot, self.year, self._on()))
            recall(self._model.parts, draft.get("rows"))
            self._show(self._model.parts)
            self._say(f"已恢复 {at[5:16]} 没有保存的登记，不需要可点“取消”", "warn")

    def _show(self, rows: list[Row]) -> None:
        apart = {row.member_id: row.name for row in apart_by_birth(rows, self._session.members)}
        self._model.called = lambda row: apart.get(row.member_id, row.name)
        self._model.show_parts(rows)
        self._say(_HINT if rows else _NOBODY, "" if rows else "warn")
        self._count()

    def _read_day(self) -> PartialDate | None:
        """The day as it is typed; raises Unreadable."""
        return field_of(Appraisal, "day").read(self._day.value_text())  # type: ignore[no-any-return]

    def _on(self) -> date:
        """The day as of which people are counted."""
        try:
            day = self._read_day()
        except Unreadable:
            day = None
        return day.first() if day else min(self._session.today, date(self.year, 12, 31))

    def _day_left(self) -> None:
        """Another day, other people: what is typed stays with its people."""
        try:
            self._read_day()
        except Unreadable as error:
            self._say(f"评议日期：{error}", "bad")
            return
        typed = {row.member_id: row for row in self._model.parts}
        proposed = rows_for(self._snapshot, self.year, self._on())
        rows = [typed.pop(row.member_id, row) for row in proposed]
        rows += [row for row in typed.values() if row.id or row.grade]
        if [row.member_id for row in rows] != [row.member_id for row in self._model.parts]:
            self._show(rows)
        else:
            self._count()

    def _step(self, by: int) -> None:
        self._grid.setFocus()  # the cell that is open is tidied first
        if self._typed() != self._kept and not given_up(self):
            return
        self._drafts.drop()
        self.year += by
        self._say(_HINT)
        self._load()

    # Filling in

    def rest_qualified(self) -> None:
        """Whoever has neither a grade nor a reason for none is graded 合格."""
        rest = [row for row in self._model.parts if not row.grade and not row.absent_why]
        for row in rest:
            row.grade = QUALIFIED
        self._model.show_parts(self._model.parts)
        self._touched()
        self._say(f"{len(rest)} 人记为合格；按“保存”写入账本" if rest else "没有空着的人")

    def fill_down(self) -> None:
        """What stands in the current cell goes into the empty ones below it, of those who took part."""
        self._grid.setFocus()
        here = self._grid.currentIndex()
        if not here.isValid() or not 0 < here.column() < len(_NAMES):
            self._say("请先点一格，例如第一个人的反馈日期")
            return
        name, rows = _NAMES[here.column()], self._model.parts
        text = rows[here.row()].show(name)
        empty = [row for row in rows[here.row() + 1 :] if not row.show(name) and (row.grade or name == "grade")]
        for row in empty if text else ():
            set_read(row, name, text)
        self._model.dataChanged.emit(here, self._model.index(len(rows) - 1, here.column()))
        self._touched()
        self._say(f"向下填了 {len(empty)} 格" if text else "这一格空着，没有可以填的")

    def _remark(self, row: Row) -> str:
        member = self._snapshot.by_id[row.member_id or 0]
        line = dataclasses.replace(row, day=row.day or PartialDate.of(self._on()))
        followed = was_followed(self._snapshot, row, self._on())
        said = check_appraisal(line, member, self._session.today, followed=followed)
        return "；".join(each.message.removeprefix(f"{self.year} 年度") for each in said if each.rule != "A05")

    def _touched(self) -> None:
        self._drafts.touch()
        self._count()

    def _count(self) -> None:
        sums: Sums = sums_of(self._snapshot, self._model.parts, self._on())
        share, rows = sums.share, self._model.parts
        self._sum.setText(f"{len(rows)} 人：{sums.words()}")
        ground = ground_of("A01", self._on())
        limit = share.message or f"“优秀” {share.excellent} 人，一般不超过 {share.most} 人"
        self._share.setText(limit + (in_brackets(ground.citation()) if ground else ""))
        restyle(self._share, "tone", _TONES[share.level])
        floating = {m.id for m in self._session.members if m.floating == "是"}
        elsewhere = any(row.place or row.passed_on or row.member_id in floating for row in rows)
        self._grid.setColumnHidden(_PLACE, not elsewhere)
        self._grid.setColumnHidden(_PASSED, not elsewhere)
        self._grid.setColumnHidden(_REMARK, not any(map(self._remark, rows)))

    # Keeping

    def _typed(self) -> dict[str, object]:
        return {"day": self._day.value_text(), "rows": told(self._model.parts)}

    def export(self) -> None:
        """Writes the register of the year; what is not saved is not in it, so it is saved first."""
        self._grid.setFocus()
        if self._typed() != self._kept:
            self._say("有改动还没有保存：先“保存”，再导出", "warn")
        else:
            export(self._session, self, outputs.APPRAISALS, year=self.year)

    def accept(self) -> None:
        self._grid.setFocus()
        try:
            day = self._read_day()
        except Unreadable as error:
            self._say(f"评议日期：{error}；还没有保存", "bad")
            self._day.setFocus()
            return
        with self._session.unit(f"登记{self.year}年度民主评议结果") as unit:
            write(unit, self._model.parts, self._before, day, self._was)
        self._drafts.drop()
        super().accept()

    def reject(self) -> None:
        self._grid.setFocus()
        if self._typed() == self._kept or given_up(self):
            self._drafts.drop()
            super().reject()


def show_appraisals(session: Session, parent: QWidget, meeting: Meeting | None = None) -> None:
    """Opens the sheet: of the year that a record of 民主评议 is about, else of the last one."""
    run(AppraisalsDialog(session, parent, year=year_reviewed(meeting, session.limits) if meeting else None))
