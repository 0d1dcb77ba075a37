"""Filling a committee's own workbook: reading what a blank form asks, and writing only those cells."""

from typing import TYPE_CHECKING

from models.on_demand import on_demand

__all__ = [
    "Filled", "FormRefused", "fill_for_ledger", "fill_form", "read_form",
]  # fmt: skip

if TYPE_CHECKING:
    from models.forms.delivery import fill_for_ledger
    from models.forms.fill import fill_form
    from models.forms.reading import read_form
    from models.forms.refused import FormRefused
    from models.forms.result import Filled
else:
    __getattr__ = on_demand(
        __name__,
        {
            "delivery": "fill_for_ledger",
            "fill": "fill_form",
            "reading": "read_form",
            "refused": "FormRefused",
            "result": "Filled",
        },
    )
