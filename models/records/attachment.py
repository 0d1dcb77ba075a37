"""附件: one file that belongs to a record; the file itself lies beside the ledger, named by its hash (`models/store/attachments.py`)."""

from __future__ import annotations

from dataclasses import dataclass

from models.fields import Record, column, on_day, record, whole
from models.kinds import Choice, Line, PartialDate

ATTACHMENT_KINDS = ("通知", "签到表", "照片", "材料", "票样", "介绍信", "回执", "批复", "其他")

BEFORE, AFTER = "整改前照片", "整改后照片"
EVIDENCE_KINDS = (BEFORE, AFTER, "佐证材料", "验收材料", "来源文件")
"""What goes with an item of the rectification register."""
BATCH_KINDS = ("方案", "通知", "签到表", "课件", "试卷", "照片", "小结", "证书", "其他")
"""What goes with a batch of training."""
MEETING_KINDS = ATTACHMENT_KINDS[:5]
"""What goes with a meeting's record."""
_PICTURES = (".jpg", ".jpeg", ".png", ".bmp", ".gif", ".webp", ".heic")

_OF_TRAINING = (
    (("签到", "签名", "签字"), "签到表"), (("通知",), "通知"), (("方案", "计划", "日程", "课表", "安排"), "方案"),
    (("小结", "总结", "心得"), "小结"), (("证书", "证明"), "证书"), (("试卷", "试题", "答卷", "成绩"), "试卷"),
    (("课件", "讲义", "讲稿", "教案"), "课件"),
)  # fmt: skip


def likely_of_training(name: str) -> str:
    """What a file that goes with a batch of training probably is, by its name; she can say otherwise."""
    for words, kind in _OF_TRAINING:
        if any(word in name for word in words):
            return kind
    suffix = name.lower().rpartition(".")[2]
    return "照片" if f".{suffix}" in _PICTURES else "课件" if suffix in ("ppt", "pptx", "dps") else "其他"


def likely_kind(name: str) -> str:
    """What a file that goes with a meeting probably is, by its name; she can say otherwise."""
    for word, kind in (("签到", "签到表"), ("签名", "签到表"), ("签字", "签到表"), ("通知", "通知"), ("票", "票样")):
        if word in name:
            return kind
    return "照片" if name.lower().endswith(_PICTURES) else "材料"


_OF_EVIDENCE = (
    (("前", "before"), BEFORE),
    (("后", "after"), AFTER),
    (("验收",), "验收材料"),
    (("通知", "反馈"), "来源文件"),
)


def likely_evidence(name: str) -> str:
    """What a file that goes with an item of the register probably is, by its name; she can say otherwise."""
    for words, kind in _OF_EVIDENCE:
        if any(word in name.lower() for word in words):
            return kind
    return AFTER if name.lower().endswith(_PICTURES) else "佐证材料"


@record("attachment", "附件")
@dataclass(kw_only=True)
class Attachment(Record):
    """What is known about a file. `owner` and `owner_id` name the record; any table can have attachments."""

    owner: str = column("所属", Line(), derived=True)
    owner_id: int | None = whole("所属记录", derived=True)
    kind: str = column("类别", Choice(*ATTACHMENT_KINDS, free=True), width=8)
    name: str = column("文件名", Line(), required=True, width=30)
    size: int | None = whole("字节数", derived=True)
    sha256: str = column("校验值", Line(), derived=True)
    added: PartialDate | None = on_day("添加日期", derived=True)
    note: str = column("说明", Line(), width=20)

    def title(self) -> str:
        return self.name

    @property
    def signed(self) -> bool:
        """Whether it is a scan with signatures: the sign-in sheet, or papers that are called so."""
        words = ("签", "扫描", "会议记录")
        return self.kind == "签到表" or (self.kind == "材料" and any(w in self.name + self.note for w in words))
