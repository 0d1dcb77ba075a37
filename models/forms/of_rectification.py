"""What forms ask about an item of the rectification register."""

from __future__ import annotations

from models.forms.contents import Content, Facts, of_field, text
from models.forms.sources import Source, source
from models.records import Rectification
from models.records.rectification import CLOSED, LONG_TERM
from models.records.rectification_step import EXTEND
from models.rules.register.opinions import answered, is_opinion


def _course(item: Rectification, facts: Facts) -> Content:
    entries = sorted(facts.snapshot.progress.get(item.id, ()), key=lambda e: str(e.day or ""))
    return text("\n".join(f"{e.show('day')} {e.text}".strip() for e in entries), facts)


def _outcome(item: Rectification, facts: Facts) -> Content:
    """What came of it; while that is not written down, the last entry on its progress."""
    entries = sorted(facts.snapshot.progress.get(item.id, ()), key=lambda e: str(e.day or ""))
    return text(item.outcome or (entries[-1].text if entries else ""), facts)


def _closed(item: Rectification, _: Facts) -> Content:
    """Also whether it is done: what waits for its review may be sent back."""
    return "是" if item.state == CLOSED else "否" if item.state else None


def _deadline(item: Rectification, facts: Facts) -> Content:
    """The day; what is kept up for good has none, and the forms want that said."""
    return of_field(item, "deadline", facts) or (LONG_TERM if LONG_TERM in (item.kind, item.state) else None)


def _extended(item: Rectification, facts: Facts) -> Content:
    """Each extension: from which day to which, who agreed and why."""
    steps = [s for s in facts.snapshot.steps.get(item.id, ()) if s.action == EXTEND]
    lines = []
    for step in sorted(steps, key=lambda s: (str(s.day or ""), s.id)):
        agreed = f"{step.by}同意" if step.by else ""
        moved = f"由 {step.show('deadline_before') or '未定'} 延至 {step.show('deadline')}"
        lines.append("，".join(part for part in (moved, agreed, step.text) if part))
    return text("\n".join(lines), facts)


def _before(item: Rectification, facts: Facts) -> Content:
    """The deadline that was there first; none where it was never moved."""
    steps = sorted(facts.snapshot.steps.get(item.id, ()), key=lambda s: (str(s.day or ""), s.id))
    moved = next((step for step in steps if step.deadline_before), None)
    return of_field(moved, "deadline_before", facts) if moved else None


def _overdue(item: Rectification, facts: Facts) -> Content:
    left = item.days_left(facts.today)
    return "是" if left is not None and left < 0 else "否"


def _days_over(item: Rectification, facts: Facts) -> Content:
    """How many days the deadline is past, 0 while it is not; None where no deadline runs."""
    left = item.days_left(facts.today)
    return None if left is None else max(0, -left)


def _why_later(item: Rectification, facts: Facts) -> Content:
    """Why more time was asked for, of each extension; what caused the problem is no reason for the delay."""
    steps = sorted(facts.snapshot.steps.get(item.id, ()), key=lambda s: (str(s.day or ""), s.id))
    return text("\n".join(dict.fromkeys(s.text for s in steps if s.action == EXTEND and s.text)), facts)


def _why_over(item: Rectification, facts: Facts) -> Content:
    return _why_later(item, facts) if (item.days_left(facts.today) or 0) < 0 else None


def _told(item: Rectification, facts: Facts) -> Content:
    """Whether who raised it was told what came of it; nothing of what nobody raised."""
    if not is_opinion(item):
        return None
    return "是" if answered(item) else "否"


_LATE = r"逾期|超期|超时|延误|滞后|未(能)?(按[时期]|如期)?(整改|完成|销号|办结|到位)"
RECTIFICATION: tuple[Source, ...] = (
    source("number", "编号", r"(问题|任务|事项|整改)编?号$", r""),
    source("applied_on", "销号申请日期", r"申请.*(时间|日期)", r""),
    source("#told", "是否反馈", r"是否(已)?(反馈|答复|回复)|反馈与否", r"时间|日期", _told),
    source("fed_back_on", "反馈日期", r"(答复|回复|反馈(本人|反映人|群众)).*(时间|日期)|^(答复|反馈)(的)?(时间|日期)$", r""),
    source("feedback", "反馈情况", r"(答复|回复)(情况|意见|内容|结果)|^反馈情况", r""),
    source("looked_back_on", "回头看日期", r"回头看.*(时间|日期)", r""),
    source("look_back", "回头看结论", r"回头看", r""),
    source("#why_later", "延期原因", r"(延期|延长)(整改|完成)?(时限|期限|时间)?(原因|理由|事由)", r"", _why_later),
    source("#extended", "延期情况", r"延期|延长", r"时间|日期", _extended),
    source("raised_by", "反映人", r"(反映|提出|建议)(人|者)$", r""),
    source("#done", "是否完成", r"是否(已)?(完成|整改|到位)", r"时间|日期|销号", _closed),
    source("#closed", "是否销号", r"是否(已)?(销号|办结)|^销号$|销号与否|销号情况", r"时间|日期", _closed),
    source("closed_on", "销号日期", r"(销号|办结|实际完成).*(时间|日期)", r""),
    source("#before", "原时限", r"(原定?|原来的?|初定|延期前的?)(整改|完成)?(时限|期限|时间|日期)", r"原因", _before),
    source("#overdue", "是否逾期", r"是否(已)?(逾期|超期|超时限?)", r"", _overdue),
    source("#days_over", "逾期天数", r"(逾期|超期|超时限?|延误)(未?(整改|完成|销号))?(天|日)数", r"", _days_over),
    source("#why_over", "逾期原因", rf"({_LATE}).*(原因|理由|事由)", r"", _why_over),
    source("deadline", "整改时限", r"时限|期限|限期|(计划|预计|拟|应|要求|整改).*(时间|日期)", r"是否|类", _deadline),
    source("#course", "整改进展", r"进展|推进情况|进度", r"", _course),
    source("outcome", "完成情况", r"完成情况|整改(情况|结果|成效)|落实情况|(办理|处理)(情况|结果)|^成效|^结果$", r"", _outcome),
    source("source", "问题来源", r"来源|发现渠道|发现途径|检查(单位|主体)", r""),
    source("category", "问题类别", r"问题.*(类别|类型|分类|性质)", r""),
    source("found", "发现日期", r"(发现|反馈|登记|检查|收到|提出|反映|查摆).*(时间|日期)", r""),
    source("cause", "原因分析", r"原因|根源|症结", r"未"),
    source("goal", "整改目标", r"目标", r""),
    source("measures", "整改措施", r"措施|办法|举措", r""),
    source("lead", "责任领导", r"(责任|牵头|包[抓联]|分管|督办)领导|牵头人", r""),
    source("department", "责任部门", r"(责任|牵头|整改|承办)(部门|单位|科室|主体)", r""),
    source("owner", "责任人", r"责任人|负责人|经办人|承办人|办理人|整改人", r""),
    source("state", "状态", r"状态", r""),
    source("kind", "整改类型", r"整改(类型|方式|分类)", r""),
    source("evidence", "佐证材料", r"佐证|印证|支撑材料|证明材料", r""),
    source("reviewer", "验收人", r"(验收|核查|审核|复核)人", r""),
    source("reviewed_on", "验收日期", r"(验收|核查).*(时间|日期)", r""),
    source("review", "验收意见", r"(验收|核查|审核|复核).*(意见|结论)", r""),
    source("problem", "问题描述", r"问题|不足|表现|(意见|建议).*内容|^(意见|建议|意见建议)$|整改(任务|事项|内容)", r"编?号$|数"),
)  # fmt: skip
