"""How exactly a column words a level: one wording for most, but what is known of many is not dropped for what is not known of few."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from models.kinds import Coded, clean
from models.naming import some_of

_KEPT = ("博士研究生",)
"""No form has a doctor as something less."""


@dataclass(frozen=True)
class Levels:
    """wider: the wider wording by the narrower one that gives way to it · narrower: by each wider wording those in use that it
    takes in."""

    wider: Mapping[str, str] = field(default_factory=dict)
    narrower: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def told(self, label: str, wide: str, who: Iterable[str]) -> str:
        """What is to be said of a wider wording. who: those of whom the ledger has no other."""
        gone = "、".join(f"“{narrow}”" for narrow in self.narrower[wide] if narrow in self.wider)
        exact = "、".join(f"“{narrow}”" for narrow in self.narrower[wide])
        if gone:
            about = f"{label}里的{gone}写成“{wide}”：同一档有半数以上在名册里只写“{wide}”（{some_of(who)}）"
        else:
            about = f"{label}里写明{exact}的照填，只写“{wide}”的有{some_of(who)}"
        return f"{about}，核实后在“学历说明”里写明就能照填"


def levels(said: Iterable[str], kind: Coded) -> Levels:
    """said: the wording of each person. 硕士研究生 gives way where at least half of those of the level are only 研究生."""
    counts = Counter(clean(text) for text in said if text)
    narrower: dict[str, list[str]] = {}
    for text in sorted(counts):
        around = [wide for wide in counts if kind.takes_in(wide, text)]
        if len(around) == 1:
            narrower.setdefault(around[0], []).append(text)
    wider = {
        text: wide
        for wide, texts in narrower.items()
        if counts[wide] >= sum(counts[text] for text in texts)
        for text in texts
        if text not in _KEPT
    }
    return Levels(wider, {wide: tuple(texts) for wide, texts in narrower.items()})
