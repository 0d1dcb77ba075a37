"""Cases of the roster: each person's own fields (domain §8.3, §8.5), probation (§4), what decisions must show (§3.3)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from models.kinds import PartialDate
from models.records import AgendaItem, Attendance, Enrolment, Meeting, Member, StatusChange, Training
from models.records.meeting import ABSENT, FINAL, GENERAL, SECRET
from models.records.member import FULL, PROBATIONARY
from models.records.status_change import (
    CORRECTION,
    EXTENSION,
    ON_PROBATION,
    RIGHTS_SUSPENDED,
    STRIKING,
    SUSPENDING,
)
from models.rules import Snapshot
from models.rules.votes import CONVERT
from tests.models.rules.cases.case import Case, raising

NEW: dict[str, object] = {"kind": PROBATIONARY, "full": None, "joined": "2026-01-15"}
_DAYS = {
    "joined", "full", "birth", "arrived", "left", "lost_since", "floating_since", "standing_since", "work_since", "post_since",
}  # fmt: skip


def a_member(number: int = 1, name: str = "例某", **about: object) -> Member:
    """A full member with nothing wrong; days may be given as text."""
    given = {"kind": FULL, "joined": "2010-06-18", "full": "2011-06-18", "birth": "1985-03-12"} | about
    values = {k: PartialDate.parse(v) if k in _DAYS and isinstance(v, str) else v for k, v in given.items()}
    return Member(id=number, name=name, **values)  # type: ignore[arg-type]


def one(**about: object) -> Callable[[], Snapshot]:
    """A ledger with one member."""
    return lambda: Snapshot(members=[a_member(**about)])  # type: ignore[arg-type]


def both(rule: str, said: str, speaks: dict[str, object], beside: str, silent: dict[str, object]) -> Iterator[Case]:
    """A rule on one member's own fields: what it speaks of, and what just beside is right."""
    yield raising(rule, said, one(**speaks))
    yield raising(rule, beside, one(**silent), speaks=False)


def a_change(kind: str, since: str, **about: object) -> StatusChange:
    """A decision with all that the articles want."""
    given = {"since": since, "decided": since, "approved": since, "document": "机党〔示例〕1号"} | about
    days = ("since", "until", "decided", "approved")
    values = {k: PartialDate.parse(v) if k in days and isinstance(v, str) else v for k, v in given.items()}
    return StatusChange(id=1, member_id=1, kind=kind, **values)  # type: ignore[arg-type]


def decided(*changes: StatusChange, **about: object) -> Callable[[], Snapshot]:
    """A member about whom something was decided."""
    return lambda: Snapshot(members=[a_member(**about)], status_changes={1: list(changes)})  # type: ignore[arg-type]


def converting(on: str, **about: object) -> Callable[[], Snapshot]:
    """A general meeting that votes on 转正 of 例某."""

    def make() -> Snapshot:
        held = Meeting(id=1, kind=GENERAL, day=PartialDate.parse(on), status=FINAL)
        item = AgendaItem(id=1, meeting_id=1, title_text="讨论例某转为正式党员", rule=CONVERT, ballot=SECRET)
        who = a_member(**{**NEW, "joined": "2025-10-20"} | about)  # type: ignore[arg-type]
        return Snapshot(members=[who], meetings=[held], items={1: [item]})

    return make


def away_for(months: int, *, reason: str = "") -> Callable[[], Snapshot]:
    """Absent from a general meeting in each of the last six whole months but one that may have a reason."""

    def make() -> Snapshot:
        held = [
            Meeting(id=n, kind=GENERAL, day=PartialDate(2026, 10 - n, 8), status=FINAL, title_text=f"第{n}次")
            for n in range(months)
        ]
        there = {m.id: [Attendance(member_id=1, name="例某", votes="是", state=ABSENT)] for m in held}
        there[held[2].id][0].reason = reason
        return Snapshot(members=[a_member()], meetings=held, attendances=there)

    return make


def in_batch_after_leaving(left: str) -> Callable[[], Snapshot]:
    """Enrolled in a batch of 12 May 2026."""

    def make() -> Snapshot:
        batch = Training(id=1, name="轮训", start=PartialDate(2026, 5, 12))
        listed = {1: [Enrolment(member_id=1, name="例某", state="参加")]}
        gone = a_member(left=left, left_why="转出")
        return Snapshot(members=[gone], trainings=[batch], enrolments=listed)

    return make


