"""The words around 应到, 实到 and 请假 in minutes: where a number is told behind them, and where the gap of a template waits for one."""

from __future__ import annotations

import re

from models.records.meeting import ABSENT, EXCUSED

EXPECTED, CAME = "应到", "实到"
WITH_VOTE = "有表决权"
COME = re.compile(f"{EXPECTED}|{CAME}")
"""Tells who came: a sentence without it has neither such a number nor such a gap."""
_PEOPLE = "[名人位]"
_DIGITS = "一二三四五六七八九两十"

# ---- numbers that are told ----
_KIND = r"有(?:表决|选举|被选举)权(?:和被?选举权)?的?(?:正式)?|正式|预备"
TOLD = re.compile(
    rf"(?:(?P<of>{_KIND})(?:党员)?)?"
    rf"(?:(?P<what>{COME.pattern})会?(?:人数)?的?(?P<kind>{_KIND})?的?(?P<whom>党员|支?委员|支委|同志|人员)?"
    rf"|(?P<why>因[^，,、。：:\d]{{1,8}}?|[事病公产]假|中途|提前|无故)?(?P<away>{EXCUSED}|{ABSENT})的?(?:党员|人员|同志)?)"
    rf"(?:人数)?[为是共：:]?\s*(?P<number>\d{{1,6}}|[{_DIGITS}〇零]{{1,3}})\s*(?!人次){_PEOPLE}"
)
NOT_AMONG = re.compile(
    r"(?:[不未没免]|无[需须])[^，,、。；;：:\d]{0,3}?(?:计|算|列|纳)[^，,、。；;：:\d]{0,8}$|[不未]包?[含括][^，,、。；;：:\d]{0,8}$"
)
"""Before a number: it is of those who are not counted, as 1 of 不计入应到会人数1名."""
BEFORE_IT = 24
"""Characters before a number in which that is looked for."""
OF_ANOTHER = re.compile(
    r"上[次届月季年周半]|去年|往年|以往|历[次年]|每[次月季]|平均|全年|[上下]半年|季度|下[次月]|小组|次会议|次大会|原[来有]"
)
"""Sentences that may tell of another meeting, or of some of those who came."""
COUNTED = re.compile(rf"[\d{_DIGITS}]\s*{_PEOPLE}")
OTHERS = re.compile(
    r"(?:\s*[（(]|[，,、]?\s*(?:含|包括|其中))[^）)]{0,8}(?:列席|旁听|邀请|积极分子|发展对象|申请人|群众|流动|临时)"
)
"""Behind a number: people are in it who are not expected, and perhaps not on the list."""
APART = re.compile(r"其中|含|包括|另|加上|预备|列席|旁听|邀请|积极分子|发展对象|申请人|群众|共\s*\d")
"""Behind a number: what it is made of is told, and it need not be of the same people as the one before it."""

# ---- gaps that wait for one ----
_OF_THIS = (
    r"(?:[本这]次)?(?:会议|大会|支部党员大会)?(?:其中)?"
    rf"(?:{WITH_VOTE}的?党员)?{{}}会?(?:(?:{WITH_VOTE}的?)?(?:党员|人员))?"
)
BEFORE = {
    "expected": re.compile(_OF_THIS.format(EXPECTED)),
    "present": re.compile(_OF_THIS.format(CAME)),
    "excused": re.compile(rf"(?:因(?:事|病|事、因病|事（病）))?{EXCUSED}"),
    "absent": re.compile(rf"(?:无故)?{ABSENT}"),
    "written": re.compile(r"会前(?:提出|提交)?书面意见"),
}
"""What may wait for its number in a gap, by all that stands between it and the comma before."""
BEHIND = re.compile(_PEOPLE)
"""What stands behind a number of people."""
MEMBERS = re.compile(rf"((?:{COME.pattern})会?)党员")
