"""A believable value of each kind, so that one loop can fill every record that there is or will be."""

from __future__ import annotations

from typing import Any

from models.fields import Field, Record
from models.kinds import (
    Address,
    Choice,
    Clock,
    Coded,
    Day,
    Hours,
    IdNumber,
    Kind,
    Landline,
    Line,
    Paragraphs,
    People,
    PersonName,
    Phone,
    Reference,
    Whole,
    Year,
    YesNo,
)
from models.records import RECORDS
from models.store import Ledger
from models.store.unit import Unit

# The nearest class decides: Address and People are Lines too.
TEXTS: dict[type[Kind[Any]], tuple[str, str, str]] = {
    Address: ("云州市临江区望湖街道松柏路 12 号", "青禾县柳溪镇东头村", "某处"),
    Clock: ("09:30", "19:00", "00:00"),
    Day: ("1985", "1985-03", "2024-02-29"),
    Hours: ("0.5", "32", "0"),
    IdNumber: ("11010519491231002X", "440524188001010014", "110105491231002"),
    Landline: ("010-88886666", "0571-1234567", "6688"),
    Line: ("机关第三党支部", "“引号”'单引号'; -- 分号", "𠮷 é % _ \\ {}"),
    Paragraphs: ("一、学习\n二、讨论", "单行", "末行\n\n空行之后"),
    People: ("赵一鸣、钱二", "孙三", "古丽娜·艾山、李四"),
    PersonName: ("欧阳志远", "古丽娜·艾山", "𠮷野平"),
    Phone: ("13800138000", "010-1234", "19912345678"),
    Whole: ("3", "0", "999999999"),
    Year: ("2023", "1880", "2100"),
}


def value_of(field: Field, turn: int) -> Any:
    """A value of the field's kind, another one each turn; KeyError for a kind that has no sample yet."""
    kind = field.kind
    if isinstance(kind, (Choice, Coded, YesNo)):
        return kind.options[turn % len(kind.options)]
    for cls in type(kind).__mro__:
        if cls in TEXTS:
            return kind.read(TEXTS[cls][turn % 3])
    raise KeyError(type(kind).__name__)


def class_of(table: str) -> type[Record]:
    return next(cls for cls in RECORDS if cls.table == table)


def filled(unit: Unit, cls: type[Record], turn: int) -> Record:
    """A record with a value in every field; records that it refers to are added."""
    made = cls()
    for field in cls.fields:
        if isinstance(field.kind, Reference):
            setattr(made, field.name, unit.add(class_of(field.help)()))
        else:
            setattr(made, field.name, value_of(field, turn))
    made.derive()
    return made


def added(ledger: Ledger, cls: type[Record], turn: int = 0) -> Record:
    """A filled record that was added in a unit of its own."""
    with ledger.unit(f"登记{cls.label}") as unit:
        made = filled(unit, cls, turn)
        unit.add(made)
    return made
