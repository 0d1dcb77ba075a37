"""ID numbers in the roster: well formed, matching sex and birthday, given once (domain §8.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from models.kinds.identity import born, check_digit, sex_of, upgraded
from models.records import Member
from models.rules.finding import Finding, raised
from models.rules.snapshot import Snapshot


def identity_findings(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    """I01–I07. Numbers are not repeated in the messages: findings are printed and shown."""
    here = [m for m in snapshot.members if m.id_number and (m.left is None or m.left.first() > today)]
    for member in here:
        yield from _form(member, today)
        yield from _matches(member, today)
    yield from _twice(here, today)


def _form(member: Member, today: date) -> Iterator[Finding]:
    """I01 length and characters, I02 check digit, I03 birthday, I07 old numbers."""
    name, number, day = member.title(), member.id_number, born(member.id_number)
    if not re.fullmatch(r"\d{15}|\d{17}[\dX]", number):
        yield from raised("I01", name, "身份证号的长度或字符不对，请按证件核对", on=today, about=member)
    elif day is None or day.first() > today:
        yield from raised("I03", name, "身份证号中的出生日期不存在或晚于今天，请核对", on=today, about=member)
    elif len(number) == 15:
        yield from raised("I07", name, "身份证号是 15 位旧号，请按现用证件改为 18 位", on=today, about=member)
    elif number[17] != check_digit(number[:17]):
        yield from raised("I02", name, "身份证号校验位不对，至少有一位写错，请核对", on=today, about=member)


def _matches(member: Member, today: date) -> Iterator[Finding]:
    """I04 sex, I05 birthday; the file's birthday comes first, so it is only a question."""
    for field, text in differences(member).items():
        yield from raised({"sex": "I04", "birth": "I05"}[field], member.title(), text, on=today, about=member)


def differences(member: Member) -> dict[str, str]:
    """What differs from the ID number, by the name of the field; nothing is said of what is empty."""
    sex, day = sex_of(member.id_number), born(member.id_number)
    found = {}
    if member.sex and sex and member.sex != sex:
        found["sex"] = f"性别填{member.sex}，身份证号显示为{sex}，请核对"
    if member.birth and day and not member.birth.covers(day):
        found["birth"] = f"出生日期填 {member.birth}，与身份证号不一致；以档案为准，请核对"
    return found


def _twice(members: list[Member], today: date) -> Iterator[Finding]:
    """I06: one number on several people; an old number is the same as its new one."""
    groups: dict[str, list[Member]] = {}
    for member in members:
        number = member.id_number
        key = upgraded(number) if re.fullmatch(r"\d{15}", number) else number
        groups.setdefault(key, []).append(member)
    for same in groups.values():
        if len(same) > 1:
            others = "、".join(member.title() for member in same[1:])
            yield from raised("I06", same[0].title(), f"身份证号与 {others} 相同，请核对", on=today, about=same[0])
