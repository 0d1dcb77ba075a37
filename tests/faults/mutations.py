"""Damages real workbooks in thousands of ways and reads them: the same rows, or a refusal, and never a crash or a hang.

    python -m tests.faults.mutations 5000 [--seed N]

Half of the rounds change bytes of the file as it stands (flipped, deleted, inserted, doubled, cut off): what a bad disk or a
broken download makes. Then the rows of the plan must equal those of the sound file, or the file is refused. The other half
change the XML within (tags taken away or doubled, attributes with impossible values, order changed) and pack it as a sound
archive: a file that another program wrote. Its rows may be others where the change was in a part that holds cells; where it
was in any other part they must be the same. Every fourth file is filled as a form, too. All of it runs in a process within
the limits of the program's own child; one that dies, or takes more than five seconds for a file, is a violation. Exit 1 with
the seed of the round.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import multiprocessing
import random
import re
import resource
import signal
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import partial
from io import BytesIO
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory

from models import limited
from models.exports import ExportRefused
from models.forms.fill import Filling
from models.forms.reading import read_form
from models.imports import FileRefused
from models.imports.gate import admit_bytes
from models.imports.grid import sheets_of
from models.imports.planning import plan_sheets
from models.records import Member
from models.rules import Snapshot
from tests.faults.hostile_books import SHEET, STRINGS, ods, packed, parts_of

TODAY = date(2026, 11, 23)
MOST_SECONDS = 5
HEAD = ("序号", "姓名", "性别", "民族", "出生日期", "公民身份号码", "入党日期", "单位及职务", "手机号码")
PEOPLE = [
    (n, "梁方单查欧何郑冯姜倪"[n] + "志恒", "男" if n % 2 else "女", "汉族", f"198{n}-0{n % 9 + 1}-1{n}", "", f"20{n:02}-07-01",
     f"档案馆科员{n}", f"1390000{n:04}") for n in range(10)
]  # fmt: skip
BASES: dict[str, bytes] = {
    "名册.xlsx": packed(parts_of([("某支部党员名册",), HEAD, *PEOPLE])),
    "名册.ods": ods()([HEAD, *PEOPLE]),
    "空白表.xlsx": packed(parts_of([("党员统计表",), HEAD, *((n, *[""] * (len(HEAD) - 1)) for n in range(1, 6))])),
}
HOLDS_CELLS = re.compile(r"worksheets/|sharedStrings|styles|workbook\.xml|content\.xml|^_rels/|Content_Types|mimetype")
BAD_VALUES = (b"-1", b"", b"0", b"99999999999999999999", b"NaN", b"XFD1048576", b"A0", b"../../x", b"1e308", b"&#0;", b"\xff",
              b"s", b"inlineStr", b"e", b"A1:XFD1048576", "甲".encode(), b"true", b"<", b"rId1", b"A1 B2")  # fmt: skip
_ATTRIBUTE = re.compile(rb'\b[\w:]+="([^"]*)"')
_TAG = re.compile(rb"<[^<>]+>")


class Violation(AssertionError):
    """Other rows than the sound file has, an error that is no refusal, a crash or a hang."""


def damaged(data: bytes, dice: random.Random) -> bytes:
    """Some bytes of the file itself changed."""
    out = bytearray(data)
    for _ in range(dice.choice((1, 1, 1, 2, 5, 40))):
        if not out:
            break
        at, length = dice.randrange(len(out)), dice.choice((1, 1, 2, 8, 64, 512))
        match dice.randrange(7):
            case 0:
                out[at] ^= 1 << dice.randrange(8)
            case 1:
                out[at] = dice.randrange(256)
            case 2:
                del out[at : at + length]
            case 3:
                out[at:at] = dice.randbytes(length)
            case 4:
                out[at : at + length] = bytes(len(out[at : at + length]))
            case 5:
                out[at:at] = out[max(0, at - length) : at]
            case _ if dice.random() < 0.3:
                del out[at:]
    return bytes(out)


def rewritten(part: bytes, dice: random.Random) -> bytes:
    """The XML of a part with some tags or values changed."""
    for _ in range(dice.choice((1, 1, 2, 4))):
        tags, values = list(_TAG.finditer(part)), list(_ATTRIBUTE.finditer(part))
        if not tags:
            return part
        tag, other = dice.choice(tags), dice.choice(tags)
        kind = dice.randrange(8)
        if kind <= 2 and values:
            value = dice.choice(values)
            part = part[: value.start(1)] + dice.choice(BAD_VALUES) + part[value.end(1) :]
        elif kind == 3:
            part = part[: tag.start()] + part[tag.end() :]
        elif kind == 4:
            part = part[: tag.start()] + tag[0] * dice.choice((2, 3, 300)) + part[tag.end() :]
        elif kind == 5:
            first, last = sorted((tag, other), key=lambda one: one.start())
            part = part[: first.start()] + part[last.start() :]
        elif kind == 6:
            first, last = sorted((tag, other), key=lambda one: one.start())
            part = part[: last.end()] + part[first.start() : last.end()] + part[last.end() :]
        else:
            part = part[: tag.start()] + dice.choice(BAD_VALUES) + part[tag.start() :]
    return part


def reshaped(data: bytes, dice: random.Random) -> tuple[bytes, bool]:
    """A sound archive of changed parts, and whether one of them holds cells."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    names = dice.sample(sorted(parts), dice.choice((1, 1, 1, 2)))
    if dice.random() < 0.4:
        names = [name for name in (SHEET, STRINGS, "content.xml") if name in parts][:1]
    for name in names:
        match dice.randrange(12):
            case 0:
                del parts[name]
            case 1:
                parts[name] = parts[dice.choice(sorted(parts))]
            case 2:
                parts[name] = parts[name][: dice.randrange(len(parts[name]) + 1)]
            case _:
                parts[name] = rewritten(parts[name], dice)
    return packed(parts), any(HOLDS_CELLS.search(name) for name in names)


