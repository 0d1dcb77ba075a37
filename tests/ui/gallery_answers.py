"""The dialogs about reminders and their articles, with words as long as they come."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtWidgets import QDialog

from models.kinds import PartialDate
from models.records import Waiver
from models.records.waiver import LATER, NOT_HERE
from models.rules import Snapshot
from models.rules.todos import todos
from tests.ui.small_branch import TODAY
from ui.dialogs.answered_dialog import AnsweredDialog
from ui.dialogs.article_dialog import ArticleDialog
from ui.dialogs.later_dialog import LaterDialog
from ui.session import Session
from ui.shell import Shell

_LONG = "某某省某某市某某区人力资源和社会保障局劳动保障监察综合行政执法大队第二中队的会议记录还是草稿，请尽快补齐定稿"


def _answered(session: Session, shell: Shell, _folder: Path) -> QDialog:
    found = todos(Snapshot.of(session.ledger), session.today)
    with session.unit("答复") as unit:
        for place, todo in enumerate(found):
            later = place % 2 == 0
            unit.add(
                Waiver(
                    key=todo.key, subject=todo.title, answer=LATER if later else NOT_HERE, reason="" if later else _LONG,
                    until=PartialDate(2027, 1, 1) if later else None, day=PartialDate.of(TODAY),
                )
            )  # fmt: skip
    return AnsweredDialog(session, shell)


ANSWERS: Mapping[str, Callable[[Session, Shell, Path], QDialog]] = {
    "article": lambda _session, shell, _folder: ArticleDialog("O03", TODAY, shell, about=_LONG),
    "article, none": lambda _session, shell, _folder: ArticleDialog("", TODAY, shell, about=_LONG),
    "later": lambda _session, shell, _folder: LaterDialog(_LONG, TODAY, shell),
    "answered": _answered,
}
