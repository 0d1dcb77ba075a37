"""Cells that say no more than the ledger does: ours with a part hidden, by our own masking or by hand, or no whole number at all.

What the ledger has stays then. Whatever a cell hides, it must fit ours in all that it shows; a real value that has such signs
(3-2-101, 010-66551234*801) is another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from models.exports.privacy import masked_text, surnames
from models.imports.masked import LOOSE_RUN, MARK, NO_ZEROS, RUN, SIGN, STARS, message
from models.kinds import Address, Kind, Landline, People, Phone, narrow, one_line

_SAID = r"\(?已?(?:打码|脱敏)\)?|\((?:略|隐|隐去|保密)\)"
_DOTS = "·∙⋅‧・"
_MARKED = rf"(?![{_DOTS}]){MARK}|[{_DOTS}]{{2,}}|[xX]{{2,}}"
_GAP = re.compile(rf"(?:{_SAID}|{_MARKED}|{NO_ZEROS}{{2,}}|\.{{3,}}|_{{2,}})+")
"""What hides in a text; one dash or dot is punctuation there."""
_UNIT = "(?:单元|[号室栋幢楼层弄巷座户路街])"
_BEFORE_UNIT = rf"[xX{_DOTS}._\-](?={_UNIT})|[xX_](?=$)"
_PLACE_SIGN = rf"{_SAID}|[?]+|(?!(?<=\d)#)(?:{_MARKED})|{NO_ZEROS}+|{LOOSE_RUN.pattern}|某|略$|隐$|{_BEFORE_UNIT}"
_PLACE_GAP = re.compile(rf"(?:(?:{_PLACE_SIGN})+{_UNIT}?)+")
"""In an address, where one sign is enough, with what it is the number of: ×号. 3#楼 hides nothing."""
_PLACE = re.compile("[0-9省市区县州旗盟乡镇村庄街道路巷弄号楼栋室园苑城里湾屯组厦座院寓舍寨所户国学校湖河桥]")
"""What has none of these cannot be told from a word that is put where an address is not told."""
_NO_PLACE = re.compile(
    r"同(?:上|前|左|右|下|户|身份证|家庭|原|现|籍贯|单位).*|与.{1,6}(?:一致|相同)|见(?:附件|附表|档案|身份证|户口|花名册|名册|备注|表).*|待(?:补充?|定|填|核实?|查|确认|更新)|暂.|已.{1,4}"
    r"|[没未无不].{0,4}(?:变|动|详|明|楚|知|便|开|露|填)|.*(?:打码|脱敏|保密|隐私|透露).*|略|无|空|本人|尾号.*|NA|[\d*+]*"
)
"""Words that stand there, without their blanks and signs."""
_SIGNS = re.compile(r"[\W_]+")
_ASIDE = re.compile(rf"[\s,，。、;；:：()]|[._\-{_DOTS}]+$")
_BRACKETS = re.compile(r"[()+]")
_BETWEEN_DIGITS = re.compile(r"(?<=[0-9])[\s\-().]+(?=[0-9])")
_MOBILE = r"(?<![0-9])(?:(?:00)?86)?1[0-9]{10}(?![0-9])"
_OTHERS = rf"{_MOBILE}|(?<![0-9])[48]00[0-9]{{7}}(?![0-9])|(?:\+|(?<![0-9])00)[1-9][0-9]{{7,14}}(?![0-9])"
_LINE = "[1-9][0-9]{6,7}(?![0-9])"
"""A number of a line; with its area it does for a mobile one: an old member may have none."""
_WHOLE: dict[type, re.Pattern[str]] = {
    Phone: re.compile(rf"{_OTHERS}|(?<![0-9])0[0-9]{{2,3}}{_LINE}"),
    Landline: re.compile(rf"{_OTHERS}|(?<![0-9])(?:0[0-9]{{2,3}})?{_LINE}"),
}
_LONG = re.compile("[0-9]{11,}X?")
_PARTS = re.compile(rf"(?<![0-9])([0-9]{{2,}}+)(?:{MARK}|[xX○〇])++([0-9]{{2,}}X?)")


def is_ours(kind: Kind[object], said: object, ours: object) -> bool:
    """Whether a text is what our own lists make of ours where they are not exported in full: it says nothing new."""
    if not (isinstance(said, str) and isinstance(ours, str)) or "*" not in said or not ours:
        return False
    masked = str(kind.mask(ours))
    forms = [masked, masked_text(masked), *([surnames(ours)] if isinstance(kind, People) else [])]
    return said != ours and _plain(said) in map(_plain, forms)


