"""What a file that goes with a meeting, or with an item of the register, probably is."""

import pytest

from models.records import Attachment
from models.records.attachment import AFTER, BEFORE, EVIDENCE_KINDS, MEETING_KINDS, SCAN, likely_evidence, likely_kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("11月签到表.jpg", "签到表"),
        ("签名扫描.pdf", SCAN),
        ("会议记录（签字）.pdf", SCAN),
        ("签名表.jpg", "签到表"),
        ("会议通知.docx", "通知"),
        ("表决票.pdf", "票样"),
        ("IMG_001.JPG", "照片"),
        ("汇报.docx", "材料"),
    ],
)
def test_the_name_says_what_it_is(name, kind):
    assert likely_kind(name) == kind
    assert kind in MEETING_KINDS


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("before.jpg", BEFORE),
        ("after.jpg", AFTER),
        ("Before_01.JPG", BEFORE),
        ("hall-after(2).png", AFTER),
        ("整改前.jpg", BEFORE),
        ("整改后.jpg", AFTER),
        ("活动室改造之前.heic", BEFORE),
        ("治理后全貌.png", AFTER),
        ("前1.jpg", BEFORE),
        ("后-2.jpg", AFTER),
        ("窗口（后）.jpg", AFTER),
        ("大厅前照片.png", BEFORE),
        ("前台整改后.jpg", AFTER),
        ("后勤仓库整改前.jpg", BEFORE),
        ("整改前_补拍于整改后.jpg", AFTER),
        ("以前的样子.jpg", BEFORE),
        ("门口原貌.jpg", BEFORE),
        ("afternoon.jpg", "佐证材料"),
        ("IMG_2031.jpg", "佐证材料"),
        ("现场.png", "佐证材料"),
        ("8月签到表.jpg", "签到表"),
        ("培训后签到表.jpg", "签到表"),
        ("签名册.pdf", "签到表"),
        ("签到台整改后.jpg", AFTER),
        ("8月后的通知.jpg", "来源文件"),
        ("目前进展.docx", "佐证材料"),
        ("整改前后情况说明.docx", "佐证材料"),
        ("会后学习记录.pdf", "佐证材料"),
        ("验收单.jpg", "验收材料"),
        ("督查反馈通知.pdf", "来源文件"),
    ],
)
def test_the_name_says_what_evidence_it_is(name, kind):
    assert likely_evidence(name) == kind
    assert kind in EVIDENCE_KINDS


@pytest.mark.parametrize(
    ("kind", "name", "note", "signed"),
    [
        ("签到表", "IMG_01.jpg", "", True),
        (SCAN, "IMG_02.jpg", "", True),
        ("材料", "会议记录（签字）.pdf", "", True),
        ("材料", "scan.pdf", "三人签字的原件", True),
        ("材料", "学习资料.pdf", "", False),
        ("照片", "签到现场.jpg", "", False),
        ("通知", "会议记录要求.pdf", "", False),
    ],
)
def test_not_every_paper_is_a_scan_with_signatures(kind, name, note, signed):
    assert Attachment(kind=kind, name=name, note=note).signed is signed
