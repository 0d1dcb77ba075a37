"""The 党员基本信息采集表 of one person, of some, or of all: in one file, or one file a person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from models import outputs
from models.exports.collection_card import TITLE, CollectionCard, collection_card
from models.exports.contents import roster_members
from models.exports.errors import ExportRefused
from models.exports.names import told_name
from models.exports.target import aim
from models.our_branch import our_branch
from models.records import Member
from models.store import Ledger

if TYPE_CHECKING:
    from models.exports.export import Export

CARD, CARD_FORMATS = outputs.CARD, ("pdf", "docx")


@dataclass(frozen=True)
class Who:
    """Whose forms are wanted: by name, by id, or (neither) of all who belong to the branch."""

    names: Sequence[str] = ()
    ids: Sequence[int] = ()


def deliver_cards(export: Export, out: Path, format: str | None, who: Who) -> None:
    """Writes the forms: a file name takes them all, one page a person; a folder one file a person.

    Raises ExportRefused where nobody is chosen or a name is not on the roster, TargetBusy where a file is in use.
    """
    target = aim(out, format, TITLE, CARD_FORMATS)
    members = chosen(export.ledger, who, export.scope.today)
    branch, full = our_branch(export.ledger), export.scope.full
    write = writer(target.format)
    target.make()
    if target.file is not None:
        cards = [collection_card(member, branch, full=full) for member in members]
        export.write(TITLE, target.file, len(members), partial(write, cards))
    else:
        taken: list[str] = []
        for member in members:
            one = [collection_card(member, branch, full=full)]
            taken.append(told_name(f"{TITLE}-{member.title()}", "." + target.format, full=full, taken=taken))
            export.write(TITLE, target.path(taken[-1]), 1, partial(write, one))
    export.done.rows += len(members)


def chosen(ledger: Ledger, who: Who, today: date) -> list[Member]:
    """The members in the order of the roster; those who were chosen also where they have left. Raises ExportRefused."""
    members, branch = ledger.all(Member), our_branch(ledger)
    if not who.names and not who.ids:
        listed = roster_members(members, branch, today=today)
        if not listed:
            raise ExportRefused("名册里没有现在属于本支部的党员，没有导出。请先登记党员。")
        return listed
    for name in who.names:
        if not any(member.name == name for member in members):
            raise ExportRefused(f"名册里没有“{name}”，没有导出。请核对姓名。")
    wanted = [member for member in members if member.name in who.names or member.id in set(who.ids)]
    if not wanted:
        raise ExportRefused("选中的党员已经不在账本里，没有导出。请重新选择。")
    place = {member.id: number for number, member in enumerate(roster_members(members, branch, today=today))}
    return sorted(wanted, key=lambda member: (place.get(member.id, len(place)), member.sort_key, member.id))


def writer(format: str) -> Callable[[Sequence[CollectionCard], Path], None]:
    """What writes the forms; the writers load large libraries, so each is loaded when it is first asked for."""
    if format == "pdf":
        from models.exports.pdf.collection_card import write_cards_pdf

        return write_cards_pdf
    from models.exports.word_collection_card import write_cards_docx

    return write_cards_docx
