"""What a file that goes with a meeting probably is."""

import pytest

from models.records import Attachment
from models.records.attachment import MEETING_KINDS, likely_kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("11月签到表.jpg", "签到表"),
        ("签名扫描.pdf", "签到表"),
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
    ("kind", "name", "note", "signed"),
    [
        ("签到表", "IMG_01.jpg", "", True),
        ("材料", "会议记录（签字）.pdf", "", True),
        ("材料", "scan.pdf", "三人签字的原件", True),
        ("材料", "学习资料.pdf", "", False),
        ("照片", "签到现场.jpg", "", False),
        ("通知", "会议记录要求.pdf", "", False),
    ],
)
def test_not_every_paper_is_a_scan_with_signatures(kind, name, note, signed):
    assert Attachment(kind=kind, name=name, note=note).signed is signed
