"""What forms ask about a training batch, about somebody's part in one, and about a rectification item."""

from __future__ import annotations

from collections.abc import Callable

from models.fields import field_of
from models.forms.contents import Content, Facts, Period, of_field, text
from models.forms.of_people import MEMBER, member_of, training_of
from models.forms.sources import Source, source
from models.records import Enrolment, Member, Rectification, Training
from models.records.rectification import CLOSED, FOR_REVIEW
from models.rules.study.hours import had, planned


def _people(batch: Training, facts: Facts) -> list[Enrolment]:
    return facts.snapshot.enrolments.get(batch.id, [])


def _period(batch: Training, facts: Facts) -> Content:
    if batch.start and batch.end and batch.end != batch.start:
        return Period(batch.start, batch.end)
    return of_field(batch, "start", facts)


def _taught(batch: Training, facts: Facts) -> Content:
    people = _people(batch, facts)
    return sum(p.took_part() for p in people) if people else None


def _names(batch: Training, facts: Facts, *, taught: bool) -> Content:
    found = [p for p in _people(batch, facts) if (p.state and p.took_part() if taught else p.missed())]
    return text("、".join(p.name + (f"（{p.reason}）" if p.reason and not taught else "") for p in found), facts)


def _passed(batch: Training, facts: Facts) -> Content:
    people = _people(batch, facts)
    return sum(p.result in ("合格", "优秀") for p in people) if people else None


# Days in somebody's life: no training took place then.
_OF_A_PERSON = r"入党|申请|积极|发展|转正|出生|任[职现]|工作|转[入出]|离|流|失联|停止|审批|接收"

TRAINING: tuple[Source, ...] = (
    source("#expected", "应训人数", r"应(参)?(训|加|到)", r"", lambda t, f: len(_people(t, f)) or None),
    source("#passed", "合格人数", r"合格(人)?数", r"不", _passed),
    source("#missed", "未参训人员", r"(缺课|请假|未参训|未参加|缺训)", r"数$", lambda t, f: _names(t, f, taught=False)),
    source("#taught", "参训人数", r"人数|人次", r"应|计划|不", _taught),
    source("#taught_names", "参训人员", r"(参训|参加|学员|培训|受训)(人员|名单|学员)|^学员$", r"数", lambda t, f: _names(t, f, taught=True)),
    source("end", "结束日期", r"(结束|结业).*(时间|日期)", r""),
    source("start", "开始日期", r"(开始|开班|起始).*(时间|日期)", r""),
    source("#period", "培训时间", r"时间|日期|起止", rf"通知|计划|{_OF_A_PERSON}", _period),
    source("planned_hours", "计划学时", r"学时|课时", r"人均"),
    source("name", "培训名称", r"培训(项目|班次?|主题|班名)|班次?名?称?$|^主题|(班次|项目|课程|活动)名称|^名称$", r"期|批|类|别|地"),
    source("kind", "培训类别", r"(培训|学习)?(类型|类别|形式|方式|种类)$", r""),
    source("organizer", "主办单位", r"主办|组织单位|举办单位|承办", r""),
    source("place", "培训地点", r"地点|地址|场所", r""),
    source("audience", "参训对象", r"对象|范围", r""),
    source("content", "培训内容", r"内容|课程|主题", r""),
    source("number", "批次号", r"期数|批次|期次|第几期", r""),
    source("level", "级别", r"^级别$|层级|培训级别", r""),
)  # fmt: skip


def _part(other: Callable[[Enrolment, Facts], object], one: Source, prefix: str) -> Source:
    """A source of the batch or of the member, asked about an enrolment."""

    def value(enrolment: Enrolment, facts: Facts) -> Content:
        record = other(enrolment, facts)
        if one.value is not None:
            return one.value(record, facts)
        assert isinstance(record, (Training, Member))
        return of_field(record, one.name, facts)

    return Source(prefix + one.name, one.label, one.has, one.lacks, value)


def _done_hours(enrolment: Enrolment, facts: Facts) -> Content:
    batch, snapshot = training_of(enrolment, facts), facts.snapshot
    hours = had(enrolment, planned(batch, snapshot.courses.get(batch.id, ()), snapshot.limits))
    return int(hours) if float(hours).is_integer() else hours


