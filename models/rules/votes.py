"""May a vote be taken, and is it carried: both majorities are of those who should be there, not of those who are (domain §2.3)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from models.records import AgendaItem
from models.records.meeting import SECRET, VOTE_RULES
from models.rules.limits import Limits

GENERAL, ADMIT, CONVERT, ELECT, COMMITTEE = VOTE_RULES
WITH_WRITTEN = (ADMIT, CONVERT)
PASSED, FAILED, NOT_OPEN, IMPOSSIBLE, INCOMPLETE = "通过", "未通过", "不能表决", "数据有误", "数据不全"
MORE_THAN_HALF, OF_PRESENT = "超过半数", "实到会"
"""What a branch may have set: 到会 of a general item, and of whom a candidate needs more than half (domain §12)."""
USUAL = Limits()
TO_CHECK = "待核"
"""What stands on paper in the place of a result that the numbers do not give."""
LEFT_OFF = "记为不计入、手续待补"
"""Whom the 应到会 of a vote may leave off although they count until the papers are there (domain §2.2)."""

_GRADING = re.compile(r"测评(?!办法|方案|制度|结果|情况|等次)|民主评议(?:党员)?(?=[\s、，,；;])")
_SETTLED = re.compile(
    r"表决|审议|审定|讨论|研究|决定|决议|确定|评定|处置|处分|选举|推荐|接收|转正|通过|票决|投票|评选|评优|推优|吸收|增补|延长|处理"
)
"""What a title has whose matter is voted on, beside a 测评 or after it."""

ARTICLE_RULE = {GENERAL: "§2.3", ADMIT: "D16", CONVERT: "§2.3转正", ELECT: "§2.3选举", COMMITTEE: "§2.3支委会"}
"""The rule (in `resources/articles.toml`) that a vote of each kind is judged by."""
CARRIED_BY = {ADMIT: "D16通过", COMMITTEE: "§2.3支委会通过"}
"""The rule of how many must agree, where that stands elsewhere than how many must come: 细则2026 §20 beside §19; of a committee the
regulations say only how many must come."""


@dataclass(frozen=True)
class Verdict:
    """outcome: 通过, 未通过, 不能表决 (too few came), 数据有误 (the numbers contradict), 数据不全.

    problem: why there is no result, '' otherwise · doubts: what may be read differently ·
    least_present, least_yes: how many must come and agree · yes: with the written consents that count.
    """

    outcome: str
    problem: str = ""
    doubts: tuple[str, ...] = ()
    least_present: int = 0
    least_yes: int = 0
    yes: int = 0

    @property
    def passed(self) -> bool:
        """Whether the vote is carried."""
        return self.outcome == PASSED

    @property
    def decided(self) -> bool:
        """Whether there is a result, for or against."""
        return self.outcome in (PASSED, FAILED)

    @property
    def doubtful(self) -> bool:
        """Whether the numbers are all there and give no result: too few came, or they contradict each other."""
        return self.outcome in (NOT_OPEN, IMPOSSIBLE)


def with_written(rule: str, limits: Limits) -> bool:
    """Whether opinions handed in before the meeting count: for 接收 and 转正, for 一般议题 where the branch counts them."""
    return rule in WITH_WRITTEN or ((rule or GENERAL) == GENERAL and limits.general_written == "是")


def may(rule: str) -> str:
    """What so many must be there for: a 支委会 may not be held with fewer (支部条例 §12), of other meetings only the vote."""
    return "方可开会" if rule == COMMITTEE else "方可表决"


def _of_whom(rule: str) -> str:
    """Who is counted for a vote, in a sentence that counts them."""
    return "委员" if rule == COMMITTEE else "有表决权"


def least_present(rule: str, eligible: int, limits: Limits = USUAL) -> int:
    """The smallest attendance with which the vote may be taken, in people.

    一般议题 and 支委会: half or more (支部条例 §11, §12); a general item may be asked for more than half · 接收、转正: more
    than half (细则2026 §19, §32) · 选举: four fifths.
    """
    if rule in WITH_WRITTEN or ((rule or GENERAL) == GENERAL and limits.quorum == MORE_THAN_HALF):
        return eligible // 2 + 1
    if rule == ELECT:
        return -(-4 * eligible // 5)
    return (eligible + 1) // 2


def least_yes(rule: str, eligible: int, present: int | None = None, limits: Limits = USUAL) -> int:
    """The smallest number of consents that carries a vote: more than half of those eligible; of those present only for a
    candidate, where the branch has set so (U03)."""
    base = present if rule == ELECT and limits.election_base == OF_PRESENT and present is not None else eligible
    return base // 2 + 1


def judge(
    rule: str,
    eligible: int | None,
    present: int | None,
    yes: int | None,
    no: int | None,
    abstain: int | None,
    written: int | None = None,
    written_yes: int | None = None,
    *,
    invalid: int | None = None,
    issued: int | None = None,
    collected: int | None = None,
    limits: Limits = USUAL,
) -> Verdict:
    """The result of a vote by the numbers written down; `rule` is one of VOTE_RULES, '' counts as 一般议题.

    eligible, present: people with a vote who should be and are there · yes, no, abstain: votes cast in the room ·
    written, written_yes: opinions handed in before, counted for 接收 and 转正 (细则2026 §20), never as present ·
    invalid: papers in the box that say nothing · issued, collected: ballot papers handed out and taken back · limits: what the
    branch has set about quorum, written opinions and elections.
    """
    rule = rule or GENERAL
    if eligible is None or present is None or yes is None:
        names = [n for n, v in (("应到会", eligible), ("实到会", present), ("赞成票", yes)) if v is None]
        return Verdict(INCOMPLETE, f"{'、'.join(names)}没有填")
    cast = yes + (no or 0) + (abstain or 0) + (invalid or 0)
    papers, agreed = written or 0, written_yes or 0
    needed, carried = least_present(rule, eligible, limits), least_yes(rule, eligible, present, limits)
    numbers = (eligible, present, yes, no, abstain, written, written_yes, invalid, issued, collected)
    problem = (
        ("人数和票数不能是负数" if any(n is not None and n < 0 for n in numbers) else "")
        or _contradiction(with_written(rule, limits), eligible, present, cast, papers, agreed)
        or _box(rule, present, cast, issued, collected)
    )
    if problem:
        return Verdict(IMPOSSIBLE, problem, (), needed, carried, yes + agreed)
    if present < needed:
        text = f"应到会{_of_whom(rule)} {eligible} 人，至少到会 {needed} 人{may(rule)}，实到 {present} 人"
        return Verdict(NOT_OPEN, text, (), needed, carried, yes + agreed)
    total = yes + agreed
    doubts = (*_bases(rule, eligible, present, total, limits), *_box_doubts(present, cast, issued, collected))
    return Verdict(PASSED if total >= carried else FAILED, "", doubts, needed, carried, total)


def _contradiction(written: bool, eligible: int, present: int, cast: int, papers: int, agreed: int) -> str:
    if eligible <= 0:
        return "应到会有表决权人数为 0"
    if present > eligible:
        return f"实到 {present} 人多于应到 {eligible} 人"
    if papers + agreed and not written:
        return "这类表决不计书面意见，请把书面意见份数去掉"
    if agreed > papers:
        return f"书面赞成 {agreed} 份多于书面意见 {papers} 份"
    if present + papers > eligible:
        return f"实到 {present} 人加书面意见 {papers} 份，多于应到 {eligible} 人"
    if cast > present:
        return f"现场票数合计 {cast} 票，多于实到 {present} 人"
    return ""


def over_issued(issued: int | None, collected: int | None) -> bool:
    """Whether more ballot papers came back than were handed out: such a vote is void (domain §2.3 V04)."""
    return issued is not None and collected is not None and collected > issued


def void_words(rule: str, issued: int | None, collected: int | None) -> str:
    """What is said of a void vote: only of elections a regulation says so, other votes go by them."""
    by_analogy = "" if rule == ELECT else "参照选举的规定，"
    return f"收回票 {collected} 张多于发出票 {issued} 张，{by_analogy}这次投票无效，应重新投票"


def _box(rule: str, present: int, cast: int, issued: int | None, collected: int | None) -> str:
    if over_issued(issued, collected):
        return void_words(rule, issued, collected)
    if collected is not None and collected > present:
        return f"收回票 {collected} 张多于实到 {present} 人"
    if collected is not None and cast > collected:
        return f"现场票数合计 {cast} 票，多于收回票 {collected} 张"
    if issued is not None and cast > issued:
        return f"现场票数合计 {cast} 票，多于发出票 {issued} 张"
    return ""


def _bases(rule: str, eligible: int, present: int, total: int, limits: Limits) -> tuple[str, ...]:
    """What another way of counting would make otherwise: 半数以上 without the half itself (U04), the base of elections (U03)."""
    if rule == GENERAL and 2 * present == eligible:
        return ("实到恰为应到的半数，有的上级要求过半",)
    if rule == ELECT and 2 * total > present and 2 * total <= eligible:
        base = "实到" if limits.election_base == OF_PRESENT else "应到"
        return (f"赞成超过实到的半数，没有超过应到的半数；本账本按{base}计算，请按上级口径核对",)
    return ()


def _box_doubts(present: int, cast: int, issued: int | None, collected: int | None) -> tuple[str, ...]:
    found = []
    if collected is not None and cast < collected:
        found.append(f"现场票数合计 {cast} 票，比收回票 {collected} 张少 {collected - cast} 票")
    elif collected is None and cast < present:
        found.append(f"现场票数合计 {cast} 票，比实到 {present} 人少 {present - cast} 票")
    if issued is not None and issued != present:
        found.append(f"发出票 {issued} 张，与实到 {present} 人不一致")
    return tuple(found)


def grading(item: AgendaItem) -> bool:
    """Whether the papers of an item are a 民主测评: they give grades, which are kept with each person, and nobody says 赞成 or not.
    With 表决事项 chosen, or a number of those for and against, it is a vote however it is called."""
    if item.rule or item.ballot not in ("", SECRET, "记名投票"):
        return False
    if any(n is not None for n in (item.yes, item.no, item.abstain, item.written, item.written_yes)):
        return False
    return (
        _GRADING.search(f"{item.title_text} ") is not None
        and _SETTLED.search(f"{item.title_text} {item.topic}") is None
    )


def taken(item: AgendaItem) -> bool:
    """Whether a vote was taken on the item, finished or not: anything about one was put down. A 民主测评 is none."""
    if grading(item):
        return False
    numbers = (item.yes, item.no, item.abstain, item.invalid, item.written, item.issued, item.collected)
    return bool(item.ballot or item.rule) or any(number is not None for number in numbers)


def verdict(item: AgendaItem, limits: Limits) -> Verdict:
    """`judge` of the numbers of an agenda item, as the branch counts."""
    return judge(
        item.rule,
        item.eligible,
        item.present,
        item.yes,
        item.no,
        item.abstain,
        item.written,
        item.written_yes,
        invalid=item.invalid,
        issued=item.issued,
        collected=item.collected,
        limits=limits,
    )


def sentence(item: AgendaItem, limits: Limits, uncounted: int = 0) -> str:
    """The vote as it is told in minutes and on the screen: every number that was put down, and the result where there is
    one, that it is to be checked where the numbers give none; '' where no vote was taken. Of a 民主测评 the papers.
    uncounted: who by the list is to be counted into 应到会 beside those put down (`attendance.uncounted_voters`)."""
    graded = grading(item)
    if not taken(item) and not graded:
        return ""
    whom = "委员" if item.rule == COMMITTEE else "有选举权党员" if item.rule == ELECT else "有表决权党员"
    beside = f"（不含{LEFT_OFF}的{uncounted}人）" if uncounted else ""
    numbers = ((f"应到会{whom}", item.eligible, beside), ("实到", item.present, ""))
    parts = ["，".join(f"{label}{n}人{more}" for label, n, more in numbers if n is not None)]
    if item.written or item.written_yes:
        parts.append(f"会前正式提出书面意见{item.written or 0}人，其中赞成{item.written_yes or 0}人")
    told_box = _ballots_told(item)
    votes = "，".join([*told_box, *(f"{label}{n}票" for label, n in _votes(item) if n is not None)])
    about = f"对{item.candidate}" if item.candidate else ""
    what = "测评" if graded else "表决"
    manner = f"{about}以{item.ballot}方式{what}" if item.ballot else f"{about}进行{what}" if about else ""
    if votes:
        parts.append((f"{manner}，" if manner else "测评票：" if graded else "表决结果：") + votes)
    elif manner:
        parts.append(manner)
    result = verdict(item, limits)
    if result.decided:
        over = "超过" if result.passed else "未超过"
        both = f"（含书面意见共{result.yes}人）" if result.yes != item.yes else ""
        base = OF_PRESENT if item.rule == ELECT and limits.election_base == OF_PRESENT else "应到会"
        parts.append(f"赞成人数{both}{over}{base}{whom}的半数，{_ending(item.rule, result.passed)}")
    elif result.doubtful:
        parts.append(f"结果{TO_CHECK}")
    told = "；".join(part for part in parts if part)
    return told + "。" if told else ""


def _votes(item: AgendaItem) -> tuple[tuple[str, int | None], ...]:
    return ("赞成", item.yes), ("不赞成", item.no), ("弃权", item.abstain), ("无效", item.invalid)


def _ballots_told(item: AgendaItem) -> list[str]:
    """发出票16张，收回16张，有效票15张; how many were valid only where the numbers can be."""
    told = [f"{label}{n}张" for label, n in (("发出票", item.issued), ("收回", item.collected)) if n is not None]
    known = item.collected is not None and (item.invalid or 0) <= item.collected
    if item.collected is not None and known and not over_issued(item.issued, item.collected):
        told.append(f"有效票{item.collected - (item.invalid or 0)}张")
    return told


def outcome_words(rule: str, result: Verdict) -> str:
    """What a vote came to, in the cell of a table: nobody is 通过 in an election, but 当选 or not."""
    return _elected(result.passed) if rule == ELECT and result.decided else result.outcome


def _elected(passed: bool) -> str:
    return "当选" if passed else "未当选"


def _ending(rule: str, passed: bool) -> str:
    if rule == ELECT:
        return _elected(passed)
    return "表决通过" if passed else "表决未通过"
