"""Who had left the branch before a batch began, and is on its list (domain §8.5 R12)."""

from __future__ import annotations

from collections.abc import Iterator

from models.rules.finding import Finding, of_part, raised
from models.rules.snapshot import Snapshot


def left_findings(snapshot: Snapshot) -> Iterator[Finding]:
    """R12: enrolled after having left."""
    for training in snapshot.trainings:
        for enrolment in snapshot.enrolments.get(training.id, []):
            member = snapshot.by_id.get(enrolment.member_id or 0)
            if member and member.left and training.start and member.left.last() < training.start.first():
                text = f"{member.left} 已离开支部，仍在“{training.name}”的名单里"
                on, slot = training.start.first(), of_part(enrolment)
                who = snapshot.called(enrolment.name, enrolment.member_id)
                yield from raised("R12", who, text, on=on, about=training, slot=slot)
