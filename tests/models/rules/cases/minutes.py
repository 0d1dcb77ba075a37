"""Cases of the records of meetings (domain §9.1)."""

from __future__ import annotations

from models.records import Attendance, Member
from models.records.meeting import ABSENT, ARCHIVED, COMMITTEE, DRAFT, EXCUSED, GENERAL, GUEST, PRESENT, SECRET
from models.rules import Snapshot
from models.rules.votes import ELECT
from models.rules.votes import GENERAL as GENERAL_RULE
from tests.models.rules.cases.case import raising
from tests.models.rules.cases.making import item, meeting, member, people, snapshot, there


def one(listed: int = 3, state: str = "", reason: str = "", **about: object) -> Snapshot:
    """A general meeting of three, so many of them on the list; the last of those in another state."""
    held, three = meeting(GENERAL, **{"on": "2026-11-10"} | about), people(3)  # type: ignore[arg-type]
    list_ = there(held, *three[:listed])
    if state:
        list_[-1].state, list_[-1].reason = state, reason
    return snapshot(held, attendances=list_, members=three)


def voted(eligible: int | None, present: int | None, yes: int | None = 3) -> Snapshot:
    """A vote of three who all came, with these numbers put down."""
    found = one()
    held = found.meetings[0]
    voted_on = item(
        held, rule=GENERAL_RULE, ballot="举手", eligible=eligible, present=present, yes=yes, decision="同意。"
    )
    found.items = {held.id: [voted_on]}
    return found


def graded(kind: str = "民主评议党员", title: str = "民主测评", **about: object) -> Snapshot:
    """Papers that were handed out at such a meeting, with the numbers of those who came and none of those for it."""
    found = one()
    held = found.meetings[0]
    held.kind = kind
    given = {"title_text": title, "ballot": SECRET, "eligible": 3, "present": 3, "issued": 3, "collected": 3} | about
    found.items = {held.id: [item(held, **given)]}
    return found


def two(second: dict[str, object], *, same: bool = True) -> Snapshot:
    """Two meetings of one day; the same person at both, or another."""
    first = meeting(GENERAL, "2026-11-10", 1)
    other = meeting(**{"kind": "党课", "on": "2026-11-10", "key": 2} | second)  # type: ignore[arg-type]
    who = people(2)
    lists: list[Attendance] = [*there(first, who[0], who[1]), *there(other, who[0] if same else member(5))]
    return snapshot(first, other, attendances=lists, members=[*who, member(5)])


def numbered(on: str, times: int) -> Snapshot:
    """Two general meetings of which the first is the third of its year."""
    first, second = meeting(GENERAL, "2026-06-12", 1, number=3), meeting(GENERAL, on, 2, number=times)
    return snapshot(first, second, members=people(3))


def headed(subject: str, *titles: str, **about: object) -> Snapshot:
    """A committee that met, with the subject of the head and the items; what else is said is of the meeting, a `candidate` and the
    `rule` of a vote of the last item."""
    of_the_last = {name: str(about.pop(name, "")) for name in ("candidate", "rule")}
    held = meeting(**{"kind": COMMITTEE, "subject": subject, "body": ""} | about)  # type: ignore[arg-type]
    items = [item(held, number, title_text=title) for number, title in enumerate(titles, 1)]
    for name, value in of_the_last.items() if items else ():
        setattr(items[-1], name, value)
    return snapshot(held, items=items, members=[member(1, name="张三丰"), member(2, name="李四光")])


def ran(state: str = PRESENT, *others: Member, **about: object) -> Snapshot:
    """A general meeting at which 王伟 presided, who is in this state on the list; others stand on the list as present."""
    held, wang = meeting(GENERAL, **{"host": "王伟"} | about), member(1, name="王伟")  # type: ignore[arg-type]
    list_ = [*there(held, wang, state=state, reason="住院"), *there(held, member(2), *others)]
    return snapshot(held, attendances=list_, members=[wang, member(2), *others])


