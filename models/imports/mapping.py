"""From the text of a heading to a field: by label, alias, the stem of a date heading, and last by resemblance."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from models.fields import Record, typed
from models.imports.subject import PEOPLE, Resemblances, Subject
from models.kinds import Day, clean, narrow
from models.records import Member

_SIGNS = re.compile(r"[\s*＊★☆※#△▲●○◆_\-—–:：、,，.。/\\|;；\"'“”‘’·()（）\[\]【】〔〕<>《》的]+")
_BRACKETS = re.compile(r"[(（\[【〔<《][^)）\]】〕>》]*[)）\]】〕>》]")
# English beside the Chinese words (Name 姓名): a word of three letters, or one that stands apart.
_ENGLISH = re.compile(
    r"(?<![A-Za-z])(?:[A-Za-z][A-Za-z.\-&']{2,}|[A-Za-z][A-Za-z.]*(?=[\s/])|(?<=[\s/])[A-Za-z][A-Za-z.]*)"
)
_DATE_END = re.compile(r"(年月日|年月|日期|时间|年份|日)+$")
_NAME = re.compile(r"(党员|同志|本人|人员|职工|员工|成员)?姓名(name)?")
# Columns that follow from others or only number the rows: known, but there is nothing to read.
_DERIVED = re.compile(r"(序号?|顺序号?|编号|排序|行号|no|党龄|入党年限|年龄|周岁|岁数|现年龄)(年|岁|周岁)?")
# Such a group heading says that its columns are about somebody else.
_OTHERS = re.compile(r"配偶|家属|家庭成员|子女|父亲|母亲|紧急|介绍人|联系人|培养")

_GENERAL = ("时间", "日期", "年月", "号码", "名称", "说明", "类别", "去向", "职务", "单位", "小组", "电话")


@dataclass(frozen=True)
class Match:
    """What a heading means. field '' with derived: known, nothing to read. rank: 0 the best · other: about someone else."""

    field: str = ""
    rank: int = 99
    derived: bool = False

    @property
    def known(self) -> bool:
        return bool(self.field) or self.derived


def key(text: object) -> str:
    """A heading without signs, blanks and brackets, half-width: `*姓  名` and `姓名` have the same key."""
    return _key(clean(text))


@lru_cache(4096)
def _key(text: str) -> str:
    return _SIGNS.sub("", narrow(text)).lower()


def _keys(text: str) -> list[str]:
    """The key with what stands in brackets, without it, and without the English beside Chinese words."""
    plain = unicodedata.normalize("NFKC", text)
    keys = [key(plain), key(_BRACKETS.sub("", plain))]
    chinese = key(_ENGLISH.sub("", plain))
    keys += [chinese] * (len(chinese) > 1)
    return [k for k in dict.fromkeys(keys) if k]


@cache
def _lists(cls: type[Record]) -> tuple[dict[str, Match], dict[str, Match]]:
    """The headings that the fields declare, and the stems of those for dates (入党 of 入党日期)."""
    names: dict[str, Match] = {}
    stems: dict[str, Match] = {}
    for field in typed(cls):
        for rank, heading in enumerate((field.label, *field.aliases)):
            names.setdefault(key(heading), Match(field.name, 1 if rank == 0 else 2))
            if isinstance(field.kind, Day) and _DATE_END.search(key(heading)):
                stems.setdefault(_DATE_END.sub("", key(heading)), Match(field.name, 3))
    stems.pop("", None)
    return names, stems


def is_anchor(text: str, overrides: Mapping[str, str] | None = None, about: Subject = PEOPLE) -> bool:
    """Whether a text is the heading over what every row has, as 姓名; asked of every cell, so it looks into the lists only."""
    if len(text) > 30 or text.rstrip().endswith((":", "：")):
        return False
    found = match((text,), overrides, about.cls, about.resemblances) if overrides else _listed(text, about.cls)
    return found.field == about.anchor


def sure_match(text: str, overrides: Mapping[str, str] | None = None, cls: type[Record] = Member) -> Match:
    """What a text means as a heading by itself if it is surely one: as declared, or as the user has said."""
    chosen = overrides.get(key(text)) if overrides else None
    return _listed(text, cls) if chosen is None else Match(chosen, 0)


def meant(path: tuple[str, ...], overrides: Mapping[str, str] | None, about: Subject) -> Match:
    """What a heading means in a file about `about`."""
    return match(path, overrides, about.cls, about.resemblances)


def match(
    path: tuple[str, ...],
    overrides: Mapping[str, str] | None = None,
    cls: type[Record] = Member,
    resemblances: Resemblances | None = None,
) -> Match:
    """What the heading means. path: the texts above the column from the top row down, the heading itself last.

    overrides: key of a heading → field name, or '' for a column that shall be left alone · resemblances: for headings that
    are not declared; of people where none are given.
    """
    if not path:
        return Match()
    leaf, above = path[-1], "".join(path[:-1])
    for text in (leaf, "/".join(path), above + leaf):
        chosen = overrides.get(key(text)) if overrides else None
        if chosen is not None:
            return Match(chosen, 0)
    joined = _listed(above + leaf, cls) if above else Match()
    if _OTHERS.search(above):
        return joined
    found = _listed(leaf, cls)
    if found.known and not _too_general(leaf):
        return found
    if joined.known:
        return joined
    if found.known:
        return found
    if resemblances is None:
        resemblances = PEOPLE.resemblances if cls is Member else ()
    alike = _resembling(leaf, resemblances)
    return alike if alike.known or not above else _resembling(above + leaf, resemblances)


def _too_general(leaf: str) -> bool:
    """Whether the heading means different things under different group headings."""
    return key(leaf) in _GENERAL


def is_heading(text: str, overrides: Mapping[str, str] | None = None, about: Subject = PEOPLE) -> bool:
    """Whether a text is surely a heading by itself; resemblance is not enough, a value may resemble one (第一党小组)."""
    found = meant((text,), overrides, about)
    return (found.known and found.rank <= 3) or _too_general(text)


def _listed(text: str, cls: type[Record]) -> Match:
    names, stems = _lists(cls)  # type: ignore[arg-type]  # a class is hashable, though its instances are not
    for key_ in _keys(text):
        if key_ in names:
            return names[key_]
        if cls is Member and _NAME.fullmatch(key_):
            return Match("name", 3)
        if _DERIVED.fullmatch(key_):
            return Match(derived=True, rank=1)
        if _DATE_END.search(key_) and (stem := stems.get(_DATE_END.sub("", key_))):
            return stem
    return Match()


def _resembling(text: str, resemblances: Resemblances) -> Match:
    if not resemblances or len(text) > 30:
        return Match()
    full, *rest = _keys(text) or [""]
    for rank, key_ in ((4, full), *((5, k) for k in rest)):
        for name, has, has_not in resemblances:
            if re.search(has, key_) and not (has_not and re.search(has_not, full)):
                return Match(name, rank)
    return Match()


def unit_part(heading: str) -> str:
    """For the field 工作单位及职务: which one of 单位, 部门, 职务 a column holds, '' where it holds several."""
    text = key(_BRACKETS.sub("", heading))
    parts = [
        part
        for part, words in (("单位", "单位"), ("部门", "部门|处室"), ("职务", "职务|职业"))
        if re.search(words, text)
    ]
    return parts[0] if len(parts) == 1 else ""
