"""One person's 民主评议 of one year."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from models.fields import field_of
from models.records import Appraisal, Member
from models.rules.appraisals import check_appraisal, followed
from models.rules.finding import softened
from models.rules.remark import Remark
from models.rules.snapshot import Snapshot
from ui.forms.record_dialog import RecordDialog
from ui.session import Session
from ui.widgets.label import plain_label

_FIELDS = (
    "year", "grade", "day", "place", "votes_excellent", "votes_qualified", "votes_barely", "votes_unqualified",
    "told_on", "passed_on", "absent_why", "gap", "help", "note",
)  # fmt: skip
_SPANS = {"absent_why": 2, "gap": 2, "help": 2, "note": 4}
_NOTE = "测评票数和评定等次分开记：等次由党组织结合日常表现评定，这里照会议结果登记；没有参评的写原因，不填等次。"


class AppraisalDialog(RecordDialog[Appraisal]):
    """Adds or changes the result of a member; what it lacks is said at the field."""

    def __init__(self, session: Session, line: Appraisal, member: Member, parent: QWidget | None) -> None:
        self._member = member
        self._others = {kept.year for kept in session.ledger.parts(Appraisal, member) if kept.id != line.id}
        title = f"民主评议：{member.title()}"
        fields = [field_of(Appraisal, name) for name in _FIELDS]
        super().__init__(session, line, parent, fields=fields, columns=4, lines=2, width=860, title=title, spans=_SPANS)
        self.body.addWidget(plain_label(_NOTE, "note", wrap=True))
        snapshot = Snapshot(status_changes={member.id: session.status_changes.get(member.id, [])})

        def look(typed: Appraisal) -> list[Remark]:
            day = typed.day.first() if typed.day else session.today
            said = check_appraisal(typed, member, session.today, followed=followed(snapshot, typed, day))
            return [softened(remark, session.begun) for remark in said]

        self.form.check_by(look)
        self.fit()

    def accept(self) -> None:
        """One result a year: a second one would be counted twice."""
        year = self.form.so_far()[0].year
        if year in self._others:
            self._say(f"{year} 年度已经登记了评议结果，没有保存；请改评议年度，或打开原来那一条修改", "bad")
            return
        super().accept()

    def action(self, typed: Appraisal) -> str:
        return f"{'修改' if typed.id else '登记'}民主评议：{self._member.title()} {typed.title()}"
