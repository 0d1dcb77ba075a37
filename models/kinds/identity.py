"""Numbers that identify or reach a person: 公民身份号码 (GB 11643) and telephone numbers."""

from __future__ import annotations

import re
from functools import lru_cache
from operator import mul
from typing import ClassVar

from models.kinds.base import Kind, Unreadable, is_blank, narrow, one_line, quoted
from models.kinds.dates import PartialDate

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_OLD, _NEW = re.compile(r"[0-9]{15}"), re.compile(r"[0-9]{17}[0-9X]")
_BETWEEN = re.compile(r"[\s'’`\-]")
_SIGNS, _ABROAD = re.compile(r"[\s\-()（）]"), re.compile(r"^(\+?0{0,2}86)(?=1[0-9]{10}$)")
_MOBILE = re.compile(r"1[0-9]{10}")


@lru_cache(64)
def check_digit(first17: str) -> str:
    """The 18th character of an ID number (GB 11643, ISO 7064 MOD 11-2). A number is asked about when it is read and again when
    it is checked."""
    return _CHECK[sum(map(mul, map(int, first17), _WEIGHTS)) % 11]


def upgraded(number15: str) -> str:
    """The 18-digit number of an old 15-digit one (domain §8.3 I07)."""
    first17 = number15[:6] + "19" + number15[6:]
    return first17 + check_digit(first17)


@lru_cache(64)
def born(id_number: str) -> PartialDate | None:
    """The birthday that an ID number tells; None if it tells none."""
    digits = id_number[6:14] if len(id_number) == 18 else "19" + id_number[6:12] if len(id_number) == 15 else ""
    try:
        day = PartialDate.parse(f"{digits[:4]}-{digits[4:6]}-{digits[6:]}")
    except ValueError:
        return None
    return day if day.whole else None


def sex_of(id_number: str) -> str:
    """男 or 女 by the 17th digit (15th of an old number), '' if there is none."""
    digit = id_number[16:17] if len(id_number) == 18 else id_number[14:15] if len(id_number) == 15 else ""
    return ("女", "男")[int(digit) % 2] if digit.isdigit() else ""


class IdNumber(Kind[str]):
    """公民身份号码. Wrong length, day or check digit is refused: such a number cannot exist (domain §8.3)."""

    whole_length: ClassVar[int] = 18
    empty = ""

    def read(self, raw: object) -> str:
        if is_blank(raw):
            return ""
        if isinstance(raw, (int, float)) and abs(raw) >= 1e15:
            raise Unreadable("身份证号是数字格式，Excel 只保留前 15 位，末几位已丢失，请按原件重填（单元格设为文本）")
        number = (
            raw if isinstance(raw, str) and _NEW.fullmatch(raw) else _BETWEEN.sub("", narrow(one_line(raw))).upper()
        )
        if "E" in number and re.fullmatch(r"[0-9](\.[0-9]+)?E\+?[0-9]+", number):
            raise Unreadable("身份证号是科学计数，末几位已丢失，请按原件重填（单元格设为文本）")
        if _OLD.fullmatch(number):
            if born(number) is None:
                raise Unreadable("15 位身份证号中的出生日期不存在，请核对")
            return number
        if not _NEW.fullmatch(number):
            raise Unreadable(
                f"身份证号应为 18 位，这里是 {len(number)} 位，请核对"
                if len(number) != 18
                else "身份证号有不该出现的字符，请核对"
            )
        if born(number) is None:
            raise Unreadable("身份证号中的出生日期不存在，请核对")
        if number[17] != check_digit(number[:17]):
            raise Unreadable("身份证号校验位不对，至少有一位写错，请核对")
        return number

    def mask(self, value: str) -> str:
        return value[:6] + "*" * (len(value) - 10) + value[-4:] if len(value) > 10 else "*" * len(value)

    def doubt(self, value: str) -> str:
        return f"是 15 位旧号，升位后应为 {upgraded(value)}，请核对后改用" if len(value) == 15 else ""


class Phone(Kind[str]):
    """A mobile number: 11 digits; other numbers are kept as written and doubted (domain §8.5 R07)."""

    empty = ""

    def read(self, raw: object) -> str:
        if is_blank(raw):
            return ""
        text = one_line(narrow(one_line(raw)))
        if _MOBILE.fullmatch(text):
            return text
        digits = _ABROAD.sub("", _SIGNS.sub("", text)).removesuffix(".0")
        return digits if _MOBILE.fullmatch(digits) else text

    def mask(self, value: str) -> str:
        """However it is written, the same digits of a number are hidden: 138-1234-5678 beside 138****5678 would tell more."""
        number = self.read(value)
        return (
            number[:3] + "****" + number[-4:]
            if re.fullmatch(r"[0-9]{11}", number)
            else re.sub(r"[0-9](?=[0-9]{2})", "*", value)
        )

    def doubt(self, value: str) -> str:
        return "" if not value or _MOBILE.fullmatch(value) else f"{quoted(value)}不是 11 位手机号，已按原文保留"


class Landline(Kind[str]):
    """A land line with its area code, as written."""

    empty = ""

    def read(self, raw: object) -> str:
        return "" if is_blank(raw) else one_line(narrow(one_line(raw)))

    def mask(self, value: str) -> str:
        return value[:-4] + "****" if len(value) > 4 else "*" * len(value)
