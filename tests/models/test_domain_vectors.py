"""Every test vector of the domain reference (§14), in its order and wording, against the code that answers it.

Not walked, because the ledger keeps nothing of the kind: 党费 (no fees are computed), 公示 (no working days are counted).
"""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.kinds import IdNumber, PartialDate, Unreadable, add_months
from models.kinds.identity import upgraded
from models.records import Member
from models.records.meeting import VOTE_RULES
from models.records.member import FULL, PROBATIONARY
from models.rules import Limits, check_member, judge
from models.rules.appraisals import share_of
from models.rules.development import probation_end
from models.rules.members import fifty_years
from models.rules.votes import ADMIT, COMMITTEE, CONVERT, ELECT, FAILED, GENERAL, IMPOSSIBLE, NOT_OPEN, PASSED

TODAY = date(2026, 11, 23)
DEVELOP, ELECTION = ADMIT, ELECT


def member(**days: str | None) -> Member:
    values = {name: PartialDate.parse(text) for name, text in days.items() if text}
    return Member(name="例某", kind=FULL if values.get("full") else PROBATIONARY, **values)


# ---- 表决：mode, N, P, Y, W, wy, 期望 ----------------------------------------------------------------------------------

VOTES = [
    (DEVELOP, 16, 8, 8, 0, 0, NOT_OPEN),  # 到会不足（恰半不算超过）
    (DEVELOP, 16, 9, 9, 0, 0, PASSED),
    (DEVELOP, 16, 9, 8, 0, 0, FAILED),  # 8 未过半
    (DEVELOP, 16, 9, 8, 1, 1, PASSED),  # 书面赞成计入=9
    (DEVELOP, 15, 7, 7, 0, 0, NOT_OPEN),
    (DEVELOP, 30, 16, 15, 0, 0, FAILED),
    (GENERAL, 16, 8, 8, 0, 0, FAILED),  # 可开会(WARN 恰半)
    (GENERAL, 16, 9, 9, 0, 0, PASSED),
    (ELECTION, 10, 8, 6, 0, 0, PASSED),  # 应到
    (ELECTION, 10, 7, 6, 0, 0, NOT_OPEN),
    (COMMITTEE, 5, 3, 3, 0, 0, PASSED),
    (COMMITTEE, 5, 2, 2, 0, 0, NOT_OPEN),
]


@pytest.mark.parametrize(("mode", "n", "p", "y", "w", "wy", "outcome"), VOTES)
def test_votes(mode: str, n: int, p: int, y: int, w: int, wy: int, outcome: str):
    assert judge(mode, n, p, y, 0, 0, w, wy).outcome == outcome


def reference(mode: str, n: int, p: int, y: int, no: int, ab: int, w: int = 0, wy: int = 0) -> str:
    """§2.3 as the reference writes it down, its conditions in its order; the words for the outcome are the ledger's."""
    if n <= 0 or p > n:
        return IMPOSSIBLE
    if mode not in (DEVELOP, CONVERT) and (w or wy):
        return IMPOSSIBLE
    if p + w > n or wy > w or y + no + ab > p:
        return IMPOSSIBLE
    may_open = {
        GENERAL: 2 * p >= n,
        DEVELOP: 2 * p > n,
        CONVERT: 2 * p > n,
        ELECTION: 5 * p >= 4 * n,
        COMMITTEE: 2 * p >= n,
    }[mode]
    if not may_open:
        return NOT_OPEN
    return PASSED if 2 * (y + wy) > n else FAILED


@pytest.mark.parametrize(("mode", "n", "p", "y", "w", "wy", "outcome"), VOTES)
def test_the_reference_agrees_with_its_own_vectors(mode: str, n: int, p: int, y: int, w: int, wy: int, outcome: str):
    assert reference(mode, n, p, y, 0, 0, w, wy) == outcome


@pytest.mark.parametrize("mode", VOTE_RULES)
def test_every_vote_of_a_small_branch_is_judged_as_the_reference_does(mode: str):
    """All numbers there can be, and some that there cannot: up to six people, up to two papers."""
    wrong = [
        (n, p, y, no, w, wy)
        for n, p, y, no, w, wy in product(range(7), range(8), range(8), range(3), range(3), range(3))
        if judge(mode, n, p, y, no, 0, w, wy).outcome != reference(mode, n, p, y, no, 0, w, wy)
    ]
    assert wrong == []


