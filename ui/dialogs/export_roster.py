"""The part of the export dialog that is about the roster: people, columns, and how the first rows will look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QStackedWidget

from models.exports.contents.roster import chosen_members, roster_keys, roster_sheet, roster_view
from models.exports.contents.roster_columns import View, needs_facts
from models.exports.deliver import OFFICIAL
from models.exports.errors import ExportRefused
from models.exports.selection import TABLE, Selection
from models.filters import Facts
from models.records import Member
from ui.dialogs.column_choice import SHOWN
from ui.dialogs.export_columns import RosterColumns
from ui.dialogs.export_people import PeopleChoice
from ui.dialogs.export_preview import ExportPreview
from ui.session import Session
from ui.table.shown import Shown
from ui.widgets.label import plain_label
from ui.widgets.scrolling import scrolling

_LAST = "export_columns"
_LOOKED_AT, _GAPS_OF = (
    200,
    2000,
)  # people whose texts say how wide columns get, and those whose gaps are told beforehand
_NOBODY = "这一天没有在册党员，没有可以导出的。请换一天，或换“人员”。"


class RosterChoice(QObject):
    """people: the rows of the form · side: what stands at the right of it · preview: what stands below."""

    changed = Signal()

    def __init__(self, session: Session, shown: Shown | None, chosen: Sequence[int], parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._known: Facts | None = None
        self.people = PeopleChoice(session, shown, chosen, self)
        last = [key for key in session.settings.text(_LAST).split(",") if key]
        self.columns = RosterColumns(shown if shown and shown.columns else None, last)
        self._gaps = plain_label("", wrap=True)
        self._gaps.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._gaps.setAccessibleName("填不全的地方")
        self.side = QStackedWidget()
        self.side.addWidget(self.columns)
        self.side.addWidget(scrolling(self._gaps))
        self.preview = ExportPreview()
        self.people.changed.connect(self.changed)
        self.columns.changed.connect(self.changed)

    def show_for(self, what: str) -> None:
        """Shows the columns for the roster, what will be missing for the official table, nothing for anything else."""
        self.side.setVisible(what in ("roster", OFFICIAL))
        self.side.setCurrentIndex(1 if what == OFFICIAL else 0)
        self.preview.setVisible(what in ("roster", OFFICIAL))

    def selection(self, what: str) -> Selection:
        """What was chosen."""
        if what == OFFICIAL:
            return self.people.selection()
        return self.people.selection(self.columns.keys(), self.columns.layout_key)

    def why_not(self, what: str) -> str:
        """Why nothing can be exported as it is chosen, '' where it can be."""
        if self.people.as_of() is None:
            return "“截至”要写到日，如 2025-12-31，请改好后再导出。"
        if what == "roster" and not self.columns.keys():
            return "一栏也没有选，请至少勾选一栏后再导出。"
        found = self.selection(what)
        day = found.day(self._session.today)
        there = found.ids if found.ids is not None else (m for m in self._session.members if m.belongs(day))
        return "" if any(True for _ in there) else _NOBODY

    def remember(self) -> None:
        """Keeps the columns for the next time."""
        if self.columns.layout_key == TABLE and self.columns.key != SHOWN and self.columns.keys():
            self._session.settings.set_text(_LAST, ",".join(self.columns.keys()))

    def _listed(self, selection: Selection) -> list[Member]:
        session = self._session
        return chosen_members(
            session.members, session.branch, selection, today=session.today, changes=session.status_changes
        )

    def show_preview(self, what: str, *, full: bool) -> None:
        """Shows the first people as they will be written."""
        if self.side.isHidden():
            return
        if why := self.why_not(what):
            self.preview.say(why)
            self._gaps.setText("")
            return
        selection = self.selection(what)
        listed = self._listed(selection)
        if what == OFFICIAL:
            self._show_official(listed, selection)
            return
        view = self._view(selection, full=full)
        keys = roster_keys(listed, selection, view) if selection.layout == TABLE else selection.columns
        first = replace(selection, ids=tuple(m.id for m in listed[:_LOOKED_AT]), columns=keys, order="")
        try:
            sheet = roster_sheet(
                listed[:_LOOKED_AT],
                self._session.branch,
                today=self._session.today,
                full=full,
                selection=first,
                facts=self._facts(view.day) if needs_facts(keys) else None,
                changes=self._session.status_changes,
            )
        except ExportRefused as refusal:
            self.preview.say(str(refusal))
            return
        self.preview.show_sheet(sheet)

    def _view(self, selection: Selection, *, full: bool) -> View:
        session = self._session
        return roster_view(selection, today=session.today, full=full, changes=session.status_changes)

    def _facts(self, day: date) -> Facts:
        """What other records say about the people as of a day; gathered once."""
        if self._known is None or self._known.today != day:
            self._known = Facts.of(self._session.checking.snapshot(), day)
        return self._known

    def _show_official(self, listed: Sequence[Member], selection: Selection) -> None:
        from models.exports.official.preview import preview_sheet
        from models.exports.official.table import official_table

        table = official_table(
            listed[:_GAPS_OF],
            self._session.branch,
            view=self._view(selection, full=True),
            with_address=self.people.with_address(),
        )
        told = "\n\n".join(f"· {note}" for note in table.notes) or "· 都能填上。"
        superior = "" if table.superior else "· 支部信息里没有填“上级党组织”，“基层党委”一格留空。\n\n"
        people = f"前 {_GAPS_OF} 人" if len(listed) > _GAPS_OF else f" {len(listed)} 人"
        self._gaps.setText(f"这次导出的{people}里：\n\n{superior}{told}\n\n{_HOW}")
        self.preview.show_sheet(preview_sheet(table), paper=False)
        self.preview.paper.setText("这里的号码、住址打了码，文件里是完整的")


_HOW = "版式、下拉选项和代码表与 2017 年版《党员基本信息汇总表》相同，可以直接在表里补选；打印用 A3 纸横向，内容短的栏收窄一些。上级另发了表的，用“填表”填他们发来的那一份。"
