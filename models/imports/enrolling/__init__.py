"""Reading the list of participants that an organizer sends into a plan for one batch: people are found, nobody is invented."""

from models.imports.enrolling.fields import FIELDS
from models.imports.enrolling.planning import NAME, batch_of, marks_kept, plan_cells, plan_list, plan_list_file
from models.imports.enrolling.seats import GUEST, Seat
from models.imports.enrolling.sorting import Batch
from models.imports.enrolling.writing import carried_out, guests, write_list

__all__ = [
    "FIELDS", "GUEST", "NAME", "Batch", "Seat", "batch_of", "carried_out", "guests", "marks_kept", "plan_cells", "plan_list",
    "plan_list_file", "write_list",
]  # fmt: skip