def two(**about: object) -> Callable[[], Snapshot]:
    """Two members; the second is as `about` says."""
    return lambda: Snapshot(
        members=[a_member(id_number="11010519491231002X", birth="1949-12-31"), a_member(2, "例二", **about)]  # type: ignore[arg-type]
    )


_PEOPLE = (
    *both("R01", "入党日期是明天", NEW | {"joined": "2026-11-24"}, "入党日期是今天", NEW | {"joined": "2026-11-23"}),
    *both("R02", "转正早于入党一天", {"full": "2010-06-17"}, "入党只写到月", {"joined": "2010-06", "full": "2010-06-17"}),
    *both("R03", "转正晚四天", {"full": "2011-06-22"}, "转正晚三天", {"full": "2011-06-21"}),
    *both("R04", "入党时差一天满 18 岁", {"birth": "1992-06-19"}, "入党那天满 18 岁", {"birth": "1992-06-18"}),
    *both("R05", "正式党员没有转正日期", {"full": None}, "正式党员有转正日期", {}),
    *both("R05历史", "1975 年入党，没有填转正日期", {"birth": "1950", "joined": "1975-07-01", "full": None},
          "1977-08-12 入党，没有填转正日期", {"birth": "1950", "joined": "1977-08-12", "full": None}),
    *both("R05历史", "1975 年入党，转正晚一年", {"birth": "1950", "joined": "1975-07-01", "full": "1976-07-01"},
          "1975 年入党，两日相同", {"birth": "1950", "joined": "1975-07-01", "full": "1975-07-01"}),
    *both("R06", "入党两年零一天没有转正", NEW | {"joined": "2024-11-22"}, "入党刚满两年", NEW | {"joined": "2024-11-23"}),
    *both("R07", "手机号 10 位", {"phone": "1380013800"}, "手机号 11 位", {"phone": "13800138000"}),
    *both("R08", "预备党员任组织委员", NEW | {"post": "组织委员"}, "正式党员任组织委员", {"post": "组织委员"}),
    *both("R10", "两字姓名中间有空格", {"name": "张 伟"}, "外文姓名的空格", {"name": "Zhang Wei"}),
    *both("R11", "间隔号写成“.”", {"name": "买买提.艾合买提"}, "间隔号是“·”", {"name": "买买提·艾合买提"}),
    raising("R12", "转出后仍在培训名单里", in_batch_after_leaving("2026-05-11")),
    raising("R12", "培训当天转出", in_batch_after_leaving("2026-05-12"), speaks=False),
    *both("§8.2学历", "初中及以下记作初中", {"education": "初中", "education_detail": "初中及以下"}, "写明是初中", {"education": "初中"}),
    *both("§8.5日期", "来支部早于入党一天", {"arrived": "2010-06-17"}, "来支部只写到月", {"arrived": "2010-06"}),
    *both("I01", "身份证号 17 位", {"id_number": "11010519491231002"}, "国标例号", {"id_number": "11010519491231002X"}),
    raising("I02", "末位改成 1", one(id_number="110105194912310021"), vector="末位改 1 → I02"),
    raising("I02", "国标例号", one(id_number="11010519491231002X"), speaks=False, vector="11010519491231002X ✓"),
    raising("I03", "1900 年不是闰年", one(id_number="110101190002290028"), vector="11010119000229… → I03"),
    raising("I03", "2000 年是闰年", one(id_number="110101200002290026"), speaks=False, vector="110101200002290026 ✓"),
    *both("I04", "号码是女，性别填男", {"id_number": "11010519491231002X", "sex": "男"},
          "号码是女，性别填女", {"id_number": "11010519491231002X", "sex": "女"}),
    *both("I05", "出生日期差一天", {"id_number": "11010519491231002X", "birth": "1949-12-30"},
          "出生日期只写到月", {"id_number": "11010519491231002X", "birth": "1949-12"}),
    raising("I06", "旧号升位后与别人相同", two(id_number="110105491231002", birth="1949-12-31")),
    raising("I06", "两个号码", two(id_number="110101197607010037", birth="1976-07-01"), speaks=False),
    raising("I07", "15 位旧号", one(id_number="110105491231002"), vector="110105491231002→11010519491231002X"),
    raising("I07", "升位以后", one(id_number="11010519491231002X"), speaks=False, vector="110105491231002→11010519491231002X"),
)  # fmt: skip

