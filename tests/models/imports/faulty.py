"""Puts faults into made-up rosters as people make them, corrects the returned workbook from the truth, and compares."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl

from models.imports import Plan
from models.imports.mapping import key
from models.imports.own_sheets import NOTES
from models.records import Member

from .rosters import Made
from .score import same

RED = "00FFC7CE"


def spoil(made: Made, seed: int, *, text_only: bool) -> set[int]:
    """Spoils about half of the rows, each in one way, and gives their numbers; the truth says what was meant."""
    rng = random.Random(seed)
    spoiled = {
        number
        for number in list(made.truth)
        if rng.random() < 0.5
        and rng.choice((_name, _sex, _kind, _day, _month, _number, _digits))(made, number, text_only)
    }
    sound = next((number for number in made.truth if number not in spoiled), 0)
    return spoiled | _twin(made, sound) if sound else spoiled


def _set(made: Made, number: int, name: str, value: Any) -> bool:
    if name not in made.columns:
        return False
    made.rows[number - 1][made.columns.index(name)] = value
    return True


def _name(made: Made, number: int, text_only: bool) -> bool:
    return _set(made, number, "name", "")


def _sex(made: Made, number: int, text_only: bool) -> bool:
    return _set(made, number, "sex", "不清楚")


def _kind(made: Made, number: int, text_only: bool) -> bool:
    return _set(made, number, "kind", "入党积极分子")


def _day(made: Made, number: int, text_only: bool) -> bool:
    return _set(made, number, "joined", "1999年13月，待查")


def _month(made: Made, number: int, text_only: bool) -> bool:
    """October as a number: nobody can say whether it is January."""
    year = made.truth[number]["joined"][:4]
    made.truth[number]["joined"] = f"{year}-10"
    return _set(made, number, "joined", f"{year}.1" if text_only else float(f"{year}.1"))


def _number(made: Made, number: int, text_only: bool) -> bool:
    """An ID number that was kept as a number."""
    if "id_number" not in made.columns or made.truth[number]["id_number"].endswith("X"):
        return False
    whole = int(made.truth[number]["id_number"])
    return _set(made, number, "id_number", f"{whole:.5E}" if text_only else float(whole // 1000 * 1000))


def _digits(made: Made, number: int, text_only: bool) -> bool:
    if "id_number" not in made.columns:
        return False
    right = made.truth[number]["id_number"]
    wrong = right[:-1] + ("1" if right[-1] != "1" else "2")
    return _set(made, number, "id_number", wrong)


def _twin(made: Made, first: int) -> set[int]:
    """Somebody of the same name as the person of row `first`, of whom neither birth nor ID number is known: who is it?"""
    number = len(made.rows) + 1
    line = list(made.rows[first - 1])
    made.rows.append(line)
    made.truth[number] = made.truth[first] | {"birth": "1971-08-09", "joined": "1999-05-06", "full": "2000-05-06"}
    about = {"name": made.truth[first]["name"], "joined": "1999-05-06", "full": "2000-05-06", "birth": ""}
    about |= {"id_number": "", "phone": "", "sex": made.truth[first]["sex"], "kind": "正式党员"}
    made.truth[number]["kind"] = "正式党员"
    for name in ("id_number", "phone"):
        if name in made.truth[number]:
            made.truth[number][name] = {"id_number": "110101197108091231", "phone": "13811112222"}[name]
    for name, value in about.items():
        _set(made, number, name, value)
    return {number}


def correct(path: Path, plan: Plan, truth: dict[int, dict[str, str]]) -> set[int]:
    """Writes the truth into the red and the empty cells of a returned workbook; gives the rows of the source it had."""
    book = openpyxl.load_workbook(path)
    seen = set()
    for sheet in book:
        if sheet.sheet_state != "visible":
            continue
        fields = {key(c.heading): c.field for c in plan.columns if c.sheet == sheet.title and c.field}
        places: dict[str, int] = {}
        last = next(c.column for row in sheet.iter_rows() for c in row if c.value == NOTES)
        for line in sheet.iter_rows():
            found = re.match(r"原第 (\d+) 行", str(line[last - 1].value or ""))
            if found is None:
                texts = {fields[t]: c.column for c in line if (t := key(str(c.value))) in fields}
                places |= texts if len(texts) > 1 or not places else {}
                continue
            seen.add(int(found[1]))
            for name, value in truth[int(found[1])].items():
                cell = line[places[name] - 1]
                if value and (cell.value is None or cell.fill.fgColor.rgb == RED):
                    cell.value = value
    book.save(path)
    return seen


def differences(members: Sequence[Member], truth: Sequence[dict[str, str]]) -> list[str]:
    """What is not as in truth: people missing, people too many."""
    left = list(members)
    wrong = []
    for person in truth:
        found = [m for m in left if all(same(n, v, getattr(m, n)) or m.show(n) == v for n, v in person.items())]
        if found:
            left.remove(found[0])
        else:
            wrong.append(f"缺 {person}")
    return wrong + [f"多 {[m.show(f.name) for f in Member.fields[:10]]}" for m in left]
