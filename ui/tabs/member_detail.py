"""The panel beside the roster: what is known about one person, and the person's part in organization life."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel

from models.fields import Record
from models.kinds import Address, IdNumber, Landline, Phone
from models.records import Attendance, Enrolment, Meeting, Member, Training
from models.records.meeting import ABSENT, EXCUSED, PRESENT
from models.records.member import PROBATIONARY
from ui.session import Session
from ui.tabs.changes import ChangeList
from ui.tabs.detail import Detail
from ui.tabs.facts import Facts
from ui.tabs.relations_panel import RelationsPanel
from ui.widgets.avatar import Avatar
from ui.widgets.button import button
from ui.widgets.label import plain_label

_PRIVATE = tuple(f.name for f in Member.fields if isinstance(f.kind, (IdNumber, Phone, Landline, Address)))
_BESIDE = ("name", "kind", "post", "group")  # shown in the head


class MemberDetail(Detail):
    """One person."""

    def __init__(self, session: Session, edit: Callable[[], object]) -> None:
        super().__init__()
        self._session = session
        self._avatar = Avatar("", 52)
        self.head.insertWidget(0, self._avatar)
        self.head.addWidget(button("", edit, icon_name="pencil", hint="修改这名党员"))
        self._facts, self._life, self._study = Facts(), Facts(), Facts()
        self._life_sum, self._study_sum = _heading(), _heading()
        self._changes = ChangeList()
        self._reveal = button("显示完整号码", self._toggle, icon_name="shield-check", kind="link")
        self._full = False
        self._member = Member()
        self.add_tab("基本信息", self._facts, self._reveal)
        self._reveal.setMaximumWidth(150)
        self._relations = RelationsPanel(session)
        self.add_tab("组织关系", self._relations)
        self.add_tab("组织生活", self._life_sum, self._life)
        self.add_tab("培训", self._study_sum, self._study)
        self.add_tab("修改记录", self._changes)
        self.tab_bar.currentChanged.connect(lambda _page: self._fill_tab())
        self.foot.addWidget(button("修改…", edit, icon_name="pencil", hint="双击列表中的一行也可以"))
        self.foot.addStretch(1)

    def _toggle(self) -> None:
        self._full = not self._full
        self._fill_tab()

    def fill(self, record: Record) -> None:
        assert isinstance(record, Member)
        if record.id != self._member.id:
            self._full = False
        self._member = record
        self._avatar.show_name(record.name)
        self.name.setText(record.name)
        today = self._session.today
        gone = record.left is not None and not record.belongs(today)
        kind = record.kind_on(today)
        word, tone = (
            (record.left_why or "已离开", "neutral") if gone else (kind, "warn" if kind == PROBATIONARY else "neutral")
        )
        self.state.show_text(word, tone)
        self.state.setVisible(bool(word))
        self.under.setText(" · ".join(part for part in (record.post, record.group) if part) or "未填党小组")
        self._fill_tab()

    def _fill_tab(self) -> None:
        """Fills only the tab that is seen: the others cost a query each."""
        page = self.tab_bar.currentIndex()
        (self._fill_facts, self._fill_relations, self._fill_life, self._fill_study, self._fill_changes)[max(page, 0)]()

    def _fill_facts(self) -> None:
        member, today = self._member, self._session.today
        beside = {"birth": member.age(today), "full": member.seniority(today)}
        lines = []
        for field in member.fields:
            if field.derived or field.name in _BESIDE:
                continue
            kind, value = field.kind, getattr(member, field.name)
            private = field.name in _PRIVATE and not self._full
            text = kind.mask(value) if private else kind.show(value)
            if text and (years := beside.get(field.name)) is not None:
                text += f"（{years} 岁）" if field.name == "birth" else f"（党龄 {years} 年）"
            lines.append((field.label, text))
        self._facts.show_lines(lines)
        self._reveal.setVisible(any(getattr(member, name) for name in _PRIVATE))
        self._reveal.setText("隐藏完整号码" if self._full else "显示完整号码")

    def _fill_relations(self) -> None:
        self._relations.show_member(self._member)

    def _fill_life(self) -> None:
        ledger, year = self._session.ledger, str(self._session.today.year)
        attended = ledger.all(Attendance, member_id=self._member.id)
        meetings = {m.id: m for m in ledger.fetch(Meeting, [a.meeting_id or 0 for a in attended])}
        alive = {row[0] for row in ledger.keys(Meeting, ())}
        mine = [(meetings[a.meeting_id], a) for a in attended if a.meeting_id in meetings and a.meeting_id in alive]
        mine = sorted(
            (pair for pair in mine if pair[0].show("day").startswith(year)),
            key=lambda p: p[0].show("day"),
            reverse=True,
        )
        counts = {state: sum(a.state == state for _, a in mine) for state in (PRESENT, EXCUSED, ABSENT)}
        missed_words = "".join(f" · {state} {counts[state]}" for state in (EXCUSED, ABSENT) if counts[state])
        self._life_sum.setText(f"{year} 年应到 {len(mine)} · 实到 {counts[PRESENT]}{missed_words}")
        lines = []
        for meeting, attendance in mine:
            missed = attendance.state in (EXCUSED, ABSENT)
            state = attendance.state + (f"（{attendance.reason or '原因待补'}）" if missed else "")
            lines.append((meeting.show("day"), f"{meeting.kind}　{state or '未点到'}"))
        self._life.show_lines(lines)

    def _fill_study(self) -> None:
        ledger, year = self._session.ledger, str(self._session.today.year)
        enrolled = ledger.all(Enrolment, member_id=self._member.id)
        alive = {row[0] for row in ledger.keys(Training, ())}
        batches = {t.id: t for t in ledger.fetch(Training, [e.training_id or 0 for e in enrolled]) if t.id in alive}
        mine = [(batches[e.training_id], e) for e in enrolled if e.training_id in batches]
        mine.sort(key=lambda pair: pair[0].show("start"), reverse=True)
        hours = sum(e.counted_hours(t) for t, e in mine if t.show("start").startswith(year))
        self._study_sum.setText(f"{year} 年累计 {hours:g} 学时")
        self._study.show_lines(
            [(t.show("start"), f"{t.name}　{e.counted_hours(t):g} 学时　{e.state}") for t, e in mine]
        )

    def _fill_changes(self) -> None:
        self._changes.show_changes(Member, self._session.ledger.history(self._member))


def _heading() -> QLabel:
    made = plain_label("", "strong", wrap=True)
    return made
