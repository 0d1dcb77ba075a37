"""整改环节: one step of an item of the register, from its registration to 回头看; steps are added and never rewritten."""

from __future__ import annotations

from dataclasses import dataclass

from models.fields import Record, column, link, on_day, record, whole
from models.kinds import Choice, Line, Paragraphs, PartialDate, People
from models.records.rectification import STATES

REGISTER, BEGIN, KEEP_UP = "登记", "开始整改", "转为长期坚持"
EXTEND, APPLY, RETURN, CLOSE = "延期", "申请销号", "退回", "验收销号"
LOOK_BACK, REOPEN, FEED_BACK = "回头看", "重新打开", "反馈"
ACTIONS = (REGISTER, BEGIN, KEEP_UP, EXTEND, APPLY, RETURN, CLOSE, LOOK_BACK, REOPEN, FEED_BACK)


@record("rectification_step", "整改环节", parent="rectification_id", years=("day",))
@dataclass(kw_only=True)
class RectificationStep(Record):
    """One step: what was done on which day by whom, the state since then, and who answered for the item until when.

    Past figures are counted from these, so that what is changed later leaves them as they were (domain §7.2).
    """

    rectification_id: int | None = link("整改事项", to="rectification")
    day: PartialDate | None = on_day("日期", required=True)
    action: str = column("环节", Choice(*ACTIONS), required=True, width=10)
    state: str = column("之后的状态", Choice(*STATES), width=8)
    round: int | None = whole("轮次", "轮", width=6)
    by: str = column("办理人", People(), width=10)
    body: str = column("单位", Line(), width=16)
    document: str = column("文号", Line(), width=16)
    text: str = column("说明", Paragraphs(), width=40, aliases=("意见",))
    deadline_before: PartialDate | None = on_day("原时限")
    deadline: PartialDate | None = on_day("时限", aliases=("新时限",))
    owner: str = column("责任人", People(), width=10)

    def title(self) -> str:
        return self.action
