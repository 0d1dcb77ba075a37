"""Statistics of the roster as of a day: every number knows the people behind it.

    bands      the tables of bands and classes (`resources/statistics.toml`)
    roster     who is counted on a day, by the roster and the decisions about membership
    table      lines and cells of people                      comparing, rows   the same on two days, and as text
    by_person, by_day, by_job   one statistic each            catalogue         the list of all of them
    annual_events, annual_ends   what happened to each person in a year       annual_people   the columns that its tables share
    annual_*   the tables of the annual report, one file each                 annual_checks   whether they agree
    geometry, pictures   pictures as shapes, for the window and for paper

All of it is pure: records and a day in, people out. Nothing is guessed: what is not filled in has a line of its own, and so
have dates that are too rough to tell the band.
"""

from typing import TYPE_CHECKING

from models.on_demand import on_demand

__all__ = ["CATALOGUE", "Roster", "Table", "statistic"]

if TYPE_CHECKING:
    from models.statistics.catalogue import CATALOGUE, statistic
    from models.statistics.roster import Roster
    from models.statistics.table import Table
else:
    __getattr__ = on_demand(__name__, {"catalogue": "CATALOGUE statistic", "roster": "Roster", "table": "Table"})
