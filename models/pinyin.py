"""Keys for finding and sorting Chinese names by pinyin: all readings of each character, a surname's own reading first.

Readings of surnames: the common ones that differ from the character's usual reading, after the discussion of names in
python-pinyin issue 297; pypinyin gives all other readings. Loading pypinyin takes a quarter of a second, so it is loaded
when the first name is kept, and its results are kept with the record.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product

_SURNAMES = {
    "单": "shan", "解": "xie", "查": "zha", "仇": "qiu", "区": "ou", "曾": "zeng", "翟": "zhai", "朴": "piao", "盖": "ge",
    "覃": "qin", "缪": "miao", "任": "ren", "华": "hua", "尉": "wei", "乐": "yue", "员": "yun", "宓": "mi", "召": "shao",
    "万": "wan", "折": "she", "黑": "he", "秘": "bi", "冼": "xian", "牟": "mu", "逄": "pang", "种": "chong", "洗": "xian",
    "燕": "yan", "葛": "ge", "纪": "ji", "宁": "ning", "应": "ying", "柏": "bai", "车": "che", "贾": "jia", "石": "shi",
    "那": "na", "相": "xiang", "哈": "ha", "句": "gou", "会": "gui", "隗": "wei", "过": "guo", "教": "jiao", "阚": "kan",
    "令": "ling", "冯": "feng", "沈": "shen", "洪": "hong", "祭": "zhai", "撒": "sa", "瞿": "qu", "臧": "zang", "訾": "zi",
    "庹": "tuo", "郇": "xun", "郗": "xi", "佴": "nai", "乜": "nie", "郏": "jia", "鲍": "bao", "藏": "zang", "长": "chang",
}  # fmt: skip
_COMPOUND = {"尉迟": ("yu", "chi"), "长孙": ("zhang", "sun"), "万俟": ("mo", "qi"), "澹台": ("tan", "tai"), "单于": ("chan", "yu"),
             "令狐": ("ling", "hu"), "鲜于": ("xian", "yu"), "呼延": ("hu", "yan")}  # fmt: skip
_MOST = 64


def _readings(name: str) -> list[list[str]]:
    """The readings of each character, the most likely first; other characters stand for themselves."""
    from pypinyin import Style, pinyin

    found = [[r for r in readings if r] for readings in pinyin(name, style=Style.NORMAL, heteronym=True)]
    if name[:2] in _COMPOUND:
        for place, reading in enumerate(_COMPOUND[name[:2]]):
            found[place] = [reading, *(r for r in found[place] if r != reading)]
    elif name[:1] in _SURNAMES:
        first = _SURNAMES[name[:1]]
        found[0] = [first, *(r for r in found[0] if r != first)]
    return found


def sort_key(name: str) -> str:
    """The key by which names are sorted: the likely reading of each character, then the name itself."""
    return " ".join(r[0] for r in _readings(name) if r) + " " + name if name else ""


def search_keys(name: str) -> str:
    """Initials and full pinyin in all readings, divided by blanks: `danxiongxin dxx shanxiongxin sxx …`."""
    readings = [[r.replace("ü", "v") for r in rs] for rs in _readings(name.replace("·", "")) if rs] if name else []
    if not readings:
        return ""
    initials = [list(dict.fromkeys(r[0] for r in rs)) for rs in readings]
    return " ".join(sorted({*_spelled(initials), *_spelled(readings)})).lower()


def _spelled(readings: list[list[str]]) -> Iterator[str]:
    """The likely reading, every reading of one character with the others as likely, then more, to `_MOST` or so."""
    likely = [rs[0] for rs in readings]
    for place, rs in enumerate(readings):
        for reading in rs:
            yield "".join([*likely[:place], reading, *likely[place + 1 :]])
    yield from ("".join(parts) for parts in islice(product(*readings), _MOST))
