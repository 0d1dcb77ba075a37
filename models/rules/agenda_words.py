"""Words by which the heads of minutes and their items name one matter: 发展工作 is 接收李四为预备党员 (domain §9.1)."""

from __future__ import annotations

import re

_MATTERS = tuple(
    re.compile(words)
    for words in (
        r"发展(?!规划|经济|历程|成果)|接收|吸收|预备党员|转正|入党|积极分子",
        r"换届|改选|选举|补选|增补|候选人|(?:新一届|支部)委员会?|支委",
        r"党费|收缴",
        r"学习|传达|精神|讲话|文件|宣读|党章|条例",
        r"总结|述职|回顾",
        r"评议|测评|互评|评定|评优",
        r"慰问|走访|看望|帮扶|送温暖|困难(?:党员|群众|职工)",
        r"公开|公示|公布",
        r"安全|隐患|消防",
        r"廉政|廉洁|警示|反腐|纪律|作风",
    )
)


def matters(text: str) -> set[int]:
    """The numbers of the matters that a text has a word of."""
    return {number for number, words in enumerate(_MATTERS) if words.search(text)}
