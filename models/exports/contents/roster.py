"""党员名册: the people who are wanted and the columns that are wanted of them; and the two lists that others may see."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from models.exports.contents.common import NUMBER, as_of, headline, note, numbered
from models.exports.contents.roster_columns import (
    MAY_BE_PUBLIC,
    PUBLIC,
    STATE,
    USUAL,
    Choosable,
    View,
    choosable,
    columns_wanted,
    keys_of,
)
from models.exports.contents.sign_in import NAME, ROOM, beside_one_another, room_to_sign, told_apart
from models.exports.errors import ExportRefused
from models.exports.namesakes import name_width
from models.exports.orders import BY_POST, in_order
from models.exports.privacy import WITHHELD, masked_text
from models.exports.selection import LAYOUTS, SIGN_IN, Selection
from models.exports.selection import PUBLIC as PUBLIC_LAYOUT
from models.exports.sheet import Column, Sheet
from models.filters import Facts
from models.kinds import PartialDate
from models.namesakes import names_apart
from models.records import Branch, Member
from models.records.member import SUSPENDED
from models.rules.past_day import TOLD
from models.rules.standing import NO_CHANGES, ChangesByMember, counted, suspended

_MASKED = {"id_number": "身份证号", "phone": "手机号", "landline": "固定电话", "address": "住址"}
_FEW, _MANY, _A_PAGE = 2, 3, 24  # people beside one another on a sign-in sheet, and rows on a page of it


def roster_members(members: Sequence[Member], branch: Branch, *, today: date) -> list[Member]:
    """The members who belong to the branch on that day, by post and group. Those who have left or have not yet arrived are
    not listed (domain §8.5 R12, §11 X05)."""
    return in_order([m for m in members if m.belongs(today)], branch, BY_POST)


def chosen_members(
    members: Sequence[Member],
    branch: Branch,
    selection: Selection,
    *,
    today: date,
    changes: ChangesByMember = NO_CHANGES,
) -> list[Member]:
    """The people of a selection in its order; who was deleted meanwhile is not among them."""
    if selection.ids is None:
        day = selection.day(today)
        # Whose membership is suspended is on the roster, but not expected at meetings (domain §2.1), nor hung up as a member.
        shown_to_others = selection.layout in (SIGN_IN, PUBLIC_LAYOUT)
        here = [m for m in members if (counted(m, day, changes.get(m.id, ())) if shown_to_others else m.belongs(day))]
        return in_order(here, branch, selection.order or BY_POST)
    known = {m.id: m for m in members}
    wanted = [known[number] for number in dict.fromkeys(selection.ids) if number in known]
    return in_order(wanted, branch, selection.order) if selection.order else wanted


def roster_view(
    selection: Selection,
    *,
    today: date,
    full: bool,
    facts: Facts | None = None,
    changes: ChangesByMember,
) -> View:
    """How the people of a selection are looked at."""
    return View(selection.day(today), full, selection.day(today) != today, facts, changes)


def roster_keys(members: Sequence[Member], selection: Selection, view: View) -> tuple[str, ...]:
    """The columns of the roster: those that were chosen or the usual ones, and who does not belong is marked."""
    keys = keys_of(selection.columns) or USUAL
    return keys if all(m.belongs(view.day) for m in members) else tuple(dict.fromkeys((*keys, STATE)))


def roster_sheet(
    members: Sequence[Member],
    branch: Branch,
    *,
    today: date,
    full: bool,
    selection: Selection | None = None,
    facts: Facts | None = None,
    changes: ChangesByMember = NO_CHANGES,
) -> Sheet:
    """The roster, or one of the lists that others see. Masked it gives the month of birth only, and has no remarks.

    facts: as of the day of the selection, where a column `needs_facts` · changes: what was decided about memberships.
    """
    selection = selection or Selection()
    view = roster_view(selection, today=today, full=full, facts=facts, changes=changes)
    listed = chosen_members(members, branch, selection, today=today, changes=changes)
    if selection.layout == SIGN_IN:
        expected = sum(counted(m, view.day, changes.get(m.id, ())) for m in listed)
        return sign_in_sheet(listed, branch, expected)
    if selection.layout == PUBLIC_LAYOUT:
        return public_sheet(listed, branch, selection, view)
    columns = columns_wanted(roster_keys(listed, selection, view), view)
    keys = [column.key for column in columns]
    # Without what tells them apart two of one name were twice the same line.
    apart = {} if {"birth", "id_number"} & set(keys) else names_apart(listed)
    called = apart if full else {number: masked_text(name) for number, name in apart.items()}
    rows = [
        [
            called.get(m.id, "") or column.text(m, view) if column.key == "name" else column.text(m, view)
            for column in columns
        ]
        for m in listed
    ]
    return Sheet(
        title=headline(branch, LAYOUTS[selection.layout]),
        subtitle=as_of(view.day, _count(listed, view.day, changes), full=full),
        columns=[NUMBER, *(_headed(column, view, called.values()) for column in columns)],
        rows=numbered(rows),
        footnote=_note(
            keys,
            view,
            [key for key in roster_keys(listed, selection, view) if key in WITHHELD],
            apart=[apart[m.id] for m in listed if apart.get(m.id, m.name) != m.name],
        ),
        repeated=(0, *(place for place, key in enumerate(keys, 1) if key == "name")),
    )


def _headed(column: Choosable, view: View, called: Iterable[str]) -> Column:
    """The column with its heading; that of the names with room for what tells two of them apart."""
    headed = column.headed(view)
    return replace(headed, width=name_width(called, headed.width)) if column.key == "name" else headed


def _count(listed: Sequence[Member], day: date, changes: ChangesByMember) -> str:
    """48人（其中停止党籍1人）: those whose membership is suspended are listed, but not counted elsewhere (domain §2.1)."""
    here = [member for member in listed if member.belongs(day)]
    stopped = sum(suspended(member, day, changes.get(member.id, ())) for member in here)
    away = len(listed) - len(here)
    parts = [f"{SUSPENDED}{stopped}人"] if stopped else []
    parts += [f"不在册{away}人"] if away else []
    return f"{len(listed)}人" + (f"（其中{'、'.join(parts)}）" if parts else "")


def _note(keys: Sequence[str], view: View, withheld: Sequence[str], *, apart: Sequence[str]) -> str:
    """What is masked of the columns that are there and which were left out, and that another day does not bring back what
    was known on it. apart: the names that the year of birth stands behind, or the month."""
    masked = "、".join(word for name, word in _MASKED.items() if name in keys)
    said = [f"{masked}已脱敏"] if masked else []
    said += ["出生日期只到年月"] if "birth" in keys else []
    said += ["同名的注明出生年" + ("月" if any("月生" in name for name in apart) else "")] if apart else []
    said += ["、".join(choosable()[key].label for key in withheld) + "不导出"] if withheld else []
    day = PartialDate.of(view.day).chinese()
    past = f"在册人员、{TOLD}、年龄和党龄按{day}计算，其他栏目为现在的登记" if view.past else ""
    return note("，".join(said), full=view.full, also=past)


def public_sheet(listed: Sequence[Member], branch: Branch, selection: Selection, view: View) -> Sheet:
    """A list to hang up: names, branch and the matter; dates and telephone are written in. Raises ExportRefused for a column
    that may not be hung up (domain §11 X01)."""
    keys = keys_of(selection.columns) or PUBLIC
    if private := [choosable()[key].label for key in keys if key not in MAY_BE_PUBLIC]:
        raise ExportRefused(f"公示名单不能有“{'”“'.join(private)}”（个人信息不公示），没有导出。请去掉后再导出。")
    columns = [choosable()[key] for key in keys]
    own = {"branch": [masked_text(_branch_of(m, branch)) for m in listed]}
    if "group" not in keys:
        own["name"] = told_apart([(masked_text(m.name), masked_text(m.group)) for m in listed])
    texts = [[own[c.key][k] if c.key in own else c.text(m, view) for c in columns] for k, m in enumerate(listed)]
    return Sheet(
        title=headline(branch, f"\n党员{LAYOUTS[PUBLIC_LAYOUT]}"),
        subtitle=f"公示期：＿＿＿＿年＿＿月＿＿日至＿＿月＿＿日    共{len(listed)}人",
        columns=[NUMBER, *(c.column for c in columns)],
        rows=numbered(texts),
        footnote="公示期间如有意见，请向党支部反映。    反馈电话：＿＿＿＿＿＿＿＿",
        upright=len(columns) < 6,
        row_height=ROOM,
    )


def _branch_of(member: Member, branch: Branch) -> str:
    return member.branch or branch.name or branch.short_name


def sign_in_sheet(listed: Sequence[Member], branch: Branch, expected: int) -> Sheet:
    """Names with room to sign, two or three people beside one another, down each page and then to the right; `expected`: 应到."""
    beside = _FEW if len(listed) <= _FEW * _A_PAGE else _MANY
    grouped = [(masked_text(m.name), masked_text(m.group)) for m in listed]
    names = told_apart(grouped, [m.birth for m in listed])
    rows = beside_one_another(numbered([name, ""] for name in names), beside, _A_PAGE)
    one = (NUMBER, NAME, room_to_sign(18 if beside == _FEW else 10))
    return Sheet(
        title=headline(branch, f"\n党员{LAYOUTS[SIGN_IN]}"),
        subtitle="内容：＿＿＿＿＿＿＿＿＿＿    时间：＿＿＿＿年＿＿月＿＿日    地点：＿＿＿＿＿＿",
        columns=one * beside,
        rows=rows,
        footnote=f"应到 {expected} 人，实到＿＿＿人，请假＿＿＿人，缺席＿＿＿人。    签到负责人：＿＿＿＿＿＿",
        upright=True,
        row_height=ROOM,
        people=len(listed),
    )
