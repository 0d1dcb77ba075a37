"""Whether the record that is open may be changed, in each of its states: asked without a window."""

import pytest

from models.kinds import PartialDate
from models.records import ClosedYear, Meeting
from models.records.meeting import ARCHIVED, DRAFT, FINAL, VOID
from ui.tabs.meetings.access import Access


@pytest.fixture
def years():
    """The years that are closed."""
    return {}


@pytest.fixture
def access(years):
    return Access(lambda: years)


def record(status, number=1):
    return Meeting(id=number, status=status, day=PartialDate(2025, 3, 5))


def close(years):
    years[2025] = ClosedYear(year=2025)


@pytest.mark.parametrize(
    ("status", "number", "sealed", "read_only"),
    [
        (DRAFT, 0, False, False),
        (DRAFT, 1, False, False),
        (FINAL, 1, False, True),
        (ARCHIVED, 1, True, True),
        (VOID, 1, True, True),
    ],
)
def test_what_a_record_is_before_anything_is_asked(access, status, number, sealed, read_only):
    access.open(record(status, number))
    assert (access.sealed, access.locked, access.read_only) == (sealed, sealed, read_only)


@pytest.mark.parametrize(("number", "sealed"), [(0, False), (1, True)])
def test_a_closed_year_seals_what_is_in_the_ledger(access, years, number, sealed):
    close(years)
    access.open(record(DRAFT, number))
    assert (access.sealed, access.read_only) == (sealed, sealed)


def test_a_final_record_is_changed_until_it_is_locked_or_another_is_opened(access):
    access.open(record(FINAL))
    access.unlock("")
    assert not access.read_only
    access.open(record(FINAL))  # read anew
    assert not access.read_only
    access.open(record(FINAL, 2))
    assert access.read_only
    access.unlock("")
    access.lock()
    assert access.read_only


def test_a_reason_opens_a_sealed_record_until_it_is_saved(access):
    access.open(record(ARCHIVED))
    access.unlock("漏记一句")
    assert (access.locked, access.read_only) == (False, False)
    access.keep(record(ARCHIVED), on=True)
    assert access.locked
    assert access.reason == ""


def test_saving_goes_on_and_another_state_ends_it(access):
    access.open(record(FINAL))
    access.unlock("")
    access.keep(record(FINAL), on=True)
    assert not access.read_only
    access.keep(record(FINAL), on=False)
    assert access.read_only


@pytest.mark.parametrize(("status", "reason", "kept"), [(DRAFT, "", ""), (FINAL, "", ""), (ARCHIVED, "补", "补"), (VOID, "", "恢复没有保存的修改")])  # fmt: skip
def test_a_draft_that_was_left_can_be_gone_on_with(access, status, reason, kept):
    access.open(record(status))
    access.take_draft(reason)
    assert (access.read_only, access.reason) == (False, kept)


def test_it_follows_what_a_redo_or_an_undo_makes_of_it(access):
    access.open(record(DRAFT))
    access.meeting.status = FINAL
    access.follow(typed=False)
    assert access.read_only
    access.follow(typed=True)
    assert not access.read_only, "what is typed can be mended"
    access.meeting.status = ARCHIVED
    access.follow(typed=True)
    assert access.locked
    access.unlock("补")
    access.meeting.status = DRAFT
    access.follow(typed=False)
    assert (access.read_only, access.reason) == (False, "")


def test_a_year_that_is_closed_ends_the_change_of_a_final_record(access, years):
    access.open(record(FINAL))
    access.unlock("")
    close(years)
    access.keep(record(FINAL), on=True)
    assert (access.locked, access.revising) == (True, False)
    years.clear()
    assert access.read_only, "it has to be asked for again"


@pytest.mark.parametrize(("typed", "read_only"), [(False, True), (True, False)])
def test_a_year_that_is_opened_again_leaves_open_only_what_waits_to_be_saved(access, years, typed, read_only):
    access.open(record(FINAL))
    access.unlock("")
    close(years)
    access.follow(typed=typed)
    assert (access.locked, access.revising) == (True, False)
    years.clear()
    access.follow(typed=typed)
    assert access.read_only is read_only


def test_who_gave_a_reason_goes_on_when_the_year_is_opened_again(access, years):
    close(years)
    access.open(record(FINAL))
    access.unlock("漏记一句")
    assert (access.read_only, access.revising) == (False, False)
    years.clear()
    access.follow(typed=False)
    assert (access.read_only, access.reason) == (False, "")


@pytest.mark.parametrize(
    ("status", "closed", "said"),
    [
        (FINAL, False, "记录已定稿，没有改动；要修改请点“修改”"),
        (ARCHIVED, False, "记录已归档，没有改动；要修改请点“修改…”并写明原因"),
        (ARCHIVED, True, "记录已归档，没有改动；要修改请点“修改…”并写明原因"),
        (FINAL, True, "2025 年度已归档，没有改动；要修改请点“修改…”并写明原因"),
        (DRAFT, True, "2025 年度已归档，没有改动；要修改请点“修改…”并写明原因"),
        (VOID, False, "记录已作废，没有改动；要恢复请点“取消作废…”"),
    ],
)
def test_what_is_said_where_nothing_can_be_done(access, years, status, closed, said):
    """It names the button that is there in this state."""
    if closed:
        close(years)
    access.open(record(status))
    assert access.refusal() == said
