"""What the list of duties says below its title: of a quarter, or of the year whose plan is shown, how much was to be checked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.records import Responsibility
from models.rules.periods import Span
from models.rules.register.duties import Checks, check_figures, without_result


def duties_words(duties: Sequence[Responsibility], spans: Sequence[Span], checks: Checks, today: date) -> str:
    """The figures of one quarter, or of the quarters of a year together; of what is all to come only how much it is."""
    found = [(span, check_figures(duties, span, checks)) for span in spans]
    number = sum(each.due for _, each in found)
    first = spans[0]
    told = f"{first.year} 年{first.name()}" if len(spans) == 1 else f"{first.year} 年"
    count = f"{number} 项" if len(spans) == 1 else f"{number} 项次"
    if first.begin > today and not any(each.checked for _, each in found):
        return f"{told}计划检查 {count}"
    counts = {
        "完成": sum(each.done for _, each in found),
        "部分完成": sum(each.partly for _, each in found),
        "未完成": sum(each.not_done for _, each in found),
        "不涉及": sum(each.not_due for _, each in found),
    }
    for span, each in found:
        word = without_result(span, today)
        counts[word] = counts.get(word, 0) + each.unchecked
    return "，".join([f"{told}应检查 {count}", *(f"{word} {n}" for word, n in counts.items() if n)])
