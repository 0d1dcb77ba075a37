"""check: whether the ledger and the files of its attachments are sound, then what the rules find."""

from __future__ import annotations

import argparse
from datetime import date

from models.records import RECORDS, Attachment
from models.store import Ledger, LedgerRefused
from models.store.attachments import Attachments
from ui.commands.printing import DONE, PROBLEMS, print_json


def check(arguments: argparse.Namespace, today: date) -> int:
    from models.rules import Snapshot, citation, findings
    from models.rules.articles import in_brackets

    with Ledger.open(arguments.ledger) as ledger:
        damage = ledger.damage(RECORDS)
        try:
            found = findings(Snapshot.of(ledger), today)
            files, kept = Attachments(ledger), ledger.all(Attachment)
            damage += [f"附件“{one.name}”：{why}" for one in kept if (why := files.damaged(one))]
        except LedgerRefused as refusal:  # the damage is what counts then
            damage, found = [*damage, str(refusal)], []
    if arguments.json:
        print_json(
            {
                "damage": damage,
                "findings": [
                    {
                        "rule": f.rule,
                        "level": f.level,
                        "subject": f.subject,
                        "message": f.message,
                        "article": citation(f.article),
                    }
                    for f in found
                ],
            }
        )
    else:
        print("账本完好。" if not damage else "账本有损坏：")
        for line in damage:
            print(f"  {line}")
        print(f"需要处理的问题 {len(found)} 个。")
        for f in found:
            print(f"  [{f.level}] {f.subject}：{f.message}{in_brackets(citation(f.article))}")
    return PROBLEMS if damage or found else DONE
