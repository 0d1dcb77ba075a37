"""The list of duties of the sample's committee, and the checks of the quarters that are over: done, but for what the file says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from models.kinds import PartialDate
from models.records import Responsibility, ResponsibilityCheck
from models.records.responsibility import DONE
from models.rules.periods import quarter_of
from models.rules.register.duties import is_due
from models.rules.register.usual_duties import usual_duties
from models.sample.cast import COMMITTEE, Cast
from models.sample.plans import MONTHS
from models.sample.texts import texts
from models.sample.times import in_month, workday


def duties(today: date, cast: Cast) -> Iterator[tuple[Responsibility, list[ResponsibilityCheck]]]:
    """The duties with their checks, from the first year of records on."""
    holders = {cast.roles(today)[post].member.post: cast.roles(today)[post].name for post in COMMITTEE}
    counts: Counter[str] = Counter()
    for duty in usual_duties():
        counts[duty.post] += 1
        duty.owner, duty.since = holders[duty.post], PartialDate(in_month(today, MONTHS, 1).year)
        yield (
            duty,
            list(_checks(duty, counts[duty.post], holders["纪检委员" if duty.post == "书记" else "书记"], today)),
        )


def _checks(duty: Responsibility, number: int, by: str, today: date) -> Iterator[ResponsibilityCheck]:
    """Oldest first; one with an empty result was forgotten. Nobody checks his own."""
    said = {(line["ago"], line["post"], line["number"]): line for line in texts("duties")["check"]}
    quarters = [quarter_of(today.year, today.month).earlier()]
    while quarters[-1].year >= in_month(today, MONTHS, 1).year:
        quarters.append(quarters[-1].earlier())
    for ago, quarter in reversed(list(enumerate(quarters, 1))):
        about = said.get((ago, duty.post, number), {"result": DONE})
        if is_due(duty, quarter) and about["result"]:
            day = min(workday(date.fromordinal(quarter.end.toordinal() + 3)), today)
            yield ResponsibilityCheck(
                year=quarter.year, quarter=quarter.number, result=about["result"], text=about.get("text", ""),
                day=PartialDate.of(day), by=by,
            )  # fmt: skip
