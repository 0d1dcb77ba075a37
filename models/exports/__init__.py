"""What is on a page (sheet, minutes) and how it is made (excel, pdf, word, json)."""

from typing import TYPE_CHECKING

from models.on_demand import on_demand

__all__ = ["Delivered", "ExportRefused", "TargetBusy", "safe_name"]

if TYPE_CHECKING:
    from models.exports.atomic import TargetBusy
    from models.exports.errors import ExportRefused
    from models.exports.export import Delivered
    from models.exports.names import safe_name
else:
    __getattr__ = on_demand(
        __name__,
        {"atomic": "TargetBusy", "errors": "ExportRefused", "export": "Delivered", "names": "safe_name"},
    )
