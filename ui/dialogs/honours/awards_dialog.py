"""表彰奖励: every honour of the members and of the branch; a double click opens one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from models import outputs
from models.exports.contents.awards import awards_of, names_of, year_of
from models.records import Award, Member
from ui.dialogs.ask import confirm
from ui.dialogs.export_dialog import export
from ui.dialogs.honours.award_dialog import AwardDialog
from ui.dialogs.honours.awards_sheet import AwardsSheet
from ui.dialogs.listing_dialog import ALL, ListingDialog
from ui.dialogs.run import run
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.empty_state import EmptyState

_PEOPLE, _OWN = "people", "own"
_EMPTY = "“七一”表彰、光荣在党50年纪念章、先进党支部，都登记在这里；党员的也显示在个人页。可以从 Excel 成批粘贴。"
_KEYS = "双击或回车修改，Delete 删除；都可以撤销。"


class AwardsDialog(ListingDialog[Award]):
    """The register of honours."""

    heads = (("年度", 64), ("姓名", 152), ("表彰名称", 188), ("级别", 92), ("批准机关", 220), ("批准日期", 104),
             ("文号", 170))  # fmt: skip
    wide = 4
    tables = frozenset({Award.table, Member.table})
    extent = (1100, 600)

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        empty = EmptyState("flag", "还没有表彰奖励", _EMPTY)
        super().__init__(session, parent, "表彰奖励", "谁的表彰", empty)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self._table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.remove)
        many = button("成批登记…", self.add_many, icon_name="clipboard-check", hint="一次登记多项，可从 Excel 粘贴")
        out = button("导出…", lambda: export(session, self, outputs.AWARDS), icon_name="file-spreadsheet")
        one = button("登记…", self.add, icon_name="plus", kind="primary")
        self.lay_out((many, out, one), _KEYS)

    def read(self) -> tuple[Sequence[Award], str, list[tuple[str, str]]]:
        found = list(reversed(awards_of(self._session.ledger.all(Award), None)))
        self._names = names_of(found, self._session.members)
        own = sum(_own(award) for award in found)
        words = f"共 {len(found)} 项，党员 {len(found) - own} 项，支部 {own} 项"
        return found, words, [(ALL, f"全部 {len(found)}"), (_PEOPLE, f"党员 {len(found) - own}"), (_OWN, f"支部 {own}")]

    def listed(self, each: Award, key: str) -> bool:
        return key == ALL or _own(each) is (key == _OWN)

    def cells(self, each: Award) -> Sequence[str]:
        told = [each.show(name) for name in ("kind", "level", "body", "day", "document")]
        return str(year_of(each) or ""), self._names[each.id], *told

    def add(self) -> None:
        """One more, of a member or of the branch."""
        run(AwardDialog(self._session, Award(year=self._session.today.year), self))

    def add_many(self) -> None:
        """A sheet of them."""
        run(AwardsSheet(self._session, self))

    def open_current(self) -> None:
        """Opens the current honour."""
        if (award := self.current()) is not None:
            run(AwardDialog(self._session, award, self))

    def remove(self) -> None:
        """Puts the current honour into the recycle bin."""
        if (award := self.current()) is not None:
            remove_award(self._session, award, self._names[award.id], self)


def _own(award: Award) -> bool:
    return not award.member_id and not award.name


def remove_award(session: Session, award: Award, whose: str, parent: QWidget) -> None:
    """Asks, and puts an honour into the recycle bin."""
    if confirm(parent, f"把{whose}的“{award.title()}”放进回收站？之后可以撤销。", "放进回收站"):
        with session.unit(f"放进回收站：表彰奖励，{whose}，{award.title()}") as unit:
            unit.remove(award)
