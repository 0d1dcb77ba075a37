"""Which columns of the roster are exported: the usual ones, those of the list, and the two shapes that others see."""

from __future__ import annotations

from collections.abc import Sequence

from models.exports.contents.roster_columns import CENTRAL, MAY_BE_PUBLIC, all_fields, choosable
from models.exports.contents.roster_columns import PUBLIC as PUBLIC_COLUMNS
from models.exports.contents.roster_columns import USUAL as USUAL_COLUMNS
from models.exports.selection import LAYOUTS, PUBLIC, SIGN_IN, TABLE
from ui.dialogs.column_choice import ALL, LAST, SHOWN, USUAL, ColumnChoice
from ui.table.shown import Shown

_SIGNED = ("name", "#signature")


class RosterColumns(ColumnChoice):
    """The columns of the roster; some of the ready choices are shapes of their own."""

    def __init__(self, shown: Shown | None, last: Sequence[str]) -> None:
        """shown: what the list shows, if it was opened from there · last: the columns that were used last."""
        known = choosable()
        here = shown.columns if shown else ()
        self._left_out = sum(key not in known for key in here)
        presets = {
            SHOWN: ("当前列表的栏目", here),
            USUAL: ("常用花名册", USUAL_COLUMNS),
            ALL: ("全部栏目", all_fields()),
            LAST: ("上次用的", tuple(last)),
            "central": ("党员库栏目", CENTRAL),
            PUBLIC: (LAYOUTS[PUBLIC], PUBLIC_COLUMNS),
            SIGN_IN: (LAYOUTS[SIGN_IN], _SIGNED),
        }
        super().__init__(known, presets, SHOWN if any(key in known for key in here) else USUAL)

    @property
    def layout_key(self) -> str:
        """The shape of the roster that belongs to the choice."""
        return self.key if self.key in (PUBLIC, SIGN_IN) else TABLE

    def _possible(self) -> Sequence[str]:
        """Nothing private on a list to hang up, nothing but names on one to sign."""
        if self.key == SIGN_IN:
            return _SIGNED
        return [key for key in choosable() if self.key != PUBLIC or key in MAY_BE_PUBLIC]

    def _fixed(self) -> bool:
        return self.key == SIGN_IN

    def _stays(self) -> bool:
        return self.key == PUBLIC

    def _words(self) -> str:
        words = {
            PUBLIC: "贴出来给大家看的名单，只列出可以公示的栏目。事项、日期和电话打印后填写。",
            SIGN_IN: "只有姓名和签名，两到三人一排。内容、时间、地点打印后填写。",
        }
        said = words.get(self.key) or super()._words()
        if self.key == SHOWN and self._left_out:
            said += f"列表里另有 {self._left_out} 栏不是名册的栏目，没有列入。"
        return said
