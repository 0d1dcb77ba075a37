"""A step of an item of the register: what it asks for is filled in here, and what is lacking stands in its way, with the article."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.evidence import files_of
from models.fields import Field, field_of
from models.kinds import PartialDate
from models.records import Rectification, RectificationStep
from models.records.attachment import EVIDENCE_KINDS, likely_evidence
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
from models.rules.articles import in_brackets
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
from ui.widgets.label import plain_label, plain_tip
from ui.widgets.reading_order import in_order, stops

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
_COLUMNS = 4
_SPANS = {"problem": 2, "measures": 2, "goal": 4, "outcome": 2, "evidence": 2, "self_check": 3}
_FOOT_LINES = 3
_KNOWN = {"owner": "责任人", "lead": "责任领导", "deadline": "时限"}


class StepDialog(RecordDialog[RectificationStep]):
    """Takes one step with an item; refused while something is lacking.

    What is lacking or doubtful is said at the foot, which has its room from the start, and its fields are coloured: nothing moves.
    """

    def __init__(self, session: Session, item: Rectification, action: str, parent: QWidget | None) -> None:
        labels = _OF_STEP[action]
        step = RectificationStep(rectification_id=item.id, action=action, day=PartialDate.of(session.today))
        super().__init__(
            session, step, parent, width=860, columns=_COLUMNS, headings=False, title=f"{action}：{item.title()}",
            fields=[_called(name, label) for name, label in labels.items()], spans={"text": _rest(len(labels) - 1)},
        )  # fmt: skip
        self.setWindowTitle(action)
        self._item, self._action = item, action
        self._past = history(item, session.ledger.parts(RectificationStep, item))
        self._known = bool(session.ledger.parts(RectificationStep, item))
        self.of_item = _item_form(session, item, _OF_ITEM.get(action, ()))
        self.of_item.edited.connect(self.touch)
        self.of_item.type_text({n[5:]: t for n, t in self.restored.items() if n.startswith("item.")})
        self._found: list[Remark] = []
        self._refuses = False
        self._tells = False
        self.files = NewFiles(session, (), likely_evidence, EVIDENCE_KINDS) if action == APPLY else None
        above = [problem_label(item)] if "problem" not in self.of_item.boxes else []
        above += [plain_label(self._known_of_it(), "second", wrap=True), plain_label(f"{SAYS[action]}。", wrap=True)]
        self.body.insertLayout(0, _close_together(above))
        self.body.insertWidget(1, self.of_item)
        self.of_item.setVisible(bool(self.of_item.boxes))
        if self.files is not None:
            there = len(files_of(session.ledger, item))
            told = f"已有 {there} 件，还可以添加" if there else "整改前后的照片、材料，写明或添加都可以"
            of_files = [plain_label(f"佐证文件（{told}）", "note"), self.files]
            self.body.insertLayout(self.body.indexOf(self.form), _close_together(of_files))
            self.files.edited.connect(self._files_changed)
        self._save.setText(action)
        asked = [*stops(self.of_item), *(stops(self.files) if self.files is not None else ()), *stops(self.form)]
        in_order(*asked, self._save, self._cancel)
        self._mark_wanted()
        self._state.setWordWrap(True)
        self._state.ensurePolished()
        self._state.setFixedHeight(self._state.fontMetrics().lineSpacing() * _FOOT_LINES)
        for box in self._boxes():
            box.elsewhere = self._tell
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
        """A * at what the step cannot do without: what would stand in its way if nothing were filled in."""
        item = dataclasses.replace(
            self._item, **{name: self.of_item.boxes[name].field.kind.empty for name in self.of_item.boxes}
        )
        step = RectificationStep(action=self._action)
        there = len(files_of(self._session.ledger, self._item))  # with evidence at the item none has to be named
        for each in in_the_way(lacking(item, step, today=self._session.today, files=there)):
            if len(each.fields) == 1 or each.rule == "Z01":  # of others one of the fields is enough
                for box in self._boxes_of(each):
                    box.mark_wanted()

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
        if self._found:
            self._mark(self._lacks_so_far())
        self._refuses = bool(self._found)
        self._tell()

    def touched(self) -> bool:
        return super().touched() or self.of_item.changed() or (self.files is not None and self.files.changed)

    def accept(self) -> None:
        if self.files is not None and self.files.busy:
            self._say("附件正在添加，请稍等", "warn")
            return
        self._save.setFocus()
        self._mark([])
        item, step = self.of_item.record(), self.form.record()
        if item is not None and step is not None:
            self._mark(self._lacking(item, step))
        else:
            self._mark(self._lacks_so_far())
        self._refuses = bool(self._found) or item is None or step is None
        self._tell()
        if item is None or self._refuses:
            first = next((b for b in self._boxes() if b.message.text() and b.message.property("tone") == "bad"), None)
            if first is not None:
                first.editor.setFocus(Qt.FocusReason.OtherFocusReason)
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

    def _lacks_so_far(self) -> list[Remark]:
        """By what is typed so far; of a field that cannot be read it is said at it what is wrong, and not that it lacks."""
        lacks = self._lacking(self.of_item.so_far()[0], self.form.so_far()[0])
        marked = [box for each in self._found for box in self._boxes_of(each)]
        bad = [box for box in self._saying() if box not in marked and box.message.property("tone") == "bad"]
        return [each for each in lacks if not any(box in bad for box in self._boxes_of(each))]

    def _saying(self) -> list[FieldBox]:
        return [box for box in self._boxes() if box.message.text()]

    def _mark(self, found: Sequence[Remark]) -> None:
        """Colours the fields of what is lacking, and lets go of those that are right by now."""
        before = {id(box) for each in self._found for box in self._boxes_of(each)}
        self._found = list(found)
        for box in self._boxes():
            said = [each.message for each in found if box in self._boxes_of(each)]
            if said:
                box.say("\n".join(said), "bad")
                box.hold()
            elif id(box) in before:
                box.release()

    def _tell(self) -> None:
        """The foot says why the step was not taken, and what the fields have to say."""
        marked = [box for each in self._found for box in self._boxes_of(each)]
        saying = [box for box in self._saying() if box not in marked]
        said = [_in_one(self._found)] if self._found else []
        said += [f"{box.caption.text().removesuffix(' *')}：{box.message.text()}" for box in saying]
        bad = bool(self._found) or any(box.message.property("tone") == "bad" for box in saying)
        begin = f"没有{self._action}" + ("。" if saying else "：")  # a field that speaks has a colon of its own
        sentence = (begin if self._refuses and said else "") + "；".join(said)
        if sentence or self._tells:
            self._state.setToolTip(plain_tip(sentence))
            self._say(sentence, "bad" if bad else "warn")
        self._tells = bool(sentence)

    def _draft_kept(self, at: str) -> None:
        if not self._tells:
            super()._draft_kept(at)

    def _boxes_of(self, remark: Remark) -> list[FieldBox]:
        return [box for name in remark.fields if (box := self.form.boxes.get(name) or self.of_item.boxes.get(name))]

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


def _in_one(found: Sequence[Remark]) -> str:
    """What is lacking in one sentence, with each article once."""
    by_basis: dict[str, list[str]] = {}
    for each in found:
        by_basis.setdefault(each.basis(), []).append(each.message)
    return "；".join("；".join(said) + in_brackets(basis) for basis, said in by_basis.items())


def _rest(before: int) -> int:
    """How many columns the text takes after so many fields: what they leave of their row, or all of the next."""
    left = _COLUMNS - before % _COLUMNS
    return left if left > 1 else _COLUMNS


def _close_together(widgets: Sequence[QWidget]) -> QVBoxLayout:
    """What belongs together, one below the other."""
    made = QVBoxLayout()
    made.setSpacing(4)
    for widget in widgets:
        made.addWidget(widget)
    return made


def _called(name: str, label: str) -> Field:
    return dataclasses.replace(field_of(RectificationStep, name), label=label, required=False)


def _item_form(session: Session, item: Rectification, names: Sequence[str]) -> Form[Rectification]:
    fields = [
        dataclasses.replace(in_time() if name == "kind" else field_of(Rectification, name), required=False)
        for name in names
    ]
    form: Form[Rectification] = Form(
        Rectification, session, fields=fields, columns=_COLUMNS, headings=False, spans=_SPANS
    )
    form.load(dataclasses.replace(item, kind=IN_TIME) if "kind" in names and item.kind == LONG_TERM else item)
    return form
