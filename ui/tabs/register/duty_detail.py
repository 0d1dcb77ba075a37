"""The panel beside the list of duties: what is to be done to which standard, and what the checks have found so far."""

from __future__ import annotations

from collections.abc import Callable

from models.fields import Record, typed
from models.records import Responsibility, ResponsibilityCheck
from models.rules.register.duties import plan_of
from ui.session import Session
from ui.tabs.changes import ChangeList
from ui.tabs.detail import Detail
from ui.tabs.facts import Facts
from ui.widgets.button import button
from ui.widgets.label import plain_label


class DutyDetail(Detail):
    """One duty."""

    def __init__(self, session: Session, edit: Callable[[], object], check: Callable[[], object]) -> None:
        super().__init__()
        self._session = session
        self._facts, self._course, self._changes = Facts(), Facts(), ChangeList()
        self._lost = plain_label("", "note", wrap=True)
        self._none = plain_label("还没有检查过。每季度对照清单登记一次结果，督查通报里就有。", "note", wrap=True)
        self.add_tab("责任", self._lost, self._facts)
        self.add_tab("历次检查", self._none, self._course)
        self.add_tab("修改记录", self._changes)
        self.foot.addWidget(button("季度检查…", check, icon_name="check"))
        self.foot.addWidget(button("修改…", edit, icon_name="pencil", hint="F2"))
        self.foot.addStretch(1)
        self.state.hide()

    def fill(self, record: Record) -> None:
        assert isinstance(record, Responsibility)
        self.name.setText(record.title())
        self.under.setText(" · ".join(part for part in (record.post, record.owner, record.frequency) if part))
        lost = plan_of(record).lost
        self._lost.setText(f"“{lost}”看不出是哪几个月，没有排进计划。请把月份写成 3、6、9、12 这样。")
        self._lost.setVisible(bool(lost))
        self._facts.show_lines([(field.label, record.show(field.name)) for field in typed(Responsibility)])
        checks = self._session.ledger.parts(ResponsibilityCheck, record)
        checks.sort(key=lambda check: (check.year or 0, check.quarter or 0, check.id), reverse=True)
        self._none.setVisible(not checks)
        self._course.show_lines([(check.title(), _words(check)) for check in checks])
        self._changes.show_changes(Responsibility, self._session.ledger.history(record))


def _words(check: ResponsibilityCheck) -> str:
    about = " ".join(part for part in (check.by, check.show("day")) if part)
    return "；".join(part for part in (check.result or "没有写结果", check.text) if part) + (
        f"（{about}）" if about else ""
    )