def why_kept(kind: Kind[object], label: str, said: object, ours: object) -> str:
    """What is to be said of a text that does not take the place of ours; '' where it does. Nearly whole numbers are not repeated:
    it may be printed on a terminal."""
    if not (isinstance(said, str) and isinstance(ours, str) and said and ours) or said == ours:
        return ""
    if hides(kind, said, ours):
        return message(label, said)
    whole = _WHOLE.get(type(kind))
    if whole is not None and _holds(whole, ours) and not _holds(whole, said):
        return f"{label}：不是完整的号码（座机要带区号），没有读入，账本里已有的不动"
    if isinstance(kind, Address) and _is_place(ours) and not _is_place(said):
        return f"{label}：看不出是地址，没有读入，账本里已有的不动；确是新住址的，请在名册里改"
    return ""


def _is_place(text: str) -> bool:
    plain = _SIGNS.sub("", narrow(text))
    return _PLACE.search(plain) is not None and _NO_PLACE.fullmatch(plain) is None


def says_less(kind: Kind[object], said: object, ours: object) -> bool:
    """Whether an address is only a part of ours: the beginning, or the end without the town."""
    if not isinstance(kind, Address) or not (isinstance(said, str) and isinstance(ours, str)):
        return False
    text, known = (_ASIDE.sub("", narrow(each)) for each in (said, ours))
    return 0 < len(text) < len(known) and bool(
        re.search(rf"(?<![0-9](?=[0-9])){re.escape(text)}(?!(?<=[0-9])[0-9])", known)
    )


def hides(kind: Kind[object], said: str, ours: str) -> bool:
    """Whether a text is ours with signs for a part of it: 138----1234, 010-6655*, 幸福路×号, 电话135****5678, 电话打码."""
    if said == ours or not ours:
        return False
    if isinstance(kind, (Landline, Phone)):
        return _hides_number(said, ours, mobile=isinstance(kind, Phone))
    if isinstance(kind, Address):
        text, known = (_ASIDE.sub("", each) for each in (_PLACE_GAP.sub("\0", narrow(one_line(said))), narrow(ours)))
        return "\0" in text and _in_order([part for part in text.split("\0") if part], known)
    text, known = _GAP.sub("\0", _plain(said)), _plain(ours)
    return ("\0" in text and _fits(text.split("\0"), known)) or any(_numbers_lost(_plain(said), known))


def _plain(text: str) -> str:
    return "".join(narrow(text).split())


def _holds(whole: re.Pattern[str], text: str) -> bool:
    text = narrow(text)
    return any(map(whole.search, (text, _BETWEEN_DIGITS.sub("", text))))


def _in_order(parts: Sequence[str], known: str) -> bool:
    at = 0
    for part in parts:
        found = known.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return True


def _fits(parts: Sequence[str], known: str) -> bool:
    """Whether the parts are all of a text but for something between each two of them; gone through once, however many."""
    first, *between, last = parts
    if not known.startswith(first):
        return False
    at = len(first)
    for part in between:
        found = known.find(part, at + 1)
        if found < 0:
            return False
        at = found + len(part)
    return known.endswith(last) and len(known) - len(last) > at


def _numbers_lost(text: str, known: str) -> Iterator[bool]:
    """Numbers that are whole in ours, and in a text that goes on otherwise have signs for digits."""
    numbers = [number for number in _LONG.findall(_BETWEEN_DIGITS.sub("", known)) if number not in text]
    for shown in _PARTS.finditer(text) if numbers else ():
        if any(number.startswith(shown[1]) and number.endswith(shown[2]) for number in numbers):
            yield True


def _hides_number(said: str, ours: str, *, mobile: bool) -> bool:
    """Of a mobile number one sign is enough, elsewhere - and blanks stand in real ones."""
    text, known = _plain(one_line(said)), re.sub(r"\D", "", ours)
    text = _BRACKETS.sub("", text).removeprefix("86")
    runs, shown = [run[0] for run in RUN.finditer(text)], RUN.split(text)
    if not any(shown) or not all(not part or part.isdecimal() for part in shown):
        return False
    hidden = [bool(LOOSE_RUN.search(run) or STARS.search(run) or SIGN.search(run)) for run in runs]
    if not any(hidden) and not (mobile and runs):
        return False
    gaps = [".+" if hid else ".*" if mobile else "" for hid in hidden]
    pattern = "".join(re.escape(part) + gap for part, gap in zip(shown, [*gaps, ""], strict=True))
    if not mobile:
        pattern = f"(?:.*?){pattern}"  # which may be without the area code
    return sum(map(len, shown)) < len(known) and re.fullmatch(pattern, known) is not None
