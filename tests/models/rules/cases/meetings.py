"""Cases of what recurs over the year, who presides, and what several records say of each other (domain §1.2)."""

from __future__ import annotations

from datetime import date

from models.kinds import PartialDate
from models.records import Branch
from models.records.meeting import COMMITTEE, GENERAL, GROUP, SECRET, TALK, TOPICS
from models.rules import Snapshot, votes
from models.rules.once_held import Once
from tests.models.rules.cases.case import raising
from tests.models.rules.cases.making import branch, item, meeting, member, people, snapshot, there

DAY, LIFE, REVIEW = "主题党日", "组织生活会", "民主评议党员"


def held(kind: str, *days: str, own: Branch | None = None, **about: object) -> Snapshot:
    """Meetings of a kind on these days, one person present at each; the ledger begins in January of last year."""
    first = meeting("集体学习", "2025-01-03", 99)
    those = [meeting(kind, on, n, **about) for n, on in enumerate(days, 1)]
    present = [entry for each in those for entry in there(each, member())]
    return snapshot(first, *those, attendances=present, branch=own or branch(), members=people(9))


def months(last: int, *, without: int = 0) -> list[str]:
    """A day in each month from January of last year to the month `last` of this one, but for one of this year."""
    return [f"2025-{m:02}-20" for m in range(1, 13)] + [f"2026-{m:02}-20" for m in range(1, last + 1) if m != without]


def talks(*names: str, state: str = "到", on: str = "2025-11-05") -> Snapshot:
    """A talk of last year with these of three members; the first of them presides."""
    three = [member(n, name=name) for n, name in enumerate(("高晓", "王宁", "刘敏"), 1)]
    talk = meeting(TALK, on, host="")
    return snapshot(
        meeting("集体学习", "2025-01-03", 9),
        talk,
        attendances=there(talk, *(m for m in three if m.name in names), state=state),
        members=three,
    )


def presided(host: str, **about: object) -> Snapshot:
    """A general meeting with this host, in a branch with a committee."""
    return snapshot(meeting(GENERAL, host=host, **about), members=people(9))


def acting(post: str) -> Snapshot:
    """The same, presided over by the ninth, who has this post."""
    nine = people(9)
    nine[8].post = post
    return snapshot(meeting(GENERAL, host="党员09"), members=nine)


def presided_once(past: list[tuple[str, str]], post: str = "", since: str = "") -> Snapshot:
    """The same in September, presided over by the ninth; past: the days on which the roster was changed, and the post it then said ·
    since: the day on which that of now was taken up."""
    nine = people(9)
    nine[8].post, nine[8].post_since = post, PartialDate.parse(since) if since else None
    once = {9: [Once(date.fromisoformat(on), "", then) for on, then in past[:-1]]}
    once[9] += [Once(date.fromisoformat(on), "", then, nine[8].post_since) for on, then in past[-1:]]
    return snapshot(meeting(GENERAL, host="党员09"), members=nine, once=once)


def together(*, linked: bool, start: str = "14:30", **own: object) -> Snapshot:
    """A general meeting and a lesson of one day with the same people."""
    number = 1 if linked else None
    one, two = meeting(GENERAL, key=1, gathering=number), meeting("党课", key=2, gathering=number, start=start)
    who = people(2)
    return snapshot(one, two, attendances=[*there(one, *who), *there(two, *who)], branch=branch(**own), members=who)


def admitted(committee: str, topic: str = TOPICS[2], candidate: str = "刘某") -> Snapshot:
    """A general meeting about a person, the committee on some day before."""
    vote = meeting(GENERAL, "2026-09-12", 2)
    spoke = meeting(COMMITTEE, committee, 3, subject="讨论刘某入党")
    about = item(vote, title_text="讨论接收刘某为预备党员", candidate=candidate, topic=topic)
    return snapshot(meeting("党课", "2026-01-05"), spoke, vote, items=[about], members=people(9))


def punished(committee: str, spoke: str, **about: object) -> Snapshot:
    """A general meeting about a penalty or an election, the committee on some day before."""
    vote, before = meeting(GENERAL, "2026-09-12", 2), meeting(COMMITTEE, committee, 3, subject=spoke)
    return snapshot(meeting("党课", "2026-01-05"), before, vote, items=[item(vote, **about)], members=people(9))


_PENALTY = {"title_text": "讨论给予刘某警告处分", "candidate": "刘某", "topic": TOPICS[5], "ballot": SECRET}
_NO_VOTE = {"ballot": ""}
_ELECTION = {"title_text": "增补支委会委员", "rule": votes.ELECT, "candidate": "刘某、王某", "ballot": SECRET}


def fixed(on: str, **about: object) -> Snapshot:
    """A party day on a day, where the 20th is fixed."""
    return held(DAY, on, own=branch(party_day="每月 20 日"), **about)