def rows(data: bytes, name: str) -> str:
    """What the plan of a file says, as text; raises FileRefused."""
    sheets = json.loads(json.dumps([vars(s) for s in sheets_of(admit_bytes(data, name), name)], default=str))
    plan = plan_sheets(name, sheets_of(admit_bytes(data, name), name), [], today=TODAY)
    return json.dumps([sheets[0]["rows"] if sheets else [], [[r.name, r.fate] for r in plan.rows]], ensure_ascii=False)


def filled(data: bytes, path: Path) -> None:
    """Fills the file as a form with two people; raises FileRefused and ExportRefused."""
    path.write_bytes(data)
    people = Snapshot(
        members=[Member(id=n, name=str(p[1]), sex="女", kind="正式党员") for n, p in enumerate(PEOPLE[:2], 1)]
    )
    form = read_form(path)
    package = Filling.of(form, people, today=TODAY, full=True, year=None, only=None).package()
    package.write(path.with_suffix(".out"))


def one_round(seed: int, honest: dict[str, str], folder: Path) -> str:
    """One damaged file; gives what became of it. Raises Violation."""
    dice = random.Random(seed)
    name = dice.choice(sorted(BASES))
    if seed % 2:
        data, free = damaged(BASES[name], dice), False
    else:
        data, free = reshaped(BASES[name], dice)
    verdict = "read"
    try:
        found = rows(data, name)
        if found != honest[name]:
            if not free:
                raise Violation(f"round {seed}: other rows: {found[:400]}")
            verdict = "read otherwise"
    except FileRefused as refused:
        verdict = "refused"
        if not re.fullmatch(r"[^。\n]+。", str(refused)):
            raise Violation(f"round {seed}: no sentence: {refused}") from None
    if seed % 4 < 2 and name.endswith(".xlsx"):
        with contextlib.suppress(FileRefused, ExportRefused):
            filled(data, folder / name)
    return verdict


def _worker(end: Connection, seeds: range, folder: Path) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (limited.MOST_MEMORY, resource.RLIM_INFINITY))
    honest = {name: rows(data, name) for name, data in BASES.items()}
    for seed in seeds:
        end.send(("begun", seed, 0.0))
        signal.alarm(MOST_SECONDS * 4)
        begin = time.process_time()
        try:
            verdict = one_round(seed, honest, folder)
        except Violation as violation:
            verdict = f"!! {violation}"
        except BaseException as error:
            verdict = f"!! round {seed}: {type(error).__name__}: {error}"[:400]
        end.send((verdict, seed, time.process_time() - begin))
    signal.alarm(0)
    end.send(("end", 0, 0.0))


def run(rounds: int, seed: int, say: Callable[[str], None]) -> tuple[Counter[str], float, list[str]]:
    """So many rounds, each with a seed of its own; gives what became of the files, the longest time, and the violations."""
    fork, tally, longest, wrong = multiprocessing.get_context("fork"), Counter[str](), 0.0, list[str]()
    begin, last = seed * 1_000_000, seed * 1_000_000 + rounds
    with TemporaryDirectory() as folder:
        while begin < last:
            here, there = fork.Pipe(duplex=False)
            worker = fork.Process(target=_worker, args=(there, range(begin, last), Path(folder)))
            worker.start()
            there.close()
            try:
                while (told := here.recv())[0] != "end":
                    verdict, at, seconds = told
                    begin = at + 1
                    if verdict == "begun":
                        continue
                    longest = max(longest, seconds)
                    tally[verdict.split()[0] if verdict.startswith("!!") else verdict] += 1
                    if seconds > MOST_SECONDS:
                        verdict = f"!! round {at}: took {seconds:.1f} s"
                    if verdict.startswith("!!"):
                        wrong.append(verdict)
                        say(verdict)
                begin = last
            except EOFError:
                wrong.append(f"!! round {begin - 1}: the process died or hung")
                say(wrong[-1])
            worker.join()
    return tally, longest, wrong


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rounds", type=int)
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    say = partial(print, flush=True)
    tally, longest, wrong = run(arguments.rounds, arguments.seed, say)
    say(f"{arguments.rounds} damaged files: {dict(tally)}, longest {longest:.2f} s, {len(wrong)} violations")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
