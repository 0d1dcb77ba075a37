"""年度归档: a year whose records are put away; they change only with a reason from then on."""

from __future__ import annotations

from dataclasses import dataclass

from models.fields import Record, column, in_year, on_day, record
from models.kinds import Paragraphs, PartialDate, PersonName


@record("closed_year", "年度归档", years=("year",))
@dataclass(kw_only=True)
class ClosedYear(Record):
    """One calendar year that is closed. Opening it again moves this record to the recycle bin, with a reason."""

    year: int | None = in_year("年度", required=True, width=6)
    day: PartialDate | None = on_day("归档日期")
    by: str = column("归档人", PersonName(), width=10)
    note: str = column("说明", Paragraphs(), width=30, help="归档时还没有做完的事，照实写")

    def title(self) -> str:
        return f"{self.year} 年度归档" if self.year else "年度归档"
