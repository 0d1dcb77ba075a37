"""培训: a training batch with its courses and places, and the people enrolled in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from models.fields import Record, column, in_hours, link, on_day, record, whole
from models.kinds import Choice, Line, Paragraphs, PartialDate, PersonName

TRAINING_KINDS = ("集中轮训", "调训", "专题班", "党课", "在线", "实践")
COUNTY = "县级以上"
_COUNTY = re.compile(r"县|市[级委]|区[级委]|州[级委]|省|自治区|中央|全国|国家级")
"""Words for such a level, as they are typed: 县级, 市委, 省级."""
SIGNED_UP, TAKEN, AWAY, MISSED, MADE_UP = "报名", "参加", "请假", "缺课", "补课"
EXEMPT = "免考"
_STATES = {"出勤": TAKEN, "到课": TAKEN, "已到": TAKEN, "到": TAKEN, "全勤": TAKEN, "签到": TAKEN, "已签到": TAKEN, "已参加": TAKEN,
           "结业": TAKEN, "√": TAKEN, "✓": TAKEN, "是": TAKEN, "1": TAKEN, "事假": AWAY, "病假": AWAY, "公假": AWAY, "已请假": AWAY,
           "缺勤": MISSED, "缺席": MISSED, "旷课": MISSED, "未到": MISSED, "未参加": MISSED, "×": MISSED, "否": MISSED, "0": MISSED,
           "补学": MADE_UP, "已补课": MADE_UP, "已报名": SIGNED_UP}  # fmt: skip
"""Other words for these states, as organizers write them."""


@record("training", "培训批次", years=("end", "start"))
@dataclass(kw_only=True)
class Training(Record):
    """One batch of a training programme (domain §3.1)."""

    number: str = column(
        "批次号", Line(), group="批次", width=10, listed=True, aliases=("期数", "批次"), help="年-序，如 2026-03"
    )
    programme: str = column(
        "培训项目",
        Line(),
        group="批次",
        width=20,
        aliases=("项目名称",),
        help="分几批办的，各批填同一名称",
    )
    name: str = column(
        "培训名称", Line(), required=True, group="批次", width=30, listed=True, aliases=("名称", "班次名称")
    )
    kind: str = column(
        "培训类别", Choice(*TRAINING_KINDS, free=True), group="批次", width=8, listed=True, aliases=("类别",)
    )
    organizer: str = column("主办单位", Line(), group="批次", width=20, aliases=("组织单位",))
    level: str = column("级别", Choice(COUNTY, "基层党委", "支部", free=True), group="批次", width=8)
    start: PartialDate | None = on_day(
        "开始日期", required=True, group="批次", listed=True, aliases=("培训时间", "开班日期")
    )
    end: PartialDate | None = on_day("结束日期", group="批次", aliases=("结业日期",))
    place: str = column("培训地点", Line(), group="批次", width=18, aliases=("地点",))
    days: float | None = in_hours("天数", group="批次", width=6, help="全天算 1，半天算 0.5")
    planned_hours: float | None = in_hours("计划学时", group="批次", width=8, listed=True, aliases=("学时",))
    audience: str = column("参训对象", Line(), group="批次", width=20, aliases=("培训对象",))
    content: str = column("培训内容", Paragraphs(), group="批次", width=40, aliases=("课程", "内容"))
    note: str = column("备注", Paragraphs(), group="批次", width=20)

    def title(self) -> str:
        return self.name

    def when(self) -> str:
        """2026-03-01 至 2026-03-03; one day where it has only one."""
        start, end = self.show("start"), self.show("end")
        return f"{start} 至 {end}" if end and end != start else start

    def of_county(self) -> bool:
        """Whether it is held by a county's committee or higher, in whatever words."""
        return bool(_COUNTY.search(self.level))


@record("enrolment", "参训人员", parent="training_id", afterwards=("certificate",))
@dataclass(kw_only=True)
class Enrolment(Record):
    """One person in one batch."""

    training_id: int | None = link("培训批次", to="training")
    member_id: int | None = link("党员", to="member")
    name: str = column("姓名", PersonName(), required=True, width=10)
    unit: str = column(
        "所在单位", Line(), width=16, aliases=("单位", "工作单位"), help="名册以外的人写单位，便于分清是谁"
    )
    state: str = column("参训情况", Choice(SIGNED_UP, TAKEN, AWAY, MISSED, MADE_UP, aliases=_STATES), width=8)
    hours: float | None = in_hours("实际学时", width=8, aliases=("学时",))
    result: str = column("考核结果", Choice("合格", "优秀", "不合格", EXEMPT, free=True), width=8)
    score: str = column("考试成绩", Line(), width=8, aliases=("成绩", "分数"))
    reason: str = column("缺课原因", Line(), width=16)
    made_up_on: PartialDate | None = on_day("补课日期", help="学时记在补课那一年")
    certificate: str = column("证书编号", Line(), width=14)

    def title(self) -> str:
        return self.name

    def took_part(self) -> bool:
        """Whether the person was there or made up for it; who is on the list without a state counts as there."""
        return self.state in (TAKEN, MADE_UP, "")

    def missed(self) -> bool:
        """Whether the person was on the list and stayed away; who has only signed up did not."""
        return self.state in (AWAY, MISSED)


@record("course", "课程", parent="training_id")
@dataclass(kw_only=True)
class Course(Record):
    """One lesson of a batch."""

    training_id: int | None = link("培训批次", to="training")
    position: int | None = whole("顺序", width=4)
    day: PartialDate | None = on_day("日期")
    title_text: str = column("课程名称", Line(), required=True, width=30, aliases=("课程",))
    teacher: str = column("授课人", Line(), width=12, aliases=("教师", "主讲人"))
    hours: float | None = in_hours("课程学时", width=6, aliases=("学时",))
    note: str = column("备注", Line(), width=16)

    def title(self) -> str:
        return self.title_text


@record("quota", "名额", parent="training_id")
@dataclass(kw_only=True)
class Quota(Record):
    """How many people of a level a batch has places for."""

    training_id: int | None = link("培训批次", to="training")
    level: str = column(
        "参训层级", Line(), required=True, width=14, aliases=("层级",), help="如：班子成员、普通党员、第一党小组"
    )
    places: int | None = whole("名额", "人", width=6)

    def title(self) -> str:
        return self.level
