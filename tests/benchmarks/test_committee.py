"""The committees of the benchmarks are ledgers as any other: whole, sound, with the records that are promised."""

from models.records import RECORDS, Attendance, Member
from models.store import Ledger
from tests.benchmarks import committee


def test_a_committee_is_a_sound_ledger(tmp_path):
    path = tmp_path / "账本" / "甲.zbtz"
    committee.write(path, 120)
    with Ledger.open(path) as ledger:
        assert ledger.damage(RECORDS) == []
        assert ledger.count(Member) == 120
        assert ledger.count(Attendance) == 12_000
        assert {member.note for member in ledger.all(Member)} == {"虚构人物"}


def test_nobody_is_in_it_twice():
    everybody = committee.people(25_000)
    assert len({member.id_number for member in everybody}) == len(everybody)
    assert len({(member.name, member.birth) for member in everybody}) == len(everybody)


def test_the_sample_branch_is_the_smallest(tmp_path):
    committee.write(tmp_path / "账本" / "甲.zbtz", committee.SAMPLE)
    with Ledger.open(tmp_path / "账本" / "甲.zbtz") as ledger:
        assert ledger.count(Member) >= committee.SAMPLE
