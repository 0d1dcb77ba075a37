"""One decision about a membership: what was decided when and by whom, and what the roster takes over from it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from models.people.going import settled
from models.records import Member, StatusChange
from models.rules.decisions import check_change
from models.rules.finding import softened
from models.rules.remark import Remark
from models.store import Unit
from ui.forms.record_dialog import RecordDialog
from ui.session import Session
from ui.widgets.label import plain_label

_NOTE = "这里登记党组织已经作出的决定；本账本不作决定，缺的日期可以以后补。"
_SHOWN = ("standing", "standing_since", "left", "left_why")


class ChangeDialog(RecordDialog[StatusChange]):
    """Adds or changes a decision; the roster is kept in step in the same action."""

    def __init__(self, session: Session, change: StatusChange, member: Member, parent: QWidget | None) -> None:
        self._member = member
        self._before = session.ledger.parts(StatusChange, member)
        title, spans = f"党籍变动：{member.title()}", {"why": 2}
        super().__init__(session, change, parent, lines=2, width=800, title=title, spans=spans)
        self._takes = plain_label("", "second", wrap=True)
        self.body.addWidget(self._takes)
        self.body.addWidget(plain_label(_NOTE, "note", wrap=True))
        self.form.check_by(self._checks)
        self.form.edited.connect(self._tell)
        for box in self.form.boxes.values():
            box.editor.left.connect(self._tell)
        self._tell()
        self.fit()

    def _checks(self, typed: StatusChange) -> list[Remark]:
        session = self._session
        found = check_change(typed, self._member, self._before, session.today, limits=session.limits)
        return [softened(remark, session.begun) for remark in found]

    def _after(self, typed: StatusChange) -> list[StatusChange]:
        return [c for c in self._before if c.id != typed.id or not typed.id] + [typed]

    def _tell(self) -> None:
        """What the roster will say afterwards, before it is saved."""
        typed, _ = self.form.so_far()
        then = settled(self._member, self._before, self._after(typed))
        lines = [
            f"{field.label} {self._member.show(field.name) or '空'} → {then.show(field.name) or '空'}"
            for field in Member.fields
            if field.name in _SHOWN and getattr(then, field.name) != getattr(self._member, field.name)
        ]
        self._takes.setText("保存时名册同时改动：" + "；".join(lines) if lines else "名册里的党籍状态和离开日期不变。")

    def action(self, typed: StatusChange) -> str:
        return f"{'修改' if typed.id else '登记'}{typed.kind}：{self._member.title()}"

    def write(self, unit: Unit, typed: StatusChange) -> None:
        super().write(unit, typed)
        then = settled(self._member, self._before, self._after(typed))
        if then != self._member:
            unit.save(then)
