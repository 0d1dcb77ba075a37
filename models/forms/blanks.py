"""Labels that have their blank in the same cell: `姓名：____`, `填报单位：      填报日期：  年  月  日`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from models.kinds import PartialDate

_GAP = r"[ \u3000\u00a0]"
_DATE = r"(?:[0-9_ \u3000\u00a0]{0,8}年[_ \u3000\u00a0]*月(?:[_ \u3000\u00a0]*日)?)"
_BRACKETS = rf"(?:{_GAP}*[（(][^）)\n]{{1,10}}[)）])?"
_LABEL = rf"(?:[一-龥](?:{_GAP}+[一-龥](?![一-龥]))+|[^\s:：_，。；;、]{{2,20}}){_BRACKETS}"
_LABELLED = re.compile(
    rf"(?P<label>{_LABEL}){_GAP}*(?:[:：](?P<blank>{_GAP}*{_DATE}|{_GAP}*_+|{_GAP}*)|(?P<line>_{{2,}}))"
)
LABELLED_TEXT = re.compile(rf"(?P<label>{_LABEL}){_GAP}*[:：]{_GAP}*(?P<said>[^\s:：_]+)(?=\s|$)")
"""A label with what was written behind it: 姓名：贺一鸣."""
_NEXT = re.compile(rf"{_LABEL}{_GAP}*(?:[:：]|_{{2,}})")
_UNIT = re.compile(r"(岁|年|人|名|个|次|元|天|学时)(?=\s|$)")
_SEAL = re.compile(r"^[（(](盖章|公章|章|签章)[)）]")
"""Stands after the name of who seals the form."""
_BOXES = "□☐"
_TICKS = re.compile(rf"[{_BOXES}]")
_ONLY_DATE = re.compile(rf"\s*{_DATE}\s*")


@dataclass(frozen=True)
class Blank:
    """start, end: the part of the text of the cell that gives way · day: it is written `年  月  日` · line: it is a line of
    underscores, whose look is kept by underlining what is written there."""

    start: int
    end: int
    day: bool = False
    line: bool = False


def blanks_in(text: str) -> list[tuple[str, Blank]]:
    """The labels of a cell whose blank is in the same cell, with that blank; a label that has something is not among them."""
    found = []
    for one in _LABELLED.finditer(text):
        group = "line" if one["blank"] is None else "blank"
        start, end = one.span(group)
        blank = text[start:end]
        if "年" in blank or "_" in blank or _free(text, start, end):
            start += len(blank) - len(blank.lstrip()) if "_" in blank else 0
            label = re.sub(r"\s+", "", one["label"])
            found.append((label, Blank(start, end, "年" in blank, "_" in blank and "年" not in blank)))
    return found


def only_a_day(text: str) -> bool:
    """Whether a cell has nothing but `    年  月  日`, with the year or without."""
    return bool(_ONLY_DATE.fullmatch(text)) and not re.search(r"[0-9]月|[0-9]日", text)


def is_ticks(text: str) -> bool:
    """Whether a cell offers answers to tick: □正式党员 □预备党员, 男□ 女□."""
    return len(_TICKS.findall(text)) >= 2


def answers(text: str) -> list[str]:
    """The answers that a cell offers to tick."""
    before = text.strip()[:1] in _BOXES
    pieces = re.findall(rf"[{_BOXES}]\s*([^{_BOXES}]+)" if before else rf"([^{_BOXES}]+)[{_BOXES}]", text)
    return [piece.strip(" \u3000\u00a0、,，;；/") for piece in pieces]


def ticked(text: str, answer: str) -> str:
    """The text with the box of one answer ticked; all else stays."""
    before = text.strip()[:1] in _BOXES
    word = re.escape(answer)
    pattern = rf"[{_BOXES}](?=\s*{word}(?![^\s{_BOXES}、,，;；/]))" if before else rf"(?<={word})[{_BOXES}]"
    return re.sub(pattern, "☑", text, count=1)


def _free(text: str, start: int, end: int) -> bool:
    """Whether blanks after a colon are there to be filled: nothing comes after them but a unit or the next label."""
    rest = text[end:]
    if not rest or rest.startswith("\n") or _SEAL.match(rest):
        return True
    if end - start >= 2 and _UNIT.match(rest):
        return True
    return end > start and _NEXT.match(rest) is not None


def columns(text: str) -> int:
    """The width of a text in half-width characters."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def filled_blank(text: str, blank: Blank, said: str) -> str:
    """What is written into a blank: as wide as the blank was where that is possible, so that what comes after stays in place."""
    old = text[blank.start : blank.end]
    last = not text[blank.end :].strip()
    room = columns(old) - columns(said)
    if blank.line:
        left = max(0, room) // 2
        return " " * max(1, left) + said + " " * max(1, room - left)
    if blank.day:
        lead = len(old) - len(old.lstrip())
        return old[: min(lead, 1)] + said + " " * (0 if last else max(0, room))
    return said + ("" if last else " " * max(2, room))


def chinese_day(value: PartialDate) -> str:
    """2026年11月23日, as far as it is known."""
    text = f"{value.year}年"
    if value.month:
        text += f"{value.month}月"
    return text + (f"{value.day}日" if value.day else "")


@dataclass(frozen=True)
class Run:
    """A piece of a cell's text with one look. look: its <rPr> as in the file, b'' for that of the cell."""

    text: str
    look: bytes = b""


@dataclass(frozen=True)
class Rich:
    """The text of a cell in several looks."""

    runs: tuple[Run, ...]

    def __str__(self) -> str:
        return "".join(run.text for run in self.runs)


def replaced(runs: Sequence[Run], edits: Sequence[tuple[Blank, str]], underlined: bytes) -> Rich:
    """The runs with the blanks filled; each takes the look of the piece that it stands in, lines are underlined."""
    out: list[Run] = []
    text = "".join(run.text for run in runs)
    place = 0
    for blank, said in sorted(edits, key=lambda edit: edit[0].start):
        out += _pieces(runs, place, blank.start)
        look = underlined if blank.line else _look_at(runs, blank)
        out.append(Run(filled_blank(text, blank, said), look))
        place = blank.end
    out += _pieces(runs, place, len(text))
    return Rich(tuple(run for run in out if run.text))


def _pieces(runs: Sequence[Run], start: int, end: int) -> list[Run]:
    found, place = [], 0
    for run in runs:
        part = run.text[max(0, start - place) : max(0, end - place)]
        if part:
            found.append(Run(part, run.look))
        place += len(run.text)
    return found


def _look_at(runs: Sequence[Run], blank: Blank) -> bytes:
    """The look of the piece with most of the blank; of two with equally much the one that is underlined."""
    best, most, place = b"", (-1, False), 0
    for run in runs:
        inside = min(place + len(run.text), blank.end) - max(place, blank.start)
        rank = (inside, b"<u" in run.look)
        if inside >= 0 and rank > most:
            best, most = run.look, rank
        place += len(run.text)
    return best
