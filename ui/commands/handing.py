"""handover and receive: the ledger on its way to the next secretary as one file."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from models.our_branch import our_branch
from models.records import Member
from models.store import Ledger
from ui.commands.printing import DONE, PROBLEMS

if TYPE_CHECKING:
    from models.handover.listing import HandoverList

_LISTS = (".pdf", ".docx")


def hand_over(arguments: argparse.Namespace, today: date) -> int:
    from models.handover.files import known, troubles
    from models.handover.handing import IN_CLEAR
    from models.handover.handing import hand_over as hand
    from models.handover.listing import HandoverList, grouped
    from models.handover.manifest import Parties
    from models.handover.packing import proposed_name
    from models.rules.posts import secretary
    from models.store.attachments import folder_of

    listed: Path | None = arguments.list
    _refuse_other_lists(listed)
    with Ledger.open(arguments.ledger) as ledger:
        branch = our_branch(ledger).title()
        out: Path = arguments.out / proposed_name(branch, today) if os.path.isdir(arguments.out) else arguments.out
        giver = arguments.giver or secretary(ledger.all(Member), today)
        parties = Parties(today.isoformat(), giver, arguments.receiver, arguments.witness, arguments.note)
        wrong = troubles(folder_of(ledger.path), known(ledger)) if arguments.as_is else []
        if ledger.secret is not None:
            print(IN_CLEAR, file=sys.stderr)
        packed = hand(ledger, out, parties, today=today, accepted=frozenset(wrong))
    if listed is not None:
        _write_list(HandoverList.of(packed.manifest, packed.file.name, packed.size, packed.sha256), listed)
    print(packed.file)
    print(f"校验值 {grouped(packed.sha256)}")
    print(packed.record.contents)
    for line in packed.manifest.notes:
        print(line, file=sys.stderr)
    return PROBLEMS if packed.manifest.troubles else DONE


def _refuse_other_lists(listed: Path | None) -> None:
    from models.handover import HandoverRefused

    if listed is not None and listed.suffix.lower() not in _LISTS:
        raise HandoverRefused(f"移交清单可以是 .pdf 或 .docx，“{listed.name}”不是，没有移交。请改文件名。")


def _write_list(listed: HandoverList, path: Path) -> None:
    """Writes the list in the format that the name says."""
    from models.exports.atomic import write_or_refuse
    from models.exports.pdf.handover_list import write_handover_pdf
    from models.exports.word_handover_list import write_handover_docx

    write = write_handover_docx if path.suffix.lower() == ".docx" else write_handover_pdf
    write_or_refuse(path, lambda beside: write(listed, beside))


def receive(arguments: argparse.Namespace, today: date) -> int:
    from models.handover import HandoverRefused
    from models.handover.contents import summary_of
    from models.handover.listing import grouped
    from models.handover.receiving import receive as take
    from models.handover.receiving import verify

    if arguments.check and arguments.to:
        raise HandoverRefused("--check 只核对，不写文件，不能和 --to 一起用，没有接收。请去掉其中一个。")
    if not arguments.check and arguments.to is None:
        raise HandoverRefused("没有写放在哪里，没有接收。请用 --to 写明文件夹，或用 --check 只核对。")
    differing: list[str] = []
    if arguments.check:
        manifest, digest = verify(arguments.file)
        print(f"移交文件完好：{manifest.unit}，{manifest.parties.day} 移交。")
    else:
        received = take(arguments.file, arguments.to)
        manifest, digest, differing = received.manifest, received.sha256, list(received.differences)
        print(received.ledger)
    print(summary_of(manifest.counts, manifest.rows, sum(one.size for one in manifest.attachments)))
    print(f"校验值 {grouped(digest)}")
    for line in [*differing, *manifest.troubles]:
        print(line)
    if not arguments.check and not differing:
        print("与移交清单逐项一致。")
    return PROBLEMS if differing or manifest.troubles else DONE
