"""What a card says itself of whom it is about: 姓名, 身份证号, 出生日期 or 编号 with something beside it or behind a colon."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from models.fields import Record, field_of
from models.forms.blanks import LABELLED_TEXT
from models.forms.form import Slot
from models.forms.sheet_part import SheetPart
from models.forms.vocabulary import SUBJECTS, meaning
from models.kinds import PartialDate, Unreadable
from models.namesakes import without_brackets
from models.records import Member, Rectification, Training

IDENTITY = ("name", "id_number", "birth", "number")
_BESIDES = ("sex", "nation")
"""What does not tell whose a card is, but whose it is not."""
_ASKED: tuple[tuple[type[Record], tuple[str, ...]], ...] = (
    (Member, ("name", "id_number", "birth", *_BESIDES)),
    (Rectification, ("number",)),
    (Training, ("number",)),
)
_MAY_ASK = re.compile(r"[名号生编性族]|[Nn]ame|ID")
"""Looked for first: of the many cells of a list few are labels."""
_ID_NUMBER = re.compile(r"[\dXx*＊\s]{15,22}")
_YEAR = re.compile(r"(19|20)\d\d")
_LONGEST = 40
_HINT = re.compile(
    ".*(?:照片|相片|寸照|彩照|证件照|寸免冠|填写|必填|选填|已填|未填|手写|签名|签字|粘贴|点击|单击|输入|正楷|身份证|一致|证件相同|姓名|名字|曾用|档案|户口|示例|样例|例如|不超过|字以内).*"
    "|签|本人|同上|无|略|[xX×]+(?:同志)?|某+",
    re.DOTALL,
)
"""What stands beside 姓名 and is nobody."""
_SOMEBODY = re.compile("[\u3400-\u9fff]{2}|[A-Za-z]{2}")
"""What is more than a sign. Whoever it is, he is no other: “张三”, 张三/李四 and Zhang San get nobody else's numbers."""
_AROUND = re.compile(
    r"^\s*(?:[（(【\[][^）)】\]]*[）)】\]]\s*)?(?:(?:示例|样例|例|如)\s*[:：]\s*)?|(?:同志|先生|女士)?[\s*＊√●★]*$"
)
"""What stands around a name: （示例）张三, 例：张三, 梁志恒同志, 梁志恒*."""
_FIRST_DAY, _LAST_DAY = 3000, 60_000
"""What a number in a cell for a day of birth can be a day of, 1908 to 2064; a smaller one is a year."""


def said_beside(sheet: SheetPart, row: int, column: int) -> tuple[int, int] | None:
    """The cell that says what a label of identity asks: beside it, else below it where the next labels stand below that; None
    where the label asks something else, or where what stands there cannot be an answer."""
    heading = sheet.text(row, column)
    if not any(_asks(heading)):
        return None
    top, left, bottom, right = sheet.merge(row, column)
    for at in ((top, right + 1), (bottom + 1, left)):
        text = said_text(sheet, heading, at)
        if not text:
            return None
        if answers(heading, text) and (at[0] == top or is_label(sheet.text(sheet.merge(*at)[2] + 1, left))):
            return at
    return None


def said_text(sheet: SheetPart, heading: str, at: tuple[int, int]) -> str:
    """What a cell says to a label; a day of birth that was typed as a day is kept as a number of days."""
    value = sheet.value(*at)
    if isinstance(value, (int, float)) and _FIRST_DAY < value < _LAST_DAY and "birth" in _asks(heading):
        return str(PartialDate.of(date(1899, 12, 30) + timedelta(days=int(value))))
    return sheet.text(*at)


def said_inline(text: str) -> list[tuple[str, str]]:
    """The labels of identity in a cell that have their answer in the same cell, with it: 姓名：贺一鸣."""
    found = [(re.sub(r"\s+", "", one["label"]), one["said"]) for one in LABELLED_TEXT.finditer(text)]
    return [(label, said) for label, said in found if answers(label, said)]


def answers(heading: str, text: str) -> bool:
    """Whether a text can be what a label of identity asks."""
    return len(text) <= _LONGEST and not is_label(_name(text)) and any(_reads(name, text) for name in _asks(heading))


def is_label(text: str) -> bool:
    """Whether a text asks something of some record."""
    return bool(text) and any(meaning((text,), cls) is not None for cls in SUBJECTS)


def _asks(heading: str) -> Iterator[str]:
    if len(heading) > _LONGEST or not _MAY_ASK.search(heading):
        return
    for cls, names in _ASKED:
        one = meaning((heading,), cls)
        if one is not None and one.name in names:
            yield one.name


def _reads(name: str, text: str) -> bool:
    if name == "name":
        return not _HINT.fullmatch(_name(text)) and _SOMEBODY.search(_name(text)) is not None
    if name == "id_number":
        return _ID_NUMBER.fullmatch(text) is not None
    if name == "number":
        return any(sign.isdigit() for sign in text)
    kind = field_of(Member, name).kind
    try:
        read = kind.read(text)
    except Unreadable:
        return False
    return bool(read) and not kind.doubt(read) and (name != "birth" or bool(_YEAR.search(text)))


def _name(text: str) -> str:
    """The name in a cell without what stands around it; what stands in brackets where that is all."""
    bare = without_brackets(_AROUND.sub("", text)).replace("：", ":").strip(": ")
    before, colon, behind = bare.partition(":")
    bare = (behind if _HINT.fullmatch(before) else before).strip() if colon else bare
    return bare or text.strip(" （）()【】[]<>〈〉《》")


def about_whom(said: Sequence[tuple[Slot, str]]) -> tuple[tuple[Slot, str], ...]:
    """What a card says of whom it is about; () where nothing of it tells who that is."""
    kept = tuple(
        (slot, _name(text) if slot.field == "name" else text)
        for slot, text in said
        if slot.field in (*IDENTITY, *_BESIDES)
    )
    return kept if any(slot.field in IDENTITY for slot, _ in kept) else ()
