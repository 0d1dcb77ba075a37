"""性别、民族、学历、正式和预备、党小组、流动和失联: what the roster says of each person in a word."""

from __future__ import annotations

from datetime import date
from functools import cache

from models.group_order import in_group_order
from models.kinds import Coded
from models.records import Member
from models.records.member import FULL, PROBATIONARY, SUSPENDED
from models.rules.past_day import NO, YES, is_floating, is_lost
from models.statistics.bands import data, educations
from models.statistics.roster import Roster
from models.statistics.table import (
    AMONG,
    NOT_SAID,
    OUTSIDE,
    PART,
    UNKNOWN,
    Cell,
    Line,
    Table,
    one_column,
    sorted_into,
)

HAN, MINORITY = "汉族", "少数民族"
OTHER_WORDS = "不在代码表内的写法"
NO_GROUP = "未编入党小组"
STEADY, FLOATING, LOST, BOTH = "不流动、不失联", "流动党员", "失联党员", "流动且失联"


def by_sex(roster: Roster, on: date, _variant: str = "") -> Table:
    """性别."""
    found = sorted_into(roster.counted(on), lambda m: m.sex or NOT_SAID)
    lines = one_column(found, ("男", "女"), lambda m: f"性别：{m.sex or NOT_SAID}")
    return roster.table("sex", "性别", on, lines, "按“性别”栏；没有填的单列，不从身份证号推断。")


def by_kind(roster: Roster, on: date, _variant: str = "") -> Table:
    """正式党员, 预备党员 as of the day."""
    found = sorted_into(roster.counted(on), lambda m: m.kind_on(on) or NOT_SAID)
    lines = one_column(found, (FULL, PROBATIONARY), _kind_fact)
    how = "转为正式党员日期不晚于截至日期的为正式党员，以后才转正的为预备党员；没有转正日期的按“人员类别”栏。"
    return roster.table("kind", "正式和预备党员", on, lines, how)


def _kind_fact(member: Member) -> str:
    if member.full:
        return f"{member.show('full')} 转正"
    return f"人员类别：{member.kind or NOT_SAID}，没有转正日期"


@cache
def nations() -> tuple[str, ...]:
    """The words of the code table of nationalities, in its order."""
    return Coded("nation").options


def is_minority(member: Member) -> bool:
    """少数民族: any nationality of the code table but 01; other words are not taken for one."""
    return member.nation != HAN and member.nation in nations()


def by_nation(roster: Roster, on: date, _variant: str = "") -> Table:
    """汉族 and 少数民族 with each of them."""
    known = nations()

    def place(member: Member) -> str:
        if member.nation in ("", HAN):
            return member.nation or NOT_SAID
        return MINORITY if is_minority(member) else OTHER_WORDS

    def fact(member: Member) -> str:
        return f"民族：{member.nation or NOT_SAID}"

    found = sorted_into(roster.counted(on), place)
    minority = found.get(MINORITY, [])
    parts = sorted_into(minority, lambda m: m.nation)
    most_first = sorted(parts, key=lambda word: (-len(parts[word]), known.index(word)))
    lines = one_column(found, (HAN, MINORITY), fact, unknown=())
    lines += [Line(word, (Cell(parts[word], fact),), PART) for word in most_first]
    lines += one_column(found, (), fact, unknown=(OTHER_WORDS, NOT_SAID))
    return roster.table(
        "nation", "民族", on, lines, "少数民族指民族代码（GB/T 3304）01 以外的各项；没有填的不算在任何一边。"
    )


def by_education(roster: Roster, on: date, _variant: str = "") -> Table:
    """学历 by the bands of the code, with 大专及以上 beside the sum."""
    bands, rules = educations(), data()["education"]

    def place(member: Member) -> str:
        return bands.get(member.education, OTHER_WORDS) if member.education else NOT_SAID

    def fact(member: Member) -> str:
        detail = f"（{member.education_detail}）" if member.education_detail else ""
        return f"学历：{member.education or NOT_SAID}{detail}"

    counted = roster.counted(on)
    lines = one_column(
        sorted_into(counted, place), dict.fromkeys(bands.values()), fact, unknown=(OTHER_WORDS, NOT_SAID)
    )
    college = [m for m in counted if has_college(m)]
    school = [m for m in counted if rules["party_school"] in m.education_detail]
    lines.append(Line("其中：大专及以上", (Cell(college, fact),), AMONG))
    if school:
        lines.append(Line("其中：党校学历", (Cell(school, fact),), AMONG))
    how = (
        "按“学历”栏（最高学历）的代码段（GB/T 4658）；大专及以上指研究生、本科、专科的毕业层次，"
        "学历说明写明肄业、结业的不计入；党校学历按学历说明单列，同时在各段之内。"
        "账本不记学历的变动，以前日期的人数也按现在的学历分。"
    )
    return roster.table("education", "学历", on, lines, how)


def has_college(member: Member) -> bool:
    """大专及以上: a degree of a code beginning with 1, 2 or 3, and not left without it (domain §8.2)."""
    rules = data()["education"]
    left_early = any(word in member.education_detail for word in rules["not_graduated"])
    return member.education in rules["college"] and not left_early


def by_group(roster: Roster, on: date, groups: tuple[str, ...]) -> Table:
    """党小组, in the order in which the branch lists them; those that only the roster names come after."""
    counted = roster.counted(on)
    known = dict.fromkeys(in_group_order(groups, (m.group for m in counted)))
    found = sorted_into(counted, lambda m: m.group or NO_GROUP)
    lines = one_column(found, known, lambda m: f"党小组：{m.group or NOT_SAID}", unknown=(NO_GROUP,))
    how = "按名册现在的党小组；账本不记小组的变动，所以以前日期的人数也按现在的小组分。"
    return roster.table("group", "党小组", on, lines, how)


def by_staying(roster: Roster, on: date, _variant: str = "") -> Table:
    """流动, 失联; 停止党籍 beside the sum."""

    def place(member: Member) -> str:
        away, lost = is_floating(member, on), is_lost(member, on)
        if away == YES:
            return BOTH if lost == YES else FLOATING
        if lost == YES:
            return LOST
        return STEADY if away == lost == NO else NOT_SAID

    def fact(member: Member) -> str:
        then = roster.as_it_was(member, on)
        words = [f"流动：{then.floating or NOT_SAID}", then.show("floating_since"), then.floating_to]
        words += [f"失联：{then.lost or NOT_SAID}", then.show("lost_since")]
        return " ".join(word for word in words if word)

    def stopped(member: Member) -> str:
        since = roster.as_it_was(member, on).standing_since
        return f"党籍状态：{SUSPENDED}，" + (f"{since} 起" if since else "没有日期")

    found = sorted_into(roster.counted(on), place)
    lines = one_column(found, (STEADY, FLOATING, LOST, BOTH), fact, unknown=())
    if found.get(NOT_SAID):
        lines.append(Line("未填（一栏或两栏）", (Cell(found[NOT_SAID], fact),), UNKNOWN))
    lines.append(Line(f"另有：{SUSPENDED}（不计入人数）", (Cell(roster.stopped(on), stopped),), OUTSIDE))
    how = "外出日期、失去联系日期晚于截至日期的，在那一天还不算；没有日期的按“是”算。停止党籍的不计入党员人数，另列。"
    return roster.table("staying", "流动、失联、停止党籍", on, lines, how)
