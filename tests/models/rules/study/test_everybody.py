"""A batch for all members: what a year's meetings say of who was left out is found once for all batches of it."""

from datetime import date

from models.kinds import PartialDate
from models.records import Attendance, Enrolment, Meeting, Member, Training
from models.records.meeting import LEFT_OUT
from models.rules.snapshot import Snapshot
from models.rules.study.everybody import everybody_findings, unlisted

TODAY = date(2026, 11, 27)


class Looked(list):
    """Counts how often it is gone through."""

    times = 0

    def __iter__(self):
        self.times += 1
        return super().__iter__()


def test_the_meetings_of_a_year_are_looked_through_once_for_all_its_batches():
    names = ("孙静", "李敏", "张伟")
    members = [
        Member(id=n, name=name, kind="正式党员", joined=PartialDate(2010, 7, 1), full=PartialDate(2011, 7, 1))
        for n, name in enumerate(names, 1)
    ]
    days = [PartialDate(year, month, 9) for year in (2025, 2026) for month in range(1, 7)]
    batches = [Training(id=n, name=f"{n}期", audience="全体党员", start=day) for n, day in enumerate(days, 1)]
    on_list = {batch.id: [Enrolment(training_id=batch.id, member_id=1, name="孙静")] for batch in batches}
    met = Looked([Meeting(id=1, kind="支部党员大会", day=PartialDate(2025, 3, 9))])
    out = {1: [Attendance(meeting_id=1, member_id=2, name="李敏", state=LEFT_OUT)]}
    snapshot = Snapshot(members=members, meetings=met, trainings=batches, enrolments=on_list, attendances=out)
    told = [finding.message for finding in everybody_findings(snapshot, TODAY)]
    assert ["李敏" in message for message in told] == [False] * 6 + [True] * 6
    assert met.times == 1
    assert [[m.name for m in unlisted(batch, snapshot, TODAY)] for batch in batches[5:7]] == [
        ["张伟"],
        ["李敏", "张伟"],
    ]
    assert met.times == 1, "whoever asks of one batch after the other has it found once, too"
