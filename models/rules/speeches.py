"""讨论发言: who said what, out of the text of an item; a paragraph that begins with a name and a colon is that person's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

_HAN = "\u3400-\u9fff\U00020000-\U0003134f"
_BEGINS = re.compile(rf"\s*([{_HAN}]{{1,4}}?(?:[·•][{_HAN}]{{1,12}})*?)(?:同志)?\s*[：:](.*)", re.DOTALL)
_NO_NAME = re.compile(
    r"认为|提出|指出|强调|要求|意见|建议|发言|讨论|决定|会议|大家|主持|一致|如下|问题|事项|措施|时间|地点|议题|结果|介绍|汇报|报告|小结|总结"
)


@dataclass(frozen=True)
class Speech:
    """What one person said, in paragraphs; `name` is '' for what stands before the first name."""

    name: str
    points: str


def split(text: str) -> list[Speech]:
    """The speeches in their order; lines that begin with no name go on with the speech before them."""
    found: list[tuple[str, list[str]]] = []
    for line in text.split("\n"):
        begins = _BEGINS.fullmatch(line)
        if begins and not _NO_NAME.search(begins[1]):
            found.append((begins[1], [begins[2].strip()]))
        elif found:
            found[-1][1].append(line.strip())
        elif line.strip():
            found.append(("", [line.strip()]))
    return [Speech(name, "\n".join(line for line in lines if line)) for name, lines in found]


def joined(speeches: Iterable[Speech]) -> str:
    """The text that `split` makes these speeches of."""
    return "\n".join(f"{one.name}：{one.points}" if one.name else one.points for one in speeches)


def begun(text: str, name: str) -> str:
    """The text with a new paragraph for a speaker at its end."""
    return f"{text.rstrip()}\n{name}：" if text.strip() else f"{name}："


def strangers(text: str, there: Collection[str]) -> list[str]:
    """Speakers who are neither among those present nor sit in, each once; nobody where no list says who is there.

    A name of which one part is left out (张某 for 张伟) stands for whoever has that surname.
    """
    if not there:
        return []
    names = dict.fromkeys(one.name for one in split(text) if one.name)
    return [name for name in names if name not in there and not _hidden(name, there)]


def namesakes(text: str, there: Iterable[str]) -> list[str]:
    """Speakers whose name two of those present have, each once: who of them spoke is not known."""
    often = Counter(there)
    return [name for name in dict.fromkeys(one.name for one in split(text) if one.name) if often[name] > 1]


def _hidden(name: str, there: Collection[str]) -> bool:
    return name.endswith("某") and any(person.startswith(name.rstrip("某")) for person in there)
