"""Pure functions over records and a day: findings with the article they rest on. They warn and cite; they never decide."""

from typing import TYPE_CHECKING

from models.on_demand import on_demand

__all__ = [
    "Cell", "Figures", "Finding", "Limits", "Line", "Snapshot", "Todo", "check_member", "citation",
    "count", "coverage", "elements", "expected", "findings", "has_vote", "judge", "roll", "sentence",
]  # fmt: skip

if TYPE_CHECKING:
    from models.rules.articles import citation
    from models.rules.attendance import count, expected, has_vote, roll
    from models.rules.checks import findings
    from models.rules.figures import Figures
    from models.rules.finding import Finding
    from models.rules.limits import Limits
    from models.rules.meetings import Cell, Line, coverage
    from models.rules.member_checks import check_member
    from models.rules.minutes import elements
    from models.rules.snapshot import Snapshot
    from models.rules.todo import Todo
    from models.rules.votes import judge, sentence
else:
    __getattr__ = on_demand(
        __name__,
        {
            "articles": "citation",
            "attendance": "count expected has_vote roll",
            "checks": "findings",
            "figures": "Figures",
            "finding": "Finding",
            "limits": "Limits",
            "meetings": "Cell Line coverage",
            "member_checks": "check_member",
            "minutes": "elements",
            "snapshot": "Snapshot",
            "todo": "Todo",
            "votes": "judge sentence",
        },
    )
