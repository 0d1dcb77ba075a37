"""What the people of the branch say in the words of the official table; what it wants more exactly is left empty and told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from models.exports.contents.roster_columns import View
from models.exports.official.code_sheets import entries, table_of
from models.exports.official.columns import DATES, OfficialColumn, official_columns
from models.forms.presenting import NotFillable, Target, option_for
from models.forms.styles import Style
from models.records import Branch, Member
from models.rules.past_day import TOLD

_FEW = 5  # names that are said
_HOW = {
    "education": "请在名册“学历说明”里写明（如：硕士研究生、中央党校大学）后再导出",
    "nation": "请在名册里从列表选定后再导出",
    "job": "请在名册里从列表选定后再导出",
}
_WANTED = ("id_number", "birth", "nation", "education", "kind", "joined", "job", "standing", "lost", "floating")


@dataclass
class OfficialTable:
    """The rows under the headings, and what is said about them. day: for 汇总日期 · notes: sentences about what is missing."""

    columns: Sequence[OfficialColumn]
    superior: str
    day: date
    rows: list[list[str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def labels(self) -> list[str]:
        """The headings on one line each, without the number."""
        return ["".join(column.heading.split()) for column in self.columns if column.name]


def official_table(
    members: Sequence[Member], branch: Branch, *, view: View, with_address: bool = False
) -> OfficialTable:
    """The table for these people in their order, as of the day of the view. A word that means several codes (研究生) is never decided here, nor is a
    day that is not known: the cell stays empty or as exact as it is known, and the notes say whom it concerns."""
    day = view.day
    table = OfficialTable(official_columns(with_address=with_address), branch.superior, day)
    open_codes: dict[str, list[str]] = {}
    inexact: dict[str, list[str]] = {}
    empty: dict[str, int] = {}
    for number, member in enumerate(members, 1):
        cells = [str(number)]
        for column in table.columns[1:]:
            try:
                text = _text(view.of(member), column, branch, day)
            except NotFillable:
                text = ""
                open_codes.setdefault(column.name, []).append(member.name)
            else:
                if not text and column.name in _WANTED:
                    empty[column.name] = empty.get(column.name, 0) + 1
                if text and column.name in DATES and len(text) < 10:
                    inexact.setdefault(column.name, []).append(member.name)
            cells.append(text)
        table.rows.append(cells)
    headings = {column.name: "".join(column.heading.split()) for column in table.columns}
    table.notes += [
        f"{headings[name]}需选定代码：{_who(who)}，这一格留空，{_HOW[name]}。" for name, who in open_codes.items()
    ]
    table.notes += [f"{headings[name]}只知道年月或年份：{_who(who)}，照原样填写。" for name, who in inexact.items()]
    if empty:
        table.notes.append(
            "名册没有登记、留空的：" + "、".join(f"{headings[n]} {count} 人" for n, count in _sorted(empty)) + "。"
        )
    if gone := [member.name for member in members if not member.belongs(day)]:
        table.notes.append(f"含当日不在册的党员：{_who(gone)}。")
    if view.past:
        table.notes.append(f"{TOLD}按 {day} 填写，其他栏目为现在的登记。")
    return table


def _sorted(empty: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(empty.items(), key=lambda pair: _WANTED.index(pair[0]))


def _who(names: Sequence[str]) -> str:
    return f"{len(names)} 人（{'、'.join(names[:_FEW])}{'等' if len(names) > _FEW else ''}）"


def _text(member: Member, column: OfficialColumn, branch: Branch, day: date) -> str:
    """The text of a cell; raises NotFillable where the list has no entry, or several, for what the ledger says."""
    text = member.show(column.name)
    if column.name == "branch":
        return text or branch.name or branch.short_name
    if column.name == "kind":
        return member.kind_on(day)
    if not text or not column.codes:
        return text
    found = _entry(column.codes, text, member.education_detail if column.name == "education" else "")
    if found is None:
        raise NotFillable(text)
    return found


@lru_cache(maxsize=4096)
def _entry(sheet: str, text: str, wording: str) -> str | None:
    """The line of a code list that says this; None where there is none, or more than one."""
    target = Target(Style(), options=entries(sheet), kind=table_of(sheet), wording=wording)
    try:
        # 中央党校大学 is no 大学, 初中及以下 perhaps no 初中: where no entry has these words, the general one would be wrong.
        if "党校" in wording or table_of(sheet).takes_in(wording, text):
            return option_for(wording, target)
        return option_for(text, target)
    except NotFillable:
        return None
