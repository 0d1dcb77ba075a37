"""A destroyed ledger made anew, to the last action that was acknowledged: from a backup, or from nothing, and the journal."""

from __future__ import annotations

import errno
import json
import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path

from models.records import RECORDS
from models.store import (
    backups,
    chain,
    cipher,
    history,
    journal_files,
    making,
    migrations,
    opening,
    soundness,
    switching,
    triggers,
)
from models.store.errors import LedgerLocked, LedgerRefused, unwritable
from models.store.journal_files import Line


class Story(dict[int, list[Line]]):
    """What a journal and its copies tell, by number of the action; where an older ledger was put back there are several, the
    newest first. files: what was read · unread: the files and folders that could not be read to their end."""

    def __init__(self) -> None:
        super().__init__()
        self.files: list[journal_files.Read] = []
        self.unread: list[Path] = []


def story_of(*folders: Path) -> Story:
    """Reads all files of a journal and of its copies. Raises LedgerLocked where the newest of a folder is encrypted and this
    process was not given the key, nothing else."""
    story = Story()
    for folder in folders:
        try:
            files = journal_files.files_in(folder)
        except OSError:
            story.unread.append(folder)
            continue
        for file in reversed(files):
            read = journal_files.Read(file)
            story.files.append(read)
            try:
                read.before = journal_files.heading_of(file)
                for line in journal_files.lines_of(file):
                    read.lines.append(line)
                    story.setdefault(line.number, []).append(line)
            except LedgerLocked:
                if file == files[-1]:
                    raise
            except OSError:  # a damaged sector: the other files, and the lines before it, still tell theirs
                story.unread.append(file)
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


def goal_of(story: Story) -> Line | None:
    """The last action that a journal tells of, whole, in its newest file that tells of any. What older files tell beyond was left
    behind when an older ledger was put back."""
    ends = [(journal_files.number_of(read.file), whole[-1]) for read in story.files if (whole := read.whole())]
    return max(ends, key=lambda end: (end[0], end[1].number))[1] if ends else None


def up_to(story: Story, head: tuple[int, str], goal: Line | None) -> list[Line]:
    """The actions after `head`, no further than the goal where they lead there."""
    lines = following(story, *head)
    at = next((place for place, line in enumerate(lines) if line == goal), None)
    return lines if at is None else lines[: at + 1]


def told_by(lines: Sequence[Line]) -> Story:
    """A story of just these actions."""
    story = Story()
    story.update({line.number: [line] for line in lines})
    return story


def check(file: Path) -> list[str]:
    """What is wrong with a ledger that nobody has open, a sentence each; it is looked at as `Ledger.open` and `damage` do."""
    try:
        opening.check_header(file, len(migrations.STEPS))
        with closing(opening.connect(file)) as conn:
            if opening.check_sound(conn, file.name, len(migrations.STEPS)) == len(migrations.STEPS):
                opening.check_whole(conn, file.name)
            found = soundness.damage(conn, RECORDS)
            opening.release(conn)
            return found
    except LedgerRefused as refusal:
        return [str(refusal)]


def rebuild(target: Path, story: Story, *, base: Path | None, steps: Sequence[migrations.Step], at: str) -> int:
    """Makes a ledger at `target`, where there is none, whole or not at all, and does again what the story tells after its base; gives how many
    actions that were.

    base: a sound ledger, taken to the newest format first; None begins with an empty one · at: the moment, for the log. Raises
    OSError, ValueError and LedgerRefused, and leaves nothing then.
    """
    if target.exists():
        raise FileExistsError(errno.EEXIST, "there is a ledger already", str(target))
    part = backups.part_of(target)
    try:
        backups.clear(part)
        secret = next((line.secret for lines in story.values() for line in lines if line.secret), None)
        if base is None:
            making.create(part, steps, secret)
        else:
            part.write_bytes(base.read_bytes())
            if secret is not None and not cipher.id_of(part):  # a backup from before the password
                switching.convert(part, secret)
        with closing(opening.connect(part)) as conn:
            lines = following(story, *_head(conn)) if story else []
            told = bool(lines) and json.loads(lines[0].text)[3] == history.UPGRADE
            making.take_further(conn, steps, at, log=not told)
            lines = following(story, *chain.head(conn))
            _do_again(conn, lines)
            opening.release(conn)
        with part.open("r+b") as file:
            os.fsync(file.fileno())
        part.rename(target)
        try:
            backups.sync_folder(target.parent)
        except OSError:  # what was refused is not there
            target.unlink(missing_ok=True)
            raise
    except sqlite3.Error as error:
        raise (OSError(errno.EIO, str(error)) if unwritable(error) else ValueError(str(error))) from error
    finally:
        with suppress(OSError):  # the next one takes it away
            backups.clear(part)
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
