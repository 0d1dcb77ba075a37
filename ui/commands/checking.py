"""check: whether the ledger and the files of its attachments are sound, then what the rules find."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from models.records import RECORDS, Attachment
from models.safekeeping.only_read import read_only
from models.store import LedgerRefused
from models.store.attachments import Attachments
from models.store.backup_names import ledger_of
from models.store.backups import BackupDamaged, verified
from ui.commands.printing import DONE, PROBLEMS, print_json, without_numbers

if TYPE_CHECKING:
    from models.rules import Finding
    from models.rules.self_check import SelfCheck


def check(arguments: argparse.Namespace, today: date) -> int:
    from models.rules import Snapshot, findings
    from models.rules.finding import LEVEL_WORDS
    from models.rules.self_check import SelfCheck

    with read_only(arguments.ledger) as ledger:
        damage = [*_of_backup(arguments.ledger), *ledger.damage(RECORDS)]
        try:
            snapshot = Snapshot.of(ledger)
            found = SelfCheck(snapshot, today, findings(snapshot, today))
            files, kept = Attachments(ledger), ledger.all(Attachment)
            damage += [f"附件“{one.name}”：{why}" for one in kept if (why := files.damaged(one))]
        except LedgerRefused as refusal:  # the damage is what counts then
            damage, found = [*damage, str(refusal)], SelfCheck(Snapshot(), today, [])
    if arguments.json:
        print_json({"damage": damage, "findings": [without_numbers(_object(found, f)) for f in found.found]})
    else:
        print("账本完好。" if not damage else "账本有损坏：")
        for line in damage:
            print(f"  {line}")
        print(f"需要处理的问题 {len(found.open)} 个。")
        for f in found.open:
            print(f"  [{LEVEL_WORDS[f.level]}] {_sentence(f)}")
        if answered := [one for one in found.answers if one.finding is not None]:
            print(f"经说明不适用的 {len(answered)} 个。")
        for one in answered:
            assert one.finding is not None
            print(f"  [不适用] {_sentence(one.finding)}原因：{one.waiver.reason or '没有写'}")
    return PROBLEMS if damage or found.open else DONE


def _of_backup(file: Path) -> list[str]:
    """What is wrong with a backup as a file: it is no longer what its hash says."""
    try:
        if ledger_of(file) is not None:
            verified(file.resolve())
    except BackupDamaged as damage:
        return [f"备份“{file.name}”：{damage}"]
    return []


def _sentence(finding: Finding) -> str:
    from models.exports.privacy import masked_text
    from models.rules import citation
    from models.rules.articles import in_brackets

    said = masked_text(f"{finding.subject}：{finding.message}")  # a wrong number is quoted
    return f"{said}{in_brackets(citation(finding.article))}"


def _object(found: SelfCheck, finding: Finding) -> dict[str, str]:
    """A finding for scripts; one that was answered has the reason, too."""
    from models.rules import citation

    told = {name: getattr(finding, name) for name in ("rule", "level", "subject", "message")}
    answer = found.answer_to(finding)
    return told | {"article": citation(finding.article)} | ({"not_applicable": answer.reason} if answer else {})
