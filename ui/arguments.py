"""What can be said on the command line."""

from __future__ import annotations

import argparse
import re

from models import ourselves
from models.kinds import PartialDate
from models.kinds.dates import EARLIEST, LATEST
from models.outputs import NAMES
from ui.chinese_parser import ChineseParser
from ui.commands.keeping_arguments import keeping_safe
from ui.starting.wanted import COMMANDS
from ui.window_arguments import add_today, day, path, read_window

__all__ = ["COMMANDS", "read_command", "read_window"]


def _year(text: str) -> int:
    if not re.fullmatch(r"[0-9]{4}", text) or not EARLIEST <= int(text) <= LATEST:
        raise argparse.ArgumentTypeError(f"“{text[:40]}”不是年份，请写成 2026")
    return int(text)


def _quarter(text: str) -> int:
    if text not in ("1", "2", "3", "4"):
        raise argparse.ArgumentTypeError(f"“{text[:40]}”不是季度，请写 1、2、3 或 4")
    return int(text)


def _month(text: str) -> PartialDate:
    """A month or a day."""
    try:
        return PartialDate.parse(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text[:40]}”不是月份或日期，请写成 2025-07 或 2025-07-01") from None


def _pair(text: str) -> str:
    if not text.partition("=")[0].strip() or "=" not in text:
        raise argparse.ArgumentTypeError(f"“{text[:40]}”缺少等号，请写成 表头=内容")
    return text


def _roster(export: argparse.ArgumentParser) -> None:
    """Which people and columns of the roster are exported."""
    export.add_argument(
        "--columns", default=None, metavar="栏目", help="名册、整改台账的栏目和次序，如 姓名,性别,年龄；全部栏目写 all"
    )
    export.add_argument("--sort", default="", metavar="排序", help="名册的排序：post、pinyin、strokes、joined")
    export.add_argument(
        "--layout", default="", metavar="样式", help="名册的样式：table、public（公示名单）、sign-in（签到表）"
    )
    export.add_argument("--as-of", type=day, default=None, metavar="日期", help="名册截至哪一天（默认今天）")
    export.add_argument(
        "--selection", type=path, metavar="文件.json", help="写明人员（或整改事项）、栏目、排序和样式的文件"
    )


def _certificates(export: argparse.ArgumentParser) -> None:
    """Which certificates of training are exported."""
    about = export.add_argument_group("certificates：一批培训的结业证书")
    about.add_argument("--template", default="", metavar="模板", help="证书模板的名称，或自己的 .docx 文件")
    about.add_argument("--paper", choices=("A4", "A5"), default="", help="纸，横放：A4（默认）、A5")
    about.add_argument("--issued", type=day, metavar="日期", help="颁发日期（默认结业那天）")


def _handing(commands: argparse._SubParsersAction[ChineseParser]) -> None:
    """Handing over to the next secretary, and receiving."""
    handing = commands.add_parser("handover", help="移交给下一任：账本、附件和清单装成一个 .zbyj 文件")
    handing.add_argument("--ledger", type=path, required=True, metavar="账本")
    handing.add_argument("--out", type=path, required=True, metavar="文件.zbyj或文件夹")
    for name, whose in (("--giver", "移交人（默认名册里的书记）"), ("--receiver", "接收人"), ("--witness", "监交人")):
        handing.add_argument(name, default="", metavar="姓名", help=whose)
    handing.add_argument("--note", default="", metavar="文字", help="备注，印在清单上")
    handing.add_argument("--list", type=path, metavar="清单.pdf", help="另存签字用的移交清单（pdf 或 docx），有校验值")
    handing.add_argument("--as-is", action="store_true", help="附件有缺失、损坏也照现状移交，清单上写明")
    receiving = commands.add_parser("receive", help="接收移交文件：逐个核对后放进一个新文件夹")
    receiving.add_argument("file", type=path, metavar="文件.zbyj")
    receiving.add_argument("--to", type=path, metavar="文件夹", help="放在这个文件夹里（没有就新建）")
    receiving.add_argument("--check", action="store_true", help="只核对，不写任何文件")


