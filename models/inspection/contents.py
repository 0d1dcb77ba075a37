"""What each part of the folder is made of, in order: which export makes it, and what each file shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from models import outputs
from models.exports.closing_form import TITLE as FORM
from models.exports.evidence import form_of
from models.exports.minutes_files import minutes_files
from models.exports.oversight import OVERSIGHT
from models.exports.privacy import private_copy
from models.exports.selection import Selection
from models.inspection import sections
from models.inspection.material import Material
from models.inspection.overview import TITLE as OVERVIEW
from models.inspection.overview import overview
from models.inspection.packing import Packing
from models.outputs import NAMES
from models.records import Meeting
from models.records.rectification import CLOSED, FOR_REVIEW
from models.rules.periods import spans
from models.rules.register.steps import state_of

XLSX, PDF = "xlsx", "pdf"
_BOTH = (PDF, XLSX)
MINUTES_SORT, FILE_SORT = "minutes", "attachment"
_MINUTES, _FILES, _MATERIALS, _TRAINEES, _EVIDENCE, _REPORTS = (
    "会议记录",
    "附件",
    "培训材料",
    "参训名单",
    "佐证材料",
    "督查通报",
)


@dataclass(frozen=True)
class Document:
    """A register that is exported as one file a format. yearly: it is of a calendar year, so there is one for each."""

    word: str
    shows: str
    formats: tuple[str, ...] = (XLSX,)
    yearly: bool = False


REGISTERS: Mapping[str, tuple[Document, ...]] = {
    sections.PLAN: (
        Document(outputs.PLAN, "各月计划的会议和完成情况", _BOTH),
        Document(outputs.COVERAGE, "各类会议按月对照，缺的时间和依据；党员参加情况", yearly=True),
        Document(outputs.DUTIES, "责任人、事项、按月计划和每季检查", yearly=True),
    ),
    sections.MINUTES: (
        Document(outputs.MEETINGS, "全部会议的时间、地点、主持人、到会人数和未到人员", _BOTH),
        Document(outputs.RESOLUTIONS, "各次会议的决议和落实"),
        Document(outputs.VOTES, "各次表决的人数和结果"),
    ),
    sections.ATTENDANCE: (Document(outputs.ATTENDANCE, "每名党员各月到会、请假、缺席和出勤率", _BOTH),),
    sections.TRAINING: (
        Document(outputs.TRAINING, "培训批次、时间、内容、参训人数和未参训人员", _BOTH),
        Document(outputs.HOURS, "每名党员应学、已学和还差的学时，附明细和口径", yearly=True),
        Document(outputs.FIGURES, "批次、参训率、达标率", yearly=True),
    ),
    sections.SELF_CHECK: (Document(outputs.SELF_CHECK, "自查发现的问题，逐条引条文", _BOTH, yearly=True),),
}  # fmt: skip


def fill(packing: Packing) -> None:
    """Writes the parts that are wanted. Raises TargetBusy where a file cannot be written, LedgerRefused from the ledger."""
    for key in packing.wanted.sections:
        _MADE[key](packing)


def _documents(packing: Packing, section: str) -> None:
    for document in REGISTERS[section]:
        _document(packing, section, document)


def _document(packing: Packing, section: str, document: Document, **options: Any) -> None:
    several = len(packing.wanted.years) > 1
    for year in packing.wanted.years if document.yearly else (0,):
        shows = document.shows if year in (0, packing.wanted.year) else f"{year}年度：{document.shows}"
        for format in document.formats:
            part = f"-{year}年" if year and several else ""
            path = packing.folder(section) / f"{NAMES[document.word]}{part}.{format}"
            only = {"year": year, "span": None} if year else {}
            packing.export(section, document.word, path, shows, **only, **options)


def _branch(packing: Packing) -> None:
    from models.exports.pdf.oversight import write_reports_pdf

    key = sections.BRANCH
    report = overview(packing.material)
    path = packing.folder(key) / f"{OVERVIEW}.pdf"
    packing.put(key, path, sections.SECTIONS[key].shows, partial(write_reports_pdf, [report]), OVERVIEW)


def _roster(packing: Packing) -> None:
    key = sections.ROSTER
    as_of = Selection(as_of=packing.material.day)
    for format in _BOTH:
        path = packing.folder(key) / f"{NAMES[outputs.ROSTER]}.{format}"
        packing.export(key, outputs.ROSTER, path, f"截至{packing.material.day}在册的党员", selection=as_of)
    _document(packing, key, Document(outputs.TRANSFERS, "组织关系转出、转入的介绍信和回执"))
    if packing.material.awards:
        _document(packing, key, Document(outputs.AWARDS, "党员和支部受的表彰、表彰机关和文号"))


def _plan(packing: Packing) -> None:
    _documents(packing, sections.PLAN)


def _minutes(packing: Packing) -> None:
    key, material = sections.MINUTES, packing.material
    _documents(packing, key)
    if material.tasks:
        _document(packing, key, Document(outputs.TASKS, "会议交办的事项、责任人、时限和完成情况"))
    for year in material.appraised:
        path = packing.folder(key) / f"{NAMES[outputs.APPRAISALS]}-{year}年度.{XLSX}"
        shows = f"{year}年度每名党员的测评票数、评定等次和反馈日期"
        packing.export(key, outputs.APPRAISALS, path, shows, year=year, span=None)
    if packing.wanted.book:
        _books(packing)
    files = minutes_files(material.ledger, material.printed, PDF, full=packing.wanted.full, bundled=True)
    taken: list[str] = []
    for meeting, (name, write) in zip(material.printed, files, strict=True):
        about = _about(meeting, full=packing.wanted.full)
        packing.put(key, packing.folder(key, _MINUTES) / name, about, write, MINUTES_SORT)
        if those := list(material.files(meeting)):
            folder = packing.own_folder(name.removesuffix(f".{PDF}"), taken)
            packing.copy_all(key, packing.folder(key, _FILES, folder), folder, those, [])
    for meetings, why in (
        (material.talks, "思想状况默认不导出"),
        (material.void, "次数保留，列在组织生活台账"),
    ):
        if meetings:
            what = "谈心谈话记录" if meetings is material.talks else "作废的记录"
            packing.leave_out(key, f"{what} {len(meetings)} 份没有放入（{why}）")
    if material.others:
        packing.leave_out(key, f"党员、介绍信等的附件 {material.others} 件不属于迎检材料，没有放入")


def _about(meeting: Meeting, *, full: bool) -> str:
    told = private_copy(meeting, full=full)
    words = " ".join((told.subject or told.title_text).split())
    return told.kind_words + (f"：{words}" if words else "") + ("（草稿）" if meeting.draft else "")


def _books(packing: Packing) -> None:
    """The bound book, for each calendar year of which every day is wanted."""
    stretch, key = packing.wanted.stretch, sections.MINUTES
    for year in packing.wanted.years:
        if (stretch.first.year < year or stretch.first.timetuple().tm_yday == 1) and (
            stretch.last.year > year or (stretch.last.month, stretch.last.day) == (12, 31)
        ):
            path = packing.folder(key) / f"{year}{NAMES[outputs.BOOK]}.{PDF}"
            shows = "全年的组织生活装订成一册，有目录和页码"
            packing.export(key, outputs.BOOK, path, shows, year=year, span=None)


def _attendance(packing: Packing) -> None:
    _documents(packing, sections.ATTENDANCE)


def _training(packing: Packing) -> None:
    key, material = sections.TRAINING, packing.material
    _documents(packing, key)
    listed = [batch for batch in material.trainings if material.snapshot.enrolments.get(batch.id)]
    if listed:
        from models.exports.collection_cards import Who

        who = Who(ids=[batch.id for batch in listed])
        shows = "一个批次的参训名单、学时和结果"
        packing.export(key, outputs.TRAINEES, packing.folder(key, _TRAINEES), shows, who=who, format=XLSX)
    taken: list[str] = []
    for batch in material.trainings:
        if those := list(material.files(batch)):
            name = " ".join(filter(None, (batch.number, batch.name)))
            folder = packing.own_folder(name, taken)
            packing.copy_all(key, packing.folder(key, _MATERIALS, folder), folder, those, [])


def _register(packing: Packing) -> None:
    from models.exports.pdf.closing_form import write_closing_pdf

    key, material = sections.REGISTER, packing.material
    items = material.register
    if not items:
        packing.leave_out(key, f"{material.wanted.stretch.words()}没有整改事项")
        return
    chosen = Selection(ids=tuple(item.id for item in items))
    for format in _BOTH:
        path = packing.folder(key) / f"{NAMES[outputs.ITEMS]}.{format}"
        shows = "问题、措施、责任人、时限、进展和销号，含上期结转的"
        packing.export(key, outputs.ITEMS, path, shows, selection=chosen)
    for document in (
        Document(outputs.LISTS, "本期发现的问题、措施、责任三张清单"),
        Document(outputs.OPINIONS, "本期的意见建议和反馈"),
    ):
        _document(packing, key, document)
    _oversight(packing)
    taken: list[str] = []
    for item in items:
        files = [one.about for one in material.evidence[item.id]]
        done = state_of(item) in (CLOSED, FOR_REVIEW)
        if not files and not done:
            continue
        folder = packing.own_folder(item.number or item.title(), taken)
        place = packing.folder(key, _EVIDENCE, folder)
        if done:
            form = form_of(material.ledger, item, full=packing.wanted.full)
            packing.put(key, place / f"{FORM}.{PDF}", f"{folder}的销号申请单", partial(write_closing_pdf, form), FORM)
        packing.copy_all(key, place, folder, files, [f"{FORM}.{PDF}"])


def _oversight(packing: Packing) -> None:
    """A report for each quarter that is over and in the stretch."""
    key, stretch, today = sections.REGISTER, packing.wanted.stretch, packing.material.today
    for year in packing.wanted.years:
        for quarter in spans(year, 3):
            if stretch.first <= quarter.begin and quarter.end <= min(stretch.last, today):
                only = {"year": year, "span": None, "quarter": quarter.number}
                path = packing.folder(key, _REPORTS) / f"{year}年第{quarter.number}季度{NAMES[OVERSIGHT]}.{PDF}"
                packing.export(key, OVERSIGHT, path, "一个季度的整改数字、逾期和逐项进展", **only)


def _statistics(packing: Packing) -> None:
    from models.exports.statistics import Wanted, deliver_statistics

    key, material = sections.STATISTICS, packing.material
    for format in _BOTH:
        path = packing.folder(key) / f"{NAMES[outputs.STATISTICS]}.{format}"
        make = partial(
            deliver_statistics, material.ledger, path, Wanted(material.day), purpose=packing.wanted.purpose,
            keeper=packing.journal,
        )  # fmt: skip
        packing.run(key, outputs.STATISTICS, f"截至{material.day}的党员构成，各表有口径", make)
    _document(packing, key, Document(outputs.ANNUAL, "年度统计要交的附表，每个数字有名单", yearly=True), names=True)


def expected_files(material: Material) -> int:
    """About how many files there will be, for the progress: registers, minutes, forms and attachments."""
    wanted, years = material.wanted, len(material.wanted.years)
    several = sum(
        (years if document.yearly else 1) * len(document.formats)
        for key, documents in REGISTERS.items()
        if key in wanted.sections
        for document in documents
    )
    done = [item for item in material.register if state_of(item) in (CLOSED, FOR_REVIEW)]
    own = {
        sections.BRANCH: 1,
        sections.ROSTER: 3 + bool(material.awards),
        sections.MINUTES: len(material.printed)
        + sum(len(material.files(meeting)) for meeting in material.printed)
        + bool(material.tasks)
        + len(material.appraised),
        sections.TRAINING: sum(1 + len(material.files(batch)) for batch in material.trainings),
        sections.REGISTER: 6 + len(done) + sum(len(those) for those in material.evidence.values()),
        sections.STATISTICS: 2 + years,
    }
    return several + sum(number for key, number in own.items() if key in wanted.sections) + 2


_MADE: Mapping[str, Callable[[Packing], None]] = {
    sections.BRANCH: _branch,
    sections.ROSTER: _roster,
    sections.PLAN: _plan,
    sections.MINUTES: _minutes,
    sections.ATTENDANCE: _attendance,
    sections.TRAINING: _training,
    sections.REGISTER: _register,
    sections.STATISTICS: _statistics,
    sections.SELF_CHECK: partial(_documents, section=sections.SELF_CHECK),
}
