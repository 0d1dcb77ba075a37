"""What a closed year leaves free: what comes afterwards, what is still open, letters under way, and the roster."""

from __future__ import annotations

import dataclasses

import pytest

from models.kinds import PartialDate
from models.records import Enrolment, Member, Progress, Rectification, RectificationStep, Task, Training, Transfer
from models.records.transfer import OUT
from models.store import Ledger
from tests.models.store.test_closed_years import WHEN, of, refused, with_a_closed_year


@pytest.fixture
def year(ledger: Ledger) -> Ledger:
    return with_a_closed_year(ledger)


def test_what_comes_afterwards_is_put_down_without_a_reason(year):
    """回头看 and feedback of what was closed, the record of what was planned, certificates: all that is of the next year."""
    item, line, person, appraisal = (
        of(year, table, 2025) for table in ("rectification", "planned_meeting", "enrolment", "appraisal")
    )
    item.looked_back_on, item.look_back = WHEN[2026], "成效巩固"
    line.meeting_id, person.certificate, appraisal.told_on = 2, "2026-01", WHEN[2026]
    with year.unit("回头看") as unit:
        for record in (item, line, person, appraisal):
            unit.save(record)
        unit.add(RectificationStep(rectification_id=item.id, day=WHEN[2026], action="回头看"))
    year.undo()


def test_what_is_open_goes_on(year):
    with year.unit("登记") as unit:
        item = Rectification(problem="没有台账", found=WHEN[2025])
        task = Task(text="交总结", due=WHEN[2025])
        batch = Training(name="跨年班", start=PartialDate(2025, 12, 20), end=PartialDate(2026, 1, 20))
        for record in (item, task, batch):
            unit.add(record)
        unit.add(Enrolment(training_id=batch.id, name="张伟"))
    item.owner, task.owner, batch.place = "张伟", "张伟", "党校"
    task.done = WHEN[2026]
    with year.unit("改") as unit:
        for record in (item, task, batch):
            unit.save(record)
        unit.add(Progress(rectification_id=item.id, day=WHEN[2026], text="已建"))


def test_a_letter_under_way_goes_on_and_its_receipt_tells_its_year(year):
    """Sent in December, received in January: nothing is asked; a receipt of the closed year changes its figures, and asks."""
    letter = Transfer(member_id=1, direction=OUT, other="市局支部", issued=PartialDate(2025, 12, 20))
    with year.unit("转出") as unit:
        unit.add(letter)
    letter.receipt = PartialDate(2026, 1, 8)
    with year.unit("登记回执") as unit:
        unit.save(letter)
        unit.save(Member(id=1, name="张伟", left=letter.receipt, left_why=OUT))
    letter.receipt = PartialDate(2025, 12, 28)
    refused(year, lambda unit: unit.save(letter))


def test_an_approval_comes_afterwards_unless_its_day_is_of_the_closed_year(year):
    def approved(on):
        return dataclasses.replace(of(year, "status_change", 2025), approved=on, document="组发〔2026〕3号")

    refused(year, lambda unit: unit.save(approved(WHEN[2025])))
    with year.unit("登记批复") as unit:
        unit.save(approved(WHEN[2026]))


def test_the_roster_is_living(year):
    """A line of it says how somebody stands now; days of the closed year in it are put right without a reason."""
    with year.unit("改名册") as unit:
        unit.save(Member(id=1, name="张伟", left=WHEN[2025], left_why=OUT))
        unit.add(Member(name="李娜", arrived=WHEN[2025]))
