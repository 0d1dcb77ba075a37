"""What the columns under one heading say together: tables beside one another, and 职务 that are posts in the branch."""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.imports.heading import Column
from models.imports.mapping import key
from models.kinds import Choice, is_blank
from models.records.member import POSTS


def side_by_side(columns: Sequence[Column]) -> list[Sequence[Column]]:
    """The columns of each table where a sheet has two or more beside one another under the same headings."""
    keys = [key(column.heading) for column in columns]
    count = sum(column.match.field == "name" for column in columns)
    width = len(columns) // max(count, 1)
    if count > 1 and keys == keys[:width] * count:
        return [columns[begin : begin + width] for begin in range(0, len(columns), width)]
    return [columns]


def are_posts(values: set[str]) -> bool:
    """Whether a column called 职务 holds posts in the branch only."""
    posts = Choice(
        *POSTS, aliases={"支部书记": "书记", "党支部书记": "书记", "小组长": "党小组组长", "支部委员": "委员"}
    )
    known = {*posts.options, *posts.aliases, "党员", "普通党员", "组长"}
    return (
        bool(values)
        and all(is_blank(v) or set(re.split(r"[、,，兼/]", v)) <= known for v in values)
        and any(not is_blank(v) for v in values)
    )
