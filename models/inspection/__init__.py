"""一键迎检: everything that an inspection asks for, of a year or a stretch of days, as one folder with an index."""

from models import outputs
from models.inspection.sections import SECTIONS, Wanted

INSPECTION, NAME = outputs.INSPECTION, outputs.NAMES[outputs.INSPECTION]

__all__ = ["INSPECTION", "NAME", "SECTIONS", "Wanted"]
