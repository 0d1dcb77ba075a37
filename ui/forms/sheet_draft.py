"""The draft of a dialog with sheets to fill in: what stood in the cells when the program ended without saving."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject

from ui.forms.drafts import Drafts
from ui.forms.parts_model import PartsModel
from ui.session import Session

_SHEETS = "sheets"


class SheetDraft(Drafts):
    """Keeps the cells of sheets two seconds after one of them was typed into."""

    def __init__(
        self, session: Session, key: str, models: Sequence[PartsModel[Any]], parent: QObject, *, fresh: bool = False
    ) -> None:
        """models: as they are shown at the beginning; what a draft says of a row goes to the row that was the same then ·
        fresh: all rows are new, and a draft brings its own."""
        super().__init__(session, self._cells, parent)
        self.key, self._models, self._fresh = key, list(models), fresh
        self._whose = [[_whose(part) for part in model.parts] for model in models]
        for model in models:
            model.edited.connect(self.touch)

    def restore(self) -> str:
        """Puts a draft into the sheets, and gives the sentence that says so; '' where there is none."""
        found = self.found()
        if found is None:
            return ""
        for place, (model, rows) in enumerate(zip(self._models, found[1].get(_SHEETS, ()), strict=False)):
            if self._fresh:
                model.show_parts([])
            model.grow(len(rows))
            with model.at_once():
                for row, (whose, *texts) in enumerate(rows[: len(model.parts)]):
                    if self._fresh or whose == self._of(place, row):
                        _fill(model, row, texts)
        return f"已恢复 {found[0][5:16]} 没有保存的内容，不需要可点“取消”"

    def _cells(self) -> dict[str, Any]:
        return {
            _SHEETS: [
                [
                    [self._of(place, row), *(part.show(field.name) for field in model.fields)]
                    for row, part in enumerate(model.parts)
                ]
                for place, model in enumerate(self._models)
            ]
        }

    def _of(self, place: int, row: int) -> str:
        whose = self._whose[place]
        return whose[row] if row < len(whose) else ""


def _whose(part: Any) -> str:
    """What a row was about when the dialog was opened; '' for a row that is still empty."""
    return f"{part.id} {part.title()}" if part.id or part.title() else ""


def _fill(model: PartsModel[Any], row: int, texts: Sequence[str]) -> None:
    for column, (field, text) in enumerate(zip(model.fields, texts, strict=False)):
        if model.parts[row].show(field.name) != text:
            model.setData(model.index(row, column), text)
