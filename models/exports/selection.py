"""Which people of the roster are exported, which of their columns, in which order and shape; kept as JSON between processes."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from models.exports.errors import ExportRefused

TABLE, PUBLIC, SIGN_IN = "table", "public", "sign-in"
LAYOUTS = {TABLE: "党员名册", PUBLIC: "公示名单", SIGN_IN: "签到表"}
"""The shapes of the roster and their names: every column that is wanted, what may be hung up, names to sign beside."""


@dataclass(frozen=True)
class Selection:
    """What of the roster is wanted.

    ids: these people in this order, also those who have left; None for all who belong · columns: names of fields and keys
    of computed columns in their order; none for the usual ones · order: a key of ORDERS; '' for the given order of `ids`,
    and for all people that of posts and groups · layout: one of LAYOUTS · as_of: the day as of which people belong and are
    counted; None for today.
    """

    ids: tuple[int, ...] | None = None
    columns: tuple[str, ...] = ()
    order: str = ""
    layout: str = TABLE
    as_of: date | None = None

    def __post_init__(self) -> None:
        if self.layout not in LAYOUTS:
            raise ExportRefused(f"没有“{self.layout}”这种样式，没有导出。可以是：{'、'.join(LAYOUTS)}。")

    def day(self, today: date) -> date:
        """As of which day people belong and are counted."""
        return self.as_of or today

    def text(self) -> str:
        """The selection as JSON, for a file that another process reads; 100,000 ids are too many for a command line."""
        return json.dumps(asdict(self) | {"as_of": self.as_of and self.as_of.isoformat()}, ensure_ascii=False)

    @classmethod
    def read(cls, path: Path) -> Selection:
        """The selection in a file; raises ExportRefused."""
        try:
            said = json.loads(path.read_text("utf-8"))
            ids, as_of = said.get("ids"), said.get("as_of")
            found = cls(
                None if ids is None else tuple(map(int, ids)),
                tuple(map(str, said.get("columns", ()))),
                str(said.get("order", "")),
                str(said.get("layout", TABLE)),
                date.fromisoformat(as_of) if as_of else None,
            )
        except OSError:
            raise ExportRefused(f"没有找到写明人员和栏目的文件“{path.name}”，没有导出。请重新选择后再导出。") from None
        except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
            raise ExportRefused(f"文件“{path.name}”不是人员和栏目的清单，没有导出。请重新选择后再导出。") from None
        return found
