"""Runs hostile files through every way into the program: each is read right or refused in a sentence, fast and small.

    python -m tests.faults.hostile [--use roster problems training form --] [PART OF A NAME …]

Each file of hostile_list.py is imported as a roster, as a problem list and as a training list, and filled as a form, by the
functions that the window calls, with their child process. What the plan says is written into a ledger. A file that must be
read has to leave the same records as the honest one; a file that must be refused has to be refused in one Chinese sentence,
with the ledger as it was and nothing written. In either case the source stays as it is. Processor time and peak memory (of the child,
and of the parent beyond what it had) are measured in a process of its own. Some minutes. Exit 1 with the violations.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import re
import resource
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path

from models.forms import FormRefused
from models.forms.child import FormWork, Request
from models.imports import FileRefused, Wishes, child, plan_file, write_plan
from models.imports.enrolling.planning import plan_list_file
from models.imports.enrolling.writing import write_list
from models.imports.gate import admit
from models.imports.grid import sheets_of
from models.imports.planning import whole
from models.imports.problems.planning import plan_problems
from models.imports.problems.writing import write_problems
from models.kinds import PartialDate
from models.records import Enrolment, Member, Rectification, Training
from models.rules import Snapshot
from models.store import Ledger
from tests.faults.hostile_books import READ, REFUSED, Hostile, Rows, workbook
from tests.faults.hostile_list import BOOKS

TODAY = date(2026, 11, 23)
MOST_SECONDS, MOST_MEGABYTES = 5.0, 400
PEOPLE: Rows = (
    ("姓名", "性别", "出生日期", "入党日期"),
    ("梁志恒", "男", "1985-03-02", "2010-07-01"),
    ("方秋实", "女", "1990-11-12", "2015-07-01"),
    ("欧雨桐", "女", "1978-01-23", "2001-06-28"),
)
PROBLEMS: Rows = (
    ("存在问题", "整改措施", "责任人", "整改时限"),
    ("会议记录不规范", "统一模板", "梁志恒", "2026-12-01"),
    ("学习不够深入", "列入计划", "方秋实", "2026-12-20"),
)
GIVEN = Wishes(given={"source": "巡察", "found": "2026-01-10"})
BLANK: Rows = (("序号", "姓名", "性别", "出生日期"), *((n, "", "", "") for n in range(1, 5)))


class Violation(AssertionError):
    """A file was read wrong, half, too slowly, with too much memory, or refused in no sentence."""


def roster(path: Path, ledger: Ledger) -> object:
    """Imports a roster; gives what is in the ledger then."""
    write_plan(plan_file(path, ledger.all(Member), today=TODAY), ledger)
    return [[m.name, m.sex, str(m.birth), str(m.joined)] for m in ledger.all(Member)]


def problems(path: Path, ledger: Ledger) -> object:
    """Imports a problem list."""
    plan = whole(plan_problems(path.name, child.read_sheets(path), [], [], today=TODAY, wishes=GIVEN))
    write_problems(plan, ledger)
    return [[p.problem, p.measures, p.owner, str(p.deadline)] for p in ledger.all(Rectification)]


def participants(path: Path, ledger: Ledger) -> object:
    """Puts people on the list of a batch."""
    (batch,) = ledger.all(Training)
    plan, _ = plan_list_file(path, ledger, batch, today=TODAY)
    write_list(plan, ledger, batch)
    return [[e.name, e.member_id] for e in ledger.parts(Enrolment, batch)]


def form(path: Path, ledger: Ledger) -> object:
    """Fills a form with three people, and reads what was filled."""
    out = path.with_name("填好" + path.suffix)
    try:
        snapshot = Snapshot(members=[Member(id=n, name=str(p[0]), sex=str(p[1]), birth=PartialDate.parse(str(p[2])),
                                            kind="正式党员") for n, p in enumerate(PEOPLE[1:], 1)])  # fmt: skip
        answer = FormWork(Request(path, snapshot, TODAY, full=True, out=out)).run()
        if answer.refused:
            raise FormRefused(answer.refused)
        return [row[:4] for row in sheets_of(admit(out), out.name)[0].rows[:4]]
    finally:
        if out.exists() and not out.stat().st_size:
            raise Violation("an empty file was left")
        out.unlink(missing_ok=True)


Use = Callable[[Path, Ledger], object]
USES: dict[str, tuple[Use, Rows]] = {
    "roster": (roster, PEOPLE), "problems": (problems, PROBLEMS), "training": (participants, PEOPLE), "form": (form, BLANK),
}  # fmt: skip


@dataclass(frozen=True)
class Outcome:
    """What became of a file. said: the sentence of a refusal · records: what there is after reading."""

    said: str
    records: str
    seconds: float
    megabytes: int
    wrong: str = ""


def cpu_seconds() -> float:
    """What this process and its children took of a processor: on a machine that does nothing else, the time that passes."""
    used = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def tried(use: Use, path: Path, ledger: Path) -> Outcome:
    """One file through one way in, in this process."""
    before, source = ledger.read_bytes(), path.read_bytes()
    had = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    said = records = wrong = ""
    with Ledger.open(ledger) as opened:
        units = len(opened.units())
        begin = cpu_seconds()
        try:
            records = json.dumps(use(path, opened), ensure_ascii=False, default=str)
        except FileRefused as refused:
            said = str(refused)
        seconds = cpu_seconds() - begin
        if said and len(opened.units()) != units:
            wrong = "refused, and yet something was written"
    if said and ledger.read_bytes() != before:
        wrong = "refused, and yet the ledger is another"
    if said and not re.fullmatch(r"[^。\n]+[，。][^。\n]+。", said):
        wrong = f"no sentence: {said}"
    if path.read_bytes() != source:
        wrong = "the source was changed"
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - had
    peak = max(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
    return Outcome(said, records, seconds, peak // 1024, wrong)


def _tell(end: Connection, use: Use, path: Path, ledger: Path) -> None:
    try:
        end.send(tried(use, path, ledger))
    except BaseException as error:
        end.send(Outcome("", "", 0.0, 0, f"{type(error).__name__}: {error}"[:300]))


def apart(use: Use, path: Path, ledger: Path) -> Outcome:
    """The same in a process of its own, so that each peak is its own."""
    fork = multiprocessing.get_context("fork")
    here, there = fork.Pipe(duplex=False)
    process = fork.Process(target=_tell, args=(there, use, path, ledger))
    process.start()
    there.close()
    try:
        if not here.poll(100):
            process.kill()
            return Outcome("", "", 100.0, 0, "no answer in 100 s")
        return here.recv()  # type: ignore[no-any-return]
    except EOFError:
        return Outcome("", "", 0.0, 0, "the process died")
    finally:
        process.join()


def _made(path: Path, hostile: Hostile, rows: Rows) -> None:
    """Writes the file in another process: a child counts as its own what its parent held before it began."""
    process = multiprocessing.get_context("fork").Process(target=lambda: path.write_bytes(hostile.make(rows)))
    process.start()
    process.join()
    assert path.exists(), hostile.name


def judged(hostile: Hostile, use: str, outcome: Outcome, honest: str) -> str:
    """What is wrong with what became of a file; '' for nothing."""
    due = hostile.form if use == "form" else hostile.imports
    if outcome.wrong:
        return outcome.wrong
    if due == REFUSED and not outcome.said:
        return f"was read: {outcome.records[:200]}"
    if due == READ and outcome.said:
        return f"was refused: {outcome.said}"
    if due == READ and outcome.records != honest:
        return f"gave other records: {outcome.records[:300]}"
    if outcome.seconds > MOST_SECONDS or outcome.megabytes > MOST_MEGABYTES:
        return f"took too much: {outcome.said}"
    return ""


class Bench:
    """A folder with an empty ledger and the honest outcome of each way in."""

    def __init__(self, folder: Path, run: Callable[[Use, Path, Path], Outcome] = apart) -> None:
        self._folder, self._run = folder, run
        self._empty, self._manned = folder / "空.zbtz", folder / "有人.zbtz"
        Ledger.create(self._empty).close()
        with Ledger.create(self._manned) as ledger, ledger.unit("新增") as unit:
            unit.add(Training(number="1", name="轮训", start=PartialDate.parse("2026-03-02")))
            unit.add_all([Member(name=str(person[0])) for person in PEOPLE[1:]])
        self.honest = {}
        for use, (_, rows) in USES.items():
            self.honest[use] = self.outcome(Hostile("平常.xlsx", workbook), use).records
            assert self.honest[use].count("梁志恒") == 1, rows

    def outcome(self, hostile: Hostile, use: str) -> Outcome:
        """What becomes of a file on one way in."""
        way, rows = USES[use]
        folder = Path(tempfile.mkdtemp(dir=self._folder))
        try:
            path, ledger = folder / hostile.name, folder / "支部.zbtz"
            _made(path, hostile, rows)
            shutil.copy(self._manned if way is participants else self._empty, ledger)
            outcome = self._run(way, path, ledger)
            left = {p.name for p in folder.iterdir()} - {path.name, ledger.name, "支部-备份"}
            return Outcome(**{**vars(outcome), "wrong": outcome.wrong or (f"left behind: {left}" if left else "")})
        finally:
            shutil.rmtree(folder)


def main(wanted: Sequence[str], uses: Sequence[str]) -> int:
    """Runs all files, or those whose names hold a wanted word."""
    books = [book for book in BOOKS if not wanted or any(word in book.name for word in wanted)]
    say, wrong, slowest, largest, read = partial(print, flush=True), 0, 0.0, 0, 0
    with tempfile.TemporaryDirectory() as place:
        bench = Bench(Path(place))
        for book in books:
            for use in uses:
                outcome = bench.outcome(book, use)
                fault = judged(book, use, outcome, bench.honest[use])
                wrong += bool(fault)
                read += not outcome.said and not fault
                slowest, largest = max(slowest, outcome.seconds), max(largest, outcome.megabytes)
                end = f"!! {fault}" if fault else outcome.said or "read right"
                say(f"{book.name:　<14} {use:9} {outcome.seconds:5.2f} s {outcome.megabytes:4} MB  {end}")
    say(
        f"{len(books)} files, {len(books) * len(uses)} runs: {wrong} wrong, {read} read right, the others refused;"
        f" worst {slowest:.2f} s, {largest} MB"
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--use", nargs="+", choices=USES, default=list(USES))
    arguments = parser.parse_args()
    sys.exit(main(arguments.names, arguments.use))
