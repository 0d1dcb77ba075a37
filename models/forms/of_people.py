"""What forms ask about a member or a participant beyond the declared fields: age, 党龄, hours of the year, 政治面貌 …"""

from __future__ import annotations

import re

from models.exports.contents.awards import awards_of, year_of
from models.fields import field_of
from models.forms.contents import Content, Facts, of_field, text
from models.forms.sources import Source, source
from models.kinds import Coded
from models.records import Branch, Enrolment, Member, Training
from models.records.member import PROBATIONARY
from models.rules.study.yearly import NOT_ASKED, REACHED

EDUCATION_SAID = "#education_said"
"""The source of an education in the words of the roster, whatever the column has else."""
_SCHOOL = re.compile(r"学院|学校|党校|专业|系|大学(?!本科|专科|学历|毕业|普通|$)")


def branch_name(branch: Branch) -> str:
    """The full name of the branch, else the short one."""
    return branch.name or branch.short_name


def _branch(member: Member, facts: Facts) -> Content:
    return member.branch or branch_name(facts.snapshot.branch)


def _superior(_: object, facts: Facts) -> Content:
    return facts.snapshot.branch.superior


def _birth_and_age(member: Member, facts: Facts) -> Content:
    """1985.03（41岁）, as forms for cadres want it."""
    age = member.age(facts.today)
    if member.birth is None or not member.birth.month or age is None:
        return of_field(member, "birth", facts)
    return f"{member.birth.year}.{member.birth.month:02}（{age}岁）"


def _political(member: Member, facts: Facts) -> Content:
    kind = member.kind_on(facts.today)
    return "" if not kind else "中共预备党员" if kind == PROBATIONARY else "中共党员"


def _plain(hours: float) -> int | float:
    return int(hours) if float(hours).is_integer() else round(hours, 2)


def _hours(member: Member, facts: Facts) -> Content:
    return _plain(facts.hours.get(member.id, 0.0))


def _central_hours(member: Member, facts: Facts) -> Content:
    return _plain(facts.central_hours.get(member.id, 0.0))


def _wanted(member: Member, facts: Facts) -> Content:
    """None is asked of who is taught at home (T06), nor of who is suspended."""
    year = facts.study.get(member.id)
    return None if year is None or year.wanted is None else _plain(year.wanted)


def _lacking(member: Member, facts: Facts) -> Content:
    """Nothing is said of who came or left during the year: what was studied elsewhere is not known here."""
    year = facts.study.get(member.id)
    return _plain(year.gap) if year is not None and year.asked else None


def _reached(member: Member, facts: Facts) -> Content:
    """As the ledger of hours says it: neither yes nor no of whom nothing is asked, or of whom only a part is known."""
    year = facts.study.get(member.id)
    if year is None or not year.asked:
        return NOT_ASKED if year is not None and year.verdict == NOT_ASKED else None
    return "是" if year.verdict == REACHED else "否"


def _not_judged(member: Member, facts: Facts) -> Content:
    """Why hours are not asked of somebody, or not compared."""
    year = facts.study.get(member.id)
    return text(year.why, facts) if year is not None else None


def education_said(member: Member) -> str:
    """How the roster words an education: as it was typed (硕士研究生, 本科), else the word of the list; '' where it says none."""
    kind, detail = field_of(Member, "education").kind, member.education_detail
    assert isinstance(kind, Coded)
    meant = detail and (kind.read(detail) == member.education or kind.takes_in(detail, member.education))
    return detail if meant else member.education


def _education(member: Member, facts: Facts) -> Content:
    """The one name of what is said: 本科 and 大学本科, as different people type it, are both 大学; how a column words that is looked
    up after. 初中 that was read from 初中及以下 is not known to be 初中."""
    kind, said = field_of(Member, "education").kind, education_said(member)
    if said == member.education or not isinstance(kind, Coded):
        return of_field(member, "education", facts)
    return kind.plain(said) or said


def _education_said(member: Member, facts: Facts) -> Content:
    return text(education_said(member), facts)


def _school(member: Member, facts: Facts) -> Content:
    """The wording of the education where it names a school; 硕士研究生 is none."""
    return of_field(member, "education_detail", facts) if _SCHOOL.search(member.education_detail) else ""


