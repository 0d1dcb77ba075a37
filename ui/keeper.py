"""Keeps the ledger of a window safe while it is open: backs it up at the start, every half hour, before much is changed, at the end.

The copy is taken in the window's thread, which is a matter of milliseconds; it is verified, thinned and carried to the second
folder in another.
"""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from models.records import RECORDS
from models.safekeeping.backing_up import UNMADE, Done, Task, begin, why_not
from models.safekeeping.drill import KEY, OF_LEDGER, UNTRIED, is_due, try_out
from models.safekeeping.folder import Kept, newest
from models.safekeeping.second import long_unseen
from models.store.backup_names import (
    AFTER_BULK,
    AFTER_IMPORT,
    BEFORE_BULK,
    BEFORE_IMPORT,
    EXIT,
    START,
    TIMED,
    BackupName,
    backups_in,
)
from models.store.backups import folder_of
from ui.files_back import FilesBack
from ui.jobs import Waiting
from ui.session import Session

_HALF_HOUR = 30 * 60_000  # milliseconds
_AFTERWARDS = 15_000  # milliseconds after much was changed at once
_SOON = 600  # milliseconds after which the first backup is made: the window is there by then
_AFTER = {BEFORE_IMPORT: AFTER_IMPORT, BEFORE_BULK: AFTER_BULK}
"""What the backup is called that comes soon after one of before: in the list it says which of the two she wants."""