def _stretch(export: argparse.ArgumentParser) -> None:
    """From one month to another in the place of a year, and what 迎检材料 takes besides."""
    export.add_argument(
        "--from", dest="since", type=_month, metavar="年月", help="从哪个月（或哪天）起，代替 --year，如 2025-07"
    )
    export.add_argument("--to", dest="until", type=_month, metavar="年月", help="到哪个月（或哪天）止（默认今天）")
    about = export.add_argument_group("inspection：迎检材料，一个文件夹")
    about.add_argument("--zip", action="store_true", help="旁边再写一个同名的压缩包")
    about.add_argument("--book", action="store_true", help="会议记录另外装订一册")
    about.add_argument("--progress", action="store_true", help=argparse.SUPPRESS)  # as the window reads it
    about.add_argument("--files-of", type=path, help=argparse.SUPPRESS)  # the ledger that this is a copy of


def read_command(arguments: list[str]) -> argparse.Namespace:
    """The arguments of a command."""
    parser = ChineseParser(prog=ourselves.name())
    commands = parser.add_subparsers(dest="command", required=True, parser_class=ChineseParser)

    demo = commands.add_parser("demo", help="把示例支部写入一个新账本")
    demo.add_argument("ledger", type=path, metavar="账本")

    reading = commands.add_parser("import", help="导入党员花名册或问题清单（xlsx、xls、ods、csv，或导出的 json）")
    reading.add_argument("file", type=path, metavar="文件")
    reading.add_argument("--ledger", type=path, required=True, metavar="账本", help="不存在时新建")
    reading.add_argument("--plan", action="store_true", help="只看会怎样，什么都不写")
    reading.add_argument("--json", action="store_true", help="结果以 JSON 给出")
    reading.add_argument(
        "--training", default="", metavar="批次号", help="文件是参训名单：把学时、成绩、证号记入这一批（批次号或名称）"
    )
    reading.add_argument("--guests", action="store_true", help="名册里没有的人也记入参训名单（不进名册）")
    reading.add_argument(
        "--clear", action="store_true", help="文件里空着的，也清空账本里的内容（只限文件里有的栏目，姓名除外）"
    )
    reading.add_argument(
        "--returned",
        type=path,
        metavar="文件.xlsx",
        help="退回的和有错误的行写成一个工作簿，旁边写明原因，改好后可直接再导入",
    )

    reading.add_argument(
        "--kind",
        choices=("roster", "rectification"),
        default="roster",
        help="roster 花名册（默认），rectification 问题清单",
    )
    reading.add_argument("--source", default="", metavar="来源", help="问题清单：整份的问题来源，如 巡察")
    reading.add_argument("--document", default="", metavar="文件", help="问题清单：整份的来源文件")
    reading.add_argument("--found", default="", metavar="日期", help="问题清单：整份的发现日期，如 2026-03-12")
    reading.add_argument("--update", action="store_true", help="问题清单：台账里已有的事项按文件更新（不写就只新增）")

    template = commands.add_parser("template", help="写一个空白的名册模板，填好后导入")
    template.add_argument("file", type=path, metavar="文件.xlsx")
    template.add_argument("--ledger", type=path, metavar="账本", help="从这个账本取支部名称和党小组")

    comparing = commands.add_parser("reconcile", help="名册与上级发来的名单核对：多、少、不一致")
    comparing.add_argument("file", type=path, metavar="文件")
    comparing.add_argument("--ledger", type=path, required=True, metavar="账本")
    comparing.add_argument("--out", type=path, metavar="文件.xlsx", help="核对结果写成工作簿")
    comparing.add_argument("--full", action="store_true", help="身份证号、手机号、住址不打码，须写明 --purpose")
    comparing.add_argument("--purpose", default="", metavar="用途", help="记入导出记录的用途")
    comparing.add_argument("--json", action="store_true", help="结果以 JSON 给出")

    export = commands.add_parser("export", help="导出")
    export.add_argument(
        "what",
        choices=tuple(NAMES),
        metavar="内容",
        help=" ".join(f"{word}（{name}）" for word, name in NAMES.items()),
    )
    export.add_argument("--ledger", type=path, required=True, metavar="账本")
    export.add_argument("--out", type=path, required=True, metavar="文件或文件夹")
    export.add_argument("--year", type=_year, metavar="年")
    export.add_argument(
        "--quarter", type=_quarter, metavar="季度", help="oversight 的季度：1、2、3、4（默认最近一个已结束的）"
    )
    export.add_argument("--full", action="store_true", help="身份证号、手机号、住址不打码，须用 --purpose 写明用途")
    export.add_argument("--purpose", default="", metavar="用途", help="记入导出记录的用途")
    export.add_argument("--recipient", default="", metavar="交给谁", help="记入导出记录")
    export.add_argument(
        "--only",
        action="append",
        default=[],
        metavar="姓名、批次或统计",
        help="card、study-record 只要这个人的；trainees、signing、invite 只要这一批（批次号或培训名称）；statistics 只要这一张，如 age 或 age:按性别；annual 只要年报的这一张，如 changes、joining；inspection 只要这一部分，如 会议记录；可多次",
    )
    export.add_argument("--id", action="append", type=int, default=[], help=argparse.SUPPRESS)  # as the window chooses
    export.add_argument(
        "--by", choices=("half", "day", "course", "once"), default="", help="signing 每半天、每天、每门课还是全期签一次"
    )
    export.add_argument("--date", type=day, metavar="日期", help="统计的截至日期（默认今天），如 2026-06-30")
    export.add_argument("--against", type=day, metavar="日期", help="统计：与这一天对比")
    export.add_argument(
        "--names",
        action="store_true",
        help="统计：附每个数字对应的党员名单；出生日期到日、处分处置和送学上门的姓名另加 --full",
    )
    export.add_argument("--format", choices=("xlsx", "pdf", "docx", "json", "zip"), default=None)
    export.add_argument(
        "--number",
        default="",
        metavar="编号",
        help="closing、evidence：哪一项整改，如 2026-自查-01；certificates：哪一批培训，批次号或名称",
    )
    _roster(export)
    export.add_argument(
        "--variant", choices=("19", "20"), default=None, help="汇总表：19 栏（默认），或 20 栏（含家庭住址）"
    )
    export.add_argument(
        "--style",
        choices=("form", "official"),
        default=None,
        help="会议记录的样式：form 表格式（默认），official 公文式",
    )
    export.add_argument("--find", default="", metavar="文字", help="导出记录：只要含这些文字的")

    _certificates(export)
    _stretch(export)

    fill = commands.add_parser("fill", help="填写上级发来的 .xlsx 空白表（名册、会议、培训、整改，列表或一人一表）")
    fill.add_argument("form", type=path, metavar="空白表")
    fill.add_argument("--ledger", type=path, required=True, metavar="账本")
    fill.add_argument(
        "--out",
        type=path,
        metavar="文件或文件夹",
        help="一人一表可给文件夹，每人一个文件；给文件则每人一张工作表",
    )
    fill.add_argument(
        "--only",
        action="append",
        default=[],
        metavar="姓名或编号",
        help="只填这个人、这条记录（名称或编号）或这一批培训（批次号），可多次",
    )
    fill.add_argument("--group", default="", metavar="党小组", help="只填这个党小组的党员")
    fill.add_argument("--plan", action="store_true", help="只看认出了什么、每一栏填什么，不写文件")
    fill.add_argument(
        "--column",
        action="append",
        default=[],
        type=_pair,
        metavar="表头=栏目",
        help="这一栏改填什么（“留空”就不填），记住以后再用",
    )
    fill.add_argument(
        "--text",
        action="append",
        default=[],
        type=_pair,
        metavar="表头=文字",
        help="这一栏填这几个字，如 填表人=王小明，记住以后再用",
    )
    fill.add_argument("--forget", action="store_true", help="忘掉以前对这种表改过的对应")
    fill.add_argument("--year", type=_year, metavar="年", help="会议、培训、整改的年度（默认按表的标题）")
    fill.add_argument("--full", action="store_true", help="身份证号、手机号、住址不打码，须用 --purpose 写明用途")
    fill.add_argument("--purpose", default="", metavar="用途", help="记入导出记录的用途")
    fill.add_argument("--recipient", default="", metavar="交给谁", help="记入导出记录")
    fill.add_argument("--json", action="store_true", help="结果以 JSON 给出")

    check = commands.add_parser("check", help="检查账本是否完好，再列出需要处理的问题")
    check.add_argument("--ledger", type=path, required=True, metavar="账本")
    check.add_argument("--json", action="store_true", help="结果以 JSON 给出")

    guide = commands.add_parser("guide", help="写一份两页的快速指南（PDF），可以打印出来放在手边")
    guide.add_argument("--out", type=path, required=True, metavar="文件.pdf")

    _handing(commands)
    keeping_safe(commands, path)

    for each in commands.choices.values():
        add_today(each)
    return parser.parse_args(arguments)
