"""Whom and what a form is filled with: people or records, year, masked or in full, for what purpose and for whom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from models.fields import Record
from models.forms.form import CARD, COUNTS
from models.forms.sketch import Sketch
from models.naming import some
from models.records import Meeting, Member
from models.records.member import FULL, PROBATIONARY
from ui.dialogs.export_purpose import said_before
from ui.dialogs.fill_picker import FillPicker
from ui.dialogs.filling import Offer
from ui.dialogs.run import run
from ui.session import Session
from ui.widgets.button import button
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.label import plain_label
from ui.widgets.restyle import restyle
from ui.widgets.segmented import Segmented

_ALL, _PICKED = "all", "picked"
_MASKED, _FULL = "masked", "full"
_YEARS = 6
_NAMED = 3
_MASKING, _MEETING = (2, 3, 4), 7  # their rows
_ABOUT_MASKED = "打码：身份证号、电话只留首尾，住址只到街道，出生日期只到年月；请假、缺课的原因只写类别。"
_ABOUT_FULL = "完整：号码和住址照填；用途和交给谁记入导出记录。"


class FillChoice(QWidget):
    """The questions beside the preview; each answer brings a new one."""

    changed = Signal()
    """Something was chosen that changes what is filled."""
    said = Signal()
    """Something else was chosen or typed: the purpose, for whom, in how many files."""

    def __init__(
        self, session: Session, records: dict[str, list[tuple[int, str]]], offers: Sequence[Offer] = ()
    ) -> None:
        """records: by table, those that can be picked one by one: id and what a person calls it · offers: those at hand."""
        super().__init__()
        self._session, self._records, self._offers = session, records, offers
        self._sketch: Sketch | None = None
        self._picked: list[int] = []
        self._asked = False  # about masking, for this form
        self._said = plain_label("", "second", wrap=True)
        self._who, self._year, self._as, self._meeting = ChoiceBox(), ChoiceBox(), ChoiceBox(), ChoiceBox()
        self._who.setAccessibleName("填哪些")
        self._year.setAccessibleName("年度")
        self._as.setAccessibleName("存成")
        self._meeting.setAccessibleName("哪次会议")
        self._meeting.addItem("（不写，由人填写）", None)
        for meeting in sorted(session.ledger.all(Meeting), key=lambda m: (str(m.day or ""), m.id), reverse=True):
            self._meeting.addItem(f"{meeting.show('day')} {meeting.title()}".strip(), meeting.id)
        self._meeting.activated.connect(lambda _place: self.changed.emit())
        self._who.activated.connect(lambda _place: self._chosen())
        self._pick = button("挑选…", self._choose, icon_name="users")
        who = QHBoxLayout()
        who.setSpacing(8)
        who.addWidget(self._who, 1)
        who.addWidget(self._pick)
        self._year.addItem("按表的标题", None)
        for back in range(_YEARS):
            self._year.addItem(f"{session.today.year - back} 年", session.today.year - back)
        self._year.activated.connect(lambda _place: self.changed.emit())
        self._as.addItem("一个文件，每人一张工作表", False)
        self._as.addItem("一个文件夹，每人一个文件", True)
        self._mask = Segmented()
        self._mask.set_items([(_MASKED, "打码"), (_FULL, "完整填写")])
        self._mask.choose(_MASKED)
        self._mask.setAccessibleName("打码还是完整")
        self._mask.chosen.connect(lambda _key: self._masked())
        self._about = plain_label(_ABOUT_MASKED, "note", wrap=True)
        log = session.ledger.exports()
        self._purpose = said_before("用途", log, "purpose", "完整填写时必填")
        self._recipient = said_before("交给", log, "recipient", "如：机关党委组织科")
        self._purpose.setAccessibleName("用途")
        self._recipient.setAccessibleName("交给")
        for editor in (self._purpose, self._recipient):
            editor.edited.connect(self.said)
        self._as.activated.connect(lambda _place: self.said.emit())
        self._purpose.editTextChanged.connect(lambda _text: self.mark_purpose())
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(12)
        self._form.setVerticalSpacing(10)
        self._form.addRow("填哪些", who)
        self._form.addRow("年度", self._year)
        self._form.addRow("号码住址", self._mask)
        self._form.addRow("", self._about)
        self._form.addRow("用途", self._purpose)
        self._form.addRow("交给", self._recipient)
        self._form.addRow("存成", self._as)
        self._form.addRow("哪次会议", self._meeting)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 12, 2, 0)
        column.setSpacing(14)
        column.addWidget(self._said)
        column.addLayout(self._form)
        column.addStretch(1)
        self.show_form(None)

    def begin(self) -> None:
        """Another form, or the same one for another record: whoever was chosen was chosen for the last one."""
        self._who.clear()
        self._picked, self._asked = [], False
        self._meeting.setCurrentIndex(0)
        self.show_form(None)

    def show_form(self, sketch: Sketch | None) -> None:
        """Says what was recognized in the form, and offers what it can be filled with."""
        self._said.setText(_recognized(sketch) if sketch is not None else "")
        before, self._sketch = self._sketch, sketch
        people = sketch is not None and sketch.table == Member.table
        only_counts = sketch is not None and sketch.kind == COUNTS
        self._form.setRowVisible(0, not only_counts)
        self._form.setRowVisible(1, not people and not only_counts)
        self._form.setRowVisible(6, sketch is not None and sketch.kind == CARD)
        self._form.setRowVisible(_MEETING, sketch is not None and people and _asks_meeting(sketch))
        if sketch is not None and (before is None or before.table != sketch.table):
            self._offer(sketch, people=people)

    def show_private(self, *, private: bool) -> None:
        """Asks whether to mask where something of the form is private. What was answered for another form is forgotten where
        this one has nothing private; what was answered for this one stays and stays in sight, whoever is chosen."""
        if not private and not self._asked and self.full:
            self._mask.choose(_MASKED)
            self._about.setText(_ABOUT_MASKED)
            self._purpose.set_value_text("")
            self.mark_purpose()
        self._asked = self._asked or private
        for row in _MASKING:
            self._form.setRowVisible(row, private or self.full)

    def _offer(self, sketch: Sketch, *, people: bool) -> None:
        self._who.clear()
        self._picked = []
        subject = sketch.areas[0].subject
        self._who.addItem("全部在册党员" if people else f"全部{subject}", _ALL)
        unit = "人" if people else "条"
        at_hand = [(label, ids) for table, label, ids in self._offers if table == sketch.table and ids]
        for label, ids in (*at_hand, *(self._groups() if people else ())):
            self._who.addItem(f"{label}（{len(ids)} {unit}）", ids)

    def show_named(self, ids: list[int]) -> None:
        """Chooses those whose cards the form itself says they are: nobody else can stand on them."""
        if not ids or self._sketch is None or self.only == ids:
            return
        names = dict(self._records.get(self._sketch.table, ()))
        label = f"表上写的：{some((names.get(number, '') for number in ids), _NAMED)}"
        if (place := self._who.findText(label)) < 0:
            self._who.addItem(label, ids)
            place = self._who.count() - 1
        self._who.setCurrentIndex(place)

    def _groups(self) -> list[tuple[str, list[int]]]:
        roster, today = self._session.roster(), self._session.today
        found = [(group, [m for m in roster if m.group == group]) for group in self._session.group_names()]
        found += [(kind, [m for m in roster if m.kind_on(today) == kind]) for kind in (FULL, PROBATIONARY)]
        found += [
            ("流动党员", [m for m in roster if m.floating == "是"]),
            ("失联党员", [m for m in roster if m.lost == "是"]),
        ]
        return [(label, [m.id for m in members]) for label, members in found if members]

    def _choose(self) -> None:
        if self._sketch is None:
            return
        picker = FillPicker(self._records.get(self._sketch.table, []), self._picked, self.window())
        if run(picker):
            self._picked = picker.chosen()
            place = self._who.findData(_PICKED)
            if place >= 0:
                self._who.removeItem(place)
            if self._picked:
                self._who.addItem(f"挑选的 {len(self._picked)} 项", _PICKED)
            self._who.setCurrentIndex(self._who.count() - 1 if self._picked else 0)
            self.changed.emit()

    def _chosen(self) -> None:
        self.changed.emit()

    def _masked(self) -> None:
        """Changing to the full form proposes a purpose, so that one click is enough; it can be changed."""
        if self.full and not self._purpose.value_text().strip():
            self._purpose.set_value_text("填报上级表格")
            if (line := self._purpose.lineEdit()) is not None:
                line.selectAll()
        self._about.setText(_ABOUT_FULL if self.full else _ABOUT_MASKED)
        self.mark_purpose()
        self.changed.emit()

    def mark_purpose(self) -> bool:
        """Shows whether a purpose is wanting, and says so."""
        wanting = self.full and not self.purpose
        restyle(self._purpose, "tone", "warn" if wanting else "")
        if wanting:
            self._purpose.setFocus()
        return wanting

    # What was chosen

    @property
    def only(self) -> list[int] | None:
        """The ids that were chosen, None for all."""
        chosen = self._who.currentData()
        return self._picked if chosen == _PICKED else chosen if isinstance(chosen, list) else None

    @property
    def year(self) -> int | None:
        """The year that was chosen, None for the one in the title."""
        chosen = self._year.currentData()
        return int(chosen) if chosen is not None and self._form.isRowVisible(1) else None

    @property
    def meeting(self) -> int | None:
        """The meeting that the list is for; None where none was chosen. Those expected at it are listed, unless somebody is
        chosen."""
        chosen = self._meeting.currentData()
        return int(chosen) if chosen is not None and self._form.isRowVisible(_MEETING) else None

    @property
    def full(self) -> bool:
        return self._mask.key() == _FULL

    @property
    def purpose(self) -> str:
        """What was said for what purpose; '' where that is not asked, for then nobody sees what stands there."""
        return self._purpose.value_text().strip() if self._form.isRowVisible(_MASKING[-1]) else ""

    @property
    def recipient(self) -> str:
        return self._recipient.value_text().strip()

    @property
    def file_each(self) -> bool:
        """A file for each person."""
        return bool(self._as.currentData()) and self._form.isRowVisible(6)


def _asks_meeting(sketch: Sketch) -> bool:
    """Whether lines of the form ask about the meeting that its list is for."""
    return any(slot.field.startswith("meeting.") for area in sketch.lines for slot in area.slots)


def pickable(
    records: dict[str, list[Record]], called: dict[str, list[str]], today: date
) -> dict[str, list[tuple[int, str]]]:
    """By table the records that can be picked, under the names that people call them by; members who left come last."""

    def gone(record: Record) -> bool:
        return isinstance(record, Member) and not record.belongs(today)

    found = {}
    for table, kept in records.items():
        pairs = sorted(
            zip(kept, called[table], strict=True),
            key=lambda pair: (gone(pair[0]), pair[1] if not isinstance(pair[0], Member) else pair[0].sort_key),
        )
        found[table] = [(record.id, name + ("（已离开）" if gone(record) else "")) for record, name in pairs]
    return found


def _recognized(sketch: Sketch) -> str:
    """What was recognized, in a sentence for each sheet."""
    lines = []
    for area in sketch.once():
        known = sum(bool(slot.field) for slot in area.slots)
        if area.kind != "lines":
            lines.append(f"“{area.sheet}”：{area.what()}；{len(area.slots)} 栏认出 {known} 栏")
    if any(area.goes_on for area in sketch.areas):
        lines.append("后面同样的表头当作续表，接着填，每人只填一次")
    groups = sum(area.section is not None for area in sketch.areas)
    return "；\n".join(lines) + (f"；\n分 {groups} 组填写" if groups else "") + "。"
