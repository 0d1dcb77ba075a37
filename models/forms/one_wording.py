"""How a column words one thing: as the form itself does, else as the roster does; said less exactly only where the form says it so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from models.kinds import Coded, clean
from models.naming import some_of

BY_FORM, BY_MOST, BY_CODES, BY_LIST = "表上这样写", "名册里多数这样写", "代码表这样写", "下拉选项里只有这个"
_KEPT = ("博士研究生",)
"""No form has a doctor as something less."""


@dataclass(frozen=True)
class Levels:
    """wider: the wording that the form shows by the narrower one that gives way to it · narrower: by each wording of several
    things that somebody has those of others that it takes in."""

    wider: Mapping[str, str] = field(default_factory=dict)
    narrower: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def told(self, label: str, wide: str, who: Iterable[str]) -> str:
        """What is to be said of a wider wording. who: those of whom the ledger has no other."""
        exact = "、".join(f"“{narrow}”" for narrow in self.narrower[wide])
        return f"{label}里写明{exact}的照填，只写“{wide}”的有{some_of(who)}，核实后在“学历说明”里写明就能照填"


def levels(said: Iterable[str], kind: Coded, shown: Collection[str]) -> Levels:
    """said: the wording of each person · shown: those of the form itself. 硕士研究生 gives way where a form has 研究生 alone."""
    used = sorted({clean(text) for text in said if text})
    wider, narrower = dict[str, str](), dict[str, list[str]]()
    for text in used:
        of_form = [wide for wide in shown if kind.takes_in(wide, text)]
        if len(of_form) == 1 and text not in shown and text not in _KEPT:
            wider[text] = of_form[0]
        around = [wide for wide in used if kind.takes_in(wide, text)]
        if len(around) == 1:
            narrower.setdefault(around[0], []).append(text)
    exact = {wide: tuple(texts) for wide, texts in narrower.items() if wide not in wider.values()}
    return Levels(wider, exact)


@dataclass(frozen=True)
class Words:
    """How one thing is written in a column, and why so."""

    text: str
    why: str = ""


def of_column(said: Iterable[str], kind: Coded) -> dict[str, Words]:
    """How the roster words each thing, by its one name (大学): as it words it for most, that name where two are as many."""
    counts: dict[str, Counter[str]] = {}
    for text in map(clean, said):
        counts.setdefault(kind.plain(text) or text, Counter())[text] += 1
    found: dict[str, Words] = {}
    for name, texts in counts.items():
        most = [text for text, number in texts.items() if number == max(texts.values())]
        found[name] = Words(most[0], BY_MOST) if len(most) == 1 else Words(name, BY_CODES)
    return found


@dataclass(frozen=True)
class Reworded:
    """A cell that words something otherwise than the roster. key: of its column, where her own words can be had instead, else ''."""

    key: str
    heading: str
    said: str
    written: str
    why: str
    who: str


def told(cells: Sequence[Reworded]) -> list[str]:
    """What is to be said of them, a line for each column."""
    lines = []
    for heading in dict.fromkeys(cell.heading for cell in cells):
        of_it = [cell for cell in cells if cell.heading == heading]
        pairs = dict.fromkeys((cell.said, cell.written, cell.why) for cell in of_it)
        parts = []
        for pair in pairs:
            said, written, why = pair
            who = dict.fromkeys(cell.who for cell in of_it if (cell.said, cell.written, cell.why) == pair)
            parts.append(f"“{said}”写成“{written}”（{some_of(who)}；{why}）")
        lines.append(f"“{heading}”和名册写法不同：" + "，".join(parts))
    return lines