def taught(body: str, state: str = EXCUSED, kind: str = "党课", **about: object) -> Snapshot:
    """A 党课 with this text, at which 王伟 is down in this state, and somebody else presided."""
    found = ran(state, **{"body": body, "host": "党员02"} | about)  # type: ignore[arg-type]
    found.meetings[0].kind = kind
    return found


def spoke(words: str, state: str = EXCUSED, *, body: str = "") -> Snapshot:
    """A general meeting at which 李敏 presided, and an item of it gives words to 王伟, who is down in this state."""
    found = ran(state, member(3, name="李敏"), host="李敏", body=body)
    found.items[1] = [item(found.meetings[0], title_text="讨论", discussion=words)]
    return found


def beside_the_list(found: Snapshot) -> Snapshot:
    """The same where another 王伟 is on the roster, and not on the list."""
    found.members.append(member(9, name="王伟"))
    return found


def both_away() -> Snapshot:
    """Two 王伟 on the list, and neither came."""
    found = ran(EXCUSED, member(3, name="王伟"))
    for line in found.attendances[1]:
        line.state = EXCUSED if line.name == "王伟" else line.state
    return found


_RAN = "§9.1到会"
_ITEMS = "§9.1议题"
_ADMITTED = "讨论接收左某为预备党员"
MINUTES = (
    raising(
        _ITEMS,
        "议题栏没有提到第三项，表决的是选举",
        lambda: headed("年终总结；慰问老党员", "年终总结", "慰问老党员", "酝酿名单", rule=ELECT),
        level="info",
    ),
    raising(_ITEMS, "议题栏里的接收哪里都没有写", lambda: headed(f"年终总结；{_ADMITTED}", "研究年终总结")),
    raising(_ITEMS, "只有一项，说的不是一件事", lambda: headed("换届选举", "慰问困难群众")),
    raising(_ITEMS, "议题栏写一个人，表决的是另一个", lambda: headed("讨论张三丰转正", "讨论转正", candidate="李四光")),
    raising(_ITEMS, "措辞不同，说的是一件事", lambda: headed("年终总结", "听取支委会工作报告"), speaks=False),
    raising(_ITEMS, "换届写在正文里", lambda: headed("党费；换届", "党费", body="书记说换届的事。"), speaks=False),
    raising(
        _ITEMS,
        "只有会议名称里有“党员”",
        lambda: headed(f"年终总结；{_ADMITTED}", "年终总结", kind=GENERAL, title_text="2026年9月支部党员大会"),
    ),
    raising(_ITEMS, "正文里只有“党员”", lambda: headed(f"年终总结；{_ADMITTED}", "年终总结", body="全体党员参加。")),
    raising(
        _ITEMS,
        "会议名称里写了这件事",
        lambda: headed(f"年终总结；{_ADMITTED}", "年终总结", kind=GENERAL, title_text="接收预备党员支部党员大会"),
        speaks=False,
    ),
    raising(
        _ITEMS,
        "议题栏笼统",
        lambda: headed("研究有关事项；年终总结", "研究年终总结", "酝酿名单", rule=ELECT),
        speaks=False,
    ),
    raising(_ITEMS, "议题栏空着", lambda: headed("", "换届选举", rule=ELECT), speaks=False),
    raising(_ITEMS, "没有分项", lambda: headed("换届选举"), speaks=False),
    raising(_ITEMS, "草稿", lambda: headed("换届选举", "慰问困难群众", status=DRAFT), speaks=False),
    raising(_ITEMS, "还没有开", lambda: headed("换届选举", "慰问困难群众", on="2026-11-24"), speaks=False),
    raising(_ITEMS, "党课的议题栏是题目", lambda: headed("换届选举", "慰问困难群众", kind="党课"), speaks=False),
    raising(_ITEMS, "表决的就是这个人", lambda: headed("讨论李四光转正", "讨论转正", candidate="李四光"), speaks=False),
    raising(_ITEMS, "议题栏没有写人", lambda: headed("讨论党员转正", "讨论转正", candidate="李四光"), speaks=False),
    raising(
        _ITEMS, "议题栏写了等几个人", lambda: headed("讨论张三丰等转正", "讨论转正", candidate="李四光"), speaks=False
    ),
    raising(_RAN, "主持人记的是请假", lambda: ran(EXCUSED), level="warning"),
    raising(_RAN, "记录人记的是缺席", lambda: ran(ABSENT, host="党员02", recorder="王伟")),
    raising(_RAN, "两个主持人里有一个请假", lambda: ran(EXCUSED, host="党员02、王伟")),
    raising(_RAN, "两个同名的都请假", both_away),
    *(
        raising(_RAN, f"主持人写的是{host}", lambda host=host: ran(EXCUSED, host=host))  # type: ignore[misc]
        for host in (
            "王伟（主持）",
            "王伟同志",
            "书记王伟",
            "党员02、党支部副书记王伟（代为主持）",
            "组织委员 王伟",
            "主持人：王伟",
            "主持:王伟",
        )
    ),
    *(
        raising(_RAN, f"主持人写的是{host}", lambda host=host: ran(EXCUSED, host=host), speaks=False)  # type: ignore[misc]
        for host in ("王伟（上级党委）", "王伟华", "镇党委王伟", "镇党委：王伟")
    ),
    raising(_RAN, "讲党课的人记的是请假", lambda: taught("王伟同志讲党课《学习党章》。")),
    raising(_RAN, "讲党课的人到会", lambda: taught("王伟同志讲党课。", PRESENT), speaks=False),
    raising(_RAN, "正文里原定讲党课的人", lambda: taught("原定王伟同志讲党课，改由党员02讲。"), speaks=False),
    raising(_RAN, "党员大会上说谁讲党课", lambda: taught("王伟同志讲党课。", kind=GENERAL), speaks=False),
    raising(_RAN, "讨论发言的人记的是请假", lambda: spoke("李敏：同意。\n王伟同志：建议线上线下结合。")),
    raising(_RAN, "讨论发言的人记的是缺席", lambda: spoke("王伟：1 学习不够；2 调研不够。", ABSENT)),
    raising(_RAN, "讨论发言说起年份", lambda: spoke("王伟：2026年工作思路我赞成。")),
    raising(_RAN, "讨论发言分条", lambda: spoke("王伟：1.学习不够；2.调研不够。")),
    raising(_RAN, "讨论发言说的是未来", lambda: spoke("王伟：线上学习不够，书面材料要规范。\n李敏：未来要抓好落实。")),
    raising(_RAN, "发言的人到会", lambda: spoke("李敏：同意。\n王伟：同意。", PRESENT), speaks=False),
    raising(
        _RAN,
        "正文列的是请假的人",
        lambda: spoke("李敏：同意。", body="请假人员：\n王伟：出差\n讨论\n李敏：好"),
        speaks=False,
    ),
    *(
        raising(_RAN, f"议题里王伟后面是{said}", lambda said=said: spoke(f"李敏：同意。\n王伟：{said}"), speaks=False)  # type: ignore[misc]
        for said in (
            "（书面）同意",
            "（李敏代读）同意",
            "请假",
            "未参加表决",
            "因病没有到会",
            "优秀 2 票",
            "×",
            "20 元",
            "88",
            "20\n合计40元",
            "12学时",
            "85%",
            "未能参加会议",
            "未发表意见",
            "未缴",
            "电话请假",
            "微信群回复同意",
            "书面表示同意",
            "委托李敏转达，同意",
            "电话表示同意",
            "出差请假",
            "",
        )
    ),
    raising(_RAN, "主持人到会", ran, speaks=False),
    raising(_RAN, "主持人列席", lambda: ran(GUEST), speaks=False),
    raising(_RAN, "请假的是别人", lambda: ran(EXCUSED, host="党员02", recorder="党员02"), speaks=False),
    raising(_RAN, "主持人是列席的同名人", lambda: ran(EXCUSED, guests="上级党委 王伟"), speaks=False),
    raising(_RAN, "两个同名的，一个到会", lambda: ran(EXCUSED, member(3, name="王伟")), speaks=False),
    raising(_RAN, "名单外还有同名的", lambda: beside_the_list(ran(EXCUSED)), speaks=False),
    raising(_RAN, "会议还没有开", lambda: ran(EXCUSED, on="2026-11-24"), speaks=False),
    raising("M01", "已归档，没有填地点", lambda: one(place="", status=ARCHIVED)),
    raising("M01", "定稿，没有填结束时间", lambda: one(end="")),
    raising("M01", "缺席没有写原因", lambda: one(state=ABSENT)),
    raising("M01", "缺席写明无故", lambda: one(state=ABSENT, reason="无故缺席"), speaks=False),
    raising("M01", "请假写的是未请假", lambda: one(state=EXCUSED, reason="未请假")),
    raising("M01", "要素齐全", one, speaks=False),
    raising("M01", "请假写了原因", lambda: one(state=EXCUSED, reason="出差"), speaks=False),
    raising("M01", "草稿，没有填地点", lambda: one(place="", status=DRAFT), speaks=False),
    raising("M02", "有表决，没有填赞成票", lambda: voted(3, 3, None)),
    raising("M02", "民主测评没有赞成票", graded, speaks=False),
    raising("M02", "民主测评，应到实到也没有填", lambda: graded(eligible=None, present=None), speaks=False),
    raising(
        "M02",
        "组织生活会上的测评",
        lambda: graded("组织生活会", "个人自评、党员互评和民主测评", invalid=1),
        speaks=False,
    ),
    raising("M02", "民主评议党员的测评", lambda: graded(title="民主评议党员"), speaks=False),
    raising("M02", "表决民主评议结果", lambda: graded(title="民主评议党员结果")),
    raising("M02", "测评选了表决事项", lambda: graded(rule=GENERAL_RULE)),
    raising("M02", "测评填了不赞成票", lambda: graded(no=1)),
    raising("M02", "举手的测评", lambda: graded(ballot="举手")),
    raising("M02", "表决测评办法", lambda: graded(title="审议民主测评办法")),
    raising("M02", "按测评结果定等次的表决", lambda: graded(title="根据测评结果评定等次")),
    raising("M02", "民主评议会上的另一项表决", lambda: graded(title="对不合格党员的组织处置")),
    raising("M02", "数字齐全", lambda: voted(3, 3), speaks=False),
    raising("M03", "应到填 4 人，名单 3 人", lambda: voted(4, 3)),
    raising("M03", "与名单一致", lambda: voted(3, 3), speaks=False),
    raising("M04", "名单里少一人", lambda: one(listed=2)),
    raising("M04", "名单齐全", one, speaks=False),
    raising("M05", "结束早于开始", lambda: one(end="14:00")),
    raising("M05", "记录日期早于会议日期", lambda: one(recorded_on="2026-11-09")),
    raising("M05", "同一人同时在两场", lambda: two({"start": "15:00"})),
    raising("M05", "日期没有到就记了到会", lambda: one(on="2026-11-24")),
    raising("M05", "前后相接", lambda: two({"start": "16:00", "end": "17:00"}), speaks=False),
    raising("M05", "同时，不同的人", lambda: two({"start": "15:00"}, same=False), speaks=False),
    raising("M06", "会后 4 天还是草稿", lambda: one(on="2026-11-19", status=DRAFT)),
    raising("M06", "会后 31 天写成", lambda: one(on="2026-09-12", recorded_on="2026-10-13")),
    raising("M06", "会后 3 天还是草稿", lambda: one(on="2026-11-20", status=DRAFT), speaks=False),
    raising("M06", "会后 30 天写成", lambda: one(on="2026-09-12", recorded_on="2026-10-12"), speaks=False),
    raising("§9.1次数", "同类同年两次都写第 3 次", lambda: numbered("2026-09-12", 3)),
    raising("§9.1次数", "第 3 次、第 4 次", lambda: numbered("2026-09-12", 4), speaks=False),
    raising("§9.1次数", "另一年的第 3 次", lambda: numbered("2025-09-12", 3), speaks=False),
)
