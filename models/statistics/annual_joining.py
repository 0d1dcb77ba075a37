"""发展党员情况: who was admitted in the year, by sex, nationality, job, age, education and quarter."""

from __future__ import annotations

from datetime import date

from models.records import Member
from models.rules.figures import UNSURE
from models.statistics.annual_events import DEVELOPED, moves
from models.statistics.annual_people import AMONG_HOW, FULL_ACROSS, section
from models.statistics.bands import ages, educations, job_classes, variants
from models.statistics.by_day import age_band
from models.statistics.by_job import job_class
from models.statistics.by_person import OTHER_WORDS
from models.statistics.roster import Roster
from models.statistics.table import NOT_SAID, Cell, Table

_QUARTERS = ("第一季度", "第二季度", "第三季度", "第四季度")


def joining_table(roster: Roster, on: date) -> Table:
    """Those whom 党员数量增减 counts as 发展党员, divided several times."""
    found = moves(roster, on)
    cell = Cell.of(found.added[DEVELOPED])
    bands, jobs, educated = variants("ages")[0], variants("jobs")[0], educations()

    def education(member: Member) -> str:
        return educated.get(member.education, OTHER_WORDS) if member.education else NOT_SAID

    def quarter(member: Member) -> str:
        return _QUARTERS[(found.days[member.id, DEVELOPED].month - 1) // 3]

    def sex(member: Member) -> str:
        return member.sex or NOT_SAID

    def job(member: Member) -> str:
        return job_class(member, jobs)

    def age(member: Member) -> str:
        return age_band(member, on, bands)

    classes = [known.label for known in job_classes(jobs)]
    lines = (
        *section("发展党员", cell, on, sex, ("男", "女"), (NOT_SAID,), FULL_ACROSS),
        *section("按工作岗位", cell, on, job, classes, (OTHER_WORDS, NOT_SAID), FULL_ACROSS),
        *section("按年龄", cell, on, age, ages(bands).labels, (UNSURE, NOT_SAID), FULL_ACROSS),
        *section("按学历", cell, on, education, educated.values(), (OTHER_WORDS, NOT_SAID), FULL_ACROSS),
        *section("按接收时间", cell, on, quarter, _QUARTERS, (), FULL_ACROSS),
    )
    notes = (
        "本年接收的预备党员，与“党员数量增减”的“发展党员”是同样的人：按上级批复日期，账本没有记批复日期的按党员大会通过（加入党组织）日期；"
        "年内又转出、取消资格的也计入。每一组之和都等于合计，没有人的段不列。",
        "工作岗位、学历按名册现在的登记，年龄按截至日期。" + AMONG_HOW,
    )
    return Table("joining", "发展党员情况", on, FULL_ACROSS, lines, cell.number, notes, shares=False)
