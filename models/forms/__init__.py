"""Filling a committee's own workbook: reading what a blank form asks, and writing only those cells."""

from models.forms.delivery import fill_for_ledger
from models.forms.fill import fill_form
from models.forms.form import CARD, LIST, Area, Form, Slot
from models.forms.reading import read_form
from models.forms.refused import FormRefused
from models.forms.result import Filled, NotFilled
from models.forms.vocabulary import heading_key, sources

__all__ = [
    "CARD", "LIST", "Area", "Filled", "Form", "FormRefused", "NotFilled", "Slot", "fill_for_ledger", "fill_form", "heading_key", "read_form",
    "sources",
]  # fmt: skip
