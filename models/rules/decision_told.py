"""Whether the text of minutes tells of a decision: the word alone, as templates and outlines put it there, is none."""

from __future__ import annotations

import re
from collections.abc import Collection

_ANY = re.compile(r"决议|决定|议定|同意|通过|明确|要求")
_TITLES = re.compile(r"《[^》]*》")
_GAP = re.compile(r"_{2,}")
_NAMED = re.compile(r"(?<![的未])(?<!未作)(?<!没有)(?:决议|决定|议定)(?:事项|如下|意见)*[\s：:，,。；;、]*")
"""The word that announces a decision, with what only leads on to it; not of somebody else's, nor where there was none."""
_AGREED = re.compile(
    r"(?:^|会议|大会|支部|支委会|全体|一致|表决|举手|投票|票|讨论|审议|研究)[^。；：]{0,8}?(?<!不)(?:同意|通过(?!学习))"
)
_ASKED = re.compile(r"(?:会议|大会|支部|支委会|小组|组长|书记|主持人)[^。；：]{0,8}?(?:明确|要求)")
"""That all agreed, or what the meeting asks for; not what one of them said, nor what is asked from above."""
_NUMBER = re.compile(r"[一二三四五六七八九十]+、")
_SECTION = re.compile(r"[二三四五六七八九十]+、")
_LABEL = re.compile(r".{0,20}：")


def tells_decision(body: str, titles: Collection[str] = ()) -> bool:
    """Whether a decision stands in the text: words after 会议决定 on its line or below, before the next section, or that the
    meeting agreed. What still has a gap to be filled in is none, nor what an item is called: `titles`."""
    if not _ANY.search(body):
        return False
    lines = [_TITLES.sub("", line).strip() for line in body.splitlines() if line.strip() and not _GAP.search(line)]
    lines = ["二、" if _NUMBER.sub("", line) in titles else line for line in lines]
    return any(_told(line, lines[place + 1 : place + 2]) for place, line in enumerate(lines))


def _told(line: str, below: list[str]) -> bool:
    if _AGREED.search(line) or _ASKED.search(line):
        return True
    named = list(_NAMED.finditer(line))
    if not named:
        return False
    if line[named[-1].end() :]:
        return True
    return any(not _SECTION.match(next_) and not _LABEL.fullmatch(next_) for next_ in below)
