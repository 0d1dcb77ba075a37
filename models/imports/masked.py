"""Cells whose private part was masked before the file was handed out (138****1234): they say too little to be read."""

from __future__ import annotations

import re

from models.exports.privacy import REASON_KEPT
from models.imports.grid import Cell
from models.kinds import Address, Choice, IdNumber, Kind, Landline, PartialDate, Phone, narrow, one_line
from models.kinds.identity import sex_of, upgraded

_ZEROS = "○〇"
_LOOSE = r".。\-‐-―−_?~"
_ORDINARY = rf"{_ZEROS}{_LOOSE},;:!'\"()\[\]{{}}<>《》〈〉「」『』【】〔〕“”‘’、+&@%/\\|=$^`℃°→←√✓✔"
MARK = rf"[^\w\s{_ORDINARY}]"
"""What people hide characters with, in half width: whatever is neither letter, digit, Han nor ordinary punctuation. The zeros of
一〇〇号 (○〇) do so only where no Chinese number goes before, and what real values have too (`_LOOSE`) only where what is left of
it is ours."""
NO_ZEROS = rf"(?<![一二三四五六七八九十百千{_ZEROS}])[{_ZEROS}]"
STARS = re.compile(rf"(?:{MARK}|[xX])(?:[\s\-]*(?:{MARK}|[xX]))+|{NO_ZEROS}{{2,}}")
_PLACEHOLDER = re.compile("[×○〇]")
"""Stand for a name in an address that was never told: ××市××区."""
LOOSE_RUN = re.compile(rf"[{_LOOSE}](?:\s*[{_LOOSE}])+")
SIGN = re.compile(rf"{MARK}|[{_ZEROS}xX]")
RUN = re.compile(rf"(?:{MARK}|[{_ZEROS}xX{_LOOSE}\s])+")
_PRIVATE = (Address, IdNumber, Landline, Phone)
_HIDDEN = re.compile(r"\*|X{2,}|X(?!$)")
"""One or more hidden characters of an ID number, in which an X is shown at the end only."""
_DOTS = re.compile(rf"{MARK}|[{_ZEROS}]")
_SHORTEST_ID = 15
_BETWEEN = re.compile(r"[\s'’`\-]")
_AROUND = re.compile(r"^[^0-9A-Z*]+|[^0-9A-Z*]+$")
_SAYS = re.compile(r"[0-9*]+X?")
_LAST = re.compile(r"[0-9]{3}[0-9X]$")
_NO_NUMBER = re.compile(r"[^0-9*]")
_SHOWN = frozenset("0123456789")


def is_masked(kind: Kind[object], raw: Cell) -> bool:
    """Whether a cell of a private field shows only a part of it, or that there is something (外出原因)."""
    if not isinstance(raw, str):
        return False
    if isinstance(kind, Choice):
        return raw.strip() == REASON_KEPT
    if not isinstance(kind, _PRIVATE) or raw.isdigit():
        return False
    text = narrow(raw)
    if isinstance(kind, IdNumber) and LOOSE_RUN.search(text):
        return sum(c in "0123456789Xx" for c in text) < _SHORTEST_ID
    if isinstance(kind, Address):
        text = _PLACEHOLDER.sub("某", text)
    return bool(STARS.search(text))


def message(label: str, raw: Cell) -> str:
    """What is said of such a cell."""
    return f"{label}：“{one_line(raw)}”打了码，没有读入，账本里已有的不动"


def is_masked_in_part(kind: Kind[object], raw: str) -> bool:
    """The same also of an ID number with one star within or dots for stars, which is read as a wrong one."""
    return is_masked(kind, raw) or (isinstance(kind, IdNumber) and "*" in number_of(raw))


def may_be(kind: Kind[object], raw: str, whole: str) -> bool:
    """Whether a masked text agrees with a whole one in what it shows, blanks, dashes and widths aside; also where one cannot
    compare them, as with nothing."""
    if not whole or raw.strip() == REASON_KEPT:
        return True
    if isinstance(kind, IdNumber):
        number = number_of(raw)
        return not number or fits(number, whole)
    if isinstance(kind, (Landline, Phone)):
        told, known = _NO_NUMBER.sub("", STARS.sub(_as_stars, narrow(raw))), re.sub(r"\D", "", whole)
        if isinstance(kind, Phone):
            told = told.removeprefix("86")
        elif len(told) != len(known):
            return True  # one of them without the area code
    else:
        told, known = ("".join(STARS.sub(_as_stars, narrow(text)).split()) for text in (raw, whole))
    return re.fullmatch(re.sub(r"(\\\*)+", ".+", re.escape(told)), known) is not None


def _as_stars(hidden: re.Match[str]) -> str:
    return "*" * len(re.sub(r"[\s\-]", "", hidden[0]))


def _loose_as_stars(hidden: re.Match[str]) -> str:
    return "*" * len("".join(hidden[0].split()))


def number_of(raw: str) -> str:
    """A masked ID number as it is compared: digits, a star for each hidden character, perhaps X at the end. '' where the cell
    says something else besides, of which nobody can tell what it shows; words before it and a stop behind it do not count."""
    plain = LOOSE_RUN.sub(_loose_as_stars, narrow(one_line(raw)))
    text = _AROUND.sub("", _BETWEEN.sub("", _DOTS.sub("*", plain)).upper())
    number = _HIDDEN.sub(lambda hidden: "*" * len(hidden[0]), text)
    return number if _SAYS.fullmatch(number) else ""


def fits(masked: str, number: str) -> bool:
    """Whether what `number_of` gives may be this whole number; each may be an old one of 15 digits."""
    forms = {number, upgraded(number)} if len(number) == 15 else {number, number[:6] + number[8:17]}
    shown = re.compile(re.sub(r"\*+", ".+", masked))
    return any(shown.fullmatch(form) for form in forms)


def tells_last(masked: str) -> bool:
    """Whether the last four characters are shown, which hardly two people of one name have in common."""
    return bool(_LAST.search(masked))


def exclude(one: str, other: str) -> bool:
    """Whether two masked ID numbers show that they are of two people; where either is old, nobody can say."""
    if not len(one) == len(other) == IdNumber.whole_length:
        return False
    return any(a != b and a in _SHOWN and b in _SHOWN for a, b in zip(one, other, strict=True))


def excludes(masked: str, birth: PartialDate | None, sex: str) -> bool:
    """Whether what a masked ID number shows of birth and sex is another's."""
    if len(masked) != IdNumber.whole_length:
        return False
    shown, told = masked[6:14], str(birth or "").replace("-", "")
    if any(a != b and a.isdigit() for a, b in zip(shown, told, strict=False)):
        return True
    return bool(sex and sex_of(masked) and sex_of(masked) != sex)
