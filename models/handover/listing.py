"""移交清单: what it says of a hand-over before anybody lays it out, with the papers that are ticked by hand, and the index of attachments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.exports.sheet import Column, Sheet
from models.handover.files import Kept, Known
from models.handover.manifest import INDEX, LIST_PDF, MANIFEST, Manifest, Parties, attachments_folder
from models.kinds import PartialDate
from models.store.attachments import in_words

TITLE = "移交清单"
SIGNATURES = ("移交人", "接收人", "监交人")
BLANK_DAY = "年　　月　　日"
_COLUMNS = (
    Column("类别", 10, "center"), Column("内容", 18), Column("起止年度", 12, "center"), Column("记录", 6, "right", number=True, least=7),
    Column("附件", 6, "right", number=True, least=7), Column("说明", 40),
)  # fmt: skip
_PAPER_COLUMNS = (
    Column("有", 4, "center", least=4), Column("纸质材料和实物", 34), Column("数量", 8, "center", least=8),
    Column("起止年度、编号", 18, "center", least=18), Column("备注", 20, least=20),
)  # fmt: skip
PAPERS = (
    "会议记录本、支部工作手册", "签到表、会议通知等原件", "党员名册、基本信息采集表（盖章件）", "发展党员材料（支部留存部分）",
    "组织关系介绍信存根、回执", "党费收缴登记本、缴纳票据", "民主评议、组织生活会材料", "整改佐证、督查通报原件",
    "上级文件、批复", "党支部印章", "党旗、党徽、奖牌、证书", "电子设备、存储介质、账号和密码", "", "", "",
)  # fmt: skip
"""What is usually handed over on paper: no article lists it; the last lines are for what else there is."""
_PAPER_NOTE = (
    "以上为通常做法，条文没有规定清单：有的在“有”栏打勾，没有的划去；党员档案、入党志愿书由上级党委保管的不列。"
)
STATEMENT = "以上电子账本和纸质材料已当面逐项核对，情况属实后签字。本清单一式三份，移交人、接收人、监交人各执一份。"
PRIVATE = "移交文件含全部个人信息，身份证号、手机号、住址不打码，只限当面交接；接收完成后请从 U 盘等介质上删除。"
_GROUP = 8  # digits


@dataclass(frozen=True)
class HandoverList:
    """unit: the branch by its full name · file, size, checksum: of the hand-over file, size 0 and '' inside the file itself, which
    cannot know them · digits: the SHA-256 of the ledger, told in their place · files: how many attachments there are."""

    unit: str
    parties: Parties
    file: str
    size: int
    checksum: str
    ledger: str
    digits: str
    files: str
    table: Sheet
    papers: Sheet
    troubles: Sequence[str]
    notes: Sequence[str]
    program: str

    @classmethod
    def of(cls, manifest: Manifest, file: str, size: int = 0, checksum: str = "") -> HandoverList:
        """The list of a file."""
        found = next((entry.sha256 for entry in manifest.entries if entry.name == manifest.ledger), "")
        kept = manifest.attachments
        files = f"附件文件 {len(kept)} 个" + (f" {in_words(sum(one.size for one in kept))}" if kept else "")
        table = Sheet(
            title=f"{manifest.unit}{TITLE}",
            subtitle=f"移交日期：{day_words(manifest.parties.day)}　{files}",
            columns=_COLUMNS,
            rows=each_group_once(manifest.rows),
            footnote=PRIVATE,
            upright=True,
            notes=[*manifest.troubles, *manifest.notes, PRIVATE],
        )
        papers = Sheet(
            title="纸质材料和实物",
            subtitle="由移交人、接收人当面逐项核对填写",
            columns=_PAPER_COLUMNS,
            rows=[["□", name, "", "", ""] for name in PAPERS],
            footnote=_PAPER_NOTE,
            upright=True,
            row_height=21.0,
            notes=[_PAPER_NOTE],
        )
        return cls(
            manifest.unit, manifest.parties, file, size, checksum, manifest.ledger, found, files, table, papers,
            manifest.troubles, manifest.notes, manifest.program,
        )  # fmt: skip

    def facts(self) -> list[tuple[tuple[str, str], ...]]:
        """The rows above the table: label and text, two pairs or one."""
        parties = self.parties
        rows: list[tuple[tuple[str, str], ...]] = [
            (("移交人", parties.giver), ("接收人", parties.receiver)),
            (("监交人", parties.witness), ("移交日期", day_words(parties.day))),
            (("移交文件", f"{self.file}（{f'{in_words(self.size)}，' if self.size else ''}含{self.files}）"),),
        ]
        if self.checksum:
            rows.append((("校验值", grouped(self.checksum)),))
        else:
            rows.append((("账本校验值", grouped(self.digits)),))
        if parties.note:
            rows.append((("备注", parties.note),))
        return rows

    def sheets(self) -> list[Sheet]:
        """As a workbook: the ledger's part and the papers."""
        return [self.table, self.papers]

    def readme(self, ledger: str) -> list[str]:
        """The note for somebody who has the file and not the program."""
        parties = self.parties
        both = "，".join(
            f"{word}{name}" for word, name in zip(SIGNATURES, (parties.giver, parties.receiver, parties.witness), strict=True) if name
        )  # fmt: skip
        return [
            f"{self.unit}　支部台账移交文件",
            f"移交日期：{day_words(parties.day)}" + (f"　{both}" if both else ""),
            f"由“{self.program}”写成。",
            "",
            "一、有支部台账程序：打开程序，选“打开账本”，选中移交文件（扩展名 .zbyj）即可；程序会核对每一个文件再放好。",
            "二、没有程序：把移交文件的扩展名改成 .zip，解压到一个文件夹，里面是：",
            f"    {LIST_PDF}　移交了什么，供双方签字",
            f"    {INDEX}　每个附件的名称、属于哪条记录、对应哪个文件",
            f"    {ledger}　账本（SQLite 数据库，支部台账可以直接打开）",
            f"    {attachments_folder(ledger)}　附件，文件名是它的 SHA-256 校验值；账本和这个文件夹要放在一起",
            f"    {MANIFEST}　每个文件的大小和 SHA-256 校验值，供核对",
            "三、怎样核对：在 Windows 命令行运行  certutil -hashfile 移交文件名 SHA256",
            "    （Linux：sha256sum 移交文件名），结果应与签字的移交清单上的校验值相同。",
            "",
            PRIVATE,
        ]


