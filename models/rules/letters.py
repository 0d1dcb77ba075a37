"""Letters of introduction: how far a transfer has come, until when its letter holds, and what the letter must say (domain §3.2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from models.records import Member, Transfer
from models.records.transfer import BY_SYSTEM, IN, OUT
from models.rules.finding import WARNING
from models.rules.limits import Limits
from models.rules.remark import Remark, remark

UNDER_WAY, EXPIRED, RECEIVED, WITHDRAWN = "在途", "已过期", "已回执", "已作废"
TONES = {UNDER_WAY: "warn", EXPIRED: "bad", RECEIVED: "ok", WITHDRAWN: "neutral"}


def state(transfer: Transfer, today: date) -> str:
    """在途, 已过期, 已回执 or 已作废: what a person wants to know of a transfer first."""
    if transfer.withdrawn:
        return WITHDRAWN
    if transfer.receipt:
        return RECEIVED
    last = transfer.last_day()
    return EXPIRED if last is not None and last < today else UNDER_WAY


def usual_days(transfer: Transfer, limits: Limits) -> int | None:
    """The usual length of a letter by where it goes; None where that is not said. The letter itself comes first."""
    return {"是": limits.letter_days_local, "否": limits.letter_days_remote}.get(transfer.near)


def check_transfer(transfer: Transfer, today: date, *, limits: Limits | None = None) -> list[Remark]:
    """O02, O03, O05 and the order of days of one transfer."""
    limits = limits or Limits()
    on = transfer.issued.last() if transfer.issued else today
    return [
        *_length(transfer, limits, on),
        *_order(transfer, today),
        *_open(transfer, today, limits),
        *_missing(transfer, on),
    ]


def check_kept(transfer: Transfer, today: date, *, limits: Limits | None) -> list[Remark]:
    """The same of a transfer that is kept: what its letter lacked is of no use any more once it is done, but what its days
    contradict is."""
    return check_transfer(transfer, today, limits=limits) if transfer.under_way else [*_order(transfer, today)]


def check_arrival(member: Member, transfer: Transfer, today: date) -> Iterator[Remark]:
    """O02 seen from here: without a day of arrival somebody who comes counts as if here ever since joining the Party."""
    if transfer.direction == IN and not transfer.withdrawn and member.arrived is None:
        text = "没有填来支部日期，从加入党组织那天起就会计入本支部；接收之前由原党组织管理，请填接收那一天"
        yield from remark("O02", "arrived", text, on=today)


def _length(transfer: Transfer, limits: Limits, on: date) -> Iterator[Remark]:
    """O03: a letter that holds too long."""
    most = limits.letter_days_max
    if transfer.valid_days and transfer.valid_days > most:
        text = f"有效期填了 {transfer.valid_days} 天，一般不超过 {most} 天（3 个月），请按介绍信核对"
        yield from remark("O03有效期", "valid_days", text, on=on)


def _order(transfer: Transfer, today: date) -> Iterator[Remark]:
    """Days that stand the wrong way round, and a letter both received and withdrawn."""
    issued = transfer.issued
    for name, what in (("receipt", "回执日期"), ("withdrawn", "作废日期")):
        day = getattr(transfer, name)
        if day and issued and day.last() < issued.first():
            yield from remark(
                "O05", f"{name} issued", f"{what} {day} 早于开出日期 {issued}，请核对", on=today, level=WARNING
            )
        elif day and day.first() > today:
            yield from remark("O05", name, f"{what} {day} 晚于今天，请核对", on=today, level=WARNING)
    if issued and issued.first() > today:
        yield from remark("O05", "issued", f"开出日期 {issued} 晚于今天，请核对", on=today, level=WARNING)
    if transfer.receipt and transfer.withdrawn:
        text = "既有回执日期又有作废日期，请只留一个"
        yield from remark("O05", "withdrawn receipt", text, on=today, level=WARNING)


def _open(transfer: Transfer, today: date, limits: Limits) -> Iterator[Remark]:
    """O02 sent and not yet received, O03 the letter is no longer valid."""
    if transfer.direction != OUT or not transfer.under_way or not transfer.issued:
        return
    last = transfer.last_day()
    longest = transfer.issued.last() + timedelta(days=limits.letter_days_max)
    if last is None and transfer.way != BY_SYSTEM and longest < today:
        text = f"{transfer.issued} 开出，已超过 {limits.letter_days_max} 天，没有回执，请联系接收方或报告补转"
        yield from remark("O03", "receipt", text, on=today)
    elif last is not None and last < today:
        text = f"介绍信 {last} 已过期，没有回执，请联系接收方或报告补转；收到回执前仍由本支部管理"
        yield from remark("O03", "receipt", text, on=today)
    else:
        until = f"，有效期至 {last}" if last else ""
        text = f"转出在途{until}，还没有收到回执；接收之前仍由本支部管理，计入应到"
        yield from remark("O02", "receipt", text, on=today)


def _missing(transfer: Transfer, on: date) -> Iterator[Remark]:
    """O05: what a letter must say; an online transfer has no letter, and what came in was written by others."""
    if transfer.way == BY_SYSTEM or transfer.withdrawn or not transfer.issued:
        return
    wanted = [("letter", "介绍信编号"), ("valid_days", "有效期"), ("fee_until", "党费交至年月")]
    lacking = [(name, label) for name, label in wanted if not getattr(transfer, name)]
    if transfer.sealed != "是" and transfer.direction != IN:
        lacking.append(("sealed", "印章和骑缝章"))
    if lacking:
        names, labels = " ".join(name for name, _ in lacking), "、".join(label for _, label in lacking)
        yield from remark("O05", names, f"介绍信应载明的还有：{labels}", on=on)
