"""The minutes as an official document after GB/T 9704-2012 (domain §9.3), before it is known whether it becomes PDF or Word.

Minutes are no document of that standard; paper, type and page numbers follow it. What is said is the same as in the form:
votes stand in the text with all their numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from models.exports.minutes import Minutes
from models.exports.minutes_head import NAME_ROWS
from models.exports.title_lines import title_lines

LINES, CHARACTERS = 22, 28
"""On a full page, of 16 points."""
LABEL = 4
"""Characters that a shorter label is drawn out to: 主 持 人."""
DAY_LEFT_BLANK = "　　　　年　　月　　日"
_TITLE = 20  # characters of 22 points on a line
_HEADING = re.compile(r"\s*[一二三四五六七八九十]+、[^。；，：]+[：。]?\s*")
_UNLESS_EMPTY = ("列席人员",)


@dataclass(frozen=True)
class Told:
    """A paragraph of the head: a label and what is said to it, '' to be written by hand. `names`: a list of people."""

    label: str
    text: str
    names: bool


def title_of(minutes: Minutes) -> list[str]:
    """The branch and what the minutes are of, line by line."""
    return title_lines(minutes.branch, minutes.heading, _TITLE)


def session_of(minutes: Minutes) -> list[str]:
    """Which of the year it is and whether it is settled, below the title; long reasons on a line of their own."""
    return title_lines("", minutes.session, CHARACTERS)


def head_of(minutes: Minutes) -> Iterator[Told]:
    """Which meeting, when and where, who came and who did not, as paragraphs."""
    for row in minutes.rows:
        for label, text in row:
            if text or label not in _UNLESS_EMPTY:
                between = "，" if label.endswith("人数") else ""  # 38人，有表决权36人; day and time go together
                yield Told(plain(label), between.join(text.splitlines()), label in NAME_ROWS)


def plain(label: str) -> str:
    """A label on one line."""
    return re.sub(r"\s", "", label)


def is_heading(text: str) -> bool:
    """Whether a line of the text is a heading of the first level, 一、通报到会情况, which is set in 黑体 (domain §9.3)."""
    return len(text) <= CHARACTERS and bool(_HEADING.fullmatch(text))


def recorded(minutes: Minutes) -> str:
    """When the record was written, the last line."""
    return f"记录日期：{minutes.recorded_on or DAY_LEFT_BLANK}"
