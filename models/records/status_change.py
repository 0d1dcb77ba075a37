"""党籍和党员权利变动: what the organization has decided about a membership; the program only keeps it (domain §2.1, §3.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.fields import Record, column, link, on_day, record
from models.kinds import Choice, Line, Paragraphs, PartialDate

SUSPENDING, RESUMING = "停止党籍", "恢复党籍"
ON_PROBATION = "留党察看"
RIGHTS_SUSPENDED, RIGHTS_RESTORED = "中止党员权利", "恢复党员权利"
CORRECTION, EXTENSION = "限期改正", "延长预备期"
STRIKING = ("除名（丧失条件）", "除名（劝而不退）", "除名（自行脱党）", "除名（退党）")
EXPELLING, CANCELLING, DEATH = "开除党籍", "取消预备党员资格", "去世"
CONVERSIONS = ("转正", "预备党员转正", "转为正式党员")
"""How a branch may name the superior's approval of a conversion among the changes of a member."""
LEAVING_CHANGES = (*STRIKING, EXPELLING, CANCELLING, DEATH)
"""After one of these the person does not belong to the branch any more."""
CHANGES = (
    SUSPENDING,
    RESUMING,
    ON_PROBATION,
    RIGHTS_SUSPENDED,
    RIGHTS_RESTORED,
    CORRECTION,
    EXTENSION,
    *LEAVING_CHANGES,
)


@record("status_change", "党籍变动", parent="member_id", years=("since",), afterwards=("approved", "document"))
@dataclass(kw_only=True)
class StatusChange(Record):
    """One decision with its days: of the general meeting, of the superior committee, and from when to when it holds.

    It is closed with the year in which it takes effect, by which 年报 counts it; the approval may come in the next one.
    """

    member_id: int | None = link("党员", to="member")
    kind: str = column("变动类型", Choice(*CHANGES, free=True), required=True, width=14)
    since: PartialDate | None = on_day("生效日期", required=True)
    until: PartialDate | None = on_day("期满日期", help="限期改正、延长预备期、留党察看到哪一天")
    decided: PartialDate | None = on_day("党员大会日期", help="支部党员大会讨论决定的日期")
    approved: PartialDate | None = on_day("上级批复日期")
    document: str = column("批复文号", Line(), width=16)
    why: str = column("原因和依据", Paragraphs(), width=30)
    note: str = column("备注", Paragraphs(), width=20)

    def title(self) -> str:
        return f"{self.kind} {self.show('since')}".strip()

    def holds(self, on: date) -> bool:
        """Whether it is in force on that day, by its own days; a month or year counts from its first to its last day."""
        begun = self.since is not None and self.since.first() <= on
        return begun and (self.until is None or on <= self.until.last())