MEETINGS = (
    raising("DYDH", "三季度没有党员大会", lambda: held(GENERAL, "2026-01-09", "2026-05-08")),
    raising(
        "DYDH",
        "每季度各一次，四季度还没有过完",
        lambda: held(GENERAL, *(f"2025-{m:02}-09" for m in (1, 4, 7, 10)), "2026-01-09", "2026-05-08", "2026-09-30"),
        speaks=False,
    ),
    raising("ZWH", "8 月没有支委会", lambda: held(COMMITTEE, *months(11, without=8))),
    raising("ZWH", "每月都有，本月还没有过完", lambda: held(COMMITTEE, *months(10)), speaks=False),
    raising(
        "DXZ",
        "第一党小组 8 月没有开会",
        lambda: held(GROUP, *months(10, without=8), own=branch(groups="第一党小组"), group="第一党小组"),
    ),
    raising(
        "DXZ",
        "第一党小组每月都有",
        lambda: held(GROUP, *months(10), own=branch(groups="第一党小组"), group="第一党小组"),
        speaks=False,
    ),
    raising("DXZ", "没有设党小组", lambda: held(GENERAL, "2026-01-09"), speaks=False),
    raising("DK", "三季度没有党课", lambda: held("党课", "2026-01-09", "2026-05-08")),
    raising(
        "DK",
        "设为半年一次，上半年有过",
        lambda: held("党课", "2025-01-09", "2025-07-09", "2026-01-09", own=branch(lesson_months=6)),
        speaks=False,
    ),
    raising("ZTDR", "8 月没有主题党日", lambda: held(DAY, *months(11, without=8))),
    raising("ZTDR", "每月都有", lambda: held(DAY, *months(10)), speaks=False),
    raising("ZTDR固定日", "固定 20 日，12 日开的", lambda: fixed("2026-09-12")),
    raising("ZTDR固定日", "相差 7 天", lambda: fixed("2026-09-13"), speaks=False),
    raising("ZTDR固定日", "备注写明调整", lambda: fixed("2026-09-03", note="因防汛调整到 3 日"), speaks=False),
    raising("ZTDR固定日", "没有设固定日", lambda: held(DAY, "2026-09-03"), speaks=False),
    raising("TXTH", "上年与一人没有谈心谈话的记录", lambda: talks("高晓", "王宁")),
    raising("TXTH", "上年人人谈过", lambda: talks("高晓", "王宁", "刘敏"), speaks=False, on=date(2026, 9, 30)),
    raising("TXTH", "本年四季度还没有谈", lambda: talks("高晓", "王宁", "刘敏"), on=date(2026, 10, 1)),
    raising("TXTH", "名单上记为请假不算", lambda: talks("高晓", "王宁", "刘敏", state="请假"), on=date(2026, 9, 30)),
    raising("ZZSHH", "上年度到 3 月底仍没有", lambda: held(GENERAL, "2026-01-09"), on=date(2026, 4, 1)),
    raising(
        "ZZSHH", "上年度，3 月 31 日还可以开", lambda: held(GENERAL, "2026-01-09"), on=date(2026, 3, 31), speaks=False
    ),
    raising(
        "ZZSHH",
        "设到次年 5 月，4 月不算缺",
        lambda: held(GENERAL, "2026-01-09", own=branch(life_until_month=5)),
        on=date(2026, 4, 1),
        speaks=False,
    ),
    raising(
        "ZZSHH",
        "要求当年 11 月底前开，12 月算缺",
        lambda: held(LIFE, "2025-11-05", own=branch(life_until_month=11)),
        on=date(2026, 12, 1),
    ),
    raising(
        "ZZSHH",
        "要求当年 11 月底前开，11 月还可以开",
        lambda: held(LIFE, "2025-11-05", own=branch(life_until_month=11)),
        on=date(2026, 11, 30),
        speaks=False,
    ),
    raising("MZPY", "上年度到 3 月底仍没有", lambda: held(GENERAL, "2026-01-09"), on=date(2026, 4, 1)),
    raising(
        "MZPY",
        "与组织生活会合并进行",
        lambda: held(LIFE, "2026-01-19", title_text="2025年度组织生活会和民主评议党员"),
        on=date(2026, 4, 1),
        speaks=False,
    ),
    raising("MZPY", "上年度单独开了", lambda: held(REVIEW, "2025-12-19"), on=date(2026, 4, 1), speaks=False),
    raising("§1.2", "没有职务的党员主持", lambda: presided("党员09")),
    raising("§1.2", "写明受委托", lambda: presided("党员09", note="受书记委托主持"), speaks=False),
    raising("§1.2", "委员主持", lambda: presided("党员02"), speaks=False),
    *(
        raising("§1.2", f"{post}主持", lambda post=post: acting(post), speaks=False)
        for post in ("副书记（主持工作）", "代理书记", "群众工作委员")
    ),
    raising("§1.2", "团支部书记主持", lambda: acting("团支部书记")),
    raising(
        "§1.2",
        "那时有职务，后来换了人",
        lambda: presided_once([("2025-01-04", "副书记"), ("2026-10-08", "")]),
        speaks=False,
    ),
    raising("§1.2", "那时已没有职务", lambda: presided_once([("2025-01-04", "副书记"), ("2026-08-03", "")])),
    raising(
        "§1.2",
        "会后才录入，有过职务",
        lambda: presided_once([("2026-10-08", "副书记"), ("2026-11-02", "")]),
        speaks=False,
    ),
    raising(
        "§1.2",
        "接任，名册晚记了",
        lambda: presided_once([("2025-01-04", ""), ("2026-09-20", "副书记")], "副书记"),
        speaks=False,
    ),
    *(
        raising("§1.2", f"会后才任职的主持，{says}", lambda past=past: presided_once(past, "副书记", "2026-10-08"))
        for says, past in (
            ("名册一向这样写", []),
            ("修改记录里那时没有职务", [("2025-01-04", ""), ("2026-10-08", "副书记")]),
            ("会后才录入", [("2026-09-20", ""), ("2026-10-08", "副书记")]),
        )
    ),
    *(
        raising(
            "§1.2", f"有职务，{says}", lambda past=past, since=since: presided_once(past, "副书记", since), speaks=False
        )
        for says, past, since in (
            ("当日任职", [("2025-01-04", ""), ("2026-10-08", "副书记")], "2026-09-12"),
            ("当月任职，没有写日", [("2025-01-04", ""), ("2026-10-08", "副书记")], "2026-09"),
            ("早已任职，名册晚记了", [("2025-01-04", ""), ("2026-10-08", "副书记")], "2026-09-01"),
            ("以前是委员", [("2025-01-04", "组织委员"), ("2026-10-08", "副书记")], "2026-10-08"),
            ("连任，任职日期改成了新一届的", [("2025-01-04", "副书记"), ("2026-10-08", "副书记")], "2026-10-08"),
        )
    ),
    raising("§1.2多记", "同时同人记成两类，没有关联", lambda: together(linked=False)),
    raising("§1.2多记", "分别记录并关联为同场", lambda: together(linked=True), speaks=False),
    raising("§1.2多记", "关联了，但设定不能一会多记", lambda: together(linked=True, combined="否")),
    raising("§1.2多记", "同日先后开", lambda: together(linked=False, start="16:10"), speaks=False),
    raising("§1.2支委会", "支委会在 61 天前讨论", lambda: admitted("2026-07-13")),
    raising("§1.2支委会", "支委会在 60 天前讨论", lambda: admitted("2026-07-14"), speaks=False),
    *(
        raising("§1.2支委会", f"讨论过{who}", lambda who=who: admitted("2026-07-14", candidate=who), speaks=False)
        for who in ("刘某（1978年生）", "刘某同志", "刘某（1978年3月生）同志")
    ),
    raising("§1.2支委会", "处分，支委会在 61 天前讨论", lambda: punished("2026-07-13", "讨论刘某的问题", **_PENALTY)),
    raising("§1.2支委会", "处分，支委会讨论别的事", lambda: punished("2026-09-01", "讨论预算", **_PENALTY)),
    raising(
        "§1.2支委会", "处分，支委会讨论过", lambda: punished("2026-09-01", "讨论刘某的问题", **_PENALTY), speaks=False
    ),
    raising(
        "§1.2支委会",
        "议题文字像处分，没有选类型",
        lambda: punished("2026-07-13", "讨论预算", **_PENALTY | {"topic": ""}),
        speaks=False,
    ),
    raising(
        "§1.2支委会",
        "处分，没有表决",
        lambda: punished("2026-09-01", "讨论预算", **_PENALTY | _NO_VOTE),
        speaks=False,
    ),
    raising(
        "§1.2支委会",
        "处分，只填了票数",
        lambda: punished("2026-09-01", "讨论预算", **_PENALTY | {"ballot": "", "yes": 8}),
    ),
    *(
        raising(
            "§1.2支委会",
            f"处分处置一类的议题，{title}",
            lambda title=title, vote=vote: punished(
                "2026-09-01", "讨论预算", **_PENALTY | {"title_text": title} | vote
            ),
            speaks=False,
        )
        for title in (
            "宣布机关纪委关于给予刘某警告处分的决定",
            "传达关于刘某违纪问题的处分决定",
            "学习《中国共产党纪律处分条例》",
            "开展警示教育",
        )
        for vote in (_NO_VOTE, {})
    ),
    raising(
        "§1.2支委会",
        "宣读上级的批复",
        lambda: punished("2026-09-01", "讨论预算", title_text="宣读同意接收刘某为预备党员的批复", topic=TOPICS[2]),
        speaks=False,
    ),
    raising(
        "§1.2支委会", "选举，不知道选的是什么", lambda: punished("2026-09-01", "讨论预算", **_ELECTION), speaks=False
    ),
    raising("§1.2支委会", "不是接收、转正", lambda: admitted("2026-07-13", "传达学习"), speaks=False),
)
