"""Prints which rule rests on which article and by which cases it is shown, as a table for notes."""

import sys

from models.rules.articles import articles, rules
from tests.models.rules.cases import CASES
from tests.models.rules.cases.left_out import LEFT_OUT


def row(name: str) -> str:
    """The line of a rule: the article in force first, then those of other times, each once."""
    cases = [case for case in CASES if case.rule == name]
    found = "；".join(dict.fromkeys(articles()[key].citation() for key in rules()[name].articles))
    said, silent = ("；".join(dict.fromkeys(c.says for c in cases if c.speaks is speaks)) for speaks in (True, False))
    vectors = "；".join(dict.fromkeys(case.vector for case in cases if case.vector))
    return f"| {name} | {rules()[name].says} | {found} | {said} | {silent} | {vectors} |"


lines = ["| 规则 | 看什么 | 依据 | 提示的情形 | 旁边不提示的情形 | §14 |", "|---|---|---|---|---|---|"]
lines += [row(name) for name in sorted(rules())]
lines += ["", "| 不作提示 | 为什么 |", "|---|---|", *(f"| {name} | {why} |" for name, why in LEFT_OUT.items())]
sys.stdout.write("\n".join(lines) + "\n")
