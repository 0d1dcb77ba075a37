"""What forms ask about a transfer of membership: from where to where, which letter, when, and whether the receipt has come."""

from __future__ import annotations

from collections.abc import Callable

from models.fields import field_of, typed
from models.forms.contents import Content, Facts, of_field
from models.forms.of_people import MEMBER, branch_name
from models.forms.sources import Source, source
from models.records import Contact, Member, Transfer
from models.records.contact import REACHED
from models.records.transfer import IN, OUT


def _member(transfer: Transfer, facts: Facts) -> Member:
    return facts.snapshot.by_id.get(transfer.member_id or 0) or Member()


def _from(transfer: Transfer, facts: Facts) -> Content:
    return transfer.other if transfer.direction == IN else branch_name(facts.snapshot.branch)


def _to(transfer: Transfer, facts: Facts) -> Content:
    return transfer.other if transfer.direction == OUT else branch_name(facts.snapshot.branch)


def _back(transfer: Transfer, _: Facts) -> Content:
    return "是" if transfer.receipt else None if transfer.withdrawn else "否"


TRANSFER: tuple[Source, ...] = (
    source("receipt", "回执日期", r"回执.*(时间|日期)|(回执|接收)(日期|时间)$", r"是否"),
    source("#back", "是否收到回执", r"(是否|有无).*回执|回执(是否|情况|收到)", r"", _back),
    source("issued", "开出日期", r"(开出|开具|开介绍信|介绍信|转接|转移|转出|转入|办理).*(时间|日期)", r"回执|有效"),
    source("#to", "转往党组织", r"(转往|转入|接收|转至|转到|去往).*(党组织|党?支部|党委|单位|何处)|^去向$|现.*党(组织|支部)", r"时间|日期", _to),
    source("#from", "转出党组织", r"(转出|原|来源|由何处|从何处).*(党组织|党?支部|党委|单位)|^转自", r"时间|日期", _from),
    source("letter", "介绍信编号", r"(介绍信|转接).*(编?号|字号)", r""),
    source("why", "转接原因", r"(转接|转移|转出|转入|调动).*(原因|事由|理由)|^原因$", r""),
    source("way", "转接方式", r"(转接|转移).*(方式|途径)", r""),
    source("fee_until", "党费交至", r"党费", r"金额|标准"),
    source("valid_days", "有效期（天）", r"有效(期|天数)", r""),
    source("direction", "转接方向", r"(转接|转移).*(方向|类型|类别)|转入转出|转出转入", r""),
)  # fmt: skip


def of_member(one: Source) -> Source:
    """A source of the member, asked about the transfer."""

    def value(transfer: Transfer, facts: Facts) -> Content:
        member = _member(transfer, facts)
        return one.value(member, facts) if one.value is not None else of_field(member, one.name, facts)

    return Source("member." + one.name, one.label, one.has, one.lacks, value)


def member_sources() -> list[Source]:
    """Everything about the member that a transfer can be asked: what is worked out, and each declared field."""
    known = {one.name: one for one in MEMBER}
    for field in typed(Member):
        known.setdefault(field.name, source(field.name, field_of(Member, field.name).label, "", ""))
    return [of_member(one) for one in known.values()]


def _latest_transfer(get: Callable[[Transfer, Facts], Content]) -> Callable[[Member, Facts], Content]:
    def value(member: Member, facts: Facts) -> Content:
        found = [t for t in facts.snapshot.transfers.get(member.id, ()) if t.issued and not t.withdrawn]
        latest = max(found, key=lambda t: (t.issued.first() if t.issued else facts.today, t.id), default=None)
        return None if latest is None else get(latest, facts)

    return value


def _latest_contact(get: Callable[[Contact, Facts], Content], *, reached: bool) -> Callable[[Member, Facts], Content]:
    def value(member: Member, facts: Facts) -> Content:
        found = [
            c for c in facts.snapshot.contacts.get(member.id, ()) if c.day and (not reached or c.result == REACHED)
        ]
        latest = max(found, key=lambda c: (c.day.first() if c.day else facts.today, c.id), default=None)
        return None if latest is None else get(latest, facts)

    return value


OF_MEMBER: tuple[Source, ...] = (
    source("#contact_day", "最近联系日期", r"(最近|最后|末次|近期).*联系.*(时间|日期)|^联系(时间|日期)$", r"失去",
           _latest_contact(lambda c, f: of_field(c, "day", f), reached=True)),
    source("#contact_way", "最近联系方式", r"(最近|最后).*联系(方式|途径)", r"", _latest_contact(lambda c, f: of_field(c, "way", f), reached=True)),
    source("#contact_result", "最近联系情况", r"(最近|最后|查找).*(联系|查找).*(情况|结果)", r"",
           _latest_contact(lambda c, f: of_field(c, "result", f), reached=False)),
    source("liaison", "党组织联系人", r"(党组织|支部|流出地|本支部|党小组).*联系(人|党员)|联系党员(姓名)?$|^联络(人|员)$", r"电话|方式|号码"),
    source("#transfer_to", "最近一次转往党组织", r"^组织关系(转往|转至|去向)", r"", _latest_transfer(_to)),
    source("#transfer_letter", "最近一次介绍信编号", r"^介绍信(编?号|字号)", r"", _latest_transfer(lambda t, f: of_field(t, "letter", f))),
    source("#fee_until", "党费交至", r"^党费(已)?(交|缴)?(纳)?(至|到)", r"", _latest_transfer(lambda t, f: of_field(t, "fee_until", f))),
)  # fmt: skip
