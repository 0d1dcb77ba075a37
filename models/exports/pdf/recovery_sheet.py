"""恢复单 on A4: the eight groups that open an encrypted ledger when the password is forgotten, and what to do with the paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from models.exports.pdf import characters
from models.exports.pdf.boxcell import Cell, Gap, Row
from models.exports.pdf.fonts import FANG, HEI, SONG
from models.exports.pdf.fonts import TITLE as TITLE_FACE
from models.exports.pdf.pages import A4, MM, Block, Page, draw_blocks, paginate, save_document
from models.exports.pdf.paragraph import CENTER, JUSTIFY, LEFT, Paragraph, Style

PAGE = Page(A4, left=24 * MM, right=24 * MM, top=26 * MM, bottom=22 * MM, number_at=10.5 * MM)
TITLE = "账本恢复单"
_TITLE = Style(TITLE_FACE, 24, 36, CENTER)
_TEXT = Style(FANG, 12, 20, JUSTIFY)
_LABEL, _GROUP = Style(HEI, 11, 18, CENTER), Style(HEI, 17, 26, CENTER)
_NOTE = Style(SONG, 10, 16, LEFT)
_PLACE, _GROUPS_A_ROW = 46.0, 2
_RULES = (
    "忘了密码，或密钥文件（.zbkey）丢了，用这张纸就能打开账本：打开账本时选“用恢复单打开”，照着输入上面八组字符。",
    "拿到这张纸和账本文件的人，不要密码也能看到全部内容。请和党费票据、公章一样锁好，不要拍照、不要发微信，也不要和电脑放在一起。",
    "改密码不用换恢复单。关掉加密以后再启用，要打印新的，旧的那时起作废，但旧备份仍要用旧的打开。",
    "密码忘了、这张纸也没有了，谁也打不开账本，写这个程序的人也不能。",
)
_TYPED = "只有数字和大写字母，没有字母 I、L、O、U；输成小写、少空格都没有关系。每组最后一个字符用来检查这一组，输错了程序会指出是第几组。"


@dataclass(frozen=True)
class RecoverySheet:
    """What the sheet says. number: tells it from other sheets · ledger: the name of the file."""

    branch: str
    ledger: str
    number: str
    groups: Sequence[str]
    day: date


def write_recovery_pdf(sheet: RecoverySheet, path: Path) -> None:
    """Writes the sheet; raises TargetBusy where `path` cannot be written."""
    pages = paginate(list(_blocks(sheet)), PAGE.height)
    title = characters.printable(f"{sheet.branch}{TITLE}")
    save_document(
        path, PAGE, title, "支部台账", [partial(draw_blocks, PAGE, blocks) for blocks in pages], numbered=False
    )


def _blocks(sheet: RecoverySheet) -> Iterator[Block]:
    yield Paragraph(TITLE, _TITLE, PAGE.width)
    yield Gap(12)
    about = (
        ("支部", sheet.branch),
        ("账本", sheet.ledger),
        ("编号", sheet.number),
        ("打印日期", sheet.day.isoformat()),
    )
    for label, text in about:
        yield Paragraph(characters.printable(f"{label}：{text}"), _TEXT, PAGE.width)
    yield Gap(14)
    rows = range(0, len(sheet.groups), _GROUPS_A_ROW)
    for begin in rows:
        yield Row(
            [cell for place in range(begin, begin + _GROUPS_A_ROW) for cell in _group(place, sheet.groups[place])],
            least=44,
        )
    yield Gap(6)
    yield Paragraph(_TYPED, _NOTE, PAGE.width)
    yield Gap(16)
    for number, rule in enumerate(_RULES, 1):
        yield Paragraph(f"{number}. {rule}", _TEXT, PAGE.width)
        yield Gap(5)
    yield Gap(20)
    for line in ("保管人：____________________", "存放地点：____________________"):
        yield Paragraph(line, _TEXT, PAGE.width)
        yield Gap(8)


def _group(place: int, group: str) -> Iterator[Cell]:
    width = PAGE.width / _GROUPS_A_ROW - _PLACE
    yield Cell([Paragraph(f"第 {place + 1} 组", _LABEL.but(size=10), _PLACE - 4)], _PLACE, side=2, shaded=True)
    yield Cell([Paragraph(f"{group[:4]} {group[4:]}", _GROUP, width - 10)], width)
