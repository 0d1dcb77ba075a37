"""Importing a committee's problem list into the register: what each row would become, with every reason; written when seen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QCheckBox, QWidget

from models.imports import Plan, Wishes
from models.imports.grid import Sheet
from models.imports.memory import marks_of
from models.imports.pasting import cells_of
from models.imports.problems.planning import GIVEN, plan_problems, proposed
from models.imports.problems.sorting import ASKED_ABOVE
from models.imports.problems.writing import write_problems
from models.imports.subject import PROBLEMS, Subject
from models.kinds import encodable
from models.records import Progress, Rectification
from ui.dialogs.ask import LIST_FILES
from ui.dialogs.filling import fill_form_dialog
from ui.dialogs.import_dialog import ImportDialog
from ui.dialogs.importing import import_roster
from ui.dialogs.register.given_row import GivenRow
from ui.dialogs.run import run
from ui.session import Session
from ui.widgets.empty_state import Action
from ui.widgets.only_words import copied_words
from ui.widgets.reading_order import first

PASTED = Path("粘贴的清单")


class ProblemImportDialog(ImportDialog):
    """As a roster is imported; source, document and day are asked once, and what is known is changed only where she agrees."""

    subject: ClassVar[Subject] = PROBLEMS
    asks: ClassVar[str] = "选择问题清单"
    files: ClassVar[str] = LIST_FILES
    takes: ClassVar[str] = "支持 .xlsx、.xls、.ods、.csv，以及本程序导出的整改台账 .json；可以有多张工作表。"
    title: ClassVar[str] = "导入问题清单"
    later: ClassVar[str] = "见整改台账里各项的备注"
    start: ClassVar[tuple[str, str]] = (
        "把问题清单拖到这里",
        "上级发来的问题清单、整改任务分解表都可以。先看每一行会变成哪一项，确认后才写入；已有的事项不会重复。",
    )

    def add_options(self) -> None:
        self._update = QCheckBox("台账里已有的事项，按文件更新")
        self._update.setToolTip(
            "不勾选就只新增；也可以在“逐行结果”里一项一项选。状态和开始整改后的时限总要走环节，不会更新"
        )
        self._update.toggled.connect(self._set_update)
        self.options.insertWidget(0, self._update)
        self.given = GivenRow(self._session)
        self.given.said.connect(self._give)
        self.middle.insertWidget(0, self.given)

    def ways_to_begin(self) -> Sequence[Action]:
        return [super().ways_to_begin()[0], ("从剪贴板粘贴", "", self.take_pasted, "clipboard-check")]

    # From a file or the clipboard to a plan

    def take_pasted(self) -> None:
        """Reads the cells that were copied in Excel or WPS."""
        cells = cells_of(copied_words())
        if not cells:
            self.show_start(
                "剪贴板里没有表格内容。台账没有改动，请在 Excel 或 WPS 里连表头一起选中、复制，再回来粘贴。"
            )
            return
        rows = [[cell if cell.strip() else None for cell in line] for line in cells]
        sheets = [Sheet(str(PASTED), [list(row) for row in rows], plain=True)]
        self._file = PASTED
        self._sheets_read((sheets, marks_of(sheets, self.subject)))

    def first_wishes(self, recalled: Wishes) -> Wishes:
        assert self._file is not None
        given = proposed(self._file.stem, self._sheets)
        self.given.begin(given)
        return replace(recalled, given=given, update=self._update.isChecked())

    def planning(self, name: str) -> Callable[[], Plan]:
        items = self._session.ledger.all(Rectification)
        self._known = {item.id: item for item in items}
        progress, today, wishes = self._session.ledger.all(Progress), self._session.today, self._wishes
        made = partial(plan_problems, encodable(name), self._sheets, items, progress, today=today, wishes=wishes)
        return self.or_elsewhere(made)

    def show_plan(self, plan: Plan) -> None:
        super().show_plan(plan)
        first(self, *self.given.editors.values())
        whole = {
            name for name in GIVEN if plan.rows and all(name not in r.weak and _says(r.said, name) for r in plan.rows)
        }
        self.given.ask([name for name in GIVEN if name not in whole])
        missing = sum(row.reason == ASKED_ABOVE for row in plan.rows)
        if missing:
            self._said.setText(
                f"{missing} 行没有发现日期。请在下面填“发现日期”（上级反馈或检查的那一天），对整份清单都算。"
            )

    def take_keyboard(self) -> None:
        if self._plan is not None and any(row.reason == ASKED_ABOVE for row in self._plan.rows):
            self.given.editors["found"].setFocus()
        else:
            super().take_keyboard()

    def takes_along(self) -> bool:
        return self._file != PASTED and super().takes_along()

    def _returned(self) -> int:
        return 0 if self._file == PASTED else super()._returned()

    def _give(self, given: Mapping[str, str]) -> None:
        if self._plan is not None:
            self.plan_again(replace(self._wishes, given=given))

    def _set_update(self, on: bool) -> None:
        if on != self._wishes.update and self._plan is not None:
            self.plan_again(replace(self._wishes, update=on))

    def write(self, plan: Plan) -> None:
        write_problems(plan, self._session.ledger)


def _says(said: object, name: str) -> bool:
    return bool(getattr(said, name, None))


def import_problems(
    session: Session, parent: QWidget | None, file: Path | None = None, *, pasted: bool = False
) -> None:
    """Shows where to choose or drop a problem list, and what it would bring; begins with `file`, or with the clipboard."""
    dialog = ProblemImportDialog(session, file, parent)
    if pasted:
        dialog.take_pasted()
    run(dialog)
    if dialog.fill_instead is not None:
        fill_form_dialog(session, parent, dialog.fill_instead)
    if dialog.other_instead is not None:
        import_roster(session, parent, dialog.other_instead)
