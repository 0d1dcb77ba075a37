"""How much of each part there is, in a few words, before anything is made."""

from __future__ import annotations

from collections.abc import Mapping

from models.inspection import sections
from models.inspection.material import Material
from models.rules.attendance import count
from models.rules.posts import in_committee


def counted(material: Material) -> Mapping[str, str]:
    """The words by the key of the part."""
    snapshot, wanted = material.snapshot, material.wanted
    files = sum(len(material.files(meeting)) for meeting in material.printed)
    papers = sum(len(material.files(batch)) for batch in material.trainings)
    evidence = sum(len(those) for those in material.evidence.values())
    listed = sum(bool(count(snapshot.attendances.get(meeting.id, ())).told) for meeting in material.printed)
    here = snapshot.on_books(material.day)
    committee = sum(in_committee(member) for member in here)
    stopped = len(material.members) - len(here)
    stopped_told = f"，停止党籍 {stopped} 人" if stopped else ""
    carried = f"（结转 {len(material.carried)} 项）" if material.carried else ""
    return {
        sections.BRANCH: f"支委 {committee} 人",
        sections.ROSTER: f"在册 {len(here)} 人{stopped_told}，转接 {len(material.transfers)} 件",
        sections.PLAN: f"计划 {len(material.planned)} 次",
        sections.MINUTES: f"{len(material.printed)} 份，附件 {files} 件"
        + (f"；谈心谈话 {len(material.talks)} 份不放入" if material.talks else ""),
        sections.ATTENDANCE: f"{listed} 次登记了到会",
        sections.TRAINING: f"{len(material.trainings)} 期，材料 {papers} 件",
        sections.REGISTER: f"{len(material.register)} 项{carried}，佐证 {evidence} 件",
        sections.STATISTICS: f"截至 {wanted.day(material.today)}",
        sections.SELF_CHECK: "自查发现的问题都写在内",
    }
