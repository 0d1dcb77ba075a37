"""What 党内职务 says: the posts that it names, and whether one of them is in the committee of the branch (支部条例 §20)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from models.fields import field_of
from models.records import Member
from models.records.member import POSTS

_DUTIES = {post.removesuffix("委员"): post for post in POSTS if post.endswith("委员") and post != "委员"} | {
    "纪律检查": "纪检委员"
}
_DUTY = f"(?:{'|'.join(_DUTIES)})"
_PAST = re.compile(r"(\w+)[（(](?:原任?|前任|已?离任|已?卸任)[）)]|[（(]原[）)](\w+)")
"""That a post is over, in brackets before or behind it: 书记（已离任）."""
_WHICH = re.compile(rf"(?:(\w*(?:支委|委员|书记|支书))|({_DUTY}))\s*[（(]兼?((?:{_DUTY}(?:委员)?[、,，和及与]?)+)[）)]")
"""Duties in brackets: 支委（组织、宣传）, 副书记（纪检委员）, 组织（统战）委员."""
_BESIDE = re.compile(r"[（(【\[](?!兼\w)[^）)】\]]*[）)】\]]?|主持\w*?工作的?|一肩挑")
"""What is no part of a post: 副书记（主持工作）, 主持工作的副书记."""
_APART = re.compile(
    r"(?:[、，,/；;\\（()）【\[\]】\s]|兼任?)+|(?<=书记|委员)[和及与+＋]"
    r"|(?<=书记)(?=\w{0,3}(?:主任|校长|院长|所长|厂长|经理|主席|董事长)(?:$|[、，,；;兼（(]))"
)
"""What stands between posts: 副书记兼组织委员, 副书记（兼组织委员）, 书记主任."""
_BRANCH = re.compile(
    rf"(?:\w*?党?支部(?:委员会)?|支委会)(?=(?:副?书记|\w*委员|{_DUTY})$)|(?:村|社区)(?=书记$|支书$)|(?:专职|常务)(?=副书记$)"
)
"""Before a post of a branch that is named in full: 党支部组织委员, 前进村党支部书记."""
_SEVERAL = re.compile(rf"(?:{_DUTY}[和及与]?)+委员")
_LEADER = re.compile(r"\w*党小组组?长|(?:\w*支部)?(?:第?[一二三四五六七八九十\d]+|机关|离退休)?小组组?长")
"""Of a group of the branch, not of a team of workers or a 村民小组."""
_SEAT = re.compile(".*(?:书记|委员|支委|支书|(?:委员|支委)会?成员)")
"""How the posts of a committee end, also those that no list of posts has: 代书记, 组宣委员, 群众工作委员."""
_POST = rf"(?:副?书记|支书|支委|(?:{_DUTY}|\w\w(?<!支部)(?<!干部))?委员)$"
_OF_OTHERS = re.compile(
    rf"(?:原|前|老)任?(?:(?:村|社区|机关|第[一二三四五六七八九十]+)?党?支部|村|社区)?{_POST}|(?:退休|离休){_POST}"
    "|曾任|拟|离任|卸任|名誉|上一?届"
    "|(?!.*党支部).*(?:(?<![集群])团(?:支部|支书|总支|委|书记)|共青团)"
    "|(?!.*支部).*(?:工会|妇联|妇委(?!员)|纪委|党委|党组|总支|村委|居委|业委|政协|人大|工委(?!员)|[省市县区镇乡旗]委(?!员)|委员会委员|督导|陪审"
    "|监委|协会|治保|调解|经审|仲裁|(?:[镇乡]|街道)(?:组织|宣传|统战|纪检)委员)"
)
"""In a post of another body than the branch, or of one that is over: 团支部书记, 工会委员, 区政协委员, 原书记."""


@lru_cache(maxsize=1024)  # the same few stand in every roster
def posts_in(text: str) -> tuple[str, ...]:
    """The posts that a text names, each by its usual name; one person may have several: 党支部副书记兼组织、宣传委员."""
    if not text:
        return ()
    text = _WHICH.sub(_beside_one, _PAST.sub(r"原\1\2", text))
    parts = [part for part in _APART.split(_BESIDE.sub("", text)) if part]
    return tuple(dict.fromkeys(post for part in parts for post in _named(part, parts)))


def _beside_one(found: re.Match[str]) -> str:
    """Duties in brackets as posts of their own, behind a post of the branch; behind another duty, to which 委员 belongs too, as one more
    of its kind. 工会委员（宣传）has none in the branch."""
    if found[2]:
        return f"{found[2]}、{found[3]}"
    return found[0] if _OF_OTHERS.match(found[1]) else f"{found[1]}、{found[3].removesuffix('委员')}委员"


def _named(part: str, parts: Iterable[str]) -> Iterator[str]:
    """The posts of one part: 组织宣传委员 are two, and 组织 is one where somebody beside it is 委员 (组织、宣传委员)."""
    if _OF_OTHERS.match(part):
        yield part
        return
    short = _BRANCH.sub("", part, count=1)
    part = part if _OF_OTHERS.match(short) else short  # 支部治保委员
    if part in _DUTIES and any(other.endswith("委员") for other in parts):
        yield _DUTIES[part]
    elif _SEVERAL.fullmatch(part):
        yield from (_DUTIES[duty] for duty in re.findall(_DUTY, part))
    elif _LEADER.fullmatch(part):
        yield POSTS[-1]
    else:
        yield field_of(Member, "post").kind.read(part) or part


def posts(member: Member) -> tuple[str, ...]:
    """The posts of a member."""
    return posts_in(member.post)


def secretary(members: Iterable[Member], on: date) -> str:
    """The name of whoever is secretary of the branch on a day; '' where that is not one person."""
    found = [member.name for member in members if "书记" in posts(member) and member.belongs(on)]
    return found[0] if len(found) == 1 else ""


@lru_cache(maxsize=1024)
def _seats(text: str) -> tuple[str, ...]:
    return tuple(post for post in posts_in(text) if _SEAT.fullmatch(post) and not _OF_OTHERS.match(post))


def of_committee(text: str) -> bool:
    """Whether one of the posts that a text names is in the branch committee, or is to lead a branch without one."""
    return bool(_seats(text))


def in_committee(member: Member) -> bool:
    """Whether the member has a post in the branch committee, or leads a branch without one."""
    return of_committee(member.post)


def make_committee(members: Iterable[Member]) -> bool:
    """Whether the posts of these members are those of a branch that has a committee, and not a secretary alone."""
    return any(not seat.endswith(("书记", "支书")) for member in members for seat in _seats(member.post))
