"""问题清单、措施清单、责任清单: the register told three ways, as committees ask for it; numbers tie the three together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from models.exports.contents.common import as_of, columns_of, headline, note
from models.exports.contents.rectification import rectifications_of
from models.exports.privacy import masked_text, shown
from models.exports.sheet import Column, Sheet
from models.exports.within import Within
from models.records import Branch, Rectification
from models.rules.register.steps import state_of

PROBLEMS, MEASURES, DUTIES = "问题清单", "措施清单", "责任清单"
MISSING = "措施待补"
"""What stands where an item has no measures yet."""
_PROBLEM = ("number", "source", "document", "found", "category", "problem", "cause")
_DUTY = ("lead", "owner", "department")
_DEADLINE, _STATE = columns_of(Rectification, ("deadline", "state"))
_NUMBER = Column("编号", 18, "center")
_ABOUT = Column("问题", 30)


def measures_of(item: Rectification) -> list[str]:
    """One a line, as they were put down."""
    return [line.strip() for line in item.measures.splitlines() if line.strip()]


def lists_sheets(
    items: Sequence[Rectification], branch: Branch, *, today: date, year: Within, full: bool
) -> Mapping[str, Sheet]:
    """The three lists of the items found in a year, or of all."""
    listed = rectifications_of(items, year)
    problems = [[shown(item, name, full=full) for name in _PROBLEM] for item in listed]
    measures = [
        [item.number, _about(item, full=full), text if full else masked_text(text), *_how_it_stands(item)]
        for item in listed
        for text in measures_of(item) or [MISSING]
    ]
    duties = [
        [
            item.number,
            *(shown(item, name, full=full) for name in _DUTY),
            _about(item, full=full),
            *_how_it_stands(item),
        ]
        for item in listed
    ]
    about: tuple[tuple[str, list[Column], list[list[str]], str], ...] = (
        (PROBLEMS, [_NUMBER, *columns_of(Rectification, _PROBLEM[1:])], problems, "项"),
        (MEASURES, [_NUMBER, _ABOUT, Column("整改措施", 50), _DEADLINE, _STATE], measures, "条"),
        (
            DUTIES,
            [
                _NUMBER,
                *columns_of(Rectification, _DUTY[:-1]),
                Column("责任部门", 24),
                replace(_ABOUT, label="责任事项", width=44),
                _DEADLINE,
                _STATE,
            ],
            duties,
            "项",
        ),
    )
    return {
        name: Sheet(
            headline(branch, name, year),
            as_of(today, f"{len(rows)}{unit}", full=full),
            columns,
            rows,
            note("正文中的号码已脱敏", full=full),
        )
        for name, columns, rows, unit in about
    }


def lists_objects(items: Sequence[Rectification], year: Within, *, full: bool) -> list[dict[str, Any]]:
    """An object for each item, with its measures and who answers for it within."""
    labels = {field.name: field.label for field in Rectification.fields}
    found = []
    for item in rectifications_of(items, year):
        told: dict[str, Any] = {labels[name]: shown(item, name, full=full) for name in _PROBLEM}
        told["整改措施"] = [text if full else masked_text(text) for text in measures_of(item)]
        told["责任"] = {labels[name]: shown(item, name, full=full) for name in _DUTY}
        deadline, state = _how_it_stands(item)
        found.append(told | {labels["deadline"]: deadline, labels["state"]: state})
    return found


def _about(item: Rectification, *, full: bool) -> str:
    return item.title() if full else masked_text(item.title())


def _how_it_stands(item: Rectification) -> tuple[str, str]:
    return item.show("deadline"), state_of(item)