def _category(member: Member, facts: Facts) -> Content:
    return member.kind_on(facts.today) or member.kind


def _appraised(member: Member, facts: Facts) -> Content:
    """The grade of the last 民主评议 that is known."""
    kept = [
        line for line in facts.snapshot.appraisals.get(member.id, ()) if line.year and line.year <= facts.today.year
    ]
    last = max(kept, key=lambda line: line.year or 0, default=None)
    return None if last is None else last.grade


def _appraised_before(member: Member, facts: Facts) -> Content:
    """The grade of the year before this one."""
    kept = facts.snapshot.appraisals.get(member.id, ())
    return next((line.grade for line in kept if line.year == facts.today.year - 1), None)


def _honours(member: Member, facts: Facts) -> Content:
    """2025年 优秀共产党员；2026年 优秀党务工作者."""
    mine = [award for award in awards_of(facts.snapshot.awards, None) if award.member_id == member.id]
    words = [f"{f'{year}年 ' if (year := year_of(award)) else ''}{award.kind}" for award in mine]
    return text("；".join(words), facts) if words else None


MEMBER: tuple[Source, ...] = (
    source("#appraised_before", "上年度民主评议等次", r"(上一?年度?|去年).*评议", r"时间|日期|次数", _appraised_before),
    source("#appraised", "最近一次民主评议等次", r"民主评议|评议(等次|结果|等级)", r"近|时间|日期|次数|会议|意见|措施", _appraised),
    source("#honours", "表彰奖励", r"^(受?表彰|受?奖励|获奖|荣誉)(奖励|称号|情况|记录)*$|所获荣誉|获得?.*(表彰|荣誉|奖励)", r"时间|日期|单位|级别|惩", _honours),
    source("#age", "年龄", r"年龄|^周岁|岁数|^现年", r"党龄|平均|段", lambda m, f: m.age(f.today)),
    source("#birth_age", "出生年月（岁）", r"出生.*岁", r"", _birth_and_age),
    source("#seniority", "党龄", r"党龄|入党年限", r"段|平均", lambda m, f: m.seniority(f.today)),
    source("#political", "政治面貌", r"政治面貌|政治身份", r"", _political),
    source("#central_hours", "集中培训学时", r"集中.*(学时|课时)", r"", _central_hours),
    source("#wanted", "应修学时", r"(应|规定|要求|任务).*(学时|课时)|(学时|课时).*(要求|标准|任务)", r"达", _wanted),
    source("#not_judged", "不要求学时的原因", r"(免学|免训|免修|不要求).*(原因|理由|说明|情况)", r"党费", _not_judged),
    source("#lacking", "还差学时", r"(还?差|欠|缺).*(学时|课时)", r"", _lacking),
    source("#hours", "年度学时", r"学时|课时", r"计划|要求|应|达|集中", _hours),
    source("#reached", "学时是否达标", r"(学时|是否).*(达标|达到)", r"未|原因", _reached),
    source("#superior", "上级党组织", r"上级党组织|所[属在](基层)?党(委|总支|工委)|^基层党委|^党委名称", r"", _superior),
    source("branch", "所在党支部", r"^(党组织|党?支部)(名称|全称)$", r"", _branch),
    source("education", "学历", r"", r"", _education),
    source(EDUCATION_SAID, "学历（名册原文）", r"", r"", _education_said),
    source("kind", "人员类别", r"", r"", _category),
    source("education_detail", "学历说明", r"毕业(院校|学校)|院校.*专业", r"时间|证|全日制|在职", _school),
    source("floating_to", "外出流向", r"^(外出)?流向$|流动.*去向$", r"时间"),
    source("liaison", "党组织联系人", r"流动.*联系人$", r""),
)  # fmt: skip


def training_of(enrolment: Enrolment, facts: Facts) -> Training:
    """The batch of an enrolment, an empty one where it was deleted."""
    found = (t for t in facts.snapshot.trainings if t.id == enrolment.training_id)
    return next(found, Training())


def member_of(enrolment: Enrolment, facts: Facts) -> Member:
    """The member of an enrolment; of somebody from outside only the name is known."""
    known = facts.snapshot.by_id.get(enrolment.member_id or 0)
    return known or Member(name=enrolment.name)
