"""Whatever is typed into the record of a meeting is kept as it was read, is found again, and can be printed."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from models.exports.minutes import minutes_of
from models.exports.pdf.minutes import write_minutes_pdf
from models.fields import Record, field_of, set_read, typed
from models.kinds import Unreadable, clean, one_line
from models.meetings.search import MeetingSearch
from models.records import RECORDS, AgendaItem, Attendance, Branch, Meeting
from models.store import Ledger
from tests.models.exports.pdf_reader import ReadPdf

FIELDS = [(cls, field.name) for cls in (Meeting, AgendaItem, Attendance) for field in typed(cls)]
ODD = st.sampled_from(
    ["\x00", "\x1b", "\t", "\v", "\r\n", "\x85", "\u2028", "\u202e", "\u200b", "\u200d", "\ufe0f", "\ud83d", "\ude00", "\ufffe", "\ue000", "\ue863",
     "👨\u200d👩\u200d👧", "e\u0301", "𠮷", "<b>", "&lt;", "</para>", "=", "张伟：", "、", "（", "2026", "12:30", "-1", "归档", "无", "   "]
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.one_of(ODD, st.characters(exclude_categories=())), max_size=12).map("".join), st.text(max_size=30)
)
quick = settings(
    deadline=None,
    database=None,
    derandomize=True,
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def fill(record: Record, texts: dict[str, str]) -> list[str]:
    """Types the texts into the fields, as a form does, and gives the names of those that took one."""
    taken = []
    for name, text in texts.items():
        before = getattr(record, name)
        try:
            set_read(record, name, text)
        except Unreadable as refusal:
            told = str(refusal)
        else:
            taken.append(name)
            continue
        assert getattr(record, name) == before
        assert told.startswith(field_of(type(record), name).label)
        assert len(told) < 400
    return taken


@st.composite
def typing(draw: st.DrawFn) -> dict[type[Record], dict[str, str]]:
    """Texts for some fields of a meeting, an item and a person."""
    chosen = draw(st.lists(st.sampled_from(FIELDS), min_size=1, max_size=8, unique=True))
    found: dict[type[Record], dict[str, str]] = {Meeting: {}, AgendaItem: {}, Attendance: {}}
    for cls, name in chosen:
        found[cls][name] = draw(TEXTS)
    return found


@given(typing())
@quick
def test_any_text_is_kept_as_read_and_printed(ledger: Ledger, tmp_path: Path, texts: dict) -> None:
    meeting, item, person = Meeting(), AgendaItem(), Attendance()
    for record in (meeting, item, person):
        for name in fill(record, texts[type(record)]):
            about, value = field_of(type(record), name), getattr(record, name)
            assert about.kind.read(about.kind.show(value)) == value, "opened and saved again it must be the same"
            if isinstance(value, str):
                assert value in (clean(value), one_line(value))
    with ledger.unit("登记") as unit:
        unit.add(meeting)
        item.meeting_id = person.meeting_id = meeting.id
        unit.add_all([item])
        unit.add(person)
    for record in (meeting, item, person):
        assert ledger.get(type(record), record.id) == record
    minutes = minutes_of(meeting, [person], [item], Branch(name="测试支部"))
    write_minutes_pdf(minutes, tmp_path / "a.pdf")
    printed = ReadPdf(tmp_path / "a.pdf").text
    assert "测试支部" in printed
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ufffe\uffff]", printed)


@given(TEXTS)
@quick
def test_any_text_can_be_searched_for(ledger: Ledger, text: str) -> None:
    with ledger.unit("登记") as unit:
        meeting = Meeting(kind="党课")
        set_read(meeting, "body", text)
        unit.add(meeting)
    search = MeetingSearch.of(ledger, [])
    search.find(text)
    for word in meeting.body.split()[:3]:
        hit = search.find(word).get(meeting.id)
        assert hit is None or all(start + length <= len(hit.text) for start, length in hit.marks)


@given(st.dictionaries(st.text(max_size=5), st.text(st.characters(exclude_categories=()), max_size=20), max_size=3))
@example({"正文": "甲\ud800乙"})
@quick
def test_any_text_is_kept_as_a_draft(ledger: Ledger, body: dict[str, str]) -> None:
    ledger.save_draft("meeting:new", body)
    found = ledger.draft("meeting:new")
    assert found is not None
    assert {k: clean(v) for k, v in found[1].items()} == {
        k: clean(v.encode("utf-8", "replace").decode()) for k, v in body.items()
    }


def test_the_log_agrees_after_all_that(ledger: Ledger) -> None:
    with ledger.unit("登记") as unit:
        unit.add(Meeting(kind="党课", body="甲\x00乙"))  # as an older edition may have kept it
    ledger.undo()
    ledger.redo()
    assert ledger.damage(RECORDS) == []
