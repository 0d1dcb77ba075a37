"""Why somebody was away stands in a form as in every export: unless it is filled in full, by its kind only."""

from datetime import date

import pytest

from models.forms.contents import Facts
from models.forms.of_meetings import MEETING
from models.forms.of_training import ENROLMENT, TRAINING
from models.forms.sources import Source
from models.records import AgendaItem, Attendance, Enrolment, Meeting, Training
from models.rules import Snapshot

TOLD = "张大海（肝硬化复查）、李敏（出差，省城）、王芳（孩子发烧请假）、赵强"
KINDS = "张大海（原因已登记）、李敏（出差）、王芳（原因已登记）、赵强"
WHY = {"张大海": "肝硬化复查", "李敏": "出差，省城", "王芳": "孩子发烧请假", "赵强": ""}


@pytest.fixture
def snapshot() -> Snapshot:
    there = [Attendance(id=9, meeting_id=1, name="周到", state="到")]
    return Snapshot(
        meetings=[Meeting(id=1)],
        trainings=[Training(id=1)],
        attendances={
            1: there
            + [Attendance(id=n, meeting_id=1, name=k, state="请假", reason=v) for n, (k, v) in enumerate(WHY.items())]
        },
        enrolments={
            1: [Enrolment(id=n, training_id=1, name=k, state="缺课", reason=v) for n, (k, v) in enumerate(WHY.items())]
        },
    )


def named(name: str, sources: tuple[Source, ...]) -> Source:
    return next(source for source in sources if source.name == name)


@pytest.mark.parametrize(("full", "said"), [(True, TOLD), (False, KINDS)])
def test_who_was_away_from_a_meeting_or_a_batch(snapshot: Snapshot, full: bool, said: str):
    facts = Facts(snapshot, date(2026, 11, 27), full=full, year=2026)
    for name in ("#absent_names", "#excused_names"):
        assert named(name, MEETING).value(snapshot.meetings[0], facts) == said
    assert named("#missed", TRAINING).value(snapshot.trainings[0], facts) == said
    column = named("reason", ENROLMENT)
    assert [column.value(person, facts) for person in snapshot.enrolments[1]] == (
        ["肝硬化复查", "出差，省城", "孩子发烧请假", ""] if full else ["原因已登记", "出差", "原因已登记", ""]
    )


MINUTES = "张大海同志因肝硬化复查请假，电话 13900001234。"


@pytest.mark.parametrize("card", [True, False])
def test_the_texts_of_a_meeting_tell_no_more_than_its_list(snapshot: Snapshot, card: bool):
    """#content of a list was the subject as it stands, of a card the minutes: both told what 请假人员 keeps back."""
    meeting = snapshot.meetings[0]
    meeting.subject = meeting.body = meeting.note = MINUTES
    snapshot.items[1] = [AgendaItem(id=1, meeting_id=1, discussion=MINUTES, decision=MINUTES)]
    for full in (True, False):
        facts = Facts(snapshot, date(2026, 11, 27), full=full, year=2026, card=card)
        for name in ("#content", "#topic", "#decisions", "subject", "body", "note"):
            said = str(named(name, MEETING).value(meeting, facts))
            assert said
            assert ("肝硬化" in said, "13900001234" in said) == (full, full), name
