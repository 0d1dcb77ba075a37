"""The hours of study of a person in a year against those that are wanted, with the article, and what they come from."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt

from models.exports.study_lists import RECORD
from models.records import Enrolment, Meeting, Member, Training
from models.rules.articles import ground_of
from models.rules.snapshot import Snapshot
from models.rules.study.asked import came_words, excused, hours_rule, hours_wanted, newcomer
from models.rules.study.hours import Credit, credits, shares
from models.rules.study.reading import of_member
from models.rules.taking_part import years
from ui.dialogs.training.outputs_dialog import study_output
from ui.session import Session
from ui.tabs.person.rows import Go, Line, Rows
from ui.tabs.person.year_part import YearPart
from ui.widgets.bar import Bar
from ui.widgets.button import button
from ui.widgets.label import plain_label

_TONES = {"报名": "info", "参加": "ok", "补课": "ok", "请假": "warn", "缺课": "bad"}


class Study(YearPart):
    """Figure, bar, basis, batches of the year."""

    def __init__(self, session: Session, go: Go, *, listed: bool = True) -> None:
        """listed: with the batches below the figure."""
        super().__init__(session)
        self._listed = listed
        self._snapshot = Snapshot()
        self._credits: list[Credit] = []
        self._bar = Bar()
        self._basis = plain_label("", "note", wrap=True)
        self._rows = Rows(go, "")
        for widget in (self._bar, self._basis, self._rows):
            self.column.addWidget(widget)
        write = button("培训记录…", self._write, icon_name="printer", kind="link", hint="打印或导出历年的培训记录")
        self.column.addWidget(write, 0, Qt.AlignmentFlag.AlignLeft)
        for each in (self._basis, self._rows, write):
            each.setVisible(listed)

    def show_member(self, member: Member) -> None:
        """Shows a member; the year that was chosen stays."""
        self._member = member
        self._snapshot = of_member(self._session.ledger, member)
        self._credits = [
            credit for credit in credits(self._snapshot, self._session.today) if credit.member == member.id
        ]
        known = {batch.start.year for batch in self._snapshot.trainings if batch.start}
        self._show_years(years(known | {credit.year for credit in self._credits}, self._session.today))

    def _write(self) -> None:
        study_output(self._session, self.window(), RECORD, members=[self._member])

    def _show_year(self) -> None:
        wanted = hours_wanted(self._snapshot, self._member, self.year)
        has = round(sum(credit.hours for credit in self._credits if credit.year == self.year), 4)
        enough = has >= wanted
        gap = "" if enough else f" · 差 {wanted - has:g}"
        self._sum.setText(f"{has:g} / {wanted:g} 学时{gap}")
        self._sum.show_tone("" if enough else "warn")
        self._bar.show_share(has / wanted, "ok" if enough else "warn")
        if not self._listed:
            return
        self._basis.setText(self._basis_words())
        self._rows.show_lines(self._lines(), f"{self.year} 年没有参加培训的记录")

    def _lines(self) -> list[Line]:
        """Batches with the member on their list, and meetings that count; newest first."""
        of: dict[tuple[str, int], float] = {}
        for credit in self._credits:
            if credit.year == self.year:
                key = credit.about.table, credit.about.id
                of[key] = of.get(key, 0.0) + credit.hours
        found = []
        for batch in self._snapshot.trainings:
            hours = of.get((Training.table, batch.id))
            if hours is not None or self.year in shares(batch):
                found += [_of_batch(batch, one, hours or 0.0) for one in self._snapshot.enrolments.get(batch.id, ())]
        found += [
            Line(meeting.show("day"), meeting.kind, Meeting.table, meeting.id, "到", "ok", f"{hours:g} 学时 · 会议")
            for meeting in self._snapshot.meetings
            if (hours := of.get((Meeting.table, meeting.id))) is not None
        ]
        return sorted(found, key=lambda line: line.when, reverse=True)

    def _basis_words(self) -> str:
        """The article that the hours rest on, and why they may not be asked of this member."""
        member = self._member
        rule = hours_rule(member, self.year)
        found = ground_of(rule, min(self._session.today, date(self.year, 12, 31)))
        words = [f"依据 {found.citation()}" if found else ""]
        if excused(member):
            words.append("送学上门，学时不作硬性要求")
        elif newcomer(member, self.year):
            words.append(came_words(member))
        return "；".join(word for word in words if word)


def _of_batch(batch: Training, one: Enrolment, hours: float) -> Line:
    given = f"成绩 {one.score}" if one.score else "", f"证书 {one.certificate}" if one.certificate else ""
    told = (f"{hours:g} 学时", batch.kind, one.result, *given, one.reason)
    state, tone = one.state or "未登记", _TONES.get(one.state, "neutral")
    return Line(batch.show("start"), batch.name, Training.table, batch.id, state, tone, " · ".join(filter(None, told)))
