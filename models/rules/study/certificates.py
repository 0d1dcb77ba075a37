"""Who of a training batch is given a certificate, and which numbers come next; nobody is decided about, she may choose otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from models.records import Enrolment, Training

_FAILED = re.compile("不合格|不及格|不通过|未|缺考|补考")


def why_not(enrolment: Enrolment) -> str:
    """Why somebody is not proposed for a certificate: 请假, 缺课, 不合格; '' for who is."""
    if not enrolment.took_part():
        return enrolment.state
    return enrolment.result if _FAILED.search(enrolment.result) else ""


def prefix(batch: Training) -> str:
    """年-批次号, with which the numbers of a batch begin; the day stands for a batch without a number."""
    year = f"{batch.start.year}" if batch.start else ""
    number = batch.number.strip()
    if not number and batch.start:
        number = f"{batch.start.month:02}{batch.start.day:02}"
    parts = [number] if year and number.startswith(year) else [year, number]
    return "-".join(part for part in parts if part)


def proposed(batch: Training, people: Sequence[Enrolment], taken: Iterable[str]) -> dict[int, str]:
    """A number for each of the people without one, by the id of the enrolment, in their order: 2026-03-001.

    taken: every number that is given in the ledger; numbers go on after the highest of this batch, and none is given twice.
    """
    begin, given = prefix(batch), {number.strip() for number in taken}
    found = (re.fullmatch(re.escape(begin) + r"-(\d{1,9})", number) for number in given)
    last = max((int(each[1]) for each in found if each), default=0)
    wanting = [person for person in people if not person.certificate.strip()]
    return {person.id: f"{begin}-{last + place:03}" for place, person in enumerate(wanting, 1)}
