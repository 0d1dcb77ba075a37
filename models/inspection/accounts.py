"""核对: of every kind of record, how many the ledger has of these days, how many are in the folder, and why the others are not."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from models import outputs
from models.inspection import sections
from models.inspection.contents import FILE_SORT, MINUTES_SORT
from models.inspection.packing import Packing


@dataclass(frozen=True)
class Account:
    """One kind of record. left: how many are left out, by reason."""

    section: str
    what: str
    unit: str
    kept: int
    here: int
    left: tuple[tuple[str, int], ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether every record is either there or left out for a reason."""
        return self.kept == self.here + sum(number for _, number in self.left)

    @property
    def why(self) -> str:
        """The reasons with their numbers; that it does not add up, where it does not."""
        told = "；".join(f"{reason} {number}{self.unit}" for reason, number in self.left if number)
        return told if self.agrees else f"{told}；数目不符，请重新生成".lstrip("；")


def accounts(packing: Packing) -> list[Account]:
    """The kinds of record of the parts that are wanted, in their order."""
    material = packing.material
    rows, snapshot = packing.rows, material.snapshot
    with_lists = [batch for batch in material.trainings if snapshot.enrolments.get(batch.id)]
    found = [
        Account(sections.ROSTER, "名册上的党员", "人", len(material.members), rows[f"{outputs.ROSTER}.xlsx"]),
        Account(sections.ROSTER, "组织关系转接", "件", len(material.transfers), rows[f"{outputs.TRANSFERS}.xlsx"]),
        Account(sections.ROSTER, "表彰奖励", "项", len(material.awards), rows[f"{outputs.AWARDS}.xlsx"]),
        *_personal(packing),
        Account(sections.PLAN, "计划的会议", "次", len(material.planned), rows[f"{outputs.PLAN}.xlsx"]),
        Account(
            sections.PLAN,
            "责任事项" if len(material.duties) == 1 else "责任事项（逐年）",
            "项",
            sum(len(those) for those in material.duties.values()),
            rows[f"{outputs.DUTIES}.xlsx"],
        ),
        Account(
            sections.MINUTES,
            "会议记录",
            "份",
            len(material.meetings),
            _files(packing, sections.MINUTES, MINUTES_SORT),
            (("谈心谈话，思想状况默认不导出", len(material.talks)), ("作废，次数保留在台账", len(material.void))),
        ),
        _attached(packing, sections.MINUTES, "会议附件", _of_meetings(packing), _of_talks(packing)),
        Account(
            sections.MINUTES,
            "民主评议结果",
            "人",
            sum(len(lines) for lines in material.appraised.values()),
            rows[f"{outputs.APPRAISALS}.xlsx"],
            (
                (
                    "名册里已经没有的人",
                    sum(a.member_id not in snapshot.by_id for a in chain(*material.appraised.values())),
                ),
            ),
        ),
        Account(sections.MINUTES, "待办事项", "项", len(material.tasks), rows[f"{outputs.TASKS}.xlsx"]),
        Account(sections.TRAINING, "培训批次", "期", len(material.trainings), rows[f"{outputs.TRAINING}.xlsx"]),
        Account(
            sections.TRAINING,
            "参训名单",
            "份",
            len(material.trainings),
            _files(packing, sections.TRAINING, outputs.TRAINEES),
            (("没有登记参训人员", len(material.trainings) - len(with_lists)),),
        ),
        _attached(packing, sections.TRAINING, "培训材料", sum(len(material.files(b)) for b in material.trainings)),
        Account(sections.REGISTER, "整改事项", "项", len(material.register), rows[f"{outputs.ITEMS}.xlsx"]),
        _attached(packing, sections.REGISTER, "佐证材料", sum(len(those) for those in material.evidence.values())),
    ]
    return [one for one in found if one.section in packing.wanted.sections]


def _personal(packing: Packing) -> list[Account]:
    """What tells of a person's circumstances stays in the office (domain §11)."""
    why = "党员个人情况，不放入"
    contacts, changes = packing.material.personal
    return [
        Account(sections.ROSTER, what, "条", len(those), 0, ((why, len(those)),))
        for what, those in (("联系和查找记录", contacts), ("党籍变动", changes))
    ]


def _files(packing: Packing, section: str, sort: str) -> int:
    return sum(entry.section == section and entry.sort == sort for entry in packing.entries)


def _of_meetings(packing: Packing) -> int:
    return sum(len(packing.material.files(meeting)) for meeting in packing.material.meetings)


def _of_talks(packing: Packing) -> tuple[tuple[str, int], ...]:
    """Files of what is not printed stay with it."""
    material = packing.material
    return (
        ("谈心谈话的", sum(len(material.files(meeting)) for meeting in material.talks)),
        ("作废记录的", sum(len(material.files(meeting)) for meeting in material.void)),
    )


def _attached(
    packing: Packing, section: str, what: str, kept: int, left: tuple[tuple[str, int], ...] = ()
) -> Account:  # fmt: skip
    here = _files(packing, section, FILE_SORT)
    return Account(section, what, "件", kept, here, (*left, ("文件不见了或已改变", packing.lost[section])))
