"""A member who is away or out of reach: since when, why, where to, and who keeps in touch."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from models.fields import field_of
from models.records import Contact, Member, Transfer
from models.records.transfer import OUT
from models.rules.away import check_away
from models.rules.finding import softened
from models.rules.member_checks import check_member
from models.rules.remark import Remark
from ui.forms.record_dialog import RecordDialog
from ui.session import Session
from ui.widgets.label import plain_label

_FIELDS = (
    "floating", "floating_since", "floating_why", "floating_to", "liaison", "lost", "lost_since", "lost_why", "note",
)  # fmt: skip
_NOTE = (
    "外出 6 个月以上而组织关系没有转走的是流动党员；失去联系日期写最近一次参加组织生活或交纳党费的日期。"
    "查找、联系的经过请用“联系记录…”一次一次登记。是否停止党籍由党组织按规定决定，这里只记情况。"
)


class AwayDialog(RecordDialog[Member]):
    """Changes what the roster says about being away and about being lost."""

    def __init__(self, session: Session, member: Member, parent: QWidget | None) -> None:
        title = f"流动、失联情况：{member.title()}"
        fields = [field_of(Member, name) for name in _FIELDS]
        spans = {"floating_to": 2, "note": 3}
        super().__init__(
            session, member, parent, fields=fields, title=title, width=800, lines=2, headings=False, spans=spans
        )
        self._session = session
        self._contacts = session.ledger.parts(Contact, member)
        self._changes = session.status_changes.get(member.id, ())
        self._moving = any(t.direction == OUT and t.under_way for t in session.ledger.parts(Transfer, member))
        self.body.addWidget(plain_label(_NOTE, "note", wrap=True))
        self.form.check_by(self._checks)
        self.fit()

    def action(self, typed: Member) -> str:
        return f"登记流动、失联情况：{typed.title()}"

    def _checks(self, typed: Member) -> list[Remark]:
        today, limits = self._session.today, self._session.limits
        own = check_member(typed, (), today, changes=self._changes, limits=limits)
        away = check_away(typed, self._contacts, today, changes=self._changes, moving=self._moving, limits=limits)
        # Being lost or away is what one has come to say: a rule on other fields of the roster belongs into the other form.
        found = away + [remark for remark in own if remark.fields[0] in _FIELDS]
        return [softened(remark, self._session.begun) for remark in found]
