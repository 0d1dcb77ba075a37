"""Fills every text of every record with hostile values, lets everything leave in every format, and looks what it became.

    python -m tests.faults.exports [--quick] [NAME OF AN EXPORT …]

Each value of VALUES is written into every text of a branch with one of everything; then every export of models/outputs.py is made in
every format. No workbook may have a formula or a link, no Word file a field or a link, no PDF a link, an action, a script or
a picture that nobody attached; the value stands in them letter by letter, JSON can be read again, no file that a value names
is opened, nothing is asked of the network, and no export fails. Minutes. Exit 1 with the violations.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from unicodedata import normalize

from models import outputs
from models.exports import ExportRefused
from models.exports.certificates import Wanted as Certificates
from models.exports.certificates import deliver_certificates
from models.exports.deliver import deliver
from models.exports.statistics import Wanted as Figures
from models.exports.statistics import deliver_statistics
from models.exports.target import FORMATS
from models.exports.within import Stretch
from models.fields import Record, set_read, typed
from models.inspection import SECTIONS, Wanted
from models.inspection.build import deliver_inspection
from models.inspection.material import Material
from models.kinds import Line, Paragraphs, People, PersonName, Unreadable, clean
from models.records import (
    AgendaItem,
    Appraisal,
    Attendance,
    Award,
    Branch,
    Contact,
    Course,
    Enrolment,
    Meeting,
    Member,
    PlannedMeeting,
    Progress,
    Quota,
    Rectification,
    Responsibility,
    StatusChange,
    Task,
    Training,
    Transfer,
    Wording,
)  # fmt: skip
from models.store import Ledger
from tests.models.exports.pdf_reader import ReadPdf

TODAY = date(2026, 11, 23)
CANARY = "金丝雀.png"
VALUES = (
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", "＝1+1", "=cmd|'/C calc'!A0", "=HYPERLINK(\"http://127.0.0.1:9/?\"&A1,\"点\")",
    "#N/A", "#REF!", "<b>粗</b><i>", "&lt;i&gt;&amp;&#0;&nbsp;R&B&P", "<img src=\"CANARY\"/>", "<img src='http://127.0.0.1:9/x.png'/>",
    "<a href='javascript:alert(1)'>x</a>", "<para><font color='[1][0]'>", "{{7*7}}${7*7}{0}{x}%s%n", "]]></t><!--", "\x00\x07\x1b[31m红",
    "\u202e反\u2066正", "𠮷👨\u200d👩e\u0301", "\ud800孤", "\ufffe\uffff非", "\u2028行\u2029", "'; DROP TABLE member;--", "../../etc/passwd", "CON", "_x0041_",
    "长" * 3000, "A" * 3000, "\\server\\share", "{\\rtf1}", "%PDF-1.7 /JS (x)", "(unbalanced \\( ) endobj stream",
)  # fmt: skip
QUICK = ("=cmd|'/C calc'!A0<b>粗</b>&lt;<img src=\"CANARY\"/>{0}%s\x07\u202e𠮷",)
_TEXTS = (Line, Paragraphs, People, PersonName)
_FORBIDDEN_IN_PDF = (b"/URI", b"/Launch", b"/JavaScript", b"/JS ", b"/GoToR", b"/EmbeddedFile", b"/OpenAction", b"/AA ")


class Watch:
    """Hears of every file that is opened and every call to the network; hooks of this kind cannot be taken off again."""

    def __init__(self, secret: Path) -> None:
        self.secret = secret
        self.heard: list[str] = []
        sys.addaudithook(self)

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if event in ("socket.connect", "socket.getaddrinfo", "urllib.Request", "subprocess.Popen", "os.system"):
            self.heard.append(f"{event} {arguments[:2]!r}"[:200])
        elif event == "open" and str(arguments[0]) == str(self.secret):
            self.heard.append(f"open {arguments[0]!r}"[:200])


def branch_full_of(ledger: Ledger, value: str) -> None:
    """One of everything that leaves the ledger, with the value in every text."""

    def add(record: Record, **about: object) -> Record:
        for field in typed(type(record)):
            if isinstance(field.kind, _TEXTS):
                with suppress(Unreadable):
                    set_read(record, field.name, value + "尾")
        for name, said in about.items():
            with suppress(KeyError, Unreadable):
                set_read(record, name, said)
        unit.add(record)
        return record

    with ledger.unit("填写") as unit:
        add(Branch(id=1))
        person = add(Member(), kind="正式党员", joined="2001-06-28", sex="女", birth="1980-01-02").id
        add(Transfer(member_id=person), direction="转出", issued="2026-03-02")
        add(Contact(member_id=person), day="2026-03-02")
        add(StatusChange(member_id=person), day="2026-03-02")
        add(Award(member_id=person), day="2026-03-02")
        add(Appraisal(member_id=person), year=2026)
        held = add(Meeting(), kind="支部党员大会", status="定稿", day="2026-03-12", start="9:00", end="10:00")
        add(Attendance(meeting_id=held.id, member_id=person), state="请假", votes="是")
        votes = {"eligible": "5", "present": "4", "yes": "3", "no": "1", "ballot": "举手", "rule": "一般议题"}
        item = add(AgendaItem(meeting_id=held.id, position=1), **votes)
        add(Task(agenda_item_id=item.id))
        add(PlannedMeeting(), kind="党课", day="2026-05-01")
        batch = add(Training(), start="2026-06-03", end="2026-06-04", number="1", planned_hours="8")
        add(Course(training_id=batch.id, position=1), day="2026-06-03", hours="8")
        add(Enrolment(training_id=batch.id, member_id=person), state="参加", result="合格")
        add(Quota(training_id=batch.id))
        problem = add(Rectification(), found="2026-04-02", number="2026-01", state="待验收")
        add(Progress(rectification_id=problem.id), day="2026-05-02")
        add(Responsibility(), year=2026)
        add(Wording())


def everything(ledger: Ledger, out: Path, wanted: Sequence[str]) -> Iterator[tuple[str, list[Path]]]:
    """Every export in every format; gives its name and its files."""
    word, items = {"purpose": "核对", "today": TODAY}, ledger.all(Rectification)
    (batch,) = ledger.all(Training)
    for what in outputs.NAMES:
        if wanted and what not in wanted:
            continue
        folder = out / what
        folder.mkdir()
        if what == outputs.INSPECTION:
            about = Wanted(Stretch.of_year(2026), tuple(SECTIONS), purpose="核对", zip=False, book=False)
            yield what, deliver_inspection(ledger, folder / "迎检", Material(ledger, about, TODAY)).files
            yield what, [p for p in (folder / "迎检").rglob("*") if p.is_file()]
            continue
        for kind in (None,) if what == outputs.ALL else FORMATS:
            place = folder / str(kind)
            make: Callable[..., object]
            if what == outputs.STATISTICS:
                make = partial(
                    deliver_statistics,
                    ledger,
                    place,
                    Figures(TODAY, None, (), False),
                    what=what,
                    format=kind,
                    purpose="核对",
                    recipient="",
                )
            elif what == outputs.CERTIFICATES:
                make = partial(
                    deliver_certificates, ledger, place, Certificates(str(batch.number)), format=kind, **word
                )
            else:
                number = items[0].number if what in (outputs.CLOSING, outputs.EVIDENCE) else ""
                make = partial(deliver, ledger, what, place, format=kind, year=2026, full=True, number=number, **word)
            try:
                yield f"{what} {kind}", make().files  # type: ignore[attr-defined]
            except ExportRefused as refused:
                too_long = len(items[0].problem) > 1000 and "放不进一页" in str(refused) and len(str(refused)) < 200
                if not too_long and "不能导出为" not in str(refused) and "Word 模板" not in str(refused):
                    yield f"{what} {kind}: {refused}", []


def wrong_with(path: Path) -> Iterator[str]:
    """What must not be in a file."""
    match path.suffix:
        case ".xlsx" | ".docx":
            with zipfile.ZipFile(path) as archive:
                parts = {name: archive.read(name) for name in archive.namelist()}
            for name, part in parts.items():
                if name.endswith(".rels") and b'"External"' in part:
                    yield f"{name} leads outside"
                if "/worksheets/sheet" in name and (found := re.search(rb"<f[ >].{0,60}", part)):
                    yield f"a formula: {found[0]!r}"
                for field in re.findall(rb"<w:instrText[^>]*>([^<]*)<", part):
                    if field.strip() not in (b"PAGE", b"NUMPAGES"):
                        yield f"a field: {field!r}"
                if name.startswith(("xl/externalLinks", "xl/embeddings", "word/embeddings")):
                    yield f"{name} is in it"
        case ".pdf":
            data = path.read_bytes()
            yield from (f"{word!r} is in it" for word in _FORBIDDEN_IN_PDF if word in data)
        case ".json":
            json.loads(path.read_text("utf-8"))


def text_of(path: Path) -> str:
    """All text of a file, without blanks."""
    if path.suffix == ".pdf":
        return "".join(ReadPdf(path).text.split())
    if path.suffix == ".json":
        return "".join(
            json.dumps(json.loads(path.read_text("utf-8")), ensure_ascii=False)
            .replace('\\"', '"')
            .replace("\\\\", "\\")
            .split()
        )
    if path.suffix not in (".xlsx", ".docx"):
        return ""
    from html import unescape

    with zipfile.ZipFile(path) as archive:
        names = [
            n
            for n in archive.namelist()
            if re.search(r"worksheets/sheet|sharedStrings|word/(document|header|footer)", n)
        ]
        found = [text for n in names for text in re.findall(r"<(?:w:)?t(?: [^>]*)?>([^<]*)<", archive.read(n).decode())]
    return "".join(unescape("".join(found)).split())


def run(values: Sequence[str], wanted: Sequence[str], say: Callable[[str], None]) -> int:
    """Makes everything for each value; gives the number of violations."""
    made, wrong = Counter[str](), 0
    with tempfile.TemporaryDirectory() as place:
        base = Path(place) / "空.zbtz"
        (Path(place) / CANARY).write_bytes(b"\x89PNG canary")
        watch = Watch(Path(place) / CANARY)
        Ledger.create(base).close()
        for number, value in enumerate(values):
            begin = time.monotonic()
            folder = Path(place) / str(number)
            folder.mkdir()
            shutil.copy(base, folder / "支部.zbtz")
            with Ledger.open(folder / "支部.zbtz") as ledger:
                told = value.replace("CANARY", str(Path(place) / CANARY))
                branch_full_of(ledger, told)
                shown, seen = "".join(clean(told).split()), Counter[str]()
                latin = max(re.findall(r"[!-~À-ÿ]+", normalize("NFC", shown)) or [""], key=len)  # a PDF has é as one
                try:
                    for what, files in everything(ledger, folder, wanted):
                        made[what] += len(files)
                        if not files:
                            wrong += 1
                            say(f"!! {value[:40]!r}: {what}: nothing was exported")
                        for path in files:
                            for fault in wrong_with(path):
                                wrong += 1
                                say(f"!! {value[:40]!r}: {what}: {path.name[:60]}: {fault}")
                            seen[path.suffix] += (latin if path.suffix == ".pdf" else shown)[:2000] in text_of(path)
                except Exception as error:
                    import traceback

                    wrong += 1
                    say(f"!! {value[:40]!r}: {what}: {type(error).__name__}: {error}"[:300])
                    say("".join(traceback.format_exc()[-1500:]))
            if missing := {".xlsx", ".pdf", ".docx", ".json"} - {s for s, n in seen.items() if n} if not wanted else ():
                wrong += 1
                say(f"!! {value[:40]!r} stands letter by letter in no {missing}")
            shutil.rmtree(folder)
            say(f"{value[:40]!r}: letter by letter in {dict(seen)} of the files, {time.monotonic() - begin:.0f} s")
    for heard in watch.heard:
        wrong += 1
        say(f"!! {heard}")
    say(f"{len(values)} values, {sum(made.values())} files of {len(made)} exports and formats: {wrong} violations")
    return wrong


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("exports", nargs="*")
    parser.add_argument("--quick", action="store_true")
    arguments = parser.parse_args()
    return 1 if run(QUICK if arguments.quick else VALUES, arguments.exports, partial(print, flush=True)) else 0


if __name__ == "__main__":
    sys.exit(main())
