"""What a file that goes with a meeting probably is."""

import pytest

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
