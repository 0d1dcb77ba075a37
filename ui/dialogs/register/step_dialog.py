"""A step of an item of the register: what it asks for is filled in here, and what is lacking stands in its way, with the article."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from models.evidence import files_of
from models.fields import Field, field_of
from models.kinds import PartialDate
from models.records import Rectification, RectificationStep
from models.records.attachment import likely_evidence
from models.records.rectification import IN_TIME, LONG_TERM
from models.records.rectification_step import (
    APPLY,
    BEGIN,
    CLOSE,
    EXTEND,
    FEED_BACK,
    KEEP_UP,
    LOOK_BACK,
    REOPEN,
    RETURN,
)
from models.rules.register.figures import history
from models.rules.register.lacking import in_the_way, lacking
from models.rules.register.steps import SAYS, take
from models.rules.remark import Remark
from models.store import Unit
from ui.attachments.new_files import NewFiles
from ui.dialogs.register.item_dialog import add_steps, in_time
from ui.dialogs.register.problem_label import problem_label
from ui.forms.field_box import FieldBox
from ui.forms.form import Form
from ui.forms.record_dialog import RecordDialog
from ui.session import Session
from ui.widgets.label import plain_label, reserve
from ui.widgets.reading_order import in_order, stops
from ui.widgets.restyle import restyle

_OF_ITEM: Mapping[str, tuple[str, ...]] = {
    BEGIN: ("problem", "measures", "goal", "owner", "lead", "kind", "deadline"),
    APPLY: ("outcome", "evidence", "self_check", "self_checked_on"),
}
"""What of the item itself a step asks for."""
_OF_STEP: Mapping[str, Mapping[str, str]] = {
    BEGIN: {"day": "开始日期", "text": "说明"},
    KEEP_UP: {"day": "日期", "text": "说明"},
    EXTEND: {"deadline": "新时限", "day": "批准日期", "by": "批准人", "body": "批准单位", "document": "文号", "text": "延期原因"},
    APPLY: {"day": "申请日期", "by": "申请人", "text": "说明"},
    RETURN: {"day": "退回日期", "by": "验收人", "body": "验收单位", "text": "退回原因"},
    CLOSE: {"day": "验收日期", "by": "验收人", "body": "验收单位", "document": "销号文号", "text": "验收意见"},
    LOOK_BACK: {"day": "回头看日期", "by": "回头看的人", "text": "结论"},
    REOPEN: {"deadline": "新一轮时限", "day": "日期", "by": "决定的人", "text": "重新打开的原因"},
    FEED_BACK: {"day": "反馈日期", "by": "反馈人", "text": "反馈了什么"},
}  # fmt: skip
"""What the step itself says, and how that is called here."""
_KNOWN = {"owner": "责任人", "lead": "责任领导", "deadline": "时限"}


class StepDialog(RecordDialog[RectificationStep]):
    """Takes one step with an item; refused while something is lacking."""

    def __init__(self, session: Session, item: Rectification, action: str, parent: QWidget | None) -> None:
        labels = _OF_STEP[action]
        step = RectificationStep(rectification_id=item.id, action=action, day=PartialDate.of(session.today))
        super().__init__(
            session, step, parent, width=680, columns=2, lines=3, headings=False, title=f"{action}：{item.title()}",
            fields=[_called(name, label) for name, label in labels.items()],
        )  # fmt: skip
        self.setWindowTitle(action)
        self._item, self._action = item, action
        self._past = history(item, session.ledger.parts(RectificationStep, item))
        self._known = bool(session.ledger.parts(RectificationStep, item))
        self.of_item = _item_form(session, item, _OF_ITEM.get(action, ()))
        self.of_item.edited.connect(self.touch)
        self.of_item.type_text({n[5:]: t for n, t in self.restored.items() if n.startswith("item.")})
        self._marked: list[FieldBox] = []
        self.files = NewFiles(session, (), likely_evidence) if action == APPLY else None
        self.lacks = plain_label("", wrap=True)
        self.lacks.setObjectName("fieldMessage")
        self.lacks.hide()
        above = [problem_label(item)] if "problem" not in self.of_item.boxes else []
        above += [plain_label(self._known_of_it(), "second", wrap=True), plain_label(f"{SAYS[action]}。", wrap=True)]
        for place, widget in enumerate([*above, self.of_item]):
            self.body.insertWidget(place, widget)
        self.body.addWidget(self.lacks)
        self.of_item.setVisible(bool(self.of_item.boxes))
        if self.files is not None:
            there = len(files_of(session.ledger, item))
            told = f"已有 {there} 件，还可以添加" if there else "整改前后的照片、材料，写明或添加都可以"
            at = self.body.indexOf(self.form)
            self.body.insertWidget(at, plain_label(f"佐证文件（{told}）", "note"))
            self.body.insertWidget(at + 1, self.files)
            self.files.edited.connect(self._files_changed)
        self._save.setText(action)
        asked = [*stops(self.of_item), *(stops(self.files) if self.files is not None else ()), *stops(self.form)]
        in_order(*asked, self._save, self._cancel)
        self._mark_wanted()
        self.fit()
        first = next((b.editor for b in self._boxes() if not b.editor.value_text()), None)
        if first is not None:
            first.setFocus()

    def _known_of_it(self) -> str:
        """What is worth knowing of the item for the step, and is not asked for here."""
        item, asked = self._item, self.of_item.boxes
        told = [f"{label} {item.show(name)}" for name, label in _KNOWN.items() if name not in asked and item.show(name)]
        return " · ".join(part for part in (item.number, item.source, *told) if part)

    def _mark_wanted(self) -> None:
        """A * at what the step cannot do without: what would stand in its way if nothing were filled in. What is said of that has
        its room from the start: neither a field nor a button moves when it comes or goes."""
        item = dataclasses.replace(
            self._item, **{name: self.of_item.boxes[name].field.kind.empty for name in self.of_item.boxes}
        )
        step = RectificationStep(action=self._action)
        wanted = in_the_way(lacking(item, step, today=self._session.today, files=1))
        for each in wanted:
            for box in self._boxes_of(each):
                reserve(box.message, "请填写", 300)
                if not _either(each):
                    box.mark_wanted()
        reserve(self.lacks, "\n".join(each.sentence() for each in wanted), self._width - 60)

    def _boxes(self) -> list[FieldBox]:
        return [*self.of_item.boxes.values(), *self.form.boxes.values()]

    def _files_changed(self) -> None:
        self.touch()
        self.fit()

    def texts(self) -> dict[str, str]:
        return {**self.form.typed_text(), **{f"item.{n}": t for n, t in self.of_item.typed_text().items()}}

    def touch(self) -> None:
        """What was lacking is said as long as it is, by what is typed so far."""
        super().touch()
        if not self.lacks.isHidden():
            found = self._lacking(self.of_item.so_far()[0], self.form.so_far()[0])
            self._show_lacks(found)
            wrong = [box for each in found for box in self._boxes_of(each)]
            for box in self._marked:
                if box not in wrong:
                    box.release()
            self._marked = [box for box in self._marked if box in wrong]

    def touched(self) -> bool:
        return super().touched() or self.of_item.changed() or (self.files is not None and self.files.changed)

    def accept(self) -> None:
        if self.files is not None and self.files.busy:
            self._say("附件正在添加，请稍等", "warn")
            return
        self._save.setFocus()
        item, step = self.of_item.record(), self.form.record()
        if item is None or step is None:
            self.say_wrong()
            return
        found = self._lacking(item, step)
        if found:
            self._tell(found)
            return
        self._item = item
        super().accept()

    def _lacking(self, item: Rectification, step: RectificationStep) -> list[Remark]:
        files = len(files_of(self._session.ledger, self._item)) + (len(self.files.files) if self.files else 0)
        latest = self._past[-1].day if self._past else None
        return in_the_way(
            lacking(
                item,
                step,
                today=self._session.today,
                files=files,
                latest=latest,
                begun=self._session.begun,
                branch=self._session.branch,
            )
        )

    def _tell(self, found: Sequence[Remark]) -> None:
        """Says at the fields what they lack, and below them all of it with the articles."""
        self._say(f"没有{self._action}，缺什么标在相应的栏目下，都写在最下面", "bad")
        self._marked = []
        for each in found:
            for box in self._boxes_of(each):
                box.say(self._mark(box, found), "bad")
                self._marked.append(box)
        self._show_lacks(found)
        for box in self._marked:
            box.hold()
        first = next((box for box in self._boxes() if box in self._marked), None)
        if first is not None:
            first.editor.setFocus()
        else:  # no field says it: what stands below them must be seen
            QTimer.singleShot(0, self, partial(self._area.ensureWidgetVisible, self.lacks, 0, 4))

    def _mark(self, box: FieldBox, found: Sequence[Remark]) -> str:
        """What a field lacks, in the words of what is said below: of fields that stand for one another, which they are."""
        of_it = [each for each in found if box in self._boxes_of(each)]
        if box.editor.value_text().strip():
            return "请核对"
        if box.field.name == "evidence" and self.files is not None:
            return "请写明，或在下面添加文件"
        if not all(map(_either, of_it)):
            return "请填写"
        if len(of_it) > 1:
            return "填这一项即可"
        return f"填{'或'.join(each.field.label for each in self._boxes_of(of_it[0]))}"

    def _boxes_of(self, remark: Remark) -> list[FieldBox]:
        return [box for name in remark.fields if (box := self.form.boxes.get(name) or self.of_item.boxes.get(name))]

    def _show_lacks(self, found: Sequence[Remark]) -> None:
        said = "\n".join(each.sentence() for each in found)
        changed = said != self.lacks.text() or self.lacks.isHidden() == bool(found)
        self.lacks.setText(said)
        restyle(self.lacks, "tone", "bad")
        self.lacks.setVisible(bool(found))
        if changed and self.isVisible():  # with what is said under the fields, which comes and goes with it
            QTimer.singleShot(0, self, self.settle)

    def action(self, typed: RectificationStep) -> str:
        return f"{self._action}：{self._item.title()}"

    def write(self, unit: Unit, typed: RectificationStep) -> None:
        """The history of an item that was kept before steps were begins with how it stood."""
        taken = take(self._item, typed)
        add_steps(unit, self._item, () if self._known else self._past)
        unit.save(taken.item)
        unit.add(taken.step)
        if self.files is not None:
            self.files.write(unit, taken.item)


def _either(remark: Remark) -> bool:
    """Whether one of the fields is enough; of what Z01 names all is wanted."""
    return len(remark.fields) > 1 and remark.rule != "Z01"


def _called(name: str, label: str) -> Field:
    return dataclasses.replace(field_of(RectificationStep, name), label=label, required=False)


def _item_form(session: Session, item: Rectification, names: Sequence[str]) -> Form[Rectification]:
    fields = [
        dataclasses.replace(in_time() if name == "kind" else field_of(Rectification, name), required=False)
        for name in names
    ]
    form: Form[Rectification] = Form(
        Rectification, session, fields=fields, columns=2, headings=False, lines=3, spans={"goal": 2}
    )
    form.load(dataclasses.replace(item, kind=IN_TIME) if "kind" in names and item.kind == LONG_TERM else item)
    return form
