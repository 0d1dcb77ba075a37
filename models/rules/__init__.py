"""Pure functions over records and a day: findings with the article they rest on. They warn and cite; they never decide."""

from models.rules.articles import citation
from models.rules.attendance import count, expected, has_vote, roll
from models.rules.checks import findings
from models.rules.figures import Figures, figures
from models.rules.finding import Finding
from models.rules.limits import Limits
from models.rules.meetings import Cell, Line, coverage
from models.rules.member_checks import check_member
from models.rules.minutes import elements
from models.rules.snapshot import Snapshot
from models.rules.todo import Todo
from models.rules.todos import todos
from models.rules.votes import judge, sentence

__all__ = [
    "Cell", "Figures", "Finding", "Limits", "Line", "Snapshot", "Todo", "check_member", "citation",
    "count", "coverage", "elements", "expected", "figures", "findings", "has_vote", "judge", "roll", "sentence", "todos",
]  # fmt: skip
