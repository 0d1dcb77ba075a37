"""restore --list-differences and --only: what a backup has and the ledger has not, and bringing chosen records back."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from models.kinds import one_line
from models.store import Ledger, LedgerRefused, Sealed
from ui.commands.printing import DONE, PROBLEMS, print_json

if TYPE_CHECKING:
    from models.safekeeping.comparing import Differences, Found
    from models.safekeeping.same import Key


def chosen(arguments: argparse.Namespace) -> bool:
    """Whether it is about chosen records, and not the whole; raises LedgerRefused where both are meant."""
    if arguments.only or arguments.list_differences:
        return True
    if arguments.fields or arguments.reason or arguments.json:
        raise LedgerRefused(
            "--fields、--reason 只与 --only 一起用，--json 只与 --list-differences 或 --only 一起用，账本未作改动。"
        )
    return False


def find_back(arguments: argparse.Namespace) -> int:
    """Lists the differences, or brings back those that are named."""
    from models.safekeeping.finding_back import bring_back
    from models.safekeeping.looking_into import differences
    from models.store.backup_names import ATTACHMENTS

    if not os.path.exists(arguments.ledger):
        raise LedgerRefused(f"找不到账本“{arguments.ledger}”，没有比较。整个恢复请不写 --only 和 --list-differences。")
    with Ledger.open(arguments.ledger) as ledger:
        found = differences(ledger, arguments.backup, f"“{arguments.backup.name}”")
        if arguments.list_differences:
            _list(found, arguments)
            return DONE
        wanted = _wanted(found, arguments)
        stores = [arguments.backup.parent / ATTACHMENTS]
        try:
            brought = bring_back(ledger, found, wanted, stores, reason=arguments.reason)
        except Sealed as sealed:
            raise LedgerRefused(
                f"没有找回：{sealed.what}，改动须写明原因，账本未作改动。请加上 --reason 原因。"
            ) from None
    if arguments.json:
        about = {"along": brought.along, "replaced": brought.replaced, "missing": brought.missing}
        print_json({"done": brought.label, **{name: list(those) for name, those in about.items()}})
    else:
        print(one_line(f"{brought.told}。"))
    return PROBLEMS if brought.missing else DONE


def _wanted(differences: Differences, arguments: argparse.Namespace) -> Mapping[Key, Collection[str]]:
    from models.safekeeping.difference_words import code_of, matching
    from models.safekeeping.finding_back import whole

    wanted: dict[Key, Collection[str]] = {}
    for word in arguments.only:
        found = matching(differences, word.strip())
        if not found:
            raise LedgerRefused(f"没有找回：比较的结果里没有“{word}”，账本未作改动。用 --list-differences 看有哪些。")
        if len(found) > 1 and word.strip() not in ("全部", found[0].root.then.label):
            codes = "、".join(code_of(each.root) for each in found[:6])
            raise LedgerRefused(f"没有找回：“{word}”有 {len(found)} 条，账本未作改动。请写明是哪一条：{codes}。")
        for each in found:
            wanted |= _fields(each, arguments.fields) if arguments.fields else whole(each)
    return wanted


def _fields(found: Found, labels: str) -> dict[Key, Collection[str]]:
    """Only some fields of a record that is still there."""
    asked = {label for label in labels.replace("，", ",").replace("、", ",").split(",") if label}
    known = {each.label: each.name for each in found.root.differences}
    if found.gone or not asked <= set(known):
        why = "已删除，只能整条找回" if found.gone else f"不同的栏目只有：{'、'.join(known) or '没有'}"
        raise LedgerRefused(f"没有找回：“{found.name}”{why}，账本未作改动。")
    return {found.root.key: [known[label] for label in asked]}


def _list(differences: Differences, arguments: argparse.Namespace) -> None:
    from models.safekeeping.difference_words import code_of, counted, lines_of, state_of

    if arguments.json:
        print_json([_object(each) for each in differences.found])
        return
    for cls, those in differences.by_kind().items():
        print(cls.label)
        for each in those:
            print("  " + one_line(f"{code_of(each.root)} {each.name} {state_of(each)}"))
            if not each.gone:
                for line in lines_of(each):
                    print("    " + one_line(line.text))
    print(counted(differences))
    if differences.found:
        print("用 --only 编号（或名称、类别、全部）找回。", file=sys.stderr)


def _object(found: Found) -> dict[str, Any]:
    from models.safekeeping.difference_words import code_of

    return {
        "id": code_of(found.root),
        "kind": found.root.then.label,
        "name": found.name,
        "deleted": found.gone,
        "belongs": dict(found.belongs),
        "pieces": [
            {
                "id": code_of(piece),
                "kind": piece.then.label,
                "name": piece.then.title(),
                "deleted": piece.gone,
                "differences": [
                    {"field": each.name, "label": each.label, "then": each.then, "now": each.now}
                    for each in piece.differences
                ],
            }
            for piece in found.pieces
        ],
    }
