"""A ledger that is damaged or gone made anew: from the best backup and the journal, to the last action; the damaged file is kept."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from models.safekeeping.folder import Kept, listed
from models.safekeeping.restoring import keep_present
from models.safekeeping.second import place_in
from models.safekeeping.swapping import bring_back, put_in_place, set_aside
from models.store import Ledger, LedgerBusy, LedgerLocked, LedgerRefused, cipher, keyfile
from models.store.backup_names import BEFORE_RESTORE, backups_in
from models.store.backups import BackupDamaged, State, beside, folder_of, holds, verified
from models.store.chain import START
from models.store.clocked import iso
from models.store.journal_files import Line, files_of, number_of
from models.store.migrations import STEPS
from models.store.rebuilding import Story, check, goal_of, rebuild, story_of, told_by, up_to


@dataclass(frozen=True)
class Recovered:
    """What was brought back. base: the backup it began with, None for the journal alone · actions: done again after it · label,
    at: the last action · aside: where the damaged file is, None for none · short: a sentence where the journal told of more."""

    base: Kept | None
    actions: int
    label: str
    at: str
    aside: Path | None
    short: str = ""

    @property
    def told(self) -> str:
        """The whole in words."""
        began = "操作流水" if self.base is None else self.base.title + ("和操作流水" if self.actions else "")
        last = f"到最后一步“{self.label}”（{self.at[:16]}）" if self.label else "账本里还没有操作"
        kept = f"\n原来的文件留在备份文件夹，名为“{self.aside.name}”。" if self.aside is not None else ""
        again = f"其中 {self.actions} 步由流水找回，" if self.actions else ""
        return f"已用{began}恢复账本，{again}{last}。已从头核对，完好。{kept}{self.short}"


def folders_of(ledger: Path, second: Path | None) -> list[Path]:
    """Where backups and journals of a ledger are: beside it, and in the second folder."""
    own = folder_of(ledger)
    return [own, *([place_in(second, own)] if second is not None else [])]


def possible(ledger: Path, second: Path | None = None) -> bool:
    """Whether there is anything to recover a ledger from."""
    folders = folders_of(ledger, second)
    return any(map(backups_in, folders)) or bool(files_of(folders))


def locked(ledger: Path, second: Path | None = None) -> Path | None:
    """The journal or newest backup, where it is encrypted with a key that this process was not given; None for neither."""
    for folder in folders_of(ledger, second):
        backups = [name.file_in(folder) for name in backups_in(folder)[:1]]  # older ones may have had another password
        for file in (*files_of([folder])[-1:], *backups):
            number = keyfile.key_in(file)
            if number and cipher.known(number) is None:
                return file
    return None


def recover(ledger: Path, second: Path | None = None, *, kept: bool = False, now: datetime | None = None) -> Recovered:
    """Makes a ledger anew that nobody has open, and puts it in place; raises LedgerRefused, and leaves everything as it was.

    kept: what is there is among the backups already, and need not be set aside.
    """
    at = iso(now or datetime.now())
    folders = folders_of(ledger, second)
    try:
        with beside(ledger) as made:
            story = story_of(*folders)
            goal = goal_of(story)
            base, lines = _rebuilt(made, folders, story, at)
            aside = None if kept else set_aside(ledger, at)
            put_in_place(made, ledger)
    except OSError:
        raise LedgerRefused(
            "没有恢复：磁盘空间不足或不能写入，原来的文件没有改动。请腾出空间再试，或先把备份文件夹复制到别的盘。"
        ) from None
    short = bring_back(ledger, others=folders[1:]) + _unread_of(story, folders)
    with Ledger.open(ledger) as opened:
        last = next(iter(opened.units(1)), None)
        if goal is not None and not opened.knows(goal.number, goal.hash):
            short += _short_of(last.id if last else 0, goal)
    return Recovered(base, len(lines), last.label if last else "", last.at if last else "", aside, short)


def catch_up(ledger: Path, second: Path | None = None) -> str:
    """Brings back what the journal tells of after the last action of a sound ledger that nobody has open, which is kept as
    恢复前 first; what was done in words. Raises LedgerRefused, and the ledger is as it was."""
    with Ledger.open(ledger) as opened:
        keep_present(opened)
    return recover(ledger, second, kept=True).told


def _short_of(reached: int, goal: Line) -> str:
    return f"流水中间有损坏，它记到第 {goal.number} 步，第 {reached} 步以后的没有找回，请按纸质材料补记。"


@dataclass(frozen=True)
class _Way:
    """A way to the last action: from a backup, and by these actions."""

    base: Kept | None
    lines: Sequence[Line]
    end: tuple[int, str]

    def rank(self, map_: _Map) -> tuple[bool, bool, int, int]:
        """The better the higher: one that ends where the journal ends, or goes on from there; then one that ends on the
        journal; then the furthest, or without any journal the newest; then the newest."""
        number = self.base.name.number if self.base else 0
        reached = map_.reached(self)
        return reached, reached or self.end in map_.newest, self.end[0] if map_.goal else number, number


@dataclass(frozen=True)
class _Map:
    """What is known of the way. newest: what the newest file of the journal tells of · restored: number of the last backup
    that was left behind by going back to an earlier one."""

    goal: Line | None
    newest: set[tuple[int, str]]
    restored: int

    @classmethod
    def of(cls, folders: Sequence[Path], story: Story) -> _Map:
        """By what the folders hold."""
        last = max((number_of(read.file) for read in story.files), default=0)
        told = [line for read in story.files if number_of(read.file) == last for line in read.whole()]
        newest = {(line.number, line.hash) for line in told}
        before = [name.number for folder in folders for name in backups_in(folder) if name.why == BEFORE_RESTORE]
        return cls(goal_of(story), newest, max(before, default=0))

    def reached(self, way: _Way) -> bool:
        """Whether the way leads to the goal. A backup may go further, where the journal could not be written for a time;
        but one from before a restore was left behind by it."""
        if self.goal is None:
            return False
        goal = (self.goal.number, self.goal.hash)
        beyond = way.base is not None and way.end[0] > goal[0] and way.base.name.number > self.restored
        return way.end == goal or (beyond and way.base is not None and holds(way.base.file, *goal))


def _rebuilt(made: Path, folders: Sequence[Path], story: Story, at: str) -> tuple[Kept | None, Sequence[Line]]:
    """Makes the ledger by the best way that leads to a sound one."""
    known = _Map.of(folders, story)
    why = "没有备份，也没有操作流水"
    for way in sorted(_ways(folders, story, known.goal), key=lambda way: way.rank(known), reverse=True):
        try:
            rebuild(made, told_by(way.lines), base=way.base.file if way.base else None, steps=STEPS, at=at)
        except OSError:
            raise
        except Exception as error:  # whatever a damaged backup or journal leads to: the next way may be better
            why = f"备份或操作流水有损坏，或磁盘空间不足（{type(error).__name__}）"
            continue
        wrong = check(made)
        if not wrong:
            return way.base, way.lines
        why = f"重做出来的核对不符（{wrong[0]}）"
        made.unlink(missing_ok=True)
    raise LedgerRefused(
        f"没有恢复：{why}，原来的文件没有改动。如有 U 盘或别的电脑上的备份，请用“恢复”打开它；否则请技术人员查看。"
    )


def _unread_of(story: Story, folders: Sequence[Path]) -> str:
    """That later actions may be in what could not be read; '' where a file begun after it, or a copy of it, was read."""
    read = [one.file for one in story.files if one.file not in story.unread]
    newest = max(map(number_of, read), default=0)
    sizes = {file.name: _size(file) for file in read}
    missed = [
        place.name
        for place in story.unread
        if place in folders or (number_of(place) >= newest and sizes.get(place.name, -1) < _size(place))
    ]
    if not missed:
        return ""
    return f"“{'”、“'.join(missed)}”读不出来，其中记的最近几步可能没有找回，请按纸质材料核对最近的记录。"


def _size(file: Path) -> int:
    """Of a file that perhaps nobody can look at any more: then as if there were much in it."""
    try:
        return file.stat().st_size
    except OSError:
        return sys.maxsize


def _ways(folders: Sequence[Path], story: Story, goal: Line | None) -> list[_Way]:
    found = []
    for backup in (each for folder in folders for each in listed(folder)):
        try:
            state = verified(backup.file)
        except BackupDamaged:
            continue
        found.append(_way(backup, state, story, goal))
    lines = up_to(story, (0, START), goal)
    if lines:
        found.append(_Way(None, lines, (lines[-1].number, lines[-1].hash)))
    return found


def _way(backup: Kept, state: State, story: Story, goal: Line | None) -> _Way:
    lines = up_to(story, (state.last, state.head), goal)
    return _Way(backup, lines, (lines[-1].number, lines[-1].hash) if lines else (state.last, state.head))


def why_not_open(ledger: Path) -> LedgerRefused | None:
    """Why a ledger cannot be opened; None where it is sound to its end."""
    try:
        with Ledger.open(ledger) as opened:
            return LedgerRefused("账本比它的操作流水旧") if opened.behind() else _damage_of(opened)
    except (LedgerBusy, LedgerLocked):
        raise
    except LedgerRefused as refusal:
        return refusal


def _damage_of(ledger: Ledger) -> LedgerRefused | None:
    from models.records import RECORDS

    wrong = ledger.damage(RECORDS)
    return LedgerRefused(wrong[0]) if wrong else None


def words_of(line: Line) -> tuple[str, str]:
    """Label and moment of an action that a journal tells of."""
    told = json.loads(line.text)
    return str(told[2]), str(told[1])