_PROBATION = (
    raising("D22", "入党日期只到月", one(**NEW | {"joined": "2026-01"})),
    raising("D22", "入党日期到日", one(**NEW), speaks=False),
    raising("D23", "期满前 30 天", one(**NEW | {"joined": "2025-12-23"})),
    raising("D23", "期满前 31 天", one(**NEW | {"joined": "2025-12-24"}), speaks=False),
    raising(
        "D23", "2024-02-29 通过，2025-02-28 期满前一天", one(**NEW | {"joined": "2024-02-29"}), on=date(2025, 2, 27),
        vector="大会 2024-02-29 → 期满 2025-02-28",
    ),
    raising("D24", "期满后 31 天没有讨论", one(**NEW | {"joined": "2025-10-23"})),
    raising("D24", "期满后 30 天", one(**NEW | {"joined": "2025-10-24"}), speaks=False),
    raising("D25", "延长五个月", decided(a_change(EXTENSION, "2026-01-15", until="2026-06-10"), **NEW | {"joined": "2025-01-15"})),
    raising("D25", "延长半年", decided(a_change(EXTENSION, "2026-01-15", until="2026-07-15"), **NEW | {"joined": "2025-01-15"}), speaks=False),
    raising("D26", "期满前一天表决转正", converting("2026-10-19")),
    raising("D26", "期满当天表决转正", converting("2026-10-20"), speaks=False),
    raising("D27", "延长的批复晚于三个月", decided(a_change(EXTENSION, "2026-01-15", until="2026-07-15", decided="2026-01-15", approved="2026-04-16"), **NEW | {"joined": "2025-01-15"})),
    raising("D27", "延长的批复刚好三个月", decided(a_change(EXTENSION, "2026-01-15", until="2026-07-15", decided="2026-01-15", approved="2026-04-15"), **NEW | {"joined": "2025-01-15"}), speaks=False),
)  # fmt: skip

_DECISIONS = (
    raising("P05", "六个整月都缺席、没有原因", away_for(6)),
    raising("P05", "六个整月都写“无故缺席”", away_for(6, reason="无故缺席")),
    raising("P05", "其中一个月写了原因", away_for(6, reason="住院"), speaks=False),
    raising("P06", "限期改正一年零一天", decided(a_change(CORRECTION, "2026-01-10", until="2027-01-11"))),
    raising("P06", "限期改正一年", decided(a_change(CORRECTION, "2026-01-10", until="2027-01-10")), speaks=False),
    raising("P02决定", "停止党籍没有决定和批复日期", decided(a_change(SUSPENDING, "2026-01-10", decided=None, approved=None))),
    raising("P02决定", "停止党籍有批复日期", decided(a_change(SUSPENDING, "2026-01-10", decided=None)), speaks=False),
    raising("P05决定", "除名没有党员大会日期", decided(a_change(STRIKING[2], "2026-01-10", decided=None), left="2026-01-10", left_why="除名")),
    raising("P05决定", "除名手续齐全", decided(a_change(STRIKING[2], "2026-01-10"), left="2026-01-10", left_why="除名"), speaks=False),
    raising("§3.3处分", "留党察看没有期满日期", decided(a_change(ON_PROBATION, "2026-01-10"))),
    raising("§3.3处分", "留党察看一年", decided(a_change(ON_PROBATION, "2026-01-10", until="2027-01-10")), speaks=False),
    raising("§2.1中止", "中止权利没有决定日期", decided(a_change(RIGHTS_SUSPENDED, "2026-01-10", decided=None, approved=None))),
    raising("§2.1中止", "中止权利有决定日期", decided(a_change(RIGHTS_SUSPENDED, "2026-01-10")), speaks=False),
)  # fmt: skip

PEOPLE: tuple[Case, ...] = (*_PEOPLE, *_PROBATION, *_DECISIONS)
