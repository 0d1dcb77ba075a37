"""Who is above the branch: whether a body that reviewed an item of the register is one of the superior's, or the branch itself
(domain §7.2 Z04)."""

from __future__ import annotations

import re

from models.records import Branch

FROM_ABOVE = ("上级督查", "巡察", "软弱涣散排查", "专项检查")
"""Sources whose items a superior committee reviews."""
_UNIT = re.compile("[党委组办局部处院校]")
_IN_BRACKETS = re.compile(r"[（(]([^（()）]*)[)）]")
_POST = re.compile(r"(组织|宣传|纪检|青年|统战|保密|群工|生活|第一|副)?(委员|书记|组长|组员|成员|主任|处长|干事)$")
_DIGITS = str.maketrans("123456789", "一二三四五六七八九")
_BRANCH = "支部"


def superior_named(reviewer: str, body: str, document: str, branch: Branch | None) -> bool:
    """Whether it is said who of the superior reviewed (Z04): the body, the document, or the body behind the name: 张某（机关党委）.

    What the opinion says alone is not enough, 张某（书记） says a post, and the branch is not its own superior: where it is
    named as the body, a document does not make up for it.
    """
    bodies = _parts(body)
    behind = [told for text in _IN_BRACKETS.findall(reviewer) if _UNIT.search(told := _without_post(text))]
    return any(not _own(each, branch) for each in (*bodies, *behind)) or bool(document.strip() and not bodies)


def own_branch(body: str, branch: Branch | None) -> bool:
    """Whether a body that is named is the branch itself, or a part of it, and no other beside it."""
    bodies = _parts(body)
    return bool(bodies) and all(_own(each, branch) for each in bodies)


def _own(body: str, branch: Branch | None) -> bool:
    """By its name, short or whole or the end of it: 机关第三党支部 and 第三支部 too; 本支部, 支委会 and a 党小组 say no name."""
    told = _plain(_without_post(body) or body)
    if told == _BRANCH or told.endswith("党小组"):
        return True
    names = [_plain(name) for name in (branch.name, branch.short_name)] if branch is not None else []
    return told.endswith(_BRANCH) and any(name.endswith(told) for name in names)


def _parts(body: str) -> list[str]:
    return [part for each in re.split(r"[、,，;；/\n]+", body) if (part := each.strip())]


def _without_post(text: str) -> str:
    return _POST.sub("", text.strip())


def _plain(name: str) -> str:
    """What the ways to write the name of a branch have in common: 中国共产党某局机关第三支部委员会, 机关第3党支部, 支委会."""
    name = _IN_BRACKETS.sub("", re.sub(r"\s+", "", name)).translate(_DIGITS)
    name = re.sub(r"^(中国共产党|中共|本|我)", "", name)
    name = re.sub(r"总支(部委员会|部)?$", "总支", name)
    return re.sub(r"(党支部|支部)(委员会|党员大会|全体党员)?$|支委会?$", _BRANCH, name).replace("第", "")
