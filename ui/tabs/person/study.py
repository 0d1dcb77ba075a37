"""The hours of study of a person in a year against those that are wanted, with the article, and the batches."""

from __future__ import annotations

from datetime import date

from models.records import Enrolment, Member, Training
from models.rules.articles import article_of, citation
from models.rules.attendance import in_committee
from models.rules.taking_part import of_study, studied, years
from models.rules.training import excused, hours_by_member, hours_wanted, newcomer
from ui.session import Session
from ui.tabs.person.rows import Go, Line, Rows
from ui.tabs.person.year_part import YearPart
from ui.widgets.bar import Bar
from ui.widgets.label import plain_label

_TONES = {"参加": "ok", "补课": "ok", "请假": "warn", "缺课": "bad"}


class Study(YearPart):
    """Figure, bar, basis, batches of the year."""

    def __init__(self, session: Session, go: Go, *, listed: bool = True) -> None:
        """listed: with the batches below the figure."""
        super().__init__(session)
        self._listed = listed
        self._study: list[tuple[Training, Enrolment]] = []
        self._bar = Bar()
        self._basis = plain_label("", "note", wrap=True)
        self._rows = Rows(go, "")
        for widget in (self._bar, self._basis, self._rows):
            self.column.addWidget(widget)
        for each in (self._basis, self._rows):
            each.setVisible(listed)

    def show_member(self, member: Member) -> None:
        """Shows a member; the year that was chosen stays."""
        self._member = member
        self._study = studied(self._session.ledger, member)
        self._show_years(years((), self._study, self._session.today))

    def _show_year(self) -> None:
        member, snapshot = self._member, of_study(self._study)
        wanted, has = hours_wanted(snapshot, member), hours_by_member(snapshot, self.year).get(member.id, 0.0)
        enough = has >= wanted
        gap = "" if enough else f" · 差 {wanted - has:g}"
        self._sum.setText(f"{has:g} / {wanted:g} 学时{gap}")
        self._sum.show_tone("" if enough else "warn")
        self._bar.show_share(has / wanted, "ok" if enough else "warn")
        if not self._listed:
            return
        self._basis.setText(self._basis_words())
        mine = [(t, e) for t, e in self._study if t.start and t.start.year == self.year]
        lines = [
            Line(t.show("start"), t.name, Training.table, t.id, e.state or "未登记", _TONES.get(e.state, "neutral"),
                 " · ".join(p for p in (f"{e.counted_hours(t):g} 学时", t.kind, e.result, e.reason) if p))
            for t, e in mine
        ]  # fmt: skip
        self._rows.show_lines(lines, f"{self.year} 年没有参加培训的记录")

    def _basis_words(self) -> str:
        """The article that the hours rest on, and why they may not be asked of this member."""
        member = self._member
        rule = "T02" if in_committee(member) else "T01"
        found = article_of(rule, min(self._session.today, date(self.year, 12, 31)))
        words = [f"依据 {citation(found)}" if found else ""]
        if excused(member):
            words.append("备注写明送学上门，不作硬性要求")
        elif newcomer(member, self.year):
            words.append("本年度来支部，之前的学时不在本账本里")
        return "；".join(word for word in words if word)
