"""Lists in groups: rows for one group, its 小计, the rows of the next; and who of the records belongs to which group."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from models.fields import Record
from models.forms.list_body import Heading, body_of
from models.forms.sheet_part import SheetPart
from models.forms.styles import Styles
from models.kinds import PartialDate
from models.records import Enrolment, Meeting, Member, Rectification, Training, Transfer
from models.rules import Snapshot

SUBTOTAL = re.compile(r"小\s*计")
_GROUP = re.compile(
    r"(党)?小?组$|支部$|党员$|^第?[一二三四五六七八九十0-9]+(党)?小?组|^[（(]?[一二三四五六七八九十]+[)）、.．]"
)
_NUMBER = re.compile(r"([一二三四五六七八九十]+|[0-9]+)")
_QUARTER = re.compile(r"第?([一二三四1-4])季度?")
_DIGITS = "一二三四五六七八九"


@dataclass(frozen=True)
class Section:
    """body: its rows · name: the words that say which group, '' where nothing does."""

    body: range
    name: str


def sections_of(sheet: SheetPart, styles: Styles, heading: Heading, columns: list[int]) -> list[Section]:
    """The groups of the list under a heading; none where it has no groups."""
    found: list[Section] = []
    row = heading.bottom + 1
    while row <= sheet.last_row:
        title = _title(sheet, row, columns, heading)
        start = row + 1 if title else row
        body = body_of(sheet, styles, Heading(heading.top, start - 1, heading.paths), columns, None)
        ends = _subtotal(sheet, body.stop)
        name = title or (_named(sheet, body, columns) if len(body) else "")
        if not len(body) or not (ends or title or (found and name)):
            break
        found.append(Section(body, name or _of_subtotal(ends)))
        row = body.stop + (1 if ends else 0)
        if not ends and not _title(sheet, row, columns, heading):
            break
    if len(found) > 1:
        return found
    return _by_merges(sheet, body_of(sheet, styles, heading, columns, None), columns)


def _texts(sheet: SheetPart, row: int) -> list[tuple[int, str]]:
    return [(c, t) for c in range(1, sheet.last_column + 1) if (t := sheet.text(row, c))]


def _subtotal(sheet: SheetPart, row: int) -> str:
    """The text of a subtotal in a row, '' where there is none."""
    return next((t for _, t in _texts(sheet, row)[:3] if SUBTOTAL.search(t)), "")


def _title(sheet: SheetPart, row: int, columns: list[int], heading: Heading) -> str:
    """The name of a group that stands alone over its rows."""
    texts = _texts(sheet, row)
    if len(texts) != 1 or len(texts[0][1]) > 24 or SUBTOTAL.search(texts[0][1]):
        return ""
    column, text = texts[0]
    _, left, bottom, right = sheet.merge(row, column)
    wide = sum(left <= c <= right for c in columns) * 2 > len(columns)
    said = re.sub(r"[\s:：]|[(（].*[)）]", "", text)
    own = re.search(r"组|支部|类别|部门", "".join(heading.paths.get(column, ())))  # the name in a column of its own
    alone = wide or (column == min(columns) and not own)
    return text if bottom == row and alone and _GROUP.search(said) else ""


def _of_subtotal(text: str) -> str:
    return re.sub(r"[\s:：]|小\s*计|本组", "", text)


def _named(sheet: SheetPart, body: range, columns: list[int]) -> str:
    """The name of the group in a cell that is merged down over its rows, or stands in the first of them."""
    for column in columns:
        top, _, bottom, _ = sheet.merge(body.start, column)
        text = sheet.text(top, column)
        down = top == body.start and bottom >= body.stop - 1 and bottom > top
        if text and (down or _GROUP.search(re.sub(r"\s", "", text))):
            return text
    return ""


def _by_merges(sheet: SheetPart, body: range, columns: list[int]) -> list[Section]:
    """Groups without subtotals, where one column has a cell with a name merged down over each."""
    for column in columns[:3]:
        found: list[Section] = []
        row = body.start
        while row < body.stop:
            top, _, bottom, _ = sheet.merge(row, column)
            text = sheet.text(top, column)
            if top != row or bottom == row or bottom >= body.stop or not _GROUP.search(re.sub(r"\s", "", text)):
                break
            found.append(Section(range(row, bottom + 1), text))
            row = bottom + 1
        if len(found) > 1 and row == body.stop:
            return found
    return []


# Who belongs where


def distribute(
    names: Sequence[str], records: Sequence[Record], snapshot: Snapshot, today: date
) -> tuple[list[list[Record]], list[Record], list[str]]:
    """The records of each group, those of no group, and the names of groups that could not be made out."""
    tests = [_test(name, snapshot, today) for name in names]
    unknown = [name for name, test in zip(names, tests, strict=True) if test is None]
    sorted_: list[list[Record]] = [[] for _ in names]
    rest: list[Record] = []
    for record in records:
        fitting = [k for k, test in enumerate(tests) if test is not None and test(record)]
        if len(fitting) == 1:
            sorted_[fitting[0]].append(record)
        else:
            rest.append(record)
    return sorted_, rest, unknown


def _plain(text: str) -> str:
    return re.sub(r"[\s:：、.．()（）名单人员]|(?<=组)(党员)$", "", unicodedata.normalize("NFKC", text))


def _number(text: str) -> int:
    """The number of a group (第一党小组, 2组), 0 without one."""
    found = _NUMBER.search(text)
    if found is None:
        return 0
    if found[1].isdigit():
        return int(found[1])
    tens, _, ones = found[1].rpartition("十")
    value = _DIGITS.find(ones) + 1 if ones else 0
    return value + (10 * (_DIGITS.find(tens) + 1 if tens else 1) if "十" in found[1] else 0)


def _member(record: Record, snapshot: Snapshot) -> Member | None:
    if isinstance(record, Member):
        return record
    return snapshot.by_id.get(record.member_id or 0) if isinstance(record, (Enrolment, Transfer)) else None


def _day(record: Record) -> PartialDate | None:
    if isinstance(record, Meeting):
        return record.day
    return record.start if isinstance(record, Training) else record.found if isinstance(record, Rectification) else None


def _test(name: str, snapshot: Snapshot, today: date) -> Callable[[Record], bool] | None:
    """Whether a record belongs to the group of that name; None where the name says nothing that the ledger knows."""
    said = _plain(name)
    if not said:
        return None
    if (quarter := _QUARTER.fullmatch(said)) is not None:
        return lambda r: (
            (day := _day(r)) is not None and bool(day.month) and (day.month - 1) // 3 == _number(quarter[1]) - 1
        )
    if re.search(r"未编组|未分组|[无没]有?(党?小)?组", said):
        return lambda r: (m := _member(r, snapshot)) is not None and not m.group
    groups = dict.fromkeys((*snapshot.branch.group_names(), *(m.group for m in snapshot.members if m.group)))
    same = [g for g in groups if _plain(g) == said]
    if not same and "组" in said and (number := _number(said)):
        same = [g for g in groups if _number(_plain(g)) == number]
    if len(same) == 1:
        return lambda r: (m := _member(r, snapshot)) is not None and m.group == same[0]
    for kind in ("正式党员", "预备党员"):
        if kind in said:
            return lambda r, k=kind: (m := _member(r, snapshot)) is not None and m.kind_on(today) == k  # type: ignore[misc]
    for sex in "男女":
        if said in (sex, sex + "党员", sex + "性党员"):
            return lambda r, s=sex: (m := _member(r, snapshot)) is not None and m.sex == s  # type: ignore[misc]
    kinds = {meeting.kind for meeting in snapshot.meetings if meeting.kind}
    wanted = [
        k
        for k in kinds
        if re.sub(r"^[一二三四五六七八九十]+", "", said) in (k, k.removeprefix("支部"), k.removesuffix("会议"))
    ]
    if len(wanted) == 1:
        return lambda r: isinstance(r, Meeting) and r.kind == wanted[0]
    branches = [b for b in {m.branch for m in snapshot.members if m.branch} if _plain(b) == said]
    if len(branches) == 1:
        return lambda r: (m := _member(r, snapshot)) is not None and m.branch == branches[0]
    return None
