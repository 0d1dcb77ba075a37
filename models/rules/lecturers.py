"""Who gave the 党课, as the text of the minutes says it: 赵玉兰同志讲党课, 主讲人：赵玉兰 (domain §9.1)."""

from __future__ import annotations

import re
from collections.abc import Iterable

_TITLE = (
    r"(?:党?支部|党小组|(?:组织|宣传|纪检|纪律检查|青年|统战|群工|生活|保密)?委员|副?书记|副?组长|同志|老师|\s){0,4}"
)
_WHAT = r"(?:[一这本][堂节次场]|题为|专题|微|廉政|主题|的|《[^》\n]{0,40}》|“[^”\n]{0,40}”){0,6}"
_GIVES = (
    rf"(?:(?:为|给|向|围绕|以|结合|在|带头|带领|现场|亲自)[^，。；\n听请由看让求排]{{0,40}}?)?"
    rf"(?:(?:主讲|[讲上作做授])[了过]?{_WHAT}党课|主讲(?!人)|授课|讲课)"
)
_SAYS = rf"(?:主讲|授课|讲课)人?[为是：:\s]{{0,4}}{_TITLE}"
_ELSEWHERE = re.compile(
    r"原[定计来先]|改[由为]|代[替为表讲]|未能|没有|取消|推迟|下[次期个一月季]|上[次期个一月季]|录像|录音|视频|回看|观看|收看"
    r"|拟|将|计划|安排|准备|明年|后年|季度|月[份由]|党课时|的讲话|心得|体会|参加"
)
"""Beside it: somebody else gave it, another time, or nobody was there to give it."""
_FOR = re.compile(r"(?:(?<![时年现近当古])代|替)[^，,。；;、：:\n]{0,12}$")
"""Right before it: somebody stood in for this one, 李敏代周建国讲党课."""
_BESIDE = 30


def givers(text: str, names: Iterable[str], others: Iterable[str] = ()) -> list[str]:
    """Those of the names who gave the 党课 by a text. others: names of which one may be a part, 王伟 of 王伟华."""
    return [name for name in names if name and name in text and _gave(text, name, [o for o in others if name in o])]


def _gave(text: str, name: str, longer: Iterable[str]) -> bool:
    for other in longer:
        if other != name:
            text = text.replace(other, " ")
    who = re.escape(name)
    for found in re.finditer(rf"{who}{_TITLE}{_GIVES}|{_SAYS}{who}(?!的)", text):
        before = re.split(r"[。\n]", text[max(0, found.start() - _BESIDE) : found.start()])[-1]
        behind = re.split(r"[。\n]", text[found.end() : found.end() + _BESIDE])[0]
        if not _ELSEWHERE.search(f"{before}{found[0]}{behind}") and not _FOR.search(before):
            return True
    return False
