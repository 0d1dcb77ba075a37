"""The branch itself: size, committee, groups, term of office (domain §1.1)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from models.kinds import add_months
from models.naming import some_of
from models.records import Member
from models.records.member import FULL
from models.rules.finding import Finding, raised, slot_by
from models.rules.groups import groups_of
from models.rules.limits import impossible
from models.rules.posts import in_committee, make_committee, posts
from models.rules.snapshot import Snapshot
from models.rules.temporary import TEMPORARY

FIVE_YEARS = ("村", "社区")
JOINT, MOST_UNITS = "联合支部", 5
MANY = 20
"""Members from which groups are asked for (B12): no article says how many; twenty is a practice."""


def term_years(snapshot: Snapshot) -> int:
    """Years of one term: as the branch says, else five in villages and communities, three elsewhere (支部条例 §21)."""
    own = snapshot.branch.term_years
    return own if own and not impossible("term_years", own) else 5 if snapshot.branch.kind in FIVE_YEARS else 3


def usual_end(snapshot: Snapshot) -> tuple[date, date] | None:
    """The first and the last day on which the term can end if it is not extended; the same where the day of the election is
    known."""
    elected, months = snapshot.branch.elected, 12 * term_years(snapshot)
    return None if elected is None else (add_months(elected.first(), months), add_months(elected.last(), months))


def term_end(snapshot: Snapshot) -> tuple[date, date] | None:
    """The same with the extension that was approved; one that is not after the usual end belonged to a term before."""
    ends, until = usual_end(snapshot), snapshot.branch.extended_until
    return (until.first(), until.last()) if ends and until and until.last() > ends[1] else ends


def branch_findings(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    """What the roster says about the branch; silent while the roster is empty."""
    here = snapshot.on_books(today)
    if here:
        yield from _size(snapshot, here, today)
        yield from _committee(snapshot, here, today)
        yield from _groups(snapshot, here, today)
    yield from _set_up(snapshot, today)
    if snapshot.branch.kind != TEMPORARY:  # which elects nobody (B05)
        yield from _term(snapshot, today)


def _size(snapshot: Snapshot, here: list[Member], today: date) -> Iterator[Finding]:
    """B01 too few, B02 too many, B12 many without groups."""
    name, full = snapshot.branch.title(), sum(m.kind_on(today) == FULL for m in here)
    if full < 3:
        text = f"在册正式党员 {full} 人，不足 3 人；应与相邻相近的单位成立联合党支部，请报上级研究调整设置"
        yield from raised("B01", name, text, on=today, about=snapshot.branch)
    if len(here) > 50:
        text = f"在册党员 {len(here)} 人，一般不超过 50 人；请研究分设或上报"
        yield from raised("B02", name, text, on=today, about=snapshot.branch)
    if len(here) >= MANY and not groups_of(snapshot):
        text = f"在册党员 {len(here)} 人，没有划分党小组；党员较多或居住分散的应划分（多少人算多，条文没有定，本账本满 {MANY} 人提示）"
        yield from raised("B12", name, text, on=today, about=snapshot.branch, at="groups")


def _set_up(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    """B03 how many units a joint branch covers, B06 how long its approval took."""
    branch, name = snapshot.branch, snapshot.branch.title()
    units = [line for line in branch.units.splitlines() if line.strip()]
    if branch.kind == JOINT and len(units) > MOST_UNITS:
        text = f"联合党支部覆盖 {len(units)} 个单位，一般不超过 {MOST_UNITS} 个"
        yield from raised("B03", name, text, on=today, about=branch, at="units")
    if branch.applied is None or branch.applied.first() > today:
        return
    latest, approved = add_months(branch.applied.last(), 1), branch.approved
    if approved and approved.first() > latest:
        text = f"{branch.applied} 申请成立，{approved} 批复，批复时间一般不超过 1 个月"
        yield from raised("B06", name, text, on=latest, about=branch, at="approved")
    elif approved is None and today > latest:
        text = f"{branch.applied} 申请成立，已超过 1 个月，批复日期没有填"
        yield from raised("B06", name, text, on=latest, about=branch, at="approved")


def _committee(snapshot: Snapshot, here: list[Member], today: date) -> Iterator[Finding]:
    """B07–B11. The committee is the members with a post; one person may have several."""
    name, branch = snapshot.branch.title(), snapshot.branch
    full = sum(m.kind_on(today) == FULL for m in here)
    seats = [m for m in here if in_committee(m)]
    filled = Counter(post for m in here for post in set(posts(m)))
    has_committee = make_committee(here)
    if full >= 7 and not has_committee:
        text = f"正式党员 {full} 人，名册里没有支委；已设支部委员会的，请在名册填党内职务"
        yield from raised("B07", name, text, on=today, about=branch)
    elif full >= 7:
        if not 3 <= len(seats) <= 5:
            over = "，已超过 7 人" if len(seats) > 7 else ""
            text = f"名册里的支委 {len(seats)} 人{over}；支部委员会由 3 至 5 人组成，一般不超过 7 人，请核对"
            yield from raised("B08", name, text, on=today, about=branch)
        vacant = [post for post in ("书记", "组织委员", "宣传委员", "纪检委员") if not filled[post]]
        if vacant:
            text = f"名册里没有{'、'.join(vacant)}，请核对或补选"
            yield from raised("B09", name, text, on=today, about=branch)
        if filled["副书记"] > 1:
            text = f"名册里有 {filled['副书记']} 名副书记，必要时设 1 名，请核对"
            yield from raised("B09", name, text, on=today, about=branch, slot="副书记")
    elif has_committee or filled["书记"] != 1 or filled["副书记"] > 1:
        text = f"正式党员 {full} 人，不足 7 人的设 1 名书记、必要时 1 名副书记；名册里书记 {filled['书记']} 人、支委共 {len(seats)} 人"
        yield from raised("B10", name, text, on=today, about=branch)
    for member in here:
        since = member.seniority_since()
        if "书记" in posts(member) and since and add_months(since.first(), 12) > today:
            text = f"任书记，{since} 起算党龄，不满 1 年，请核对"
            yield from raised("B11", member.title(), text, on=today, about=member)


def _groups(snapshot: Snapshot, here: list[Member], today: date) -> Iterator[Finding]:
    """B13: everyone is in one of the groups that the branch has; one finding for all."""
    names = frozenset(snapshot.branch.group_names())
    outside = [m for m in here if names and m.group.strip() not in names]
    if outside:
        about = outside[0] if len(outside) == 1 else None
        text = f"{some_of((snapshot.called(m.name, m.id) for m in outside), 5)}没有编入支部所列的党小组"
        yield from raised("B13", snapshot.branch.title(), text, on=today, about=about, table=Member.table)
    if any(m.post for m in here):  # else the roster says nothing about posts at all
        yield from _leaders(snapshot, here, today)


def _leaders(snapshot: Snapshot, here: list[Member], today: date) -> Iterator[Finding]:
    """§1.1组长: a group with people in it, none of whom is put down as its leader; one finding for each."""
    for group in groups_of(snapshot):
        held = [posts(m) for m in here if m.group.strip() == group]
        if held and not any(post.endswith("组长") and "副" not in post for those in held for post in those):
            text = (
                "党小组设组长，由支部指定或小组党员推荐；名册里这个小组没有人登记为党小组组长，请核对后在党内职务里填"
            )
            yield from raised("§1.1组长", group, text, on=today, table=Member.table, slot=group)


def _term(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    """B20 half a year before the term ends, B21 after it, B22 an extension of more than a year, B24 the result not approved.

    That an election came more than a year too early (B22) is not known: the term before is not kept.
    """
    usual, ends = usual_end(snapshot), term_end(snapshot)
    if usual is None or ends is None:
        return
    first, last = ends
    name, branch = snapshot.branch.title(), snapshot.branch
    until = branch.extended_until if ends != usual else None
    if until and until.first() > add_months(usual[1], 12):
        text = f"本届任期 {usual[1]} 届满，延到 {until}，延长期限一般不超过 1 年，请核对"
        yield from raised("B22", name, text, on=usual[1], about=branch, at="extended_until")
    if today > last:
        what = f"本届任期 {usual[1]} 届满，批准延到 {until}，也已超过" if until else f"本届任期 {last} 届满"
        text = f"{what}，请按期换届" + ("" if until else "；已报批延期的，请填任期延至的日期和批复文号")
        yield from raised("B21", name, text, on=today, about=branch, due=last, slot=slot_by(last))
    elif until and not branch.extension_document and today > usual[1]:
        text = f"本届任期 {usual[1]} 届满，延到 {until} 的批复文号没有填"
        yield from raised("B21", name, text, on=usual[1], about=branch, at="extension_document", slot="document")
    elif today >= add_months(first, -snapshot.limits.term_remind_months):
        text = f"本届任期 {first} 届满，请做好换届准备"
        yield from raised("B20", name, text, on=today, about=branch, due=first, slot=slot_by(last))
    if branch.elected and branch.elected.first() <= today and branch.election_approved is None:
        text = f"{branch.elected} 选举产生本届支委会；委员报上级备案，书记、副书记报上级批准，批复日期没有填"
        yield from raised("B24", name, text, on=branch.elected.first(), about=branch, at="election_approved")
