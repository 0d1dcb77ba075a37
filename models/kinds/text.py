"""Kinds of text: a line, a paragraph, a person's name, an address."""

from __future__ import annotations

import re
from functools import lru_cache

from models.kinds.base import Kind, clean, is_blank, one_line

_CJK = r"\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_BETWEEN_CJK = re.compile(rf"(?<=[{_CJK}])\s+(?=[{_CJK}])")
# 少数民族姓名 are written with · ; keyboards and old systems give these instead (domain §8.5 R11).
_NAME_DOT = re.compile(rf"(?<=[{_CJK}])\s*[.．·•‧∙⋅・●]\s*(?=[{_CJK}])")
_TOWN = re.compile(r"^(.*?(?:街道|镇|乡|苏木))")
_COUNTY = re.compile(r"^(.*(?:区|县|旗|市))")


class Line(Kind[str]):
    """Text on one line."""

    empty = ""

    def read(self, raw: object) -> str:
        return "" if is_blank(raw) else one_line(raw)


class Paragraphs(Kind[str]):
    """Text of any length; line ends are kept."""

    empty = ""

    def read(self, raw: object) -> str:
        return clean(raw)


class PersonName(Kind[str]):
    """A person's name: no blanks between Chinese characters, one kind of dot inside 少数民族 names."""

    empty = ""

    def read(self, raw: object) -> str:
        if is_blank(raw):
            return ""
        name = _NAME_DOT.sub("·", _BETWEEN_CJK.sub("", one_line(raw)))
        return "" if is_blank(name) else name  # 暂 无


class MemberName(PersonName):
    """The name of somebody who is on the roster, as a rule: members are offered while it is typed."""


def name_key(name: str) -> str:
    """What two ways to write one name have in common: without blanks and dots (买买提·艾力, 买买提 艾力)."""
    return _key_of(name)


@lru_cache(4096)
def _key_of(name: str) -> str:
    return re.sub(r"[\s·]+", "", PersonName().read(name)).casefold()


class People(Line):
    """Names of people on one line, divided by 、; they may be from outside the branch."""

    def read(self, raw: object) -> str:
        names = re.split(r"[、,，;；\n]+", clean(raw))
        return "、".join(n for n in map(PersonName().read, names) if n)


class Address(Line):
    """A postal address; masked down to the town or sub-district (domain §11)."""

    def mask(self, value: str) -> str:
        found = _TOWN.match(value) or _COUNTY.match(value)
        if found is None:
            return "***" if value else ""
        return found[1] + ("***" if len(found[1]) < len(value) else "")
