"""支部概况 and 支部委员会: what the branch is on the day of the book, by its own entry and the roster."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

from models.exports.contents.common import NUMBER, numbered
from models.exports.contents.roster_columns import View, columns_wanted
from models.exports.minutes_head import Rows
from models.exports.orders import BY_POST, in_order
from models.exports.privacy import masked_text
from models.exports.sheet import Sheet
from models.exports.within import Within, is_in
from models.group_order import in_group_order
from models.kinds import PartialDate
from models.records import Branch, Member
from models.records.member import FULL, PROBATIONARY, SUSPENDED
from models.rules.branch import term_end
from models.rules.groups import groups_of
from models.rules.posts import in_committee, posts
from models.rules.snapshot import Snapshot
from models.rules.standing import suspended

_HAN = "汉族"
_LEADER = "党小组组长"
_NOW = "支部信息、党小组和党内职务为现在的登记。"
_COLUMNS = ("post", "name", "sex", "birth", "education", "joined", "unit")


def overview_rows(snapshot: Snapshot, within: Within, day: date, *, full: bool) -> Rows:
    """One or two (label, text) side by side; '' where nothing was put down, which is a place to write on."""
    branch, here = snapshot.branch, snapshot.on_books(day)
    rows: Rows = (
        (("支部全称", branch.name),),
        (("支部简称", branch.short_name), ("支部类型", branch.kind)),
        (("上级\n党组织", branch.superior),),
        (("本届选举", branch.elected.chinese() if branch.elected else ""), ("任期届满", _term(snapshot))),
        (("主题党日", branch.party_day), ("会议地点", branch.place)),
        (("党员人数", _people(snapshot, here, day)),),
        (("人员构成", _made_of(here)),),
        (("党小组", _groups(groups_of(snapshot), here, str if full else masked_text)),),
        (("本年变动" if isinstance(within, int) else "本期变动", _changes(snapshot.members, within, day)),),
    )
    return rows if full else tuple(tuple((label, masked_text(text)) for label, text in row) for row in rows)


def _term(snapshot: Snapshot) -> str:
    ends = term_end(snapshot)
    if ends is None:
        return ""
    first, last = (PartialDate.of(end) for end in ends)
    return first.chinese() if first == last else f"{last.year}年"


def _people(snapshot: Snapshot, here: Sequence[Member], day: date) -> str:
    kinds = Counter(member.kind_on(day) for member in here)
    parts = [f"{kind}{kinds[kind]}人" for kind in (FULL, PROBATIONARY) if kinds[kind]]
    stopped = sum(m.belongs(day) and suspended(m, day, snapshot.changes_of(m)) for m in snapshot.members)
    text = f"{len(here)}人" + (f"（{'、'.join(parts)}）" if parts else "")
    return text + (f"；另有{SUSPENDED}{stopped}人，不计入" if stopped else "")


def _made_of(here: Sequence[Member]) -> str:
    """Sex, nationality and education, as far as they were put down."""
    if not here:
        return ""
    sexes = Counter(member.sex for member in here)
    others = sum(bool(member.nation) and member.nation != _HAN for member in here)
    studied = Counter(member.show("education") for member in here)
    parts = [
        *(f"{sex}{sexes[sex]}人" for sex in ("男", "女") if sexes[sex]),
        f"少数民族{others}人" if others else "",
    ]
    levels = [f"{level}{number}人" for level, number in studied.most_common() if level]
    return "；".join(part for part in ("、".join(p for p in parts if p), "、".join(levels)) if part)


def _groups(known: Sequence[str], here: Sequence[Member], hide: Callable[[str], str]) -> str:
    """第一党小组15人（组长王某）, one a line; also those that only the roster names, or named that day."""
    lines = []
    for group in in_group_order(known, (member.group.strip() for member in here)):
        those = [member for member in here if member.group.strip() == group]
        leaders = "、".join(member.name for member in those if _LEADER in posts(member))
        lines.append(f"{hide(group)}{len(those)}人" + (f"（组长{leaders}）" if leaders else ""))
    return "\n".join(lines) if lines or not here else "未分党小组"


def _changes(members: Sequence[Member], within: Within, day: date) -> str:
    """Who joined, became a full member, came and left in the year or the stretch; why somebody left is nobody's business here."""
    words = (("joined", "入党"), ("full", "转正"), ("arrived", "来本支部"), ("left", "离开本支部"))
    found = []
    for name, word in words:
        days: list[PartialDate | None] = [getattr(member, name) for member in members]
        number = sum(d is not None and is_in(d, within) and d.first() <= day for d in days)
        if number:
            found.append(f"{word}{number}人")
    return "、".join(found) or ("无" if members else "")


def committee_sheet(
    members: Sequence[Member], branch: Branch, day: date, *, full: bool, past: bool
) -> Sheet:  # fmt: skip
    """The committee by rank: the members of that day who have a post in it; posts of the `past` are not kept."""
    view = View(day, full)
    listed = in_order([m for m in members if m.belongs(day) and in_committee(m)], branch, BY_POST)
    columns = columns_wanted(_COLUMNS, view)
    rows = numbered([column.text(member, view) for column in columns] for member in listed)
    return Sheet("", "", [NUMBER, *(column.headed(view) for column in columns)], rows, _NOW if past else "")
