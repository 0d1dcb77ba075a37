"""ID numbers in the roster: well formed, matching sex and birthday, given once (domain §8.3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from models.kinds.identity import born, check_digit, sex_of, upgraded
from models.records import Member
from models.rules.remark import Remark, remark

_NUMBER, _OLD = re.compile(r"\d{15}|\d{17}[\dX]"), re.compile(r"[0-9]{15}")


def number_remarks(member: Member, others: Iterable[Member], today: date) -> Iterator[Remark]:
    """I01–I07. Numbers are not repeated in the messages: they are printed and shown.

    others: the people among whom the same number is looked for.
    """
    if member.id_number:
        yield from _form(member.id_number, today)
        yield from _matches(member, today)
        same = [m.title() for m in others if number_key(m.id_number) == number_key(member.id_number)]
        if same:
            text = f"身份证号与 {'、'.join(same[:3])} 相同，请核对"
            yield from remark("I06", "id_number", text, on=today)


def _form(number: str, today: date) -> Iterator[Remark]:
    """I01 length and characters, I02 check digit, I03 birthday, I07 old numbers."""
    day = born(number)
    if not _NUMBER.fullmatch(number):
        yield from remark("I01", "id_number", "身份证号的长度或字符不对，请按证件核对", on=today)
    elif day is None or day.first() > today:
        yield from remark("I03", "id_number", "身份证号中的出生日期不存在或晚于今天，请核对", on=today)
    elif len(number) == 15:
        yield from remark("I07", "id_number", "身份证号是 15 位旧号，请按现用证件改为 18 位", on=today)
    elif number[17] != check_digit(number[:17]):
        yield from remark("I02", "id_number", "身份证号校验位不对，至少有一位写错，请核对", on=today)


def _matches(member: Member, today: date) -> Iterator[Remark]:
    """I04 sex, I05 birthday; the file's birthday comes first, so it is only a question, and both are kept."""
    sex, day = sex_of(member.id_number), born(member.id_number)
    if member.sex and sex and member.sex != sex:
        text = f"性别填{member.sex}，身份证号显示为{sex}，请核对"
        yield from remark("I04", "sex id_number", text, on=today)
    if member.birth and day and not member.birth.covers(day):
        text = f"出生日期填 {member.birth}，与身份证号（{day}）不一致；以档案为准，请核对"
        yield from remark("I05", "birth id_number", text, on=today)


def number_key(number: str) -> str:
    """By which equal numbers are found: an old number is the same as its new one; '' for none."""
    return upgraded(number) if _OLD.fullmatch(number) else number