@st.composite
def written_down(draw: st.DrawFn) -> list[int]:
    """The numbers of a vote that nearly fit: each may be one too many, or one too few for the others; some are negative."""

    def upto(most: int) -> int:
        return draw(st.integers(-1 if draw(st.integers(0, 40)) == 0 else 0, max(most, 0) + 1))

    n = upto(50)
    p = upto(n)
    y = upto(p)
    no = upto(p - y)
    ab = upto(p - y - no)
    w = upto(n - p)
    return [n, p, y, no, ab, w, upto(w), upto(1), *(draw(st.integers(p - 1, p + 1)) for _ in range(2))]


@given(st.sampled_from(VOTE_RULES), written_down())
@settings(max_examples=400)
def test_never_a_result_without_quorum_never_more_votes_than_people(mode: str, numbers: list[int]):
    n, p, y, no, ab, w, wy, invalid, issued, collected = numbers
    found = judge(mode, n, p, y, no, ab, w, wy, invalid=invalid, issued=issued, collected=collected)
    if min(numbers) < 0:
        assert found.outcome == IMPOSSIBLE
    elif found.decided:
        assert found.outcome == reference(mode, n, p, y, no, ab, w, wy), "the box only takes away, it gives no result"
        assert y + no + ab + invalid <= collected <= min(p, issued)
        assert found.yes <= p + w <= n


def test_exactly_half_is_doubted():
    assert any("恰为" in doubt for doubt in judge(GENERAL, 16, 8, 8, 0, 0).doubts)


# ---- 身份证（合成） ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", ["11010519491231002X", "110101200002290026", "110101197607010037"])
def test_numbers_that_are_right(number: str):
    assert IdNumber().read(number) == number
    assert not [r for r in check_member(Member(id_number=number), (), TODAY) if r.rule in ("I01", "I02", "I03", "I07")]


def test_the_old_number_and_its_new_one():
    assert upgraded("110105491231002") == "11010519491231002X"
    assert IdNumber().read("110105491231002") == "110105491231002", "offered, never replaced"
    assert [r.rule for r in check_member(Member(id_number="110105491231002"), (), TODAY)] == ["I07"]


@pytest.mark.parametrize(("number", "rule"), [("110105194912310021", "I02"), ("110101190002290028", "I03")])
def test_numbers_that_are_wrong(number: str, rule: str):
    """末位改 1 → I02；1900 不是闰年，2 月 29 日 → I03."""
    with pytest.raises(Unreadable):
        IdNumber().read(number)
    assert [r.rule for r in check_member(Member(id_number=number), (), TODAY)] == [rule]


# ---- 日期 -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "months", "result"),
    [
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),  # 申请 2026-01-31 → 谈话截止
    ],
)
def test_months_added(day: date, months: int, result: date):
    assert add_months(day, months) == result


def test_probation_of_a_leap_day():
    """大会 2024-02-29 → 期满 2025-02-28."""
    assert probation_end(member(joined="2024-02-29")) == date(2025, 2, 28)
    assert not [r for r in check_member(member(joined="2024-02-29", full="2025-02-28"), (), TODAY) if r.rule == "R03"]


# ---- 党龄 -----------------------------------------------------------------------------------------------------------


def test_seniority_without_probation():
    """上级批准 1976-07-01 入党（无预备期）→ 2026-07-01 满 50 年，列入 2026."""
    who = member(joined="1976-07-01", full="1976-07-01")
    assert (who.seniority(date(2026, 6, 30)), who.seniority(date(2026, 7, 1))) == (49, 50)
    assert fifty_years(who) == 2026


def test_seniority_with_probation():
    """1977-09-01 为预备（1 年）→ 1978-09-01 起算 → 2029 年方列入（2028-07-01 时 49 年）."""
    who = member(joined="1977-09-01", full="1978-09-01")
    assert str(who.seniority_since()) == "1978-09-01"
    assert who.seniority(date(2028, 7, 1)) == 49
    assert fifty_years(who) == 2029


# ---- 优秀 -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("excellent", "level"), [(6, "error"), (5, "")])
def test_excellent_among_seventeen(excellent: int, level: str):
    """党员 17 人（正式 15、预备 2）→ 上限 ⌊17/3⌋=5；评 6 → ERR；评 5 时 5≤15/3=5 通过."""
    share = share_of(excellent, 17, 15, Limits())
    assert (share.most, share.level) == (5, level)


# ---- 年龄 -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("birth", "age"), [("1991-12-31", 35), ("1990-12-31", 36)])
def test_ages_at_the_end_of_2026(birth: str, age: int):
    assert member(birth=birth).age(date(2026, 12, 31)) == age
