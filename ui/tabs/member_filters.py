"""Which selection of the roster is chosen, who is in each, and the user's own ones: made, changed, renamed, deleted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtWidgets import QMenu, QWidget

from models.filters import BUILTIN, Criteria, Facts, keeper, sorted_out
from models.group_order import in_group_order
from models.records import Member, SavedFilter
from ui.dialogs.ask import confirm
from ui.dialogs.run import run
from ui.session import Session
from ui.tabs.filter_panel import Entry

_GROUP, _OWN = "group:", "own:"


class MemberFilters:
    """One selection holds, and beside it perhaps one 党小组; counts are made once after each change of the ledger."""

    def __init__(self, session: Session, parent: QWidget, choose: Callable[[str], object]) -> None:
        """choose: shows the people of a selection that has just been made or changed."""
        self._session, self._parent, self._choose = session, parent, choose
        self.key, self.group = BUILTIN[0].key, ""
        self.groups: tuple[str, ...] = ()
        """The names of all 党小组, in their order."""
        self._own: list[SavedFilter] = []
        self._ids: dict[str, set[int]] = {}
        self._groups: dict[str, set[int]] = {}

    def read(self, members: Sequence[Member], facts: Facts) -> None:
        """Finds out who is in which selection; what was chosen and is there no more gives way to the first."""
        self._own = [f for f in self._session.ledger.all(SavedFilter) if f.of == Member.table]
        self._ids = sorted_out(members, facts)
        for kept in self._own:
            keeps = keeper(Criteria.from_json(kept.criteria))
            self._ids[f"{_OWN}{kept.id}"] = {m.id for m in members if keeps(m, facts)}
        self.groups = in_group_order(self._session.branch.group_names(), (m.group for m in members))
        self._groups = {name: set() for name in self.groups}
        for member in members:
            if member.group:
                self._groups[member.group].add(member.id)
        self.key = self.key if self.key in self._ids else BUILTIN[0].key
        self.group = self.group if self.group in self._groups else ""

    def ids(self) -> set[int]:
        """Who is left by the selection and the 党小组 that hold."""
        found = self._ids.get(self.key, set())
        return found & self._groups[self.group] if self.group else found

    def take(self, key: str) -> None:
        """Chooses a line; a 党小组 that holds is let go of."""
        if key.startswith(_GROUP):
            name = key.removeprefix(_GROUP)
            self.group = "" if self.group == name else name
        elif key in self._ids:
            self.key = key

    def take_one_with(self, number: int) -> None:
        """Chooses a selection in which a person is."""
        self.group = ""
        self.key = next((key for key, ids in self._ids.items() if number in ids), self.key)

    def name(self) -> str:
        """What holds, in words."""
        label = next((entry.label for entry in self.entries() if entry.key == self.key), "")
        return f"{label} · {self.group}" if self.group else label

    def entries(self) -> list[Entry]:
        """The lines of the list; the numbers of the 党小组 are those within the selection that holds."""
        lines = [Entry("", "名册")]
        for known in BUILTIN:
            count = len(self._ids.get(known.key, ()))
            lines.append(Entry(known.key, known.label, count, known.hint, known.key == self.key))
        return [*lines, *self._group_entries(), *self._own_entries()]

    def _group_entries(self) -> Iterator[Entry]:
        here = self._ids.get(self.key, set())
        there = [(name, len(ids & here)) for name, ids in self._groups.items()]
        if there:
            yield Entry("", "党小组")
        for name, count in there:
            yield Entry(_GROUP + name, name, count, "再点一次取消", name == self.group)

    def _own_entries(self) -> Iterator[Entry]:
        if self._own:
            yield Entry("", "我的筛选")
        for kept in self._own:
            key = f"{_OWN}{kept.id}"
            yield Entry(key, kept.name, len(self._ids.get(key, ())), "右键修改、改名、删除", key == self.key, kept.id)

    # One's own

    def new(self) -> None:
        """Asks for criteria and a name, and keeps them."""
        made = self._ask(SavedFilter(of=Member.table, criteria=Criteria().to_json()))
        if made is not None:
            with self._session.unit(f"新建筛选：{made.name}") as unit:
                unit.add(made)
            self._choose(f"{_OWN}{made.id}")

    def edit(self, number: int) -> None:
        """Asks for other criteria or another name."""
        kept = self._session.ledger.get(SavedFilter, number)
        made = self._ask(kept) if kept else None
        if made is not None:
            with self._session.unit(f"修改筛选：{made.name}") as unit:
                unit.save(made)
            self._choose(f"{_OWN}{made.id}")

    def remove(self, number: int) -> None:
        """Puts a selection into the recycle bin."""
        kept = self._session.ledger.get(SavedFilter, number)
        if kept and confirm(
            self._parent, f"删除筛选“{kept.name}”？只删除筛选条件，党员不受影响，之后可以撤销。", "删除"
        ):
            with self._session.unit(f"删除筛选：{kept.name}") as unit:
                unit.remove(kept)

    def menu(self, number: int) -> QMenu:
        """What can be done with one of one's own."""
        menu = QMenu(self._parent)
        menu.addAction("修改条件或名称…", lambda: self.edit(number))
        menu.addAction("删除", lambda: self.remove(number))
        return menu

    def fill_menu(self, menu: QMenu, take: Callable[[str], object]) -> None:
        """All lines as a menu, for a window with no room for the list."""
        menu.clear()
        for entry in self.entries():
            if not entry.key:
                menu.addSection(entry.label)
                continue
            label = entry.label.replace("&", "&&")
            action = menu.addAction(f"{label}\t{entry.count}")
            action.setCheckable(True)
            action.setChecked(entry.holds)
            action.triggered.connect(lambda _on=False, key=entry.key: take(key))
        menu.addSeparator()
        menu.addAction("新建筛选…", self.new)
        if self.key.startswith(_OWN):
            number = int(self.key.removeprefix(_OWN))
            menu.addAction("修改当前筛选…", lambda: self.edit(number))
            menu.addAction("删除当前筛选", lambda: self.remove(number))

    def _ask(self, kept: SavedFilter) -> SavedFilter | None:
        from ui.dialogs.filter_dialog import FilterDialog

        dialog = FilterDialog(self._session, kept, self._parent.window())
        return dialog.result_record if run(dialog) else None
