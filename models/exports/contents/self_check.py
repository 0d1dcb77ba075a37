"""自查报告: what the rules find in the ledger, tab by tab, each with its article; what is in order, what was said not to apply."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from models.exports.contents.common import NUMBER, note, numbered
from models.exports.contents.of_talks import answered_about, without_partner
from models.exports.contents.oversight import Chapter
from models.exports.privacy import REASON_KEPT, masked_text
from models.exports.reasons import answer_told
from models.exports.sheet import Column, Sheet
from models.kinds import PartialDate
from models.outputs import NAMES, SELF_CHECK
from models.records import Waiver
from models.records.rectification import CLOSED, LONG_TERM
from models.rules.articles import TO_CHECK, Article, articles
from models.rules.figures import figures
from models.rules.finding import LEVEL_WORDS, Finding
from models.rules.meetings import DUE, HELD, MISSING, YEARLY_HOW, Line, coverage
from models.rules.register.steps import state_of
from models.rules.self_check import BRANCH, LIFE, REGISTER, ROSTER, STUDY, TABS, Answer, SelfCheck, tab_of
from models.rules.study.on_paper import on_paper
from models.rules.study.told_together import together
from models.rules.unchecked import only_lately_sentence, unchecked_sentence

NAME = NAMES[SELF_CHECK]
OVERALL, HELD_LIFE, FOUND, NOT_HERE, ARTICLES = "总体情况", "三会一课落实", "问题和提醒", "不适用", "依据条文"
"""The sheets of the workbook."""
_SEEN = {"text": "已看过原文，这里是要点", "second": TO_CHECK, "memory": TO_CHECK}
"""On paper: how the texts were come by is nothing for an inspector."""
_PRACTICE = "通行做法，不是条文，各地可以不同"
_DECIDES_NOTHING = (
    "本报告由支部台账按账本里登记的内容自动对照生成，只作提示，不代替党组织的认定；没有登记进账本的情况不在其中"
)
_NOW = (ROSTER, BRANCH)
"""What is found there has no year: it is of the day the report is made."""
_MASKED = f"正文中的号码已脱敏，涉及党员个人的不适用原因写“{REASON_KEPT}”"
_NOTHING = "本次自查没有发现需要改正、核对或提醒的问题。"


@dataclass(frozen=True)
class SelfCheckReport:
    """The report. `year`: whose meetings, trainings and problems it is about, None for all; as of `today` in any case.

    found and answers: what is told, in the order of the chapters.
    """

    branch: str
    year: int | None
    today: date
    chapters: Sequence[Chapter]
    found: Sequence[Finding]
    answers: Sequence[Answer]
    footnote: str
    sheets: Mapping[str, Sheet]
    """The same for a workbook, by the word on the tab."""

    @property
    def title(self) -> str:
        """2026年度自查报告."""
        return (f"{self.year}年度" if self.year else "") + NAME

    @property
    def subtitle(self) -> str:
        """As of which day."""
        return f"截至{PartialDate.of(self.today).chinese()}"


def self_check_report(check: SelfCheck, *, year: int | None, full: bool) -> SelfCheckReport:
    """The report; numbers in texts are masked unless `full`."""
    return _Told(check, year, full).report()


def objects_of(report: SelfCheckReport, *, full: bool) -> list[dict[str, Any]]:
    """The findings and the answers for scripts."""
    rows: list[tuple[Finding, Answer | None]] = [(finding, None) for finding in report.found]
    rows += [(one.finding, one) for one in report.answers if one.finding is not None]
    return [_object(finding, answer, full) for finding, answer in rows]


def _object(finding: Finding, answer: Answer | None, full: bool) -> dict[str, Any]:
    hide = str if full else masked_text
    return {
        "页面": TABS[tab_of(finding)],
        "级别": LEVEL_WORDS[finding.level],
        "对象": hide(finding.subject),
        "内容": hide(finding.message),
        "规则": finding.rule,
        "依据": articles()[finding.article].citation(),
        "期限": finding.due.isoformat() if finding.due else None,
        "不适用的原因": hide(answer_told(answer.waiver, full=full)) if answer else None,
    }


class _Told:
    """How a check of a year is told."""

    def __init__(self, check: SelfCheck, year: int | None, full: bool) -> None:
        self._check, self._year, self._full = check, year, full
        of_year = [self._private(f) for f in check.open if year is None or check.concerns(f, year)]
        self._by_tab = {tab: [f for f in of_year if tab_of(f) == tab] for tab in TABS}
        self._found = [f for those in self._by_tab.values() for f in those]
        self._answers = [
            replace(one, finding=self._private(one.finding)) if one.finding else one
            for one in check.answers
            if self._answer_belongs(one)
        ]

    def _private(self, finding: Finding) -> Finding:
        return finding if self._full else without_partner(finding, self._check.snapshot)

    def _settled(self, waiver: Waiver) -> str:
        return waiver.subject if self._full else answered_about(waiver, self._check.snapshot)

    def _answer_belongs(self, one: Answer) -> bool:
        if self._year is None:
            return True
        if one.finding is not None:
            return self._check.concerns(one.finding, self._year)
        return one.waiver.day is None or one.waiver.day.year == self._year

    def report(self) -> SelfCheckReport:
        branch = self._check.snapshot.branch
        return SelfCheckReport(
            branch.name or branch.short_name,
            self._year,
            self._check.today,
            list(self._chapters()),
            self._found,
            self._answers,
            note(_MASKED, full=self._full, also=_DECIDES_NOTHING),
            self._sheets(),
        )

    def _hide(self, text: str) -> str:
        return text if self._full else masked_text(text)

    # The chapters of the document

    def _chapters(self) -> Iterator[Chapter]:
        yield Chapter(OVERALL, self._overall(), [self._counts()] if self._found or self._answers else ())
        life = self._life()
        if life is not None:
            yield Chapter(f"{self._life_year}年三会一课落实情况", (), [life], _LIFE_NOTE + self._beside())
        for tab, those in self._by_tab.items():
            if those:
                told = together(those, self._check.snapshot, self._check.today)
                also = "，学时不足的合并列出" if len(told) < len(those) else ""
                yield Chapter(f"{self._called(tab)}（{len(those)}条{also}）", (), [self._listed(told, tab=False)])
        if self._answers:
            yield Chapter(f"经说明不适用的（{len(self._answers)}条）", (), [self._not_here()])
        if rest := self._articles():
            yield Chapter(f"{ARTICLES}（{len(rest)}条）", (), [self._article_table(rest)])

    def _called(self, tab: str) -> str:
        """A page of the program; in a report of an earlier year what has no year says of which day it is."""
        if tab in _NOW and self._of_earlier_year:
            return f"{TABS[tab]}现状（截至{PartialDate.of(self._check.today).chinese()}）"
        return TABS[tab]

    @property
    def _of_earlier_year(self) -> bool:
        return self._year is not None and self._year < self._check.today.year

    def _overall(self) -> list[str]:
        by_level = [(word, sum(f.level == level for f in self._found)) for level, word in LEVEL_WORDS.items()]
        counted = "，".join(f"{word}{number}条" for word, number in by_level)
        of = f"{self._year}年度" if self._year else "全部"
        begin = f"对照现行和当时有效的规定，逐条核对了账本里{of}的党员名册、组织生活、教育培训和整改台账。"
        said = f"共有{len(self._found)}条需要处理：{counted}。" if self._found else _NOTHING
        if self._answers:
            said += f"另有{len(self._answers)}条经支部说明不适用，原因{'照写' if self._full else '列'}在后。"
        if self._of_earlier_year and (now := sum(len(self._by_tab[tab]) for tab in _NOW)):
            day = PartialDate.of(self._check.today).chinese()
            said += f"其中党员名册和支部的{now}条不分年度，是截至{day}的，不是{self._year}年当时的情况。"
        return [begin + said + self._unchecked(), *self._in_order()]

    def _unchecked(self) -> str:
        """Of the year; without one the rules look at this one and the last."""
        today = self._check.today
        kept, years = self._check.snapshot, (self._year,) if self._year else (today.year - 1, today.year)
        return only_lately_sentence(kept, self._year, today) + unchecked_sentence(kept, years, today)

    def _in_order(self) -> list[str]:
        """What is as it should be, of the day the report is made: an inspector wants to see the whole."""
        if self._year not in (None, self._check.today.year):
            return []
        now = figures(self._check.snapshot, self._check.today)
        asked = f"党员{now.hours_needed:g}、书记和支委{now.hours_of_leaders:g}学时"
        study = f"本年度应达到学时要求（{asked}）的{now.counted}名，已达到{now.reached}名"
        paper = on_paper(self._check.snapshot, self._check.today.year)
        study += f"；{paper}" if paper and now.reached < now.counted else ""
        states = [state_of(item) for item in self._check.snapshot.rectifications]
        closed, kept_up = states.count(CLOSED), states.count(LONG_TERM)
        register = f"台账登记{len(states)}项，已销号{closed}项，长期坚持{kept_up}项，未销号{now.open_items}项（逾期{now.overdue}项）"
        people = f"在册党员{now.members}名，其中正式党员{now.full}名、预备党员{now.probationary}名"
        clean = [TABS[tab] for tab, those in self._by_tab.items() if not those and self._kept(tab)]
        also = f"没有发现问题的：{'、'.join(clean)}。" if clean and self._found else ""
        return [f"{people}。教育培训：{study}。整改：{register}。{also}"]

    def _kept(self, tab: str) -> bool:
        """Whether there is anything that could have been found."""
        kept = self._check.snapshot
        records: Mapping[str, Sequence[object]] = {
            ROSTER: kept.members, LIFE: kept.meetings, STUDY: kept.trainings, REGISTER: kept.rectifications,
        }  # fmt: skip
        return bool(records.get(tab, [kept.branch] if kept.branch.name else []))

    # The tables

    def _counts(self) -> Sheet:
        """How many by tab and level."""
        answered = [tab_of(one.finding) if one.finding else "" for one in self._answers]
        rows, sums = [], [0] * (len(LEVEL_WORDS) + 2)
        for tab, those in self._by_tab.items():
            numbers = [
                len(those),
                *(sum(f.level == level for f in those) for level in LEVEL_WORDS),
                answered.count(tab),
            ]
            rows.append([self._called(tab).split("（")[0], *map(str, numbers)])
            sums = [a + b for a, b in zip(sums, numbers, strict=True)]
        if "" in answered:  # answers to reminders of the first page
            rows.append(["首页提醒", *("0" for _ in (1, *LEVEL_WORDS)), str(answered.count(""))])
            sums[-1] += answered.count("")
        rows.append(["合计", *map(str, sums)])
        labels = ("需要处理", *LEVEL_WORDS.values(), "不适用")
        columns = [Column("页面", 12, "center"), *(Column(label, 10, "center", number=True) for label in labels)]
        return Sheet("", "", columns, rows, upright=True, strong=(len(rows) - 1,))

    @property
    def _life_year(self) -> int:
        return self._year or self._check.today.year

    def _beside(self) -> str:
        """That records of before the ledger began count, though that time is not checked, and drafts; '' where none is in the table."""
        kept, year, today = self._check.snapshot, self._life_year, self._check.today
        cells = [cell for line in coverage(kept, year, today) for cell in line.cells if cell.state == HELD]
        held = [kept.meeting_by_id[number] for number in {number for cell in cells for number in cell.meeting_ids}]
        early = kept.begun is not None and any(one.day and one.day.last() < kept.begun for one in held)
        drafts = sum(one.draft for one in held)
        return (_EARLY if early else "") + (f"已开的会议里有 {drafts} 次的记录还是草稿。" if drafts else "")

    def _life(self) -> Sheet | None:
        """How often each kind of meeting was asked for and held; None for a ledger without meetings."""
        if not self._check.snapshot.meetings:
            return None
        rows = [self._life_row(line) for line in coverage(self._check.snapshot, self._life_year, self._check.today)]
        columns = [Column("会议类型", 20), Column("要求", 12, "center")]
        columns += [Column(label, 8, "center", number=True) for label in ("应有期数", "已开", "缺", "待开", "开会次数")]
        return Sheet("", "", columns, rows, upright=True)

    def _life_row(self, line: Line) -> list[str]:
        states = [cell.state for cell in line.cells]
        held, missing, due = (states.count(state) for state in (HELD, MISSING, DUE))
        meetings = {number for cell in line.cells if cell.state == HELD for number in cell.meeting_ids}
        numbers = (held + missing + due, held, missing, due, len(meetings))
        return [self._hide(line.label), line.requirement, *map(str, numbers)]

    def _listed(self, those: Sequence[Finding], *, tab: bool) -> Sheet:
        head = [NUMBER, *([Column("页面", 10, "center")] if tab else []), Column("级别", 8, "center")]
        columns = [*head, *(Column(label, width, least=width) for label, width in _WIDTHS)]
        rows = []
        for f in those:
            about = [
                LEVEL_WORDS[f.level],
                self._hide(f.subject),
                self._hide(f.message),
                articles()[f.article].citation(),
            ]
            rows.append([*([self._called(tab_of(f)).split("（")[0]] if tab else []), *about])
        return Sheet("", "", columns, numbered(rows), upright=True, repeated=(0, 1))

    def _not_here(self) -> Sheet:
        columns = [NUMBER, Column("事项", 40), Column("不适用的原因", 36), Column("处理日期", 11, "center")]
        rows = []
        for one in self._answers:
            about = f"{one.finding.subject}：{one.finding.message}" if one.finding else self._settled(one.waiver)
            reason = answer_told(one.waiver, full=self._full) or "没有写原因"
            rows.append([self._hide(about), self._hide(reason), one.waiver.show("day")])
        return Sheet("", "", columns, numbered(rows), upright=True)

    def _articles(self) -> list[Article]:
        """Those that are cited, each once, in the order of the list of articles."""
        wanted = {f.article for f in self._found}
        return [article for key, article in articles().items() if key in wanted]

    @staticmethod
    def _article_table(those: Sequence[Article]) -> Sheet:
        columns = [NUMBER, Column("文件和条号", 36), Column("要点", 52), Column("核对情况", 22)]
        rows = [[a.citation(), f"{a.says}。", _PRACTICE if a.practice else _SEEN[a.seen]] for a in those]
        return Sheet("", "", columns, numbered(rows), upright=True)

    # The same for a workbook

    def _sheets(self) -> dict[str, Sheet]:
        """One list of everything, to be sorted and filtered, instead of one for each tab."""
        made = {OVERALL: self._counts(), FOUND: replace(self._listed(self._found, tab=True), upright=False)}
        if (life := self._life()) is not None:
            made[HELD_LIFE] = replace(life, notes=[_LIFE_NOTE + self._beside()])
        if self._answers:
            made[NOT_HERE] = replace(self._not_here(), upright=False)
        if rest := self._articles():
            made[ARTICLES] = replace(self._article_table(rest), upright=False)
        return made


_WIDTHS = (("对象", 18), ("内容", 42), ("依据", 40))
"""The same in all tables, which stand below one another."""
_LIFE_NOTE = (
    f"应有期数是到今天为止已经开始的期数，还没有到的不算；“缺”是期限已过没有记录，“待开”是本期尚未召开。{YEARLY_HOW}。"
)


_EARLY = "启用以前的期数不检查，已录入的启用以前的记录照样计入应有、已开和开会次数。"
