"""The days that are asked for most often."""

from datetime import date

from ui.tabs.as_of_bar import quick_days


def test_quick_days():
    assert list(quick_days(date(2026, 11, 23)).values()) == [
        date(2026, 11, 23),
        date(2025, 12, 31),
        date(2026, 6, 30),
        date(2026, 12, 31),
    ]
