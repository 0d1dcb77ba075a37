"""The number of a new batch follows those of its year."""

from models.records import Training
from models.rules.study.numbering import next_number


def test_the_number_follows_those_of_its_year():
    kept = [Training(number=number) for number in ("2026-02", " 2026-09 ", "2025-30", "2026年第40期", "", "2026-x")]
    assert next_number(2026, kept) == "2026-10"
    assert next_number(2025, kept) == "2025-31"
    assert next_number(2027, kept) == "2027-01"
