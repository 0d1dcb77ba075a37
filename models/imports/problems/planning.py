"""From a problem list to a plan for the register; and what its title says of all its rows, to be proposed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from models.fields import by_parent
from models.imports.grid import Sheet
from models.imports.plan import Plan
from models.imports.planning import walked
from models.imports.problems import sorting
from models.imports.problems.reading import gathered, read
from models.imports.problems.walk import ProblemWalk
from models.imports.subject import PROBLEMS
from models.imports.wishes import Wishes
from models.kinds import clean
from models.records import Progress, Rectification

GIVEN = ("source", "document", "found")
"""What is asked once for the whole file, where it has no column for it."""
_SOURCES = (
    ("巡察", "巡察"), ("督查", "上级督查"), ("督导", "上级督查"), ("述职", "述职评议"), ("组织生活会", "组织生活会"), ("民主评议", "民主评议"),
    ("软弱涣散", "软弱涣散排查"), ("专项", "专项检查"), ("自查", "自查"), ("群众", "群众反映"),
)  # fmt: skip
_DOCUMENT = re.compile(
    r"《[^《》]{4,60}》(?:[（(][^（）()]{0,30}号[)）])?|[^\s：:，,（()）]{1,16}[〔\[﹝]\d{4}[〕\]﹞]\s*\d{1,4}\s*号"
)
_DEEPEST = 4
"""Rows from the top in which a title is looked for."""


def plan_problems(
    name: str,
    sheets: Sequence[Sheet],
    items: Sequence[Rectification],
    progress: Sequence[Progress],
    *,
    today: date,
    wishes: Wishes,
) -> Plan:
    """What importing the sheets would do to the register. Writes nothing.

    Raises FileRefused where the sheets are empty; else the plan's `refusal` says what stands in the way.
    """
    plan = Plan(name, subject=PROBLEMS)
    rows = walked(plan, sheets, wishes, ProblemWalk)
    given = {field: text for field, text in wishes.given.items() if field in GIVEN and text.strip()}
    readings = [read(each, given) for each in gathered(rows)]
    sorting.sort(readings, items, by_parent(progress), plan, wishes, today=today)
    return plan


def proposed(name: str, sheets: Sequence[Sheet]) -> Mapping[str, str]:
    """What the name of the file and the lines at the top of its sheets say of source and document."""
    lines = [
        clean(c) for s in sheets if not s.hidden for row in s.rows[:_DEEPEST] for c in row[:12] if isinstance(c, str)
    ]
    titles = [line for line in lines if 6 <= len(line) <= 80]
    found: dict[str, str] = {}
    for text in (*titles, name):
        source = next((source for word, source in _SOURCES if word in text), "")
        if source and "source" not in found:
            found["source"] = source
        if "document" not in found and (written := _DOCUMENT.search(text)):
            found["document"] = written[0]
    return found
