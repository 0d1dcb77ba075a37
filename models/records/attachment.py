"""附件: one file that belongs to a record; the file itself lies beside the ledger, named by its hash (`models/store/attachments.py`)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from models.fields import Record, column, on_day, record, whole
from models.kinds import Choice, Line, PartialDate

SCAN = "签名扫描件"
"""A record, a decision or a sheet that was signed, and scanned then."""
ATTACHMENT_KINDS = ("通知", "签到表", SCAN, "照片", "材料", "票样", "介绍信", "回执", "批复", "其他")

BEFORE, AFTER = "整改前照片", "整改后照片"
EVIDENCE_KINDS = (BEFORE, AFTER, "佐证材料", "验收材料", "来源文件", "签到表")
"""What goes with an item of the rectification register."""
BATCH_KINDS = ("方案", "通知", "签到表", "课件", "试卷", "照片", "小结", "证书", "其他")
"""What goes with a batch of training."""
MEETING_KINDS = ATTACHMENT_KINDS[:6]
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


_SHEETS = ("签到", "签名表", "签名册", "签字表", "签字册")
_OF_MEETING = (
    (_SHEETS, "签到表"), (("签名", "签字", "扫描"), SCAN),
    (("通知",), "通知"), (("票",), "票样"),
)  # fmt: skip


def likely_kind(name: str) -> str:
    """What a file that goes with a meeting probably is, by its name; she can say otherwise."""
    for words, kind in _OF_MEETING:
        if any(word in name for word in words):
            return kind
    return "照片" if name.lower().endswith(_PICTURES) else "材料"


_WORK = "整改|改造|改进|治理|整治|整理|修缮|维修|修理|处理|更换|清理|清洁|施工|装修|布置|拍摄"
_SAID = re.compile(
    rf"(?:{_WORK})(?:之|以|工作)?(?P<work>前|后)|(?<![a-z])(?P<english>before|after)(?![a-z])"
    r"|^(?P<first>前|后)(?=$|[\s\d_.·（(-]|照|图)|(?P<last>前|后)(?:照片?|图片?|相片)?[\s_.·（(-]*\d*[)）]*$"
)
"""What says of a picture that it shows how something was before, or after: 整改前.jpg, before.jpg, 前1.jpg, 大厅-后.jpg."""
_NO_SIDE = re.compile(r"[目年会门窗车台楼桌柜]前|前[台门厅排往期进言]|[今会门午售幕背]后|后[勤院门台厨排期续]")
"""Words of their own: 前台 is a place and 后勤 an office."""
_SIDES = {"前": BEFORE, "before": BEFORE, "后": AFTER, "after": AFTER}
_PAPERS = ((_SHEETS, "签到表"), (("通知",), "来源文件"))
"""What is a paper though it is a picture of one, and though its name has 前 or 后 somewhere: 8月后的通知.jpg."""
_OF_EVIDENCE = ((("验收",), "验收材料"), (("反馈",), "来源文件"))


def _said_side(stem: str) -> str:
    """Whether a picture shows how it was before or after; what is said last counts, '' where nothing is said."""
    found = list(_SAID.finditer(_NO_SIDE.sub("", stem))) or list(_SAID.finditer(stem))
    return _SIDES[found[-1][found[-1].lastgroup or 0]] if found else ""


def _hinted_side(stem: str) -> str:
    """The same by less: a 前 or 后 somewhere."""
    bare = _NO_SIDE.sub("", stem)
    return BEFORE if re.search("前|原[状貌样]", bare) else AFTER if "后" in bare else ""


def likely_evidence(name: str) -> str:
    """What a file that goes with an item of the register probably is, by its name; she can say otherwise. A picture whose name
    says nothing is not taken for one of afterwards: it would go out to an inspection as that."""
    lower = name.lower()
    stem = lower.rpartition(".")[0] if lower.endswith(_PICTURES) else ""
    said = (_said_side(stem), _named(_PAPERS, lower), _hinted_side(stem), _named(_OF_EVIDENCE, lower))
    return next((kind for kind in said if kind), "佐证材料")


def _named(kinds: Iterable[tuple[Iterable[str], str]], name: str) -> str:
    return next((kind for words, kind in kinds if any(word in name for word in words)), "")


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
        return self.kind in ("签到表", SCAN) or (self.kind == "材料" and any(w in self.name + self.note for w in words))
