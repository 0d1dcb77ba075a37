"""What the columns under one heading say together: tables beside one another, and 职务 that are posts in the branch."""

from __future__ import annotations

from collections.abc import Sequence

from models.imports.heading import Column
from models.imports.mapping import key
from models.kinds import is_blank
from models.records.member import POSTS
from models.rules.posts import of_committee, posts_in

_NO_POST = ("党员", "普通党员", "组长")
"""What such a column says of who has none, and of whom it says no more."""


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
    said = {value for value in values if not is_blank(value)}
    return bool(said) and all(
        post in (*POSTS, *_NO_POST) or of_committee(post) for value in said for post in posts_in(value)
    )
