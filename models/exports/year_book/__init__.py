"""年度组织生活汇编: a year of organization life as one book; what is in it, before it is laid out on pages."""

from datetime import date

from models import outputs

BOOK, BOOK_NAME, BOOK_FORMATS = outputs.BOOK, outputs.NAMES[outputs.BOOK], ("pdf",)


def usual_year(today: date) -> int:
    """The year whose book is made at that time: a year is bound and handed in at the beginning of the next (domain §9.1)."""
    return today.year - (today.month < 3)
