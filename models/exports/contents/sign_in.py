"""签到表: names to sign beside, for the roster and for one meeting, printed before it is held."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from models.exports.contents.common import NUMBER, headline, numbered
from models.exports.layout import columns_taken
from models.exports.privacy import masked_text
from models.exports.sheet import Column, Sheet
from models.kinds import PartialDate
from models.namesakes import marks_by_birth
from models.records import Attendance, Branch, Meeting
from models.records.meeting import GUEST
from models.records.member import PROBATIONARY
from models.rules.attendance import count

SHEET = "签到表"
ROOM, _CLOSE = 25.5, 22.5  # points, to sign; closer where as many as a branch may have are to go on one page
_ROWS, _A_PAGE = 24, 28  # that go on a page with room, and close; from there on people go from left to right
_SPARE = 4  # empty lines for guests nobody knows of yet
BLANK = "＿＿＿"
NAME = Column("姓名", 15, "center", least=12)
_REMARK = Column("备注", 10, "center", least=9)


def room_to_sign(least: int) -> Column:
    """The column that is written into."""
    return Column("签名", 18, "center", least=least)


def beside_one_another(people: Sequence[Sequence[str]], beside: int, high: int) -> list[list[str]]:
    """People with their cells, so many beside one another, down each page of `high` rows and then to the right."""
    empty = [""] * (len(people[0]) if people else 0)
    rows: list[list[str]] = []
    for start in range(0, len(people), beside * high):
        page = people[start : start + beside * high]
        deep = -(-len(page) // beside)
        for row in range(deep):
            places = [side * deep + row for side in range(beside)]
            rows.append([cell for place in places for cell in (page[place] if place < len(page) else empty)])
    return rows


def told_apart(people: Sequence[tuple[str, str]], births: Sequence[PartialDate | None] = ()) -> list[str]:
    """Names, each with its 党小组: two people of one name have theirs behind it, where that tells them apart, else the year of
    birth, for which there are `births` in the same order on lists that are not hung up; the others, and those whom not even that
    tells apart, stand as they are called."""
    groups: dict[str, list[str]] = {}
    for name, group in people:
        groups.setdefault(name, []).append(group)
    known = {place: birth for place, birth in enumerate(births) if birth}
    marks = marks_by_birth([(name, place) for place, (name, _) in enumerate(people)], known) if known else {}
    names = []
    for place, (name, group) in enumerate(people):
        apart = len(groups[name]) > 1 and group and groups[name].count(group) == 1
        mark = group if apart else marks.get(place, "")
        names.append(f"{name}（{mark}）" if mark else name)
    return names


def meeting_sign_in(
    meeting: Meeting,
    attendances: Sequence[Attendance],
    branch: Branch,
    groups: Mapping[int, str] | None = None,
    births: Mapping[int, PartialDate | None] | None = None,
) -> Sheet:
    """The sheet of one meeting: those expected, then the guests and a few empty lines for others.

    groups, births: the 党小组 and the birth of members by id, for two of one name. What is not known yet is a place to write on.
    Who is left out of 应到 is not asked to sign, with the papers or still without (手续待补): 应到 of the sheet counts those who sign,
    and may be less than that of the minutes, which counts the latter.
    """
    expected = [person for person in attendances if person.expected]
    guests = [person for person in attendances if person.state == GUEST]
    ids = [person.member_id or 0 for person in expected]
    grouped = [
        (masked_text(person.name), masked_text((groups or {}).get(number, "")))
        for person, number in zip(expected, ids, strict=True)
    ]
    names = told_apart(grouped, [(births or {}).get(number) for number in ids])
    people = numbered(
        [
            *(
                [name, "", "预备党员" if person.kind == PROBATIONARY else ""]
                for name, person in zip(names, expected, strict=True)
            ),
            *([masked_text(person.name), "", "列席"] for person in guests),
            *(["", "", "列席"] for _ in range(_SPARE)),
        ]
    )
    rows = -(-len(people) // 2)
    total = f" {count(attendances).expected} " if expected else BLANK
    widest = max(columns_taken(person[1]) for person in people)
    name = dataclasses.replace(NAME, least=min(NAME.width, max(NAME.least, widest)))  # alike on both sides
    return Sheet(
        title=headline(branch, f"\n{masked_text(meeting.kind_words)}{SHEET}"),
        subtitle=f"时间：{_when(meeting)}    地点：{masked_text(meeting.place) or '＿＿＿＿＿＿＿＿'}    应到：{total.strip()}人",
        columns=(NUMBER, name, room_to_sign(16), _REMARK) * 2,
        rows=beside_one_another(people, 2, rows if rows <= _A_PAGE else 1),
        footnote=f"应到{total}人，实到{BLANK}人，请假{BLANK}人，缺席{BLANK}人，列席{BLANK}人。    "
        "签到负责人：＿＿＿＿＿＿",
        upright=True,
        row_height=ROOM if rows <= _ROWS else _CLOSE,
        people=len(expected) + len(guests),
    )


def _when(meeting: Meeting) -> str:
    """The day, and when it begins; a place to write on where that is not known."""
    day = meeting.day.chinese(weekday=True) if meeting.day else "＿＿＿＿年＿＿月＿＿日"
    return day + (f" {meeting.start}" if meeting.start else "")