def grouped(digits: str) -> str:
    """A checksum as it can be compared by eye: eight digits a group."""
    return " ".join(digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP))


def day_words(day: str) -> str:
    """2026-11-26 as 2026年11月26日."""
    return PartialDate.parse(day).chinese() if day else ""


def each_group_once(rows: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """The category only where it begins."""
    return [["" if at and rows[at - 1][0] == row[0] else row[0], *row[1:]] for at, row in enumerate(rows)]


def attachment_index(
    known: Sequence[Known], kept: Sequence[Kept], troubles: Sequence[str], listed: HandoverList
) -> Sheet:
    """附件目录: every attachment by its own name, what it belongs to, and which file it is."""
    places = {one.digest: one.name for one in kept}
    rows = []
    for number, one in enumerate(known, 1):
        about = one.about
        wrong = next((line.rpartition("：")[2] for line in troubles if line.startswith(one.wrong(""))), "完好")
        rows.append(
            [str(number), about.name, about.kind, one.where, about.note, about.show("added"), in_words(about.size),
             places.get(about.sha256, ""), wrong]
        )  # fmt: skip
    return Sheet(
        title=f"{listed.unit}附件目录",
        subtitle=f"移交日期：{day_words(listed.parties.day)}　共{len(rows)}件",
        columns=[
            Column("序号", 5, "center"), Column("文件名", 32), Column("类别", 10, "center"), Column("所属记录", 36),
            Column("说明", 20), Column("添加日期", 12, "center"), Column("大小", 9, "right"), Column("文件", 72), Column("状态", 12, "center"),
        ],
        rows=rows,
        footnote=f"“文件”是在“{attachments_folder(listed.ledger)}”文件夹里的位置；状态按添加时的校验值核对。",
    )  # fmt: skip
