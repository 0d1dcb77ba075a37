"""④ 归档: the final minutes are archived, what was not done is written down as it is, and the year is put away; or opened again."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.fields import field_of, set_read
from models.kinds import PartialDate, Unreadable
from models.records import ClosedYear
from models.rules.articles import ground_of, in_brackets
from models.rules.posts import secretary
from models.year_turn import close, note_of, running, to_archive
from models.year_turn.unfinished import DRAFTS, FINALS
from ui.dialogs.ask import confirm
from ui.dialogs.reason_dialog import reason_for
from ui.dialogs.year_turn.step import DRAFT, Step, Turn, restored
from ui.forms.drafts import Drafts
from ui.forms.editors import Editor, editor_for
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import plain_label
from ui.widgets.restyle import restyle

_FIELDS = ("day", "by", "note")
_AFTER = "归档以后，这一年的会议、计划、培训、评议、表彰、转接、党籍变动、联系、已销号的整改和办结的待办改动时须写明原因；没有了结的照常继续，随时可以重新打开。"


class CloseStep(Step):
    """Warns of what is open, and never refuses."""

    label = "④ 归档"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._turn: Turn | None = None
        self._kept: dict[str, str] = {}
        self._year, self._thin = 0, 0
        self._said = plain_label("", "second", wrap=True)
        self._drafts = plain_label("", "note", wrap=True)
        restyle(self._drafts, "tone", "warn")
        self.minutes = QCheckBox("")
        self.editors: dict[str, Editor] = {}
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(10)
        for name in _FIELDS:
            field = field_of(ClosedYear, name)
            editor = editor_for(field, session, lines=5)
            editor.setAccessibleName(field.label)
            self.editors[name] = editor
            if name != "note":
                editor.setMaximumWidth(220)
            form.addRow(field.label, editor)
        self._wrong = plain_label("", "note")
        restyle(self._wrong, "tone", "bad")
        self.go = button("", self.close_year, icon_name="shield-check", kind="primary", hint="Ctrl+回车")
        foot = QHBoxLayout()
        foot.addWidget(self._wrong, 1)
        foot.addWidget(self.go)
        open_year = QWidget()
        body = QVBoxLayout(open_year)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(12)
        for widget in (self._said, self.minutes, self._drafts):
            body.addWidget(widget)
        body.addLayout(form)
        body.addWidget(plain_label(_AFTER, "note", wrap=True))
        body.addStretch(1)
        body.addLayout(foot)
        self._done = EmptyState("shield-check", "", "", [("重新打开…", "", self.reopen, "archive-restore")])
        self._stack = QStackedWidget()
        self._stack.addWidget(open_year)
        self._stack.addWidget(self._done)
        self.column.addWidget(self._stack, 1)
        self._typing = Drafts(session, self._texts, self)
        for editor in self.editors.values():
            editor.edited.connect(self._edited)

    def _edited(self) -> None:
        if self.typed():
            self._typing.touch()
        else:  # it says again what was proposed
            self._typing.drop()

    def give_up(self) -> None:
        self._typing.drop()

    def count(self, turn: Turn) -> int:
        return 0

    def typed(self) -> bool:
        return self._turn is not None and self._turn.closed is None and self._texts() != self._kept

    def _texts(self) -> dict[str, str]:
        return {name: editor.value_text() for name, editor in self.editors.items()}

    def show_turn(self, turn: Turn) -> None:
        typed = self.typed() and turn.year == self._year
        self._turn, self._year = turn, turn.year
        self._stack.setCurrentIndex(0 if turn.closed is None else 1)
        if turn.closed is not None:
            self._tell_closed(turn.closed)
            return
        year, today = turn.year, self.session.today
        open_ends = sum(len(g.lines) for g in turn.groups if g.key != FINALS)
        self._said.setText(
            (f"{year} 年还没有结束，年内还会有记录；也可以过了年再归档。" if running(year, today) else "")
            + (f"还有 {open_ends} 件没有了结，不妨碍归档，照实写进说明即可。" if open_ends else "没有未了的事。")
        )
        final, drafts = len(to_archive(turn.snapshot, year)), next((g for g in turn.groups if g.key == DRAFTS), None)
        self._thin = sum(line.tone != "info" for group in turn.groups if group.key == FINALS for line in group.lines)
        lack = f"（其中 {self._thin} 份要素不全，见第①步）" if self._thin else ""
        self.minutes.setText(f"把 {final} 份定稿的会议记录一并归档{lack}")
        self.minutes.setVisible(final > 0)
        self.minutes.setChecked(final > 0)
        if drafts is not None:
            names = "、".join(line.title for line in drafts.lines[:4]) + ("等" if len(drafts.lines) > 4 else "")
            self._drafts.setText(f"{len(drafts.lines)} 份草稿不动：{names}")
        self._drafts.setVisible(drafts is not None)
        self.go.show_label(f"归档 {year} 年度")
        if not typed:
            proposed = {
                "day": str(today),
                "by": secretary(turn.snapshot.members, today),
                "note": note_of(turn.groups, year),
            }
            for name, text in proposed.items():
                self.editors[name].set_value_text(text)
            self._kept = self._texts()
            self._wrong.setText("")
            self._typing.key = f"{DRAFT}{year}"
            if (found := self._typing.found()) is not None:
                self._said.setText(f"{self._said.text()}{restored(found[0])}")
                for name, text in found[1].items():
                    if name in self.editors:
                        self.editors[name].set_value_text(str(text))

    def _tell_closed(self, closed: ClosedYear) -> None:
        told = [f"归档日期 {closed.show('day')}" if closed.day else "", f"归档人 {closed.by}" if closed.by else ""]
        words = " · ".join(part for part in told if part)
        self._done.tell(f"{closed.year} 年度已归档", "\n".join(part for part in (words, closed.note) if part))

    def close_year(self) -> None:
        """Puts the year away; what is open is said once more, and does not hinder."""
        turn, made = self._turn, self._read()
        if turn is None or turn.closed is not None or made is None:
            return
        open_ends = sum(len(g.lines) for g in turn.groups if g.key != FINALS)
        still = f"{turn.year} 年还没有结束。" if running(turn.year, self.session.today) else ""
        left = f"还有 {open_ends} 件没有了结，会照实留着。" if open_ends else ""
        if self._thin and self.minutes.isChecked():
            ground = ground_of("M01", date(turn.year, 12, 31))
            basis = in_brackets(ground.citation()) if ground else ""
            left += f"{self._thin} 份要素不全的记录不宜归档{basis}，会照样归档；要先补齐的，请取消勾选。"
        if not confirm(self, f"{still}{left}归档 {turn.year} 年度？以后改动须写明原因。", f"归档 {turn.year} 年度"):
            return
        self._kept = self._texts()
        self._typing.drop()
        with self.session.unit(f"归档 {turn.year} 年度") as unit:
            close(unit, self.session.ledger, turn.year, day=made.day, by=made.by, note=made.note,
                  minutes=self.minutes.isChecked())  # fmt: skip

    def _read(self) -> ClosedYear | None:
        made = ClosedYear()
        for name, editor in self.editors.items():
            try:
                set_read(made, name, editor.value_text())
            except Unreadable as error:
                self._wrong.setText(str(error))
                restyle(editor, "tone", "bad")
                editor.setFocus()
                return None
            restyle(editor, "tone", "")
        made.day = made.day or PartialDate.of(self.session.today)
        self._wrong.setText("")
        return made

    def reopen(self) -> None:
        """Opens the year again, with the reason."""
        closed = self._turn.closed if self._turn is not None else None
        if closed is None:
            return
        reason = reason_for(
            self, "重新打开年度", f"{closed.title()}，重新打开后可以照常改动。为什么要打开？", "重新打开",
            hint="如：上级要求补录两次会议", note="已归档的会议记录仍是归档状态；改完请再归档一次。",
        )  # fmt: skip
        if reason:
            with self.session.unit(f"重新打开 {closed.year} 年度", reason=reason) as unit:
                unit.remove(closed)
