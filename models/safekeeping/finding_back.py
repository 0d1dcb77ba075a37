"""Bringing chosen records back from a backup: one action that can be undone, with all that they refer to."""

from __future__ import annotations

import copy
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from models.fields import Record
from models.naming import some
from models.records import RECORDS, Attachment
from models.safekeeping.clashes import later_ones
from models.safekeeping.comparing import Differences, Found, Piece
from models.safekeeping.putting_back import put_back
from models.safekeeping.same import Key, links_of
from models.store import Ledger, LedgerRefused, Unit
from models.store.attachments import Attachments
from models.store.backup_names import ATTACHMENTS
from models.store.backups import folder_of

Chosen = Mapping[Key, Collection[str]]
"""What is to come back: records by table and id, of one that is still there the fields; of one that was deleted all come."""
_ORDER = {cls.table: number for number, cls in enumerate(RECORDS)}
_LONGEST = 40
_CHANGED = "没有找回：账本在比较之后又有改动，未作任何改动。请重新比较再选。"


@dataclass(frozen=True)
class Brought:
    """What came back. label: the action · along: what was not chosen and is referred to · replaced: what stood in the way in a
    list of people and is in the recycle bin now · missing: attachments whose file is nowhere."""

    label: str
    along: Sequence[str] = ()
    replaced: Sequence[str] = ()
    missing: Sequence[str] = ()

    @property
    def told(self) -> str:
        """The whole in words."""
        said = [f"已{self.label}"]
        if self.along:
            said.append(f"一并找回它们涉及的 {some(self.along)}")
        if self.replaced:
            said.append(f"后来重复登记的 {some(self.replaced)} 已放进回收站")
        if self.missing:
            said.append(f"附件 {some(self.missing)} 的文件没有找到，只找回了登记")
        return "；".join(said)


def whole(found: Found) -> dict[Key, Collection[str]]:
    """All of a record, as it is chosen."""
    return {piece.key: piece.names for piece in found.pieces}


def bring_back(
    ledger: Ledger, differences: Differences, chosen: Chosen, stores: Sequence[Path] = (), *, reason: str = ""
) -> Brought:
    """Brings chosen records back. stores: folders of attachments beside the ledger's own and that of its backups · reason: for
    sealed records, as in `Ledger.unit`. Raises LedgerRefused, and nothing is changed then."""
    state = ledger.state()
    if (state.last, state.head) != differences.last:
        raise LedgerRefused(_CHANGED)
    plan = _Plan(differences)
    plan.take(chosen)
    later = later_ones(ledger, plan.wanted, differences.twins)
    missing = _with_files(ledger, plan.attachments(), stores)
    label = plan.label(chosen)
    with ledger.unit(label, reason=reason) as unit:
        _Writing(unit, differences).write(list(plan.wanted.values()), later)
    along = [_short(found.name) for found in plan.along]
    return Brought(label, along, list(dict.fromkeys(one.title() for one in later)), missing)


@dataclass
class _Plan:
    """What is written: the chosen records, and those that they refer to."""

    differences: Differences
    wanted: dict[Key, tuple[Piece, Collection[str]]] = field(default_factory=dict)
    along: list[Found] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._pieces = self.differences.pieces()
        self._found = {piece.key: each for each in self.differences.found for piece in (each.root, *each.parts)}

    def take(self, chosen: Chosen, *, along: bool = False) -> None:
        """Takes in records, and of each what it refers to, and what it is a part of, where that is gone."""
        for key, names in chosen.items():
            if key in self.wanted or key not in self._pieces:
                continue
            piece = self._pieces[key]
            self.wanted[key] = (piece, names)
            found = self._found[key]
            if along and found.root.key == key:
                self.along.append(found)
            targets = [to for name, to in links_of(piece.then).items() if piece.gone or name in names]
            if found.gone and found.root.key == key:
                targets += {to for part in found.belonging for to in links_of(part).values()}
            for target in targets:
                needed = self._pieces.get(target)
                if needed is not None and needed.gone and target not in self.wanted:
                    of = self._found[target]
                    self.take(whole(of) if of.gone else {target: needed.names}, along=target not in chosen)

    def attachments(self) -> list[Attachment]:
        """Those whose files are needed: that come back themselves, or with the record that they belong to."""
        coming = [piece.then for piece, names in self.wanted.values() if piece.gone or "sha256" in names]
        coming += [
            part for key in self.wanted if self._found[key].root.key == key for part in self._found[key].belonging
        ]
        return list({one.id: one for one in coming if isinstance(one, Attachment)}.values())

    def label(self, chosen: Chosen) -> str:
        """The action in words: those that were chosen, by the records that they belong to."""
        roots = list({self._found[key].root.key: self._found[key] for key in chosen if key in self._found}.values())
        if not roots:
            raise LedgerRefused("没有找回：没有选中任何记录，账本未作改动。")
        if len(roots) == 1:
            return f"从备份找回{roots[0].root.then.label}：{_short(roots[0].name)}"
        return f"从备份找回 {len(roots)} 条记录：{some((_short(each.name) for each in roots), 3)}"


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"


class _Writing:
    """Writes in one action, what is referred to before what refers to it."""

    def __init__(self, unit: Unit, differences: Differences) -> None:
        self._unit, self._binned = unit, dict(differences.binned)
        self._ids: dict[Key, int] = dict(differences.twins)

    def write(self, wanted: Sequence[tuple[Piece, Collection[str]]], later: Sequence[Record]) -> None:
        for one in later:
            self._unit.remove(one)
        for piece, names in sorted(wanted, key=lambda each: (_ORDER[each[0].then.table], each[0].then.id)):
            record = self._led(piece.then)
            if piece.now is None:
                self._add(record, piece.key, other=piece.other)
            elif piece.gone:
                self._unit.restore(piece.now)
                self._unit.save(record)
            else:
                kept = copy.copy(piece.now)
                for name in names:
                    setattr(kept, name, getattr(record, name))
                self._unit.save(kept)

    def _add(self, record: Record, key: Key, *, other: bool) -> None:
        """Under its own id, unless that is one of a past which the ledger has left."""
        if other:
            record.id = 0
        self._ids[key] = self._unit.add(record)

    def _led(self, record: Record) -> Record:
        """A copy that refers to records as the ledger numbers them."""
        made = copy.copy(record)
        for name, target in links_of(record).items():
            if target not in self._ids and target in self._binned:
                binned = self._led(self._binned.pop(target))
                self._add(binned, target, other=not binned.id)
                self._unit.remove(binned)
            if target in self._ids:
                setattr(made, name, self._ids[target])
        return made


def _with_files(ledger: Ledger, wanted: Sequence[Attachment], stores: Sequence[Path]) -> list[str]:
    """Has the files of attachments lie beside the ledger before a record names them; the names of those that are nowhere.
    Raises LedgerRefused where there is no room."""
    kept = Attachments(ledger)
    try:
        put_back(kept, ledger.secret, wanted, [folder_of(ledger.path) / ATTACHMENTS, *stores])
    except OSError:
        raise LedgerRefused(
            "没有找回：附件的文件写不下（磁盘空间不足或不能写入），账本未作改动。请处理后再试。"
        ) from None
    return [one.name for one in wanted if kept.trouble(one)]
