"""What was changed behind the back of the program, or by a damaged disk, is noticed: at opening or by damage()."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from models.records import RECORDS, Attendance, Meeting, Member
from models.store import Ledger, LedgerDamaged, LedgerRefused, UnitLine
from models.store.backups import folder_of
from models.store.journal_files import files_in
from tests.models.store.states import rows_of


@pytest.fixture
def used(tmp_path: Path) -> Path:
    """A ledger with people, meetings and some history, closed."""
    path = tmp_path / "支部.zbtz"
    with Ledger.create(path, clock=lambda: datetime(2026, 11, 23, 9, 30)) as ledger:
        people = [Member(name=f"党员{n}", phone=f"1380013{n:04}", note="备注" * 20) for n in range(40)]
        with ledger.unit("导入") as unit:
            unit.add_all(people)
        for person in people[:10]:
            person.unit = "县农业农村局"
            with ledger.unit(f"修改{person.name}") as unit:
                unit.save(person)
        with ledger.unit("开会") as unit:
            meeting = Meeting(kind="主题党日")
            unit.add(meeting)
            unit.save_parts(meeting, [Attendance(member_id=p.id, name=p.name) for p in people], Attendance)
        with ledger.unit("删除") as unit:
            unit.remove(people[0])
        ledger.undo()
        ledger.redo()
    return path


def behind_the_back(path: Path, *statements: str) -> list[str]:
    """What damage() says after statements that went past the triggers."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        for (name,) in other.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            other.execute(f'DROP TRIGGER "{name}"')
        for statement in statements:
            other.execute(statement)
    with Ledger.open(path) as ledger:
        return ledger.damage(RECORDS)


def test_a_sound_ledger_is_told_to_be_sound(used: Path) -> None:
    with Ledger.open(used) as ledger:
        assert ledger.damage(RECORDS) == []
    assert behind_the_back(used) == []


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE member SET phone = '13800139999' WHERE id = 3", "党员 3 号"),
        ("UPDATE member SET deleted_at = NULL WHERE id = 1", "党员 1 号"),
        ("UPDATE member SET note = NULL WHERE id = 40", "党员 40 号"),
        ("DELETE FROM attendance WHERE id = 5", "到会情况 5 号"),
        ("INSERT INTO member (id, name) VALUES (99, '不速之客')", "党员 99 号"),
        ("DELETE FROM change WHERE tbl = 'member' AND row = 20", "党员 20 号"),
        ("DELETE FROM change WHERE id = 1", "修改记录第 41 条"),
        ("UPDATE change SET after = replace(after, '党员0', '党员9') WHERE id = 1", "修改记录第 41 条"),
        ("UPDATE change SET before = replace(before, '1380013', '1390013') WHERE id = 45", "修改记录第 45 条"),
        ("UPDATE change SET after = substr(after, 1, 30) WHERE id = 45", "数据读不出来"),
        ("UPDATE change SET after = CAST(x'ff7b7d' AS TEXT) WHERE id = 45", "数据读不出来"),
        ("UPDATE member SET name = CAST(x'ff' AS TEXT) WHERE id = 9", "数据读不出来"),
        ("UPDATE change SET after = '1' WHERE id = 45", "数据读不出来"),
        ("UPDATE unit SET label = CAST(x'ff' AS TEXT) WHERE id = 14", "数据读不出来"),
    ],
)
def test_a_change_behind_the_back_is_told(used: Path, statement: str, told: str) -> None:
    found = behind_the_back(used, statement)
    assert any(line.startswith(told) for line in found), found


def test_a_broken_reference_is_refused(used: Path) -> None:
    with pytest.raises(LedgerRefused, match="已损坏"):
        behind_the_back(used, "PRAGMA foreign_keys = OFF", "DELETE FROM meeting")


@pytest.mark.parametrize("statement", ["UPDATE chain SET hash = {}", "UPDATE unit SET kind = {}"])
def test_a_history_that_no_save_could_go_on_from_is_refused(used: Path, statement: str) -> None:
    """SQLite's own check does not look whether text is UTF-8; recovery is offered where a ledger is refused as damaged."""
    with pytest.raises(LedgerDamaged, match="已损坏"):
        behind_the_back(used, statement.format("CAST(x'ff' AS TEXT)"))


def test_a_line_of_history_that_cannot_be_read_is_told_in_a_sentence(used: Path) -> None:
    behind_the_back(used, "UPDATE unit SET label = CAST(x'ff' AS TEXT)", "UPDATE change SET before = '{'")
    with Ledger.open(used) as ledger:
        line = UnitLine(12, "", "", "do", None)
        for look in (ledger.undoable, ledger.units, lambda: ledger.changes(line)):
            with pytest.raises(LedgerRefused, match="“修改记录”的内容有读不出来的"):
                look()


def test_an_action_is_saved_where_the_journal_cannot_be_told_what_was_before(used: Path) -> None:
    behind_the_back(used, "UPDATE change SET after = CAST(x'ff' AS TEXT) WHERE id = 1")
    for file in files_in(folder_of(used)):
        file.unlink()  # so that it must be told from the start
    with Ledger.open(used) as ledger:
        with ledger.unit("登记") as unit:
            unit.add(made := Member(name="甲"))
        assert ledger.get(Member, made.id) == made
        assert ledger.alone.startswith("操作流水写不进")


def told_after(path: Path, damage: Callable[[bytearray], None]) -> tuple[str, dict[str, list[tuple[object, ...]]]]:
    """How a damaged copy fares: refused, told by damage(), or silent; with the rows that it gives."""
    copy = path.with_name("损坏.zbtz")
    content = bytearray(path.read_bytes())
    damage(content)
    copy.write_bytes(content)
    try:
        with Ledger.open(copy) as ledger:
            if ledger.damage(RECORDS):
                return "told", {}
            return "silent", rows_of(ledger)
    except LedgerRefused:
        assert copy.read_bytes() == bytes(content), "a refused file was changed"
        return "refused", {}


def test_no_flipped_bit_changes_a_record_in_silence(used: Path) -> None:
    with Ledger.open(used) as ledger:
        rows = rows_of(ledger)
    dice, seen = random.Random(20261123), {"refused": 0, "told": 0, "silent": 0}
    size = used.stat().st_size
    for _ in range(300):
        place, bit = dice.randrange(size), dice.randrange(8)

        def flip(content: bytearray, place: int = place, bit: int = bit) -> None:
            content[place] ^= 1 << bit

        how, given = told_after(used, flip)
        seen[how] += 1
        assert how != "silent" or given == rows, f"bit {bit} of byte {place} changed a record in silence"
    assert seen["told"] > 10
    assert seen["refused"] > 10


def test_every_byte_of_the_header_may_be_wrong(used: Path) -> None:
    with Ledger.open(used) as ledger:
        rows = rows_of(ledger)
    for place in range(100):

        def spoil(content: bytearray, place: int = place) -> None:
            content[place] ^= 0xFF

        how, given = told_after(used, spoil)
        assert how != "silent" or given == rows, place


@pytest.mark.parametrize("left", [0.99, 0.5, 0.1])
def test_a_truncated_file_is_refused_as_it_is(used: Path, left: float) -> None:
    def cut(content: bytearray) -> None:
        del content[int(len(content) * left) :]

    assert told_after(used, cut)[0] == "refused"


def test_a_sector_of_zeros_is_noticed(used: Path) -> None:
    size = used.stat().st_size
    for start in range(0, size, 4096 * 3):

        def wipe(content: bytearray, start: int = start) -> None:
            content[start : start + 512] = bytes(512)

        assert told_after(used, wipe)[0] != "silent"