_OF_BATCH = ("end", "start", "#period", "name", "kind", "organizer", "place", "content", "number", "level")
_ENROLMENT_FIRST = (
    source("state", "参训情况", r"(参训|到课|出勤|参加)情况|是否参加", r""),
    source("result", "考核结果", r"考核|考试|成绩|结业|结果|是否合格", r"时间|日期|证"),
    source("reason", "缺课原因", r"(缺课|请假|缺勤|未参加)原因", r""),
    source("#done_hours", "实际学时", r"学时|课时", r"计划|累计|年度|合计|总", _done_hours),
)  # fmt: skip
_BATCH_FIRST = {"name": r"培训(项目|班次?|主题|班名|名称)|班次|(项目|课程|活动)名称"}
ENROLMENT: tuple[Source, ...] = (
    *_ENROLMENT_FIRST,
    *(
        _part(training_of, Source(s.name, s.label, _BATCH_FIRST.get(s.name, s.has), s.lacks, s.value), "training.")
        for s in TRAINING
        if s.name in _OF_BATCH
    ),
    *(_part(member_of, s, "member.") for s in MEMBER if s.has),
)


def member_field(name: str) -> Source:
    """A declared field of the member as a source of an enrolment."""
    found = next((s for s in MEMBER if s.name == name), source(name, field_of(Member, name).label, "", ""))
    return _part(member_of, found, "member.")


def _course(item: Rectification, facts: Facts) -> Content:
    entries = sorted(facts.snapshot.progress.get(item.id, ()), key=lambda e: str(e.day or ""))
    return text("\n".join(f"{e.show('day')} {e.text}".strip() for e in entries), facts)


def _outcome(item: Rectification, facts: Facts) -> Content:
    """What came of it; while that is not written down, the last entry on its progress."""
    entries = sorted(facts.snapshot.progress.get(item.id, ()), key=lambda e: str(e.day or ""))
    return text(item.outcome or (entries[-1].text if entries else ""), facts)


def _done(item: Rectification, _: Facts) -> Content:
    """What waits for its review is done, though not closed."""
    return "是" if item.state in (FOR_REVIEW, CLOSED) else "否" if item.state else None


def _closed(item: Rectification, _: Facts) -> Content:
    return "是" if item.state == CLOSED else "否" if item.state else None


RECTIFICATION: tuple[Source, ...] = (
    source("#done", "是否完成", r"是否(已)?(完成|整改|到位)", r"时间|日期|销号", _done),
    source("#closed", "是否销号", r"是否(已)?(销号|办结)|^销号$|销号与否|销号情况", r"时间|日期", _closed),
    source("closed_on", "销号日期", r"(销号|办结|实际完成).*(时间|日期)", r""),
    source("deadline", "整改时限", r"时限|期限|限期|(计划|预计|拟|应|要求|整改).*(时间|日期)", r"是否|类"),
    source("#course", "整改进展", r"进展|推进情况|进度", r"", _course),
    source("outcome", "完成情况", r"完成情况|整改(情况|结果|成效)|落实情况|^成效|^结果$", r"", _outcome),
    source("source", "问题来源", r"来源|发现渠道|发现途径|检查(单位|主体)", r""),
    source("category", "问题类别", r"问题.*(类别|类型|分类|性质)", r""),
    source("found", "发现日期", r"(发现|反馈|登记|检查).*(时间|日期)", r""),
    source("cause", "原因分析", r"原因", r"未"),
    source("goal", "整改目标", r"目标", r""),
    source("measures", "整改措施", r"措施|办法|举措", r""),
    source("lead", "责任领导", r"(责任|牵头|包[抓联]|分管|督办)领导|牵头人", r""),
    source("department", "责任部门", r"(责任|牵头|整改|承办)(部门|单位|科室|主体)", r""),
    source("owner", "责任人", r"责任人|负责人|经办人|整改人", r""),
    source("state", "状态", r"状态", r""),
    source("kind", "整改类型", r"整改(类型|方式|分类)", r""),
    source("evidence", "佐证材料", r"佐证|印证|支撑材料|证明材料", r""),
    source("reviewer", "验收人", r"(验收|核查|审核|复核)人", r""),
    source("reviewed_on", "验收日期", r"(验收|核查).*(时间|日期)", r""),
    source("review", "验收意见", r"(验收|核查|审核).*意见", r""),
    source("problem", "问题描述", r"问题|不足|表现", r"编?号$|数"),
)  # fmt: skip
