"""整改台账: the rectification register, with the progress of the chosen item beside the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from models.fields import Record, typed
from models.kinds import PartialDate
from models.records import AgendaItem, Meeting, Progress, Rectification
from models.records.rectification import CLOSED, FOR_REVIEW, LONG_TERM, REGISTERED, WORKING
from models.rules.limits import Limits
from models.rules.tasks import Origin, Origins
from ui.dialogs.run import run
from ui.forms.record_dialog import RecordDialog
from ui.session import Session
from ui.table.columns import PILL, Column, of_field
from ui.table.key_records import key_records
from ui.tabs.changes import ChangeList
from ui.tabs.detail import Detail
from ui.tabs.facts import Facts
from ui.tabs.list_page import Filter, ListPage
from ui.tabs.page import page_of
from ui.widgets.button import button
from ui.widgets.label import plain_label
from ui.widgets.link_label import LinkLabel

_TONES = {REGISTERED: "neutral", WORKING: "warn", FOR_REVIEW: "info", CLOSED: "ok", LONG_TERM: "neutral"}
_SOON = Limits().remind_days


class RectificationDetail(Detail):
    """One item: what is to be done, and what was done."""

    def __init__(
        self,
        session: Session,
        edit: Callable[[], object],
        report: Callable[[], object],
        go: Callable[[str, int], object],
    ) -> None:
        """go: shows the meeting that decided an item, by table and id."""
        super().__init__()
        self._session = session
        self._origin: Origin | None = None
        self.link = LinkLabel("", "note")
        self.link.clicked.connect(lambda: go(*self._origin.leads_to()) if self._origin else None)
        self._facts, self._progress, self._changes = Facts(), Facts(), ChangeList()
        self._none = plain_label("还没有整改进展。每做一步记一条，销号时就有据可查。", "note", wrap=True)
        self.add_tab("整改进展", self.link, self._none, self._progress)
        self.add_tab("问题与措施", self._facts)
        self.add_tab("修改记录", self._changes)
        self.foot.addWidget(button("记进展…", report, icon_name="plus"))
        self.foot.addWidget(button("修改…", edit, icon_name="pencil"))
        self.foot.addStretch(1)

    def fill(self, record: Record) -> None:
        assert isinstance(record, Rectification)
        self.name.setText(record.title())
        self.state.show_text(record.state or "未填状态", _TONES.get(record.state, "neutral"))
        self.under.setText(" · ".join(p for p in (record.number, record.source, record.owner) if p))
        self._origin = self._decided(record)
        self.link.setText(f"来自：{self._origin.words()} ›" if self._origin else "")
        self.link.setVisible(self._origin is not None)
        self._facts.show_lines([(f.label, record.show(f.name)) for f in typed(Rectification) if f.name != "state"])
        entries = sorted(self._session.ledger.parts(Progress, record), key=lambda p: p.show("day"), reverse=True)
        self._none.setVisible(not entries)
        self._progress.show_lines([(p.show("day"), p.text + (f"（{p.by}）" if p.by else "")) for p in entries])
        self._changes.show_changes(Rectification, self._session.ledger.history(record))

    def _decided(self, record: Rectification) -> Origin | None:
        """The item of an agenda that it was born from."""
        ledger = self._session.ledger
        item = ledger.get(AgendaItem, record.agenda_item_id) if record.agenda_item_id else None
        meeting = ledger.get(Meeting, item.meeting_id) if item is not None and item.meeting_id else None
        if item is None or meeting is None:
            return None
        return Origins([meeting], ledger.parts(AgendaItem, meeting)).find(item.id)


class RectificationsPage(ListPage[Rectification]):
    """The tab of the rectification register."""

    key, label, icon = "rectifications", "整改台账", "list-checks"
    cls = Rectification
    tables = frozenset({"rectification", "progress", "agenda_item", "meeting"})
    search_hint = "问题、责任人、编号"
    searched = ("problem", "owner", "number", "source", "measures", "note")
    keyed = ("state", "kind", "deadline")
    first_sort = (4, True)
    exports = "rectification"
    empty = ("还没有整改事项", "登记一个问题，写明措施、责任人和时限；到期前首页会提醒，每一步进展都留有记录。")

    def make_columns(self) -> list[Column]:
        return [
            of_field(Rectification, "number", width=16),
            of_field(Rectification, "problem", width=34, gives=True, text=lambda r: r.title(), sort=()),
            of_field(Rectification, "source", width=10, roomy=True),
            of_field(Rectification, "owner", width=8),
            of_field(Rectification, "deadline", label="时限", width=10),
            Column("#left", "剩余", 10, self._left_words, paint=PILL, tone=self._left_tone),
            of_field(Rectification, "state", paint=PILL, width=8, tone=lambda r: _TONES.get(r.state, "neutral")),
        ]

    def _left_words(self, record: Rectification) -> str:
        left = record.days_left(self.session.today)
        if left is None:
            return ""
        return f"逾期 {-left} 天" if left < 0 else "今天到期" if left == 0 else f"剩 {left} 天"

    def _left_tone(self, record: Rectification) -> str:
        left = record.days_left(self.session.today)
        return "neutral" if left is None or left > _SOON else "bad" if left < 0 else "warn"

    def make_detail(self) -> Detail:
        return RectificationDetail(
            self.session, self.edit, self.report, lambda table, number: self.asked.emit(page_of(table), table, number)
        )

    def add_tools(self) -> None:
        self.tools.addStretch(1)
        self.add_tool("填表", "clipboard-check", self.fill_form, hint="填上级发来的空白表")
        self.add_columns_tool()
        self.add_tool("导出", "file-spreadsheet", self.export_register, hint="导出整改台账")
        self.add_tool("新增整改", "plus", self.new, kind="primary", hint="Ctrl+N")

    def filters(self) -> list[Filter[Rectification]]:
        today = self.session.today

        def overdue(record: Rectification) -> bool:
            left = record.days_left(today)
            return left is not None and left < 0

        return [
            Filter("open", "未销号", Rectification.is_open),
            Filter("overdue", "逾期", overdue),
            Filter("long", "长期坚持", lambda r: r.state == LONG_TERM),
            Filter("closed", "已销号", lambda r: r.state == CLOSED),
            Filter("all", "全部", lambda r: True),
        ]

    def blank(self) -> Rectification:
        return Rectification(found=PartialDate.of(self.session.today), state=REGISTERED)

    def describe(self, records: Sequence[Rectification]) -> str:
        left = [r.days_left(self.session.today) for r in records]
        overdue = sum(days is not None and days < 0 for days in left)
        soon = sum(days is not None and 0 <= days <= _SOON for days in left)
        still = sum(map(Rectification.is_open, records))
        words = (
            [f"未销号 {still} 项"]
            + ([f"逾期 {overdue} 项"] if overdue else [])
            + ([f"{soon} 项 {_SOON} 日内到期"] if soon else [])
        )
        return "，".join(words)

    @classmethod
    def badge(cls, session: Session) -> tuple[str, str]:
        still = sum(map(Rectification.is_open, key_records(session.ledger, Rectification, ("state", "kind"))))
        return str(still or ""), "bad"

    def report(self) -> None:
        """Adds an entry on the progress of the current item."""
        chosen = self.table.current()
        if not isinstance(chosen, Rectification):
            return
        entry = Progress(rectification_id=chosen.id, day=PartialDate.of(self.session.today), by=chosen.owner)
        dialog = RecordDialog(self.session, entry, self.window(), columns=2, width=560, keep=False, lines=5)
        if run(dialog):
            with self.session.unit(f"记整改进展：{chosen.title()}") as unit:
                unit.add(dialog.result_record)

    def menu_actions(self) -> list[tuple[str, Callable[[], object]]]:
        return [("记进展…", self.report)]
