"""Kinds of value, one idea a file; what a field can be. Import them from here."""

from models.kinds.base import Kind, Unreadable, clean, encodable, is_blank, narrow, one_line, quoted, taken_out
from models.kinds.choices import Choice, Coded, YesNo
from models.kinds.dates import BirthDay, Clock, Day, PartialDate, add_months, whole_years, years_words
from models.kinds.identity import IdNumber, Landline, Phone
from models.kinds.numbers import Hours, Reference, Whole, Year
from models.kinds.text import Address, Line, MemberName, Paragraphs, People, PersonName, name_key

__all__ = [
    "Address", "BirthDay", "Choice", "Clock", "Coded", "Day", "Hours", "IdNumber", "Kind", "Landline", "Line", "MemberName",
    "Paragraphs", "PartialDate", "People", "PersonName", "Phone", "Reference", "Unreadable", "Whole", "Year", "YesNo",
    "add_months", "clean", "encodable", "is_blank", "name_key", "narrow", "one_line", "quoted", "taken_out", "whole_years", "years_words",
]  # fmt: skip
