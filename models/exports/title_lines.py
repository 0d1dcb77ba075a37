"""A title on as many lines as it takes: words stay whole, and the lines make a trapezium or a lozenge (GB/T 9704-2012, 7.3.1)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations, pairwise
from math import ceil

from models.exports.pdf.breaking import break_lines

# Where the name of one body ends and what belongs to it begins; 市场, 区域, 处理 are words that only look like an end.
_ENDS = re.compile(
    r"中国共产党|中共|自治[区州县]|省(?![委直属级])|市(?![场政容民级委直属区])|州(?![委直])|[县旗乡镇](?![委直属域])"
    r"|区(?![委域块划直属])|村(?![镇民委])|街道(?!办|党|工)|社区|园区|开发区|公司|集团(?!公司)|[局厅院校厂站](?![部属长士园友区线])"
    r"|(?<!支)(?<!总)部(?=机关|党|第)|中心(?!小学|学校|医院|幼儿|校|城)|办事处|委员会(?!办)|[党工]委(?!员|会)|委(?=机关|第|党)"
    r"|总支(?!部)|总支部|[大支]队|所(?=机关|党|第)|机关(?!党|工|事务|服务|幼儿)|[、）—·](?=.)"
)
_BEGINS = re.compile(
    r"(?=第[一二三四五六七八九十百\d]+(?:党?支部|党?总支|党小组))|(?=（)|(?<!直属)(?=机关)|(?=离退休)|(?=党?支部委员会$)"
)
_MOST_LINES = 4
_SAME, _WAIST, _SCRAP = 5.0, 8.0, 6.0  # what is disliked, in characters of raggedness: a square, an hourglass, a scrap


def title_lines(branch: str, heading: str, most: int) -> list[str]:
    """The lines of a title of the branch and what it is about, none longer than `most` Chinese characters."""
    below = _broken(heading, most, ()) if heading else []
    return [*(_broken(branch, most, [_width(line) for line in below]) if branch else []), *below]


def _width(text: str) -> float:
    return sum(0.55 if char < "\u2000" else 1.0 for char in text)


def _broken(text: str, most: int, below: Sequence[float]) -> list[str]:
    """The most pleasing of the ways to break by meaning on the fewest lines; any way that holds where there is none."""
    if _width(text) <= most:
        return [text]
    places = _places(text)
    fewest = ceil(_width(text) / most)
    for count in range(fewest, min(fewest + 1, _MOST_LINES) + 1):
        ways = [[text[a:b] for a, b in pairwise((0, *at, len(text)))] for at in combinations(places, count - 1)]
        if fitting := [way for way in ways if max(map(_width, way)) <= most]:
            return min(fitting, key=lambda way: _ugly([_width(line) for line in way], below, most))
    return [text[line.start : line.end] for line in break_lines(text, [*map(_width, text)], most)]


def _places(text: str) -> list[int]:
    ends = {found.end() for found in _ENDS.finditer(text)} | {found.start() for found in _BEGINS.finditer(text)}
    return sorted(place for place in ends if 0 < place < len(text) and text[place] not in "）、—·")


def _ugly(lines: Sequence[float], below: Sequence[float], most: int) -> float:
    whole = [*lines, *below]
    same = sum(abs(a - b) < 1 for a, b in pairwise(whole))
    waist = sum(a > b < c for a, b, c in zip(whole, whole[1:], whole[2:], strict=False))
    scrap = sum(line < most / 4 for line in lines)
    return max(lines) - min(lines) + _SAME * same + _WAIST * waist + _SCRAP * scrap
