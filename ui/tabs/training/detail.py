"""What stands beside the list of batches: facts and courses, who took part, and who of the programme is still to go."""

from __future__ import annotations

from collections.abc import Callable

from models.exports.namesakes import apart_by_birth
from models.fields import Record
from models.records import Course, Enrolment, Quota, Training
from models.records.attachment import BATCH_KINDS, likely_of_training
from models.records.training import SIGNED_UP, TAKEN
from models.rules.study.programme import programme_of
from ui.attachments.card import AttachmentsCard
from ui.session import Session
from ui.tabs.changes import ChangeList
from ui.tabs.detail import Detail
from ui.tabs.facts import Facts
from ui.widgets.button import button
from ui.widgets.label import plain_label

_FILES = "把方案、通知、签到表、课件、小结、照片拖到这里，或点“添加”。每个不超过 50 MB。"
_MOST_NAMES = 60
"""People still to go whose names are said."""
_MOST_PEOPLE = 200
"""How many people stand beside the list: each is two labels, and thousands of them would stop the window for minutes."""


class TrainingDetail(Detail):
    """One batch: its facts and courses, who took part, and who of its programme is still to go."""

    def __init__(
        self,
        session: Session,
        edit: Callable[[], object],
        people: Callable[[], object],
        courses: Callable[[], object],
    ) -> None:
        super().__init__()
        self._session = session
        self._facts, self._people, self._changes = Facts(), Facts(), ChangeList()
        self._courses, self._programme = Facts(), Facts()
        self._sum, self._taught, self._divided = (plain_label("", "strong") for _ in range(3))
        self._divided.setWordWrap(True)
        self.add_tab("参训名单", self._sum, self._people)
        self.add_tab("内容", self._divided, self._programme, self._taught, self._courses, self._facts)
        self.files = AttachmentsCard(session, kinds=BATCH_KINDS, likely=likely_of_training, hint=_FILES)
        place = self.tab_bar.count()
        self.files.counted.connect(lambda count: self.tab_bar.setTabText(place, f"材料 {count}" if count else "材料"))
        self.add_tab("材料", self.files)
        self.add_tab("修改记录", self._changes)
        self.foot.addWidget(button("参训名单…", people, hint="填写谁参加、多少学时"))
        self.foot.addWidget(button("课程…", courses, hint="填写课程、授课人、名额和计划学时"))
        self.foot.addWidget(button("修改…", edit))
        self.foot.addStretch(1)

    def fill(self, record: Record) -> None:
        assert isinstance(record, Training)
        self.name.setText(record.name)
        self.state.show_text(record.kind, "info")
        self.state.setVisible(bool(record.kind))
        self.under.setText(" · ".join(p for p in (record.when(), record.place, record.organizer) if p))
        self._facts.show_lines([(f.label, record.show(f.name)) for f in record.fields if f.name != "name"])
        enrolled = self._session.ledger.parts(Enrolment, record)
        present, waiting = sum(e.took_part() for e in enrolled), sum(e.state == SIGNED_UP for e in enrolled)
        signed_up = f" · 报名 {waiting} 人" if waiting else ""
        words = f"名单 {len(enrolled)} 人{signed_up} · 参加 {present} 人"
        self._sum.setText(words if enrolled else "还没有登记参训名单")
        apart = apart_by_birth(enrolled, self._session.members)
        lines = [(e.name, _words(e)) for e in apart[:_MOST_PEOPLE]]
        if len(enrolled) > _MOST_PEOPLE:
            lines.append(("另有", f"{len(enrolled) - _MOST_PEOPLE} 人，请看下面的“参训名单…”"))
        self._people.show_lines(lines)
        self._show_courses(record)
        self._show_programme(record)
        self.files.show_owner(record)
        self._changes.show_changes(Training, self._session.ledger.history(record))

    def _show_courses(self, batch: Training) -> None:
        courses = sorted(self._session.ledger.parts(Course, batch), key=lambda c: (c.position or 0, c.id))
        quotas = self._session.ledger.parts(Quota, batch)
        hours = sum(course.hours or 0 for course in courses)
        self._taught.setText(f"课程 {len(courses)} 门 · {hours:g} 学时")
        self._taught.setVisible(bool(courses))
        lines = [(c.show("day") or f"第 {n} 课", _taught(c)) for n, c in enumerate(courses, 1)]
        lines.append(("名额", "、".join(f"{q.level} {q.places or 0} 人" for q in quotas)))
        self._courses.show_lines(lines)
        self._courses.setVisible(bool(courses or quotas))

    def _show_programme(self, batch: Training) -> None:
        """The batches of the same programme; nothing where this is the only one."""
        ledger, name = self._session.ledger, batch.programme.strip()
        batches = ledger.all(Training, programme=batch.programme) if name else []
        for widget in (self._divided, self._programme):
            widget.setVisible(len(batches) > 1)
        if len(batches) < 2:
            return
        enrolments = {each.id: ledger.parts(Enrolment, each) for each in batches}
        found = programme_of(batches, enrolments, self._session.roster(), self._session.today)
        self._divided.setText(f"{found.name}：{found.words()}")
        lines = []
        for place, each in enumerate(found.batches, 1):
            people = sum(not e.missed() for e in enrolments[each.id])
            here = "（本批）" if each.id == batch.id else ""
            lines.append((f"第 {place} 批", f"{each.show('start')} · {people} 人{here}"))
        names = "、".join(member.name for member in found.to_go[:_MOST_NAMES])
        more = len(found.to_go) - _MOST_NAMES
        lines.append(("还没参加", f"{names} 等 {len(found.to_go)} 人" if more > 0 else names))
        self._programme.show_lines(lines)


def _taught(course: Course) -> str:
    hours = f"{course.show('hours')} 学时" if course.hours is not None else ""
    return " · ".join(part for part in (course.title_text, course.teacher, hours) if part)


def _words(enrolment: Enrolment) -> str:
    parts = [enrolment.state or TAKEN]  # as it counts
    parts += [f"{enrolment.show('hours')} 学时"] if enrolment.hours is not None else []
    parts += [enrolment.result] if enrolment.result else []
    parts += [f"成绩 {enrolment.score}"] if enrolment.score else []
    parts += [f"（{enrolment.reason}）"] if enrolment.reason else []
    return "　".join(parts) + (f"\n证书 {enrolment.certificate}" if enrolment.certificate else "")
