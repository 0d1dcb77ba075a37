"""Writing the certificates of a training batch: for whom, after which template, one file or one a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from models import outputs
from models.exports.atomic import TargetBusy
from models.exports.certificate import (
    NUMBER,
    Values,
    certificate,
    check_blanks,
    doubt_words,
    gap_words,
    gaps,
    left_out_words,
    values_of,
)
from models.exports.collection_cards import Who
from models.exports.errors import NO_PURPOSE, ExportRefused
from models.exports.export import Delivered, Export
from models.exports.names import safe_name
from models.exports.scope import Scope
from models.exports.sheet_files import Write
from models.exports.target import Target, aim
from models.kinds import encodable
from models.our_branch import our_branch
from models.records import Course, Enrolment, Member, Training, Wording
from models.records.wording import CERTIFICATE
from models.rules.limits import Limits
from models.rules.study.certificates import why_not
from models.rules.study.hours import planned
from models.store import Ledger, LedgerRefused
from models.wordings import wordings

CERTIFICATES, CERTIFICATE_FORMATS = outputs.CERTIFICATES, ("pdf", "docx")
NAME = outputs.NAMES[CERTIFICATES]
PAPERS = ("A4", "A5")


@dataclass(frozen=True)
class Wanted:
    """Which certificates: of the batch with that number (or name) · template: the name of a text, or a Word file · paper: one
    of PAPERS, lying · issued: 颁发日期, '' for the last day of the batch."""

    number: str = ""
    template: str = ""
    paper: str = ""
    issued: date | None = None

    @property
    def word(self) -> Path | None:
        """The Word file that is the template."""
        return Path(self.template) if self.template.lower().endswith(".docx") else None


def deliver_certificates(
    ledger: Ledger,
    out: Path,
    wanted: Wanted,
    who: Who | None = None,
    *,
    today: date,
    format: str | None = None,
    full: bool = False,
    purpose: str = "",
    recipient: str = "",
) -> Delivered:
    """Writes the certificates of those who took part and passed, or of whom `who` chooses (ids of enrolments, or names), to
    one file or, where `out` is a folder, to one a person; each file is noted in the log of exports.

    Raises ExportRefused where there is nobody, or the template cannot be used; TargetBusy where a file is in use.
    """
    who = who or Who()
    if full and not purpose.strip():
        raise ExportRefused(NO_PURPOSE)
    export = Export(
        ledger, Scope(today, full=full), encodable(purpose.strip()), encodable(recipient.strip()), Delivered()
    )
    target = _target(out, format, wanted)
    batch = batch_of(ledger, wanted.number, who)
    people, left = chosen(ledger.parts(Enrolment, batch), who)
    if not people:
        raise ExportRefused(f"“{batch.title()}”没有可以发证书的人，没有导出。{left_out_words(left)}请先登记参训名单。")
    if wanted.word and target.file is not None and len(people) > 1:
        raise ExportRefused(f"有 {len(people)} 人，Word 证书一人一个文件，没有导出。请给一个文件夹而不是文件名。")
    issued = wanted.issued or issued_on(batch, today)
    values = all_values(ledger, batch, people, issued, full=full)
    text, files = _written(ledger, batch, wanted, target, values)
    target.make()
    try:
        for path, rows, write in files:
            export.write(NAME, path, rows, write)
    except (ExportRefused, TargetBusy, LedgerRefused) as refusal:
        if not export.done.files:
            raise
        raise type(refusal)(f"{refusal}在它之前的 {len(export.done.files)} 个文件已经写好。") from refusal
    export.done.rows = len(people)
    doubts = doubt_words(people, planned_of(ledger, batch), issued)
    export.done.notes += [
        said for said in (left_out_words(left), *doubts, *gap_words(gaps(text, values), len(people))) if said
    ]
    return export.done


def _target(out: Path, format: str | None, wanted: Wanted) -> Target:
    """Where it goes; raises ExportRefused where the template is for the other format."""
    word = wanted.word
    target = aim(out, format or ("docx" if word and not out.suffix else None), NAME, CERTIFICATE_FORMATS)
    if word and target.format == "pdf":
        raise ExportRefused("Word 模板只能导出为 Word，没有导出。请导出为 docx，或换一个证书模板。")
    if word is None and target.format == "docx":
        raise ExportRefused("Word 证书要用自己的 Word 模板，没有导出。请写明 .docx 模板文件，或导出为 pdf。")
    return target


def _written(
    ledger: Ledger, batch: Training, wanted: Wanted, target: Target, values: Sequence[Values]
) -> tuple[str, list[tuple[Path, int, Write]]]:
    """The text of the template; then each file with how many certificates are in it, and what writes it."""
    if wanted.word:
        from models.exports.word_certificate import template_text, write_certificate_docx

        named = zip(file_names(values, ".docx"), values, strict=True)
        files = [(target.path(name), 1, partial(write_certificate_docx, wanted.word, one)) for name, one in named]
        return template_text(wanted.word), [*files]
    from models.exports.pdf.certificate import laid_out, write_certificates_pdf

    template = template_named(ledger, wanted.template)
    check_blanks(template.text, template.name)
    pages = [laid_out(certificate(template.text, one), wanted.paper or PAPERS[0], one["姓名"]) for one in values]
    write = partial(write_certificates_pdf, author=batch.organizer, subject=batch.name)
    if target.file is not None:
        return template.text, [(target.file, len(pages), partial(write, pages))]
    apart = zip(file_names(values, ".pdf"), pages, strict=True)
    return template.text, [(target.path(name), 1, partial(write, [page])) for name, page in apart]


def batch_of(ledger: Ledger, number: str, who: Who) -> Training:
    """The batch that is meant: by its number, else its name, else by the people who are chosen. Raises ExportRefused."""
    said = number.strip()
    if not said:
        first = ledger.get(Enrolment, who.ids[0]) if who.ids else None
        found = ledger.get(Training, first.training_id) if first is not None and first.training_id else None
        if found is None:
            raise ExportRefused("没有说是哪一批培训，没有导出。请用 --number 写明批次号。")
        return found
    every = ledger.all(Training)
    fitting = [batch for batch in every if batch.number == said] or [batch for batch in every if batch.name == said]
    if not fitting:
        raise ExportRefused(f"没有批次号或名称是“{said}”的培训批次，没有导出。请核对批次号。")
    if len(fitting) > 1:
        raise ExportRefused(f"有 {len(fitting)} 个批次都是“{said}”，没有导出。请先把批次号改成各不相同。")
    return fitting[0]


def chosen(enrolled: Sequence[Enrolment], who: Who) -> tuple[list[Enrolment], list[tuple[str, str]]]:
    """Who gets one, and the names of the others with why. Raises ExportRefused for a name that is not on the list."""
    if not who.names and not who.ids:
        return [one for one in enrolled if not why_not(one)], [
            (one.name, why) for one in enrolled if (why := why_not(one))
        ]
    for name in who.names:
        if not any(one.name == name for one in enrolled):
            raise ExportRefused(f"参训名单里没有“{name}”，没有导出。请核对姓名。")
    return [one for one in enrolled if one.id in set(who.ids) or one.name in who.names], []


def issued_on(batch: Training, today: date) -> date:
    """The day that is proposed for certificates: the last of the batch where it is over and known, else today."""
    last = batch.end or batch.start
    return last.first() if last and last.whole and last.first() <= today else today


def all_values(
    ledger: Ledger, batch: Training, people: Sequence[Enrolment], issued: date, *, full: bool
) -> list[Values]:
    """What goes into the blanks, for each of the people."""
    branch, hours = our_branch(ledger), planned_of(ledger, batch)
    members = {member.id: member for member in ledger.all(Member)}
    return [values_of(one, batch, members.get(one.member_id or 0), branch, issued, hours, full=full) for one in people]


def planned_of(ledger: Ledger, batch: Training) -> float:
    """The hours that are planned for each person of a batch."""
    return planned(batch, ledger.parts(Course, batch), Limits.of(our_branch(ledger)))


def templates(ledger: Ledger) -> list[Wording]:
    """The texts of certificates: those of the program and her own."""
    return [wording for wording in wordings(ledger.all(Wording)) if wording.sort == CERTIFICATE]


def key_of(template: Wording) -> str:
    """By what a text is asked for where two may have one name."""
    return f"#{template.id}" if template.id else template.builtin


def template_named(ledger: Ledger, said: str) -> Wording:
    """The text of that name or key; the first where none is said. Raises ExportRefused."""
    known = templates(ledger)
    for template in known:
        if said.strip() in ("", key_of(template), template.name):
            return template
    names = "、".join(template.name for template in known)
    raise ExportRefused(f"没有叫“{said}”的证书模板，没有导出。可以是：{names}，或一个 .docx 模板文件。")


def file_names(values: Sequence[Values], suffix: str) -> list[str]:
    """结业证书-2026-03-001-张三.pdf, each only once."""
    taken: list[str] = []
    for one in values:
        stem = "-".join(part for part in (NAME, one[NUMBER], one["姓名"]) if part)
        taken.append(safe_name(stem, suffix, taken=taken))
    return taken
