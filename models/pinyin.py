"""Keys for finding and sorting Chinese names by pinyin: all readings of each character, a surname's own reading first.

Readings of surnames: the common ones that differ from the character's usual reading, after the discussion of names in
python-pinyin issue 297; pypinyin gives all other readings. Loading pypinyin takes a quarter of a second, so it is loaded
when the first name is kept or before (`make_ready`), and its results are kept with the record.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
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
_LONGEST = 40
"""Characters of a name that can be found by pinyin: more is a text that was pasted there, with a key for each of its readings."""


@cache
def _alone(character: str) -> list[str]:
    """All readings of a character."""
    return _of_word(character)[0]


def _of_word(word: str) -> list[list[str]]:
    """The likely readings of each character of a word, or of a run of other signs."""
    from pypinyin import Style, pinyin

    return pinyin(word, style=Style.NORMAL, heteronym=True)


@lru_cache(4096)
def _spoken(word: str) -> list[tuple[str, list[str]]]:
    """Each character of a word, or a run of other signs, with its readings; names are made of the same few words."""
    found, place = [], 0
    for likely in _of_word(word):
        text = likely[0] if word.startswith(likely[0], place) and likely[0] else word[place]
        alone = _alone(text) if len(text) == 1 else []
        found.append((text, list(dict.fromkeys(r for r in (*likely, *alone) if r))))
        place += len(text)
    return found


@lru_cache(8)  # of one name both keys are wanted
def _readings(name: str) -> list[tuple[str, list[str]]]:
    """Each character with its readings, the most likely first; a run of other signs stands for itself."""
    from pypinyin.seg.simpleseg import seg

    # The whole name tells the likely readings (words that pypinyin knows), each character alone tells all of them:
    # 单于飞 may be of the family 单于 (chanyu) or of the family 单 (shan).
    found = [spoken for word in seg(name) for spoken in _spoken(word)]
    surname = _COMPOUND.get(name[:2]) or ((_SURNAMES[name[0]],) if name[:1] in _SURNAMES else ())
    for number, reading in enumerate(surname):
        text, readings = found[number]
        found[number] = (text, [reading, *(r for r in readings if r != reading)])
    return found


def make_ready() -> None:
    """Loads the dictionary, so that the first name that is kept need not wait for it; may be done in a thread."""
    _of_word("单")
    from pypinyin.seg import simpleseg  # noqa: F401


def sort_key(name: str) -> str:
    """The key by which names are sorted: the likely reading of each character, then the character itself.

    Families of one reading thus stay together: 李力, 李宁, 黎明.
    """
    return " ".join(f"{readings[0].lower()} {text}" for text, readings in _readings(name)) if name else ""


def search_keys(name: str) -> str:
    """Initials and full pinyin in all readings, divided by blanks: `danxiongxin dxx shanxiongxin sxx …`."""
    name = "".join(name.replace("·", "").split())[:_LONGEST]
    if not name:
        return ""
    readings = [[r.replace("ü", "v") for r in rs] for _, rs in _readings(name)]
    initials = [list(dict.fromkeys(r[0] for r in rs)) for rs in readings]
    return " ".join(sorted({*_spelled(initials), *_spelled(readings)})).lower()


def _spelled(readings: list[list[str]]) -> Iterator[str]:
    """The likely reading, every reading of one character with the others as likely, then more, to `_MOST` or so."""
    likely = [rs[0] for rs in readings]
    yield "".join(likely)
    several = [place for place, rs in enumerate(readings) if len(rs) > 1]
    for place in several:
        for reading in readings[place][1:]:
            yield "".join([*likely[:place], reading, *likely[place + 1 :]])
    if len(several) > 1:
        yield from map("".join, islice(product(*readings), _MOST))
