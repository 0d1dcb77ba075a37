"""What forms ask about a training batch and about somebody's part in one."""

from __future__ import annotations

from collections.abc import Callable

from models.fields import field_of
from models.forms.contents import Content, Facts, Period, named_with_reasons, of_field, text, why_away
from models.forms.of_people import MEMBER, member_of, training_of
from models.forms.sources import Source, source
from models.records import Enrolment, Member, Training
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


def _away(batch: Training, facts: Facts) -> Content:
    people = _people(batch, facts)
    return sum(p.missed() for p in people) if people else None


def _names(batch: Training, facts: Facts, *, taught: bool) -> Content:
    found = [p for p in _people(batch, facts) if (p.state and p.took_part() if taught else p.missed())]
    return text("、".join(p.name for p in found), facts) if taught else named_with_reasons(found, facts)


def _passed(batch: Training, facts: Facts) -> Content:
    people = _people(batch, facts)
    return sum(p.result in ("合格", "优秀") for p in people) if people else None


def _teachers(batch: Training, facts: Facts) -> Content:
    """Who taught in it, each once."""
    courses = sorted(facts.snapshot.courses.get(batch.id, ()), key=lambda c: (c.position or 0, c.id))
    return text("、".join(dict.fromkeys(c.teacher for c in courses if c.teacher)), facts)


def _lessons(batch: Training, facts: Facts) -> Content:
    """What was taught in it: as it is written down, else the names of its courses."""
    courses = sorted(facts.snapshot.courses.get(batch.id, ()), key=lambda c: (c.position or 0, c.id))
    return text(batch.content or "\n".join(c.title_text for c in courses), facts)


# Days in somebody's life: no training took place then.
_OF_A_PERSON = r"入党|申请|积极|发展|转正|出生|任[职现]|工作|转[入出]|离|流|失联|停止|审批|接收"

TRAINING: tuple[Source, ...] = (
    source("#expected", "应训人数", r"应(参)?(训|加|到)", r"", lambda t, f: len(_people(t, f)) or None),
    source("#teachers", "授课人", r"授课(人|教师|老师)|主讲|讲师|师资", r"", _teachers),
    source("#passed", "合格人数", r"合格(人)?数", r"不", _passed),
    source("#away", "缺课人数", r"(缺课|请假|缺训|缺席|未参训|未参加)(人)?(数|次)", r"原因", _away),
    source("#missed", "未参训人员", r"(缺课|请假|未参训|未参加|缺训)", r"数$", lambda t, f: _names(t, f, taught=False)),
    source("#taught", "参训人数", r"人数|人次", r"应|计划|不|对象|授课|教师|名额", _taught),
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
    source("content", "培训内容", r"内容|课程|主题", r"", _lessons),
    source("number", "批次号", r"批次|期次|第几期", r""),
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
    source("reason", "缺课原因", r"(缺课|请假|缺勤|未参加)原因", r"", why_away),
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
