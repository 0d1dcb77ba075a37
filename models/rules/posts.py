"""What 党内职务 says: the posts that it names, and whether one of them is in the committee of the branch (支部条例 §20)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from models.fields import field_of
from models.records import Member
from models.records.member import POSTS

_PAST = re.compile(r"[（(](?:原任?|前任|已?离任|已?卸任)[）)]")
"""That a post is over, in brackets before or behind it: 书记（已离任）."""
_BESIDE = re.compile(r"[（(【\[](?!兼\w)[^）)】\]]*[）)】\]]?|主持\w*?工作的?")
"""What is no part of a post: 副书记（主持工作）, 主持工作的副书记."""
_APART = re.compile(r"[、，,/；;兼（()）【\[\]】\s]+")
"""What stands between posts: 副书记兼组织委员, 副书记（兼组织委员）."""
_OF_THE_BRANCH = re.compile(r"(?:党?支部(?:委员会)?|支委会)(?=副?书记$|\w*委员$)")
"""Before a post of the branch that is named in full: 党支部组织委员."""
_DUTIES = {post.removesuffix("委员"): post for post in POSTS if post.endswith("委员") and post != "委员"} | {
    "纪律检查": "纪检委员"
}
_SEVERAL = re.compile(f"({'|'.join(_DUTIES)})")
_SEAT = re.compile(".*(?:书记|委员|支委|支书|[组宣]委|(?:委员|支委)会成员)")
"""How the posts of a committee end, also those that no list of posts has: 代书记, 组宣委员, 群众工作委员."""
_OF_OTHERS = re.compile(
    "(?:原(?!种)|前(?!进|锋|卫|哨)|曾任|拟|离任|卸任|名誉|上一?届|老(?:党?支部)?(?:副?书记|支委|委员)$|(?:退休|离休)(?:副?书记|支委|委员)$)"
    "|(?!.*党支部).*(?:(?<![集群])团(?:支部|总支|委|书记)|共青团)"
    "|(?!.*支部).*(?:工会|妇联|妇委(?!员)|纪委|党委|党组|总支|村委|居委|业委|政协|人大|工委(?!员)|[省市县区镇乡旗]委(?!员)|委员会委员|督导|陪审"
    "|监委|协会|治保|调解|经审|仲裁|(?:[镇乡]|街道)(?:组织|宣传|统战|纪检)委员)"
)
"""In a post of another body than the branch, or of one that is over: 团支部书记, 工会委员, 区政协委员, 原书记."""


@lru_cache(maxsize=1024)  # the same few stand in every roster
def posts_in(text: str) -> tuple[str, ...]:
    """The posts that a text names, each by its usual name; one person may have several: 党支部副书记兼组织、宣传委员."""
    if not text:
        return ()
    parts = [part for part in _APART.split(_BESIDE.sub("", _PAST.sub("原", text))) if part]
    return tuple(post for place, part in enumerate(parts) for post in _named(part, parts[place + 1 :]))


def _named(part: str, behind: Iterable[str]) -> Iterator[str]:
    """The posts of one part: 组织宣传委员 are two, and 组织 is one where 委员 follows (组织、宣传委员)."""
    part = _OF_THE_BRANCH.sub("", part, count=1) if _OF_THE_BRANCH.match(part) else part
    if part in _DUTIES and any(other.endswith("委员") for other in behind):
        yield _DUTIES[part]
        return
    duties = _SEVERAL.findall(part.removesuffix("委员")) if part.endswith("委员") else []
    if duties and "".join(duties) + "委员" == part:
        yield from (_DUTIES[duty] for duty in duties)
        return
    yield field_of(Member, "post").kind.read(part) or part


def posts(member: Member) -> tuple[str, ...]:
    """The posts of a member."""
    return posts_in(member.post)


def secretary(members: Iterable[Member], on: date) -> str:
    """The name of whoever is secretary of the branch on a day; '' where that is not one person."""
    found = [member.name for member in members if "书记" in posts(member) and member.belongs(on)]
    return found[0] if len(found) == 1 else ""


@lru_cache(maxsize=1024)
def of_committee(text: str) -> bool:
    """Whether one of the posts that a text names is in the branch committee, or is to lead a branch without one."""
    return any(_SEAT.fullmatch(post) and not _OF_OTHERS.match(post) for post in posts_in(text))


def in_committee(member: Member) -> bool:
    """Whether the member has a post in the branch committee, or leads a branch without one."""
    return of_committee(member.post)
