"""民主评议 and 表彰奖励 of one member: a line for each, newest first; added, changed and taken away here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.exports.contents.awards import year_of
from models.records import Appraisal, Award, Member
from models.records.appraisal import BARELY, ELSEWHERE, EXCELLENT, UNQUALIFIED
from models.rules.appraisals import check_appraisal, day_of, followed
from models.rules.finding import softened
from models.rules.snapshot import Snapshot
from ui.dialogs.ask import confirm
from ui.dialogs.honours.appraisal_dialog import AppraisalDialog
from ui.dialogs.honours.award_dialog import AwardDialog
from ui.dialogs.honours.awards_dialog import remove_award
from ui.dialogs.run import run
from ui.session import Session
from ui.tabs.remark_lines import RemarkLines
from ui.widgets.button import button
from ui.widgets.label import plain_label
from ui.widgets.layouts import empty
from ui.widgets.timeline_row import TimelineRow

_TONES = {EXCELLENT: "ok", BARELY: "warn", UNQUALIFIED: "bad"}
_VOTES = (
    ("优秀", "votes_excellent"),
    ("合格", "votes_qualified"),
    ("基本合格", "votes_barely"),
    ("不合格", "votes_unqualified"),
)


class _Kept(QWidget):
    """Lines with a button below them; subclasses fill in the lines."""

    def __init__(self, session: Session, add: str, nothing: str) -> None:
        super().__init__()
        self._session, self._member, self._nothing = session, Member(), nothing
        self.said = RemarkLines()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.said)
        column.addLayout(self._rows)
        made = button(add, self.add, icon_name="plus", kind="link")
        column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)

    def add(self) -> None:
        """Asks for one more."""
        raise NotImplementedError(type(self).__name__)

    def _show(self, rows: list[TimelineRow]) -> None:
        empty(self._rows)
        for place, row in enumerate(rows):
            row.first, row.last = place == 0, place == len(rows) - 1
            self._rows.addWidget(row)
        if not rows:
            self._rows.addWidget(plain_label(self._nothing, "note", wrap=True))


def _row(
    words: tuple[str, str, str, str, str], opened: Callable[[], object], removed: Callable[[], object]
) -> TimelineRow:
    made = TimelineRow(*words)
    made.opened.connect(opened)
    made.removed.connect(removed)
    return made


class Appraisals(_Kept):
    """Year, grade, votes, when the person was told; above them what is still to be done about it."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "登记一年的评议结果…", "还没有登记民主评议结果。")

    def show_member(self, member: Member) -> None:
        """Shows a member."""
        self._member, ledger, today = member, self._session.ledger, self._session.today
        lines = sorted(ledger.parts(Appraisal, member), key=lambda line: (line.year or 0, line.id), reverse=True)
        snapshot = Snapshot(status_changes={member.id: self._session.status_changes.get(member.id, [])})
        begun = self._session.begun
        self.said.show_remarks(
            softened(remark, begun)
            for line in lines
            for remark in check_appraisal(
                line, member, today, followed=followed(snapshot, line, day_of([line], line.year or today.year, today))
            )
        )
        self._show([_row(_words(line), partial(self._open, line), partial(self._remove, line)) for line in lines])

    def add(self) -> None:
        """The next year that has no result, before the present one."""
        known = {line.year for line in self._session.ledger.parts(Appraisal, self._member)}
        today = self._session.today
        year = next((y for y in (today.year - 1, today.year) if y not in known), None)
        run(
            AppraisalDialog(self._session, Appraisal(member_id=self._member.id, year=year), self._member, self.window())
        )

    def _open(self, line: Appraisal) -> None:
        run(AppraisalDialog(self._session, line, self._member, self.window()))

    def _remove(self, line: Appraisal) -> None:
        if confirm(self.window(), f"把“{line.title()}”放进回收站？之后可以撤销。", "放进回收站"):
            with self._session.unit(f"放进回收站：{self._member.title()} {line.title()}") as unit:
                unit.remove(line)


def _words(line: Appraisal) -> tuple[str, str, str, str, str]:
    votes = [f"{word} {count}" for word, name in _VOTES if (count := getattr(line, name))]
    told = (
        f"测评 {'、'.join(votes)} 票" if votes else "",
        f"{line.show('told_on')} 反馈本人" if line.told_on else "",
        "在流入地评议" if line.place == ELSEWHERE else "",
        f"差距：{line.gap}" if line.gap else "",
        f"措施：{line.help}" if line.help else "",
    )
    title = (
        line.absent_why or "未写原因"
        if not line.grade
        else "民主评议" + (f"（{line.show('day')}）" if line.day else "")
    )
    detail = " · ".join(" ".join(part.split()) for part in told if part)
    return f"{line.year} 年度", title, detail, line.grade or "未参评", _TONES.get(line.grade, "neutral")


class Awards(_Kept):
    """What the member was honoured with, by whom."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "登记表彰…", "还没有登记表彰奖励。")

    def show_member(self, member: Member) -> None:
        """Shows a member."""
        self._member = member
        kept = self._session.ledger.all(Award, member_id=member.id) if member.id else []
        awards = sorted(kept, key=lambda award: (year_of(award) or 0, str(award.day or ""), award.id), reverse=True)
        self._show([_row(_about(award), partial(self._open, award), partial(self._remove, award)) for award in awards])

    def add(self) -> None:
        """One more."""
        made = Award(member_id=self._member.id, name=self._member.name, year=self._session.today.year)
        run(AwardDialog(self._session, made, self.window(), member=self._member))

    def _open(self, award: Award) -> None:
        run(AwardDialog(self._session, award, self.window(), member=self._member))

    def _remove(self, award: Award) -> None:
        remove_award(self._session, award, self._member.title(), self.window())


def _about(award: Award) -> tuple[str, str, str, str, str]:
    detail = " · ".join(part for part in (award.body, award.document, award.note) if part)
    when = award.day.chinese() if award.day else f"{award.year} 年" if award.year else ""
    return when, award.title(), detail, award.level, "neutral"
