"""What is on a page (sheet, minutes) and how it is made (excel, pdf, word, json)."""

from models.exports.atomic import TargetBusy
from models.exports.deliver import deliver
from models.exports.errors import ExportRefused
from models.exports.export import Delivered
from models.exports.names import safe_name

__all__ = ["Delivered", "ExportRefused", "TargetBusy", "deliver", "safe_name"]
