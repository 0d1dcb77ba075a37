"""Filling a committee's own workbook: reading what a blank form asks, and writing only those cells."""

from models.forms.delivery import fill_for_ledger
from models.forms.fill import fill_form
from models.forms.reading import read_form
from models.forms.refused import FormRefused
from models.forms.result import Filled

__all__ = [
    "Filled", "FormRefused", "fill_for_ledger", "fill_form", "read_form",
]  # fmt: skip
