"""What is said of a record that a backup has and the ledger has not, or not so: for the window and for the command line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.fields import Record, typed
from models.safekeeping.comparing import Differences, Found, Piece
from models.safekeeping.same import Key
from models.safekeeping.titles import name_of

DELETED, CHANGED = "已删除", "有改动"


@dataclass(frozen=True)
class Line:
    """One thing that can come back: a field of a record that is still there, or all of one that is not. name: the field, '' for
    all · whose: a part of the record, or ''."""

    key: Key
    name: str
    whose: str
    label: str
    then: str = ""
    now: str = ""

    @property
    def text(self) -> str:
        """The whole in a line."""
        return " ".join(
            filter(None, (self.whose, f"{self.label}：{self.then} → {self.now}" if self.name else self.label))
        )


def lines_of(found: Found) -> list[Line]:
    """All that can come back of a record, its own first."""
    lines: list[Line] = []
    for piece in found.pieces:
        whose = "" if piece is found.root else f"{piece.then.label}“{name_of(piece.then)}”"
        if piece.gone:
            lines.append(Line(piece.key, "", whose, DELETED))
        else:
            lines += [Line(piece.key, d.name, whose, d.label, d.then, d.now) for d in piece.differences]
    return lines


def state_of(found: Found) -> str:
    """Deleted, with what belonged to it; or how much of it is another now."""
    if found.gone:
        return f"{DELETED}{_with(found)}"
    fields = sum(len(piece.differences) for piece in found.pieces if not piece.gone)
    parts = sum(piece.gone for piece in found.parts)
    said = [f"{fields} 处不同" if fields else "", f"少了 {parts} 条" if parts else ""]
    return "，".join(filter(None, said))


def _with(found: Found) -> str:
    counted = "、".join(f"{label} {count}" for label, count in found.belongs.items())
    return f"，连同{counted}" if counted else ""


def content_of(record: Record) -> list[tuple[str, str]]:
    """What a record said: label and value of each field that is filled; private numbers masked."""
    shown = ((about.label, str(about.kind.mask(getattr(record, about.name)))) for about in typed(type(record)))
    return [(label, text) for label, text in shown if text]


def nothing_to_find(differences: Differences) -> tuple[str, str]:
    """What is said where the ledger has all of the backup as it was, in a word and in a sentence: it may have more."""
    kept = "备份里的每条记录都在账本里，没有改动，没有要找回的。"
    if not differences.newer:
        return "与现在相同", kept
    told = "、".join(f"{label} {count}" for label, count in differences.newer.items())
    return "没有要找回的", f"备份里的每条记录都在账本里，没有改动。账本里另有这份备份没有的：{told}。"


def counted(differences: Differences) -> str:
    """How many records there are of each sort."""
    gone = sum(each.gone for each in differences.found)
    changed = len(differences.found) - gone
    if not differences.found:
        return "：".join(nothing_to_find(differences))
    foreign = "这份备份出自另一个账本，找回的作为新的记录加入。" if differences.foreign else ""
    return f"共 {len(differences.found)} 条：{DELETED} {gone} 条，{CHANGED} {changed} 条。{foreign}"


def code_of(piece: Piece) -> str:
    """What names a record on the command line: member-3."""
    return f"{piece.key[0]}-{piece.key[1]}"


def matching(differences: Differences, word: str) -> Sequence[Found]:
    """The records that a word means: one by its code, else all of a name or a kind; 全部 is all."""
    if word == "全部":
        return differences.found
    for tells in (
        lambda each: code_of(each.root) == word,
        lambda each: each.root.then.label == word,
        lambda each: word in (each.name, each.root.then.title(), getattr(each.root.then, "number", None)),
        lambda each: word in each.name,
    ):
        if found := [each for each in differences.found if tells(each)]:
            return found
    return ()
