"""The words of a recovery sheet: the key of an encrypted ledger in eight groups of eight characters, to be typed from paper.

Thirty-five bytes, the key and three that check it, are written with 32 characters, without those that are mistaken for each
other (I, L, O, U). The eighth character of each group checks the group: one wrong character, or two changed about, are found
in their group.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from models.store import cipher, keyfile
from models.store.cipher import Secret
from models.store.errors import LedgerRefused

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS, LENGTH = 8, 8
_READ_AS = str.maketrans("OILoil", "011011")


class WrongSheet(LedgerRefused):
    """What was typed is not what the sheet of this ledger says."""


def groups_of(secret: Secret) -> list[str]:
    """The eight groups."""
    number = int.from_bytes(secret.key + _check(secret.key), "big")
    letters = "".join(LETTERS[number >> 5 * place & 31] for place in reversed(range(GROUPS * (LENGTH - 1))))
    data = [letters[begin : begin + LENGTH - 1] for begin in range(0, len(letters), LENGTH - 1)]
    return [group + _checked(place, group) for place, group in enumerate(data)]


def clean(text: str) -> str:
    """What was typed, without blanks and dashes, in the letters of the sheet."""
    return "".join(c for c in text.translate(_READ_AS).upper() if c.isalnum())


def as_long(typed: str) -> bool:
    """Whether it is as long as all that the sheet says."""
    return len(clean(typed)) == GROUPS * LENGTH


def group_wrong(place: int, typed: str) -> bool:
    """Whether a group (counted from 0) cannot be what the sheet says."""
    group = clean(typed)
    return len(group) != LENGTH or not set(group) <= set(LETTERS) or _checked(place, group[:-1]) != group[-1]


def secret_of(typed: str) -> Secret:
    """The key, from all that the sheet says; raises WrongSheet, which names the group."""
    text = clean(typed)
    if len(text) != GROUPS * LENGTH:
        raise WrongSheet(f"恢复单上有 {GROUPS} 组、每组 {LENGTH} 个字符，现在输入了 {len(text)} 个。请逐组对照补全。")
    groups = [text[begin : begin + LENGTH] for begin in range(0, len(text), LENGTH)]
    for place, group in enumerate(groups):
        if group_wrong(place, group):
            raise WrongSheet(f"第 {place + 1} 组“{group}”有输错的字符，没有打开。请对照恢复单改正这一组。")
    number = 0
    for letter in "".join(group[:-1] for group in groups):
        number = number << 5 | LETTERS.index(letter)
    data = number.to_bytes(35, "big")
    if _check(data[:32]) != data[32:]:
        raise WrongSheet("输入的各组凑不成一把密钥，没有打开。请从第 1 组起逐组对照恢复单。")
    return Secret(data[:32])


def unlock(file: Path, typed: str) -> Secret:
    """Opens an encrypted file with its recovery sheet and has this process know the key; raises WrongSheet."""
    secret = secret_of(typed)
    if secret.id not in keyfile.belonging(file):
        raise WrongSheet(f"这张恢复单不是“{file.name}”的，没有打开。请找这本账本的恢复单（上面印有编号）。")
    cipher.give(secret)
    return secret


def number_of(secret: Secret) -> str:
    """What the sheet is called, to be told from others: it says nothing of the key."""
    return secret.id.hex().upper()


def _check(key: bytes) -> bytes:
    return hashlib.sha256("支部台账恢复单".encode() + key).digest()[:3]


def _times(one: int, other: int) -> int:
    """Multiplies in the field of 32 elements."""
    product = 0
    for bit in range(5):
        if other >> bit & 1:
            product ^= one << bit
    for bit in range(8, 4, -1):
        if product >> bit & 1:
            product ^= 0b100101 << bit - 5
    return product


def _checked(place: int, group: str) -> str:
    """The character that checks a group: each place counts by another factor, and so does the place of the group."""
    factor, total = 2, place + 1
    for letter in group:
        total ^= _times(LETTERS.index(letter), factor)
        factor = _times(factor, 2)
    return LETTERS[total]
