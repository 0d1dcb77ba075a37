"""Words of SQL in filters, sort keys, columns, searches and selections: only names that the program itself declares reach a query."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from models.exports import ExportRefused
from models.exports.deliver import deliver
from models.exports.selection import Selection
from models.filters import Criteria, Criterion, Facts, keeper, unfit
from models.filters.subjects import OPERATORS
from models.kinds import PartialDate
from models.meetings.search import MeetingSearch
from models.records import RECORDS, Branch, Meeting, Member, SavedFilter
from models.rules.snapshot import Snapshot
from models.store import Ledger

pytestmark = pytest.mark.faults
TODAY = date(2026, 11, 23)
MARK = "ZZ9"
WORDS = tuple(word + MARK for word in (
    "name; DROP TABLE member--", "' OR 1=1 --", '"; DELETE FROM "member"; --', "1 UNION SELECT sql FROM sqlite_master", "name) OR (1=1",
    "(SELECT id_number FROM member)", "name COLLATE NOCASE DESC", "%' ESCAPE '\\", "\x00name", "rowid", "#age; DROP", "name\"", "name`", "[name]", "ATTACH 'x'",
    "__class__", "name.__init__", "$.x') OR 1=1 --",
))  # fmt: skip


@pytest.fixture
def asked(ledger: Ledger) -> list[str]:
    """A ledger with two people, and every statement that SQLite is given from now on."""
    with ledger.unit("新增") as unit:
        unit.add(Branch(id=1, name="支部"))
        unit.add_all([Member(name=n, kind="正式党员", joined=PartialDate(2001, 7, 1)) for n in ("甲", "乙")])
        unit.add(Meeting(kind="支部党员大会", day=PartialDate(2026, 3, 2), subject="研究"))
    heard: list[str] = []
    ledger._conn.set_trace_callback(heard.append)
    return heard


def reached(heard: list[str]) -> list[str]:
    """The statements with one of the words in them, each of which carries a mark that nothing else has."""
    return [statement for statement in heard if MARK in statement]


def everybody(ledger: Ledger) -> list[str]:
    return [member.name for member in ledger.all(Member)]


@pytest.mark.parametrize("word", WORDS)
def test_a_filter_asks_python_and_not_the_database(ledger: Ledger, asked: list[str], word: str):
    operators = [*sorted({op for known in OPERATORS.values() for op in known}), word]
    rows = [Criterion(field, op, word) for field in ("name", "joined", "kind", "#age", word) for op in operators]
    criteria = Criteria.from_json(Criteria(tuple(rows), every=False).to_json())
    assert len(criteria.rows) == len(rows)
    assert {criteria.rows[found.place].field for found in unfit(criteria)} >= {word}
    people = ledger.all(Member)
    for every in (True, False):
        keeps = keeper(Criteria(criteria.rows, every=every))
        facts = Facts.of(Snapshot.of(ledger), TODAY)
        [keeps(person, facts) for person in people]
    MeetingSearch.of(ledger, people).find(word)
    assert not reached(asked)
    assert everybody(ledger) == ["甲", "乙"]


@pytest.mark.parametrize("word", WORDS)
def test_an_export_sorted_by_such_words_is_refused_or_goes_on_without(
    ledger: Ledger, asked: list[str], tmp_path: Path, word: str
):
    file = tmp_path / "选择.json"
    said_so: list[str] = []
    for said in ({"order": word}, {"columns": [word]}, {"columns": ["name"], "order": word, "ids": [1, 2, -5]}):
        file.write_text(json.dumps(said), encoding="utf-8")
        try:
            deliver(ledger, "roster", tmp_path / "出", today=TODAY, selection=Selection.read(file), find=word)
        except ExportRefused as refused:
            said_so.append(str(refused))
    assert all(sentence.endswith("。") for sentence in said_so)
    logged = [
        s
        for s in reached(asked)
        if not s.lstrip().upper().startswith(("INSERT INTO EXPORT_LOG", 'INSERT INTO "EXPORT_LOG'))
    ]
    assert not logged
    assert everybody(ledger) == ["甲", "乙"]


@pytest.mark.parametrize("number", [2**63, -(2**70), 10**400], ids=["2^63", "-2^70", "10^400"])
def test_a_number_that_sqlite_cannot_hold_is_nobody(ledger: Ledger, asked: list[str], tmp_path: Path, number: int):
    with pytest.raises(ExportRefused):
        deliver(ledger, "roster", tmp_path / "出", today=TODAY, selection=Selection(ids=(number,)))
    assert ledger.fetch(Member, [number]) == []
    assert ledger.get(Member, number) is None


@pytest.mark.parametrize("word", WORDS)
def test_a_column_that_no_record_has_is_a_mistake_before_it_is_sql(ledger: Ledger, asked: list[str], word: str):
    names: dict[str, Any] = {word: "x"}
    for ask in (lambda: ledger.all(Member, **names), lambda: ledger.keys(Member, [word])):
        with pytest.raises((KeyError, StopIteration, LookupError, AttributeError, ValueError)):
            ask()
    assert not reached(asked)


def test_a_saved_filter_keeps_such_words_as_text(ledger: Ledger, asked: list[str]):
    with ledger.unit("保存筛选") as unit:
        unit.add_all(
            [
                SavedFilter(name=w, of="members", criteria=Criteria((Criterion(w, w, w),)).to_json())
                for w in WORDS
                if "\x00" not in w
            ]
        )
    assert len(ledger.all(SavedFilter)) == len(WORDS) - 1
    assert ledger.damage(RECORDS) == []
    assert everybody(ledger) == ["甲", "乙"]
