"""Prints which rule rests on which article and by which cases it is shown, as a table for notes."""

import sys

from models.rules.articles import articles, rules
from tests.models.rules.cases import CASES

lines = ["| rule | article | speaks | silent beside | §14 |", "|---|---|---|---|---|"]
for name, rule in sorted(rules().items()):
    cases = [case for case in CASES if case.rule == name]
    said, silent = ("；".join(case.says for case in cases if case.speaks is speaks) for speaks in (True, False))
    vectors = "；".join(case.vector for case in cases if case.vector)
    lines.append(f"| {name} | {articles()[rule.articles[0]].citation()} | {said} | {silent} | {vectors} |")
sys.stdout.write("\n".join(lines) + "\n")
