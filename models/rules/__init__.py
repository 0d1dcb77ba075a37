"""Pure functions over records and a day: findings with the article they rest on. They warn and cite; they never decide."""

from models.rules.articles import citation
from models.rules.attendance import Count, count, expected, has_vote, roll
from models.rules.checks import findings
from models.rules.figures import Figures, figures
from models.rules.finding import Finding
from models.rules.limits import Limits
from models.rules.meetings import Cell, Line, coverage
from models.rules.member_checks import check_member
from models.rules.minutes import Element, elements
from models.rules.remark import Remark
from models.rules.snapshot import Snapshot
from models.rules.todo import Todo
from models.rules.todos import todos
from models.rules.votes import Verdict, judge, sentence

__all__ = [
    "Cell", "Count", "Element", "Figures", "Finding", "Limits", "Line", "Remark", "Snapshot", "Todo", "Verdict", "check_member", "citation",
    "count", "coverage", "elements", "expected", "figures", "findings", "has_vote", "judge", "roll", "sentence", "todos",
]  # fmt: skip
