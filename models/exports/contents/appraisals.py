"""民主评议结果汇总表: how everybody was appraised in a year, with the votes and the sums of each grade."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from models.exports.contents.common import NUMBER, as_of, columns_of, headline, note, numbered
from models.exports.privacy import masked_text, shown
from models.exports.sheet import Column, Sheet
from models.fields import field_of
from models.kinds import PartialDate
from models.namesakes import names_apart
from models.records import Appraisal, Member
from models.records.appraisal import ELSEWHERE, GRADES, NO_GRADE
from models.rules.appraisals import Share, day_of, of_year, share_in
from models.rules.snapshot import Snapshot

NAME = "民主评议结果汇总表"
NOT_APPRAISED = "未参评"
PRIVATE = ("absent_why", "gap", "help", "note")
"""Why somebody was not appraised, what was held against whom, and what is done about it, tell of illness and of 思想状况: in
full only (domain §11)."""
_VOTES = ("votes_excellent", "votes_qualified", "votes_barely", "votes_unqualified")
_DAYS = ("told_on", "place", "passed_on")


def appraisals_of(snapshot: Snapshot, year: int | None) -> list[tuple[Appraisal, Member]]:
    """Those of a year, or all, year by year and by pinyin; of people who are still kept."""
    found = [
        (line, member)
        for each, lines in of_year(snapshot).items()
        for line in lines
        if (year is None or each == year) and (member := snapshot.by_id.get(line.member_id or 0)) is not None
    ]
    return sorted(found, key=lambda pair: (pair[0].year or 0, pair[1].sort_key, pair[1].id))


def sums(lines: Sequence[Appraisal]) -> list[tuple[str, int]]:
    """How many have each grade, no grade, and were not appraised, in this order; the last two only where there are some."""
    counted = Counter(line.grade for line in lines)
    more = [(NO_GRADE, counted[NO_GRADE]), (NOT_APPRAISED, counted[""])]
    return [*((grade, counted[grade]) for grade in GRADES), *((word, count) for word, count in more if count)]


def sums_words(lines: Sequence[Appraisal]) -> str:
    """优秀 12 人、合格 29 人、基本合格 1 人、不合格 0 人、不评定等次 3 人."""
    return "、".join(f"{word} {count} 人" for word, count in sums(lines))


def _facts(snapshot: Snapshot, year: int, lines: Sequence[Appraisal], today: date) -> str:
    day = day_of(lines, year, today)
    share: Share = share_in(snapshot, lines, day)
    held = PartialDate.of(day).chinese() if any(line.day for line in lines) else "未填"
    return f"{year} 年度：评议日期 {held}，党员总数 {share.members} 人，登记 {len(lines)} 人：{sums_words(lines)}"


def appraisals_sheet(snapshot: Snapshot, *, today: date, year: int | None = None, full: bool) -> Sheet:
    """The register of a year, by 评议年度; without one of all years. What is private has columns only in full."""
    listed = appraisals_of(snapshot, year)
    years = sorted({line.year or 0 for line, _ in listed})
    several = len(years) > 1
    names = (*_DAYS, *(PRIVATE if full else ()))
    elsewhere = any(line.place == ELSEWHERE for line, _ in listed)
    used = [name for name in names if any(line.show(name) for line, _ in listed) and (name != "place" or elsewhere)]
    rows, names_of = [], names_apart(member for _, member in listed)
    for line, member in listed:
        day = line.day.first() if line.day else min(today, date(line.year or today.year, 12, 31))
        rows.append(
            [
                *([str(line.year)] if several else []),
                names_of[member.id] if full else masked_text(names_of[member.id]),
                member.kind_on(day),
                member.group if full else masked_text(member.group),
                *(line.show(name).removesuffix("票").strip() for name in _VOTES),
                line.grade or NOT_APPRAISED,
                *(shown(line, name, full=full) for name in used),
            ]
        )
    kept = [line for line, _ in listed]
    return Sheet(
        title=headline(snapshot.branch, NAME, year),
        subtitle=as_of(today, f"{len(rows)}条" if several else f"{len(rows)}人", full=full),
        columns=[
            NUMBER,
            *([Column("评议年度", 8, "center")] if several else []),
            Column("姓名", 16 if any(names_of[m.id] != m.name for _, m in listed) else 10, "center"),
            Column("人员类别", 8, "center"),
            Column("党小组", 12, "center"),
            *(Column(field_of(Appraisal, name).label, 6, "center", number=True) for name in _VOTES),
            Column("评定等次", 10, "center"),
            *columns_of(Appraisal, used),
        ],
        rows=numbered(rows),
        facts=[_facts(snapshot, each, [line for line in kept if line.year == each], today) for each in years],
        footnote=note(
            "未参评原因、指出的差距、帮助教育措施不导出",
            full=full,
            also="测评票数只作参考，等次由党组织结合日常表现评定",
        ),
        repeated=(0, 2 if several else 1),
    )
