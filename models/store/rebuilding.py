"""A destroyed ledger made anew, to the last action that was acknowledged: from a backup, or from nothing, and the journal."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from models.store import chain, cipher, history, journal, making, migrations, opening, switching, triggers
from models.store.journal import Line

Story = dict[int, list[Line]]
"""What a journal tells, by number of the action; where an older ledger was put back there are several, the newest first."""


def story_of(folder: Path) -> Story:
    """Reads all files of a journal; what cannot be read is passed over. Raises LedgerLocked where it is encrypted and this process
    was not given the key, nothing else."""
    story: Story = {}
    for file in reversed(journal.files_in(folder)):
        try:
            for line in journal.lines_of(file):
                story.setdefault(line.number, []).append(line)
        except OSError:  # a damaged sector: the other files, and the lines before it, still tell theirs
            continue
    return story


def following(story: Story, last: int, digest: str) -> list[Line]:
    """The actions that were done after the one with that number and hash, as far as each is whole and follows the other."""
    found: list[Line] = []
    while True:
        line = next((line for line in story.get(last + 1, ()) if line.follows(digest)), None)
        if line is None:
            return found
        found.append(line)
        last, digest = line.number, line.hash


def rebuild(target: Path, story: Story, *, base: Path | None, steps: Sequence[migrations.Step], at: str) -> int:
    """Makes a ledger at `target`, where there is none, and does again what the story tells after its base; gives how many
    actions that were.

    base: a sound ledger, taken to the newest format first; None begins with an empty one · at: the moment, for the log. Raises OSError, sqlite3.Error,
    ValueError and LedgerRefused, and leaves nothing then.
    """
    try:
        secret = next((line.secret for lines in story.values() for line in lines if line.secret), None)
        if base is None:
            making.create(target, steps, secret)
        else:
            target.write_bytes(base.read_bytes())
            if secret is not None and not cipher.id_of(target):  # a backup from before the password
                switching.encrypt_copy(target, secret)
        with closing(opening.connect(target)) as conn:
            lines = following(story, *_head(conn))
            told = bool(lines) and json.loads(lines[0].text)[3] == history.UPGRADE
            making.take_further(conn, steps, at, log=not told)
            lines = following(story, *chain.head(conn))
            _do_again(conn, lines)
            opening.release(conn)
    except BaseException:
        for left in (target, target.with_name(target.name + "-journal")):
            left.unlink(missing_ok=True)
        raise
    return len(lines)


def _head(conn: sqlite3.Connection) -> tuple[int, str]:
    """The last action of a ledger; of one from before the chain, as if it had had one."""
    if triggers.columns_of(conn, "chain"):
        return chain.head(conn)
    head = (0, chain.START)
    for number, text in chain.actions(conn):
        head = (number, chain.hashed(head[1], text))
    return head


def _do_again(conn: sqlite3.Connection, lines: Sequence[Line]) -> None:
    """Writes rows, log and chain as they were; the triggers would word what an earlier program logged in their own way."""
    conn.execute("BEGIN IMMEDIATE")
    triggers.drop(conn)
    for line in lines:
        *unit, changes = json.loads(line.text)
        conn.execute(
            "INSERT INTO unit (id, at, label, kind, target, note, by, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", unit
        )
        rows: list[history.Logged] = [tuple(change) for change in changes]
        conn.executemany(
            "INSERT INTO change (unit, tbl, row, before, after) VALUES (?, ?, ?, ?, ?)",
            [(line.number, *row) for row in rows],
        )
        history.put(conn, rows)
        conn.execute("INSERT INTO chain (unit, hash) VALUES (?, ?)", [line.number, line.hash])
    triggers.ensure(conn)
    conn.execute("COMMIT")
