"""教育培训: the list of training batches, and what can be done with the chosen one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from models.kinds import PartialDate
from models.outputs import FIGURES, HOURS, NAMES, RECORD, SIGNING, TRAINEES
from models.records import Enrolment, Training
from models.rules.limits import Limits
from models.rules.study.days import COURSES, ENROLMENTS
from models.rules.study.hours import planned
from models.rules.study.numbering import next_number
from models.rules.todos.study import INVITE
from ui.dialogs.filling import Offer
from ui.dialogs.packing import pack_documents
from ui.dialogs.run import run
from ui.dialogs.training.batch_dialog import BatchDialog
from ui.dialogs.training.certificates_dialog import write_certificates
from ui.dialogs.training.courses_dialog import CoursesDialog
from ui.dialogs.training.enrolment_dialog import EnrolmentDialog
from ui.dialogs.training.inviting_dialog import show_invited
from ui.dialogs.training.outputs_dialog import study_output
from ui.session import Session
from ui.table.columns import PILL, Column, of_field
from ui.table.key_records import key_records
from ui.tabs.detail import Detail
from ui.tabs.list_actions import LINE
from ui.tabs.list_page import Filter, ListPage
from ui.tabs.pages import TRAININGS, page_of
from ui.tabs.training.detail import TrainingDetail


class TrainingsPage(ListPage[Training]):
    """The tab of training."""

    key, label, icon = TRAININGS.names
    cls = Training
    tables = frozenset({"training", "enrolment", "member", "course", "quota", "attachment", "closed_year"})
    search_hint = "培训名称、地点、内容"
    searched = ("name", "number", "place", "content", "organizer")
    keyed = ("start", "kind")
    first_sort = (0, False)
    exports = "training"
    empty = (
        "还没有培训批次",
        "登记一次集中学习、培训班或线上学习，学时会自动记到每名党员名下，年底直接导出学时汇总表。",
    )

    def __init__(self, session: Session) -> None:
        self._people: dict[int, int] = {}
        self._signed_up: dict[int, int] = {}
        super().__init__(session)

    def make_columns(self) -> list[Column]:
        return [
            of_field(Training, "start", label="日期", width=12),
            of_field(Training, "name", width=30, gives=True, wraps=True),
            of_field(Training, "kind", paint=PILL, width=10, tone=lambda t: "info"),
            Column("#people", "参训", 8, self._people_words),
            of_field(Training, "planned_hours", label="学时", width=6, text=self._hours_words),
            of_field(Training, "organizer", width=16, wraps=True, roomy=True),
        ]

    def make_detail(self) -> Detail:
        return TrainingDetail(self.session, self.edit, self.enrol, self.courses)

    def dialog(self, record: Training) -> BatchDialog:
        return BatchDialog(self.session, record, self.window(), width=self.dialog_width)

    def add_tools(self) -> None:
        self.tools.addStretch(1)
        self.add_tool("填表", "clipboard-check", self.fill_form, hint="填上级发来的空白表")
        self.add_columns_tool()
        self.add_outputs_tool("导出台账、学时、统计、名册、签到表")
        self.add_tool("新增培训", "plus", self.new, kind="primary", hint="Ctrl+N")

    def empty_actions(self) -> list[tuple[str, str, Callable[[], object]]]:
        return [*super().empty_actions(), self.form_action()]

    def filters(self) -> list[Filter[Training]]:
        year = self.session.today.year
        return [
            Filter("year", f"{year} 年", lambda t: t.start is not None and t.start.year == year),
            Filter("all", "全部", lambda t: True),
        ]

    def blank(self) -> Training:
        today = self.session.today
        number = next_number(today.year, self.session.ledger.ever(Training))
        return Training(number=number, start=PartialDate.of(today), organizer=self.session.branch.title())

    def reload(self) -> None:
        self._people, self._signed_up = {}, {}
        for enrolment in key_records(self.session.ledger, Enrolment, ("training_id", "state")):
            if enrolment.training_id and not enrolment.missed():
                counted = self._people if enrolment.took_part() else self._signed_up
                counted[enrolment.training_id] = counted.get(enrolment.training_id, 0) + 1
        super().reload()

    def _people_words(self, batch: Training) -> str:
        """How many were there; of whom it is not known yet, how many have signed up."""
        there, waiting = self._people.get(batch.id, 0), self._signed_up.get(batch.id, 0)
        return f"报名 {waiting} 人" if waiting and not there else f"{there} 人"

    def _hours_words(self, batch: Training) -> str:
        """The planned hours, else those that its days amount to."""
        hours = planned(batch, (), Limits.of(self.session.branch))
        return f"{hours:g}" if hours else ""

    def describe(self, records: Sequence[Training]) -> str:
        year = self.session.today.year
        held = sum(t.start is not None and t.start.year == year for t in records)
        return f"{year} 年度 {held} 批" + ("（已归档）" if year in self.session.closed_years else "")

    def mend(self, table: str, number: int, at: str) -> None:
        """Who was there is put down in the list of the batch; who lacks hours is found among those who should come."""
        super().mend(table, number, at)
        if at == ENROLMENTS:
            self.enrol()
        elif at == COURSES:
            self.courses()
        elif at == INVITE:
            self.invite()

    def enrol(self) -> None:
        """Opens the list of people of the current batch."""
        chosen = self.table.current()
        if isinstance(chosen, Training):
            run(EnrolmentDialog(self.session, chosen, self.window()))

    def courses(self) -> None:
        """Opens the courses and places of the current batch."""
        chosen = self.table.current()
        if isinstance(chosen, Training):
            run(CoursesDialog(self.session, chosen, self.window()))

    def certificates(self) -> None:
        """Prints or writes the certificates of the current batch."""
        chosen = self.table.current()
        if isinstance(chosen, Training):
            write_certificates(self.session, chosen, self.window())
        else:
            self.session.refuse("请先在列表里选一批培训，再打印结业证书")

    def pack(self) -> None:
        """Writes the documents of the current batch into one file."""
        chosen = self.table.current()
        if isinstance(chosen, Training):
            pack_documents(self.session, chosen, self.window())
        else:
            self.session.refuse("请先在列表里选一批培训，再打包材料")

    def at_hand(self) -> list[Offer]:
        """The batches, and the people of the current one for a form about people who take part."""
        batch = self.table.current()
        if batch is None:
            return super().at_hand()
        people = [enrolment.id for enrolment in self.session.ledger.parts(Enrolment, batch)]
        return [*super().at_hand(), (Enrolment.table, f"“{batch.title()}”的参训人员", people)]

    def outputs(self) -> list[tuple[str, Callable[[], object]]]:
        return [
            ("教育培训台账…", self.export_register),
            *((f"{NAMES[what]}…", partial(self.hand_out, what)) for what in (HOURS, FIGURES, RECORD)),
            LINE,
            *((f"{NAMES[what]}…", partial(self.hand_out, what)) for what in (TRAINEES, SIGNING)),
            ("拟参训人员…", self.invite),
            ("结业证书…", self.certificates),
            ("材料打包…", self.pack),
        ]

    def hand_out(self, what: str) -> None:
        """Prints or writes something of the current batch, or of its year."""
        batch, year = self._current()
        study_output(self.session, self.window(), what, batch=batch, year=year)

    def invite(self) -> None:
        """Shows who should come to the current batch or this year."""
        batch, year = self._current()
        go = lambda table, number: self.asked.emit(page_of(table), table, number)  # noqa: E731
        show_invited(self.session, self.window(), go, batch=batch, year=year)

    def _current(self) -> tuple[Training | None, int]:
        chosen = self.table.current()
        batch = self.session.ledger.get(Training, chosen.id) if chosen is not None else None
        return batch, batch.start.year if batch is not None and batch.start else self.session.today.year

    def menu_of_one(self) -> list[tuple[str, Callable[[], object]]]:
        return [
            ("参训名单…", self.enrol),
            ("课程和名额…", self.courses),
            ("拟参训人员…", self.invite),
            LINE,
            *((f"{NAMES[what]}…", partial(self.hand_out, what)) for what in (TRAINEES, SIGNING)),
            ("结业证书…", self.certificates),
        ]