class Keeper(QObject):
    """The backups of one session."""

    finished = Signal()
    """A backup was made, or could not be, or nothing had changed."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self.files = FilesBack(session, self)
        self._tasks: deque[Task] = deque()
        self._work: Waiting | None = None
        self._drilling: Waiting | None = None
        self._overdue, self._after = False, TIMED
        self.trouble = ""
        """What is wrong with the last backup, a sentence; '' for nothing."""
        self.damaged = False
        """Whether that is because the file of the ledger, or the disk, is damaged."""
        self.last = ""
        """When the backup was made that was last found to be that of the state of then, ISO; '' before that."""
        self.together = False
        """Whether the second folder was last seen to go with the disk of the ledger."""
        self.made: BackupName | None = None
        """The newest backup that was made here; None where the last time there was nothing new."""
        self._timer = QTimer(self, interval=_HALF_HOUR)
        self._timer.timeout.connect(partial(self.make, TIMED, carry=True))
        self._soon = QTimer(self, interval=_SOON, singleShot=True)
        self._soon.timeout.connect(partial(self.make, START, carry=True))
        self._afterwards = QTimer(self, interval=_AFTERWARDS, singleShot=True)
        self._afterwards.timeout.connect(lambda: self.make(self._after, carry=True))

    def start(self, *, torn: bool = False) -> None:
        """Backs up in a moment, and from then on. torn: the program did not end as it should: the backup is tried out at once."""
        self._overdue = torn
        self._timer.start()
        self._soon.start()

    @property
    def second(self) -> Path | None:
        """The second folder that was chosen."""
        kept = self._session.settings.second_folder(self._session.ledger.path)
        return kept.folder if kept is not None else None

    def make(self, why: str, *, always: bool = False, carry: bool = False) -> None:
        """Makes a backup where something changed since the last, or always; carry: to the second folder too."""
        try:
            task = begin(self._session.ledger, why, always=always, second=self.second if carry else None)
        except UNMADE as error:
            self._not_made(error)  # one that is being made goes on
            return
        self._tasks.append(task)
        self._go_on()

    def make_first(self, why: str) -> str:
        """A backup before much is changed at once, verified when this returns: why there is none, '' where there is one. New
        attachments and the thinning follow in the background."""
        try:
            task = begin(self._session.ledger, why)
            if task.begun is not None:
                task.begun.finish()
        except UNMADE as error:
            self.trouble, self.damaged = why_not(error), not isinstance(error, OSError)
            self.finished.emit()
            return self.trouble
        self._tasks.append(replace(task, begun=None))
        self._go_on()
        if self._timer.isActive():
            self._after = _AFTER.get(why, TIMED)
            self._afterwards.start()  # what comes of it does not wait for half an hour
        return ""

    def is_busy(self) -> bool:
        """Whether a backup is being made."""
        return self._work is not None

    def is_on(self) -> bool:
        """Whether backups are made by themselves; those of the sample are not."""
        return self._timer.isActive()

    def is_about_to(self) -> bool:
        """Whether a backup is being made, or one in a moment."""
        return self.is_busy() or self._soon.isActive() or self._afterwards.isActive()

    def _go_on(self) -> None:
        if self._work is None and self._tasks:
            self._work = Waiting(self._tasks.popleft().finish, self._done, self._failed, self)
            self._work.start()

    def _done(self, done: Done) -> None:
        self._work, self.damaged = None, False
        session = self._session
        newest_name = done.name or next(iter(backups_in(folder_of(session.ledger.path))), None)
        self.last, self.made = newest_name.at if newest_name is not None else "", done.name
        kept = session.settings.second_folder(session.ledger.path)
        if kept is not None and done.carried == kept.folder:  # another may have been chosen meanwhile
            self.together = bool(done.together)
            session.settings.second_folder_written(session.ledger.path, session.ledger.now())
        self._tell(done.trouble)

    def _failed(self, error: Exception) -> None:
        self._work = None
        self._not_made(error)
        if not isinstance(error, UNMADE):
            raise error

    def _not_made(self, error: Exception) -> None:
        self.damaged = isinstance(error, UNMADE) and not isinstance(error, OSError)
        self._tell(why_not(error))

    def _tell(self, trouble: str) -> None:
        if trouble and trouble != self.trouble:
            self._session.refuse(trouble)
        self.trouble = trouble
        self.finished.emit()
        self._go_on()
        if self._work is None and self._drilling is None:
            self._drill()

    def wants_second(self) -> str:
        """What is to be said of a second folder that was not seen for long; '' for nothing."""
        kept = self._session.settings.second_folder(self._session.ledger.path)
        if kept is None or not long_unseen(kept.seen, self._session.today):
            return ""
        return f"第二处备份（{kept.folder}）已有两周没有更新，请插上 U 盘或移动硬盘，备份会自动写过去。"

    # The weekly drill

    def _drill(self) -> None:
        """Tries the newest backup out where the last time is a week ago: what a disk changed in the ledger is in it, too."""
        due = self._overdue or is_due(self._session.ledger.remembered(KEY), self._session.today)
        if not self._timer.isActive() or not due:
            return
        kept = newest(folder_of(self._session.ledger.path))
        if kept is not None:
            self._drilling = Waiting(partial(try_out, kept.file), partial(self._drilled, kept), self._not_drilled, self)
            self._drilling.start()

    def _drilled(self, kept: Kept, wrong: str) -> None:
        self._drilling = None
        if wrong == UNTRIED:  # with one of the next backups, then
            return
        self._overdue = False
        if wrong and (found := self._session.ledger.damage(RECORDS)):
            wrong = OF_LEDGER.format(found[0])
        body = {"day": self._session.today.isoformat(), "number": kept.name.number, "wrong": wrong}
        self._session.ledger.remember(KEY, body)
        self.finished.emit()

    def _not_drilled(self, error: Exception) -> None:
        self._drilling = None
        raise error

    def drill_trouble(self) -> str:
        """What the last drill found wrong; '' for nothing."""
        return str((self._session.ledger.remembered(KEY) or {}).get("wrong", ""))

    def stop(self) -> None:
        """Finishes what was begun, and makes no more."""
        for timer in (self._timer, self._soon, self._afterwards):
            timer.stop()
        self.files.stop()
        while self._work is not None:
            self._work.wait()
        if self._drilling is not None:
            self._drilling.give_up()
            self._drilling = None

    def close(self) -> None:
        """The backup at the end, all of it before the ledger is closed."""
        wanted = self._timer.isActive()
        self.stop()
        if not wanted:  # the sample goes when it is closed
            return
        self.make(EXIT, carry=True)
        self.stop()
