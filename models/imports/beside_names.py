"""Names with more in their cell than a name: signs and brackets around them, a 同志 behind them, or a part of them hidden.

Such a row is asked about, and what stands there never takes the place of a name of the ledger.
"""

from __future__ import annotations

import re
import unicodedata

from models.imports.identity import People, Person
from models.kinds import narrow
from models.namesakes import up_to_sign, without_brackets

_BEHIND = re.compile("(?<=..)(?:同志|先生|女士)$")
_POSTS = "(?:党支部|支部)?(?:副?书记|(?:组织|宣传|纪检)?委员|副?组长|副?主任|副?[科处局所站]长|老师|预备|党员|男|女)"
_TITLES = re.compile(rf"^{_POSTS}(?=..)|(?<=..)(?:{_POSTS}|[A-Za-z])$")
"""What stands around a name that is known: 王芳书记, 王芳A."""
_HIDES = re.compile(r"某+|(?<=[^\W\d_a-zA-Z])[xX]+$")
"""Letters that hide: 王某某, 王XX."""
_SHORTEST, _MOST = 2, 6
"""Characters of a name that is looked for within a longer text; people who are offered for a hidden one."""
_RARE = ("Co", "Cn", "Mn")
"""Categories of characters that only names have: those of a private font, newer than our tables, and what selects a variant."""


def is_plain(name: str) -> bool:
    """Whether a name is of Han characters, letters, blanks and · alone, and none of it is hidden."""
    return (
        all(map(_is_of_names, name))
        and name == name.strip("· ")
        and not _BEHIND.search(name)
        and not _HIDES.search(name)
    )


def _is_of_names(char: str) -> bool:
    if char.isalpha() or char in "· " or char >= "\U00020000" or "\u2e80" <= char <= "\u2fdf":
        return True
    return unicodedata.category(char) in _RARE


def renames(known: str, said: str) -> bool:
    """Whether a row of somebody known is to give him a new name: not one that is none, beside a name, nor his own with a sign or a letter
    for a part of it, as 王●芳 is read (王·芳)."""
    if not is_plain(known):
        return True
    hidden = re.split("[·xXｘＸ]", said)
    if len(hidden) > 1 and re.fullmatch(".+".join(map(re.escape, hidden)), known):
        return False
    return is_plain(said) and _TITLES.sub("", said) != known


def asked(name: str, people: People) -> tuple[list[Person], str]:
    """Whom the name of somebody new means perhaps, and what is to be said of it: '' of such as 王芳（女）, where nobody is called
    王芳."""
    if is_plain(name):
        return _with_title(name, people)
    without = without_brackets(name)
    for bare in dict.fromkeys((without, up_to_sign(name), *_parts(name))):
        if bare not in ("", name) and (alike := people.called(bare)):
            before, _, behind = name.partition(bare)
            said = "括号" if without == bare else _around(before.strip(), behind.strip())
            return list(alike), f"姓名连同{said}按另一人新增，“{bare}”已经有了，请核对是不是同一人"
    strange = name[len(without) :].strip(" （）()")
    if any(mark in strange for mark in "，,、") or strange.endswith("组"):
        return [], f"姓名连同括号按新的一人新增，请核对括号里的“{strange}”是不是姓名的一部分"
    if strange and is_plain(without):
        return [], ""
    shown = _shown(name)
    alike = people.alike(shown[0], re.compile(".+".join(map(re.escape, shown)))) if shown is not None else ()
    return list(alike[:_MOST]), f"“{name}”不像完整的姓名，按新的一人新增，请核对姓名，是不是已有的人"


def _with_title(name: str, people: People) -> tuple[list[Person], str]:
    """A name with a post or the like beside it, where somebody is called so without: 王芳书记, 书记王芳, 王芳A."""
    bare = _TITLES.sub("", name)
    if bare == name or not (alike := people.called(bare)):
        return [], ""
    before, _, behind = name.partition(bare)
    return list(alike), f"姓名连同{_around(before, behind)}按另一人新增，“{bare}”已经有了，请核对是不是同一人"


def _parts(name: str) -> list[str]:
    """What of a name may be the name itself, the longest first: 王芳 of ▲王芳,（预备）王芳, 1.王芳 and 王芳同志."""
    words = "".join(char if _is_of_names(char) else "\n" for char in _BEHIND.sub("\n", name)).split("\n")
    found = [word.strip() for word in words]
    return sorted((word for word in found if len(word) >= _SHORTEST), key=len, reverse=True)


def _around(before: str, behind: str) -> str:
    where = [f"{place}的“{text}”" for place, text in (("前面", before), ("后面", behind)) if text]
    return "和".join(where)


def _shown(name: str) -> list[str] | None:
    """What is shown of a name that has signs for the rest of it, from its first character on."""
    text = narrow(name)
    hidden = "".join(char if _is_of_names(char) and not char.isspace() else "\n" for char in _HIDES.sub("\n", text))
    shown = re.split("\n+", hidden)
    return shown if shown[0] and len(shown) > 1 else None
