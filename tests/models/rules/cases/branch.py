"""Cases of the branch itself: size, committee, groups, term, temporary branches (domain §1.1)."""

from __future__ import annotations

from datetime import date

from models.records import StatusChange
from models.records.meeting import GENERAL, TOPICS
from models.records.status_change import ON_PROBATION, RESUMING
from models.rules import Snapshot
from models.rules.votes import ADMIT
from models.rules.votes import GENERAL as GENERAL_RULE
from tests.models.rules.cases.case import raising
from tests.models.rules.cases.making import POSTS, branch, item, made, meeting, member, newcomer, people, snapshot


def of(size: int, posts: tuple[str, ...] = POSTS) -> Snapshot:
    """So many full members with these posts."""
    return snapshot(members=people(size, posts))


def set_up(**about: object) -> Snapshot:
    """A branch of nine about which this is said."""
    return snapshot(branch=branch(**about), members=people(9))


def units(count: int, kind: str = "联合支部") -> Snapshot:
    """A branch that covers so many units."""
    return set_up(kind=kind, units="\n".join(f"单位{n}" for n in range(count)))


def temporary(kind: str = "临时支部", **about: object) -> Snapshot:
    """A branch of a kind with one item of an agenda."""
    held = meeting(GENERAL)
    return snapshot(held, items=[item(held, **about)], branch=branch(kind=kind), members=people(9))


def punished(change: str) -> Snapshot:
    """A temporary branch that has decided about a membership."""
    decided = made(StatusChange, 1, member_id=1, kind=change, since="2026-05-01")
    return snapshot(branch=branch(kind="临时支部"), members=people(9), status_changes={1: [decided]})


def led(
    post: str, where: str = "第一党小组", *, group: str = "第一党小组", secretary: str = "书记", groups: str = ""
) -> Snapshot:
    """Two members of a group, the first of them the secretary, and one with this post in that group."""
    those = [member(1, post=secretary, group=group), member(2, group=group), member(3, post=post, group=where)]
    return snapshot(branch=branch(groups=groups), members=those)


def left(on: str, *, after: str = "", **about: object) -> Snapshot:
    """The member for organization left on a day; after: who has the post now."""
    gone = member(99, post="组织委员", left=on, left_why="转出")
    return snapshot(branch=branch(**about), members=[*people(9, ("书记", "宣传委员", "纪检委员", after)), gone])


BRANCH = (
    raising("B01", "正式党员 2 人、预备党员 1 人", lambda: snapshot(members=[*people(2), newcomer(3)])),
    raising("B01", "正式党员 3 人", lambda: of(3), speaks=False),
    raising("B02", "51 人", lambda: of(51)),
    raising("B02", "50 人", lambda: of(50), speaks=False),
    raising("B03", "联合支部覆盖 6 个单位", lambda: units(6)),
    raising("B03", "联合支部覆盖 5 个单位", lambda: units(5), speaks=False),
    raising("B03", "不是联合支部", lambda: units(6, "机关"), speaks=False),
    raising("B05", "临时支部的转正议题，没有表决", lambda: temporary(topic=TOPICS[3])),
    raising("B05", "临时支部的选举议题", lambda: temporary(topic=TOPICS[1])),
    raising("B05", "临时支部讨论纪律处分", lambda: temporary(topic=TOPICS[5])),
    raising("B05", "临时支部登记留党察看", lambda: punished(ON_PROBATION)),
    raising("B05", "临时支部填了本届选举日期", lambda: set_up(kind="临时支部", elected="2026-01-08")),
    raising("B05", "临时支部传达学习", lambda: temporary(topic=TOPICS[6], rule=GENERAL_RULE), speaks=False),
    raising("B05", "临时支部登记恢复党籍", lambda: punished(RESUMING), speaks=False),
    raising("B05", "机关支部的选举议题", lambda: temporary("机关", topic=TOPICS[1]), speaks=False),
    raising("B05接收", "临时支部表决接收预备党员", lambda: temporary(rule=ADMIT)),
    raising("B05接收", "机关支部表决接收预备党员", lambda: temporary("机关", rule=ADMIT), speaks=False),
    raising("B05接收", "临时支部表决一般议题", lambda: temporary(rule=GENERAL_RULE), speaks=False),
    raising("B06", "1 个月零 1 天后批复", lambda: set_up(applied="2026-01-31", approved="2026-03-01")),
    raising("B06", "1 个月后还没有批复", lambda: set_up(applied="2026-10-22")),
    raising("B06", "满 1 个月那天批复", lambda: set_up(applied="2026-01-31", approved="2026-02-28"), speaks=False),
    raising("B06", "刚满 1 个月，还没有批复", lambda: set_up(applied="2026-10-23"), speaks=False),
    raising("B07", "正式党员 7 人，没有委员", lambda: of(7, ("书记", "副书记"))),
    raising("B07", "正式党员 9 人，支委没有写明分工", lambda: of(9, ("书记", "支委", "支委")), speaks=False),
    raising("B07", "正式党员 9 人，工会委员不是支委", lambda: of(9, ("书记", "工会委员"))),
    raising("B07", "正式党员 6 人，没有委员", lambda: of(6, ("书记",)), speaks=False),
    raising("B07", "正式党员 7 人，设了支委", lambda: of(7), speaks=False),
    raising("B08", "支委 6 人", lambda: of(9, (*POSTS, "委员", "委员"))),
    raising("B08", "支委 2 人", lambda: of(9, ("书记", "组织委员"))),
    raising("B08", "支委 3 人", lambda: of(9, ("书记", "组织委员", "宣传委员、纪检委员")), speaks=False),
    raising("B08", "支委 5 人", lambda: of(9, (*POSTS, "委员")), speaks=False),
    raising("B09", "没有纪检委员", lambda: of(9, ("书记", "组织委员", "宣传委员"))),
    raising(
        "B09",
        "职务写得全",
        lambda: of(9, ("党支部书记、村委会主任", "组织、宣传委员", "支部纪律检查委员", "委员")),
        speaks=False,
    ),
    raising("B09", "副书记 2 人", lambda: of(9, (*POSTS, "副书记", "副书记"))),
    raising(
        "B09", "副书记兼组织委员", lambda: of(9, ("书记", "副书记兼组织委员", "宣传委员", "纪检委员")), speaks=False
    ),
    raising("B10", "正式党员 6 人，设了委员", lambda: of(6, ("书记", "组织委员"))),
    raising("B10", "正式党员 5 人，有村委会委员", lambda: of(5, ("书记", "村委会委员")), speaks=False),
    raising("B10", "正式党员 6 人，没有书记", lambda: of(6, ())),
    raising("B10", "正式党员 6 人，书记、副书记各 1 人", lambda: of(6, ("书记", "副书记")), speaks=False),
    raising(
        "B11",
        "书记党龄差 8 天满 1 年",
        lambda: snapshot(members=[member(1, post="书记", joined="2024-12-01", full="2025-12-01")]),
    ),
    raising(
        "B11",
        "书记党龄满 1 年",
        lambda: snapshot(members=[member(1, post="书记", joined="2024-11-23", full="2025-11-23")]),
        speaks=False,
    ),
    raising("B12", "20 人，没有党小组", lambda: of(20)),
    raising("B12", "19 人，没有党小组", lambda: of(19), speaks=False),
    raising(
        "B12",
        "20 人，设了党小组",
        lambda: snapshot(branch=branch(groups="第一党小组"), members=people(20)),
        speaks=False,
    ),
    raising("B13", "设了党小组，有人没有编入", lambda: set_up(groups="第一党小组")),
    raising(
        "B13",
        "人人编入",
        lambda: snapshot(branch=branch(groups="第一党小组"), members=[member(1, group="第一党小组")]),
        speaks=False,
    ),
    raising("§1.1组长", "小组里没有人登记为组长", lambda: led(""), level="info"),
    raising("§1.1组长", "组长在另一个小组", lambda: led("党小组组长", "第二党小组")),
    raising("§1.1组长", "登记了组长", lambda: led("党小组组长"), speaks=False),
    raising("§1.1组长", "副书记兼组长", lambda: led("副书记、党小组组长"), speaks=False),
    raising("§1.1组长", "名册没有填党内职务", lambda: led("", secretary=""), speaks=False),
    raising("§1.1组长", "没有划分党小组", lambda: led("", "", group=""), speaks=False),
    raising("§1.1组长", "列了党小组，没有人编入", lambda: led("", "", group="", groups="第一党小组"), speaks=False),
    raising("B20", "届满前 6 个月那天", lambda: set_up(elected="2024-05-23")),
    raising("B20", "届满前 6 个月零 1 天", lambda: set_up(elected="2024-05-24"), speaks=False),
    raising("B20", "社区 5 年一届，届满前 6 个月", lambda: set_up(kind="社区", elected="2022-05-23")),
    raising("B20", "临时支部不换届", lambda: set_up(kind="临时支部", elected="2024-05-23"), speaks=False),
    raising("B21", "届满次日，没有延期批复", lambda: set_up(elected="2023-11-22")),
    raising("B21", "任期意见发布以前就已届满", lambda: set_up(elected="2014-05-20")),
    raising("B21", "届满当天", lambda: set_up(elected="2023-11-23"), speaks=False),
    raising("B21", "延期了，文号没有填", lambda: set_up(elected="2023-11-22", extended_until="2027-03-31")),
    raising(
        "B21",
        "延期也过了",
        lambda: set_up(elected="2023-03-01", extended_until="2026-10-31", extension_document="机党复〔2026〕1号"),
    ),
    raising(
        "B21",
        "批复延期，还没有到",
        lambda: set_up(elected="2023-11-22", extended_until="2027-03-31", extension_document="机党复〔2026〕1号"),
        speaks=False,
    ),
    raising("B22", "延长 1 年零 1 天", lambda: set_up(elected="2023-11-22", extended_until="2027-11-23")),
    raising("B22", "延长整 1 年", lambda: set_up(elected="2023-11-22", extended_until="2027-11-22"), speaks=False),
    raising("B22", "延期是上一届的", lambda: set_up(elected="2026-01-08", extended_until="2025-12-31"), speaks=False),
    raising("B23", "组织委员离开 91 天，没有人接任", lambda: left("2026-08-24")),
    raising("B23", "组织委员离开 90 天", lambda: left("2026-08-25"), speaks=False),
    raising("B23", "有人接任", lambda: left("2026-01-08", after="组织委员"), speaks=False),
    raising("B23", "离开之后换过届", lambda: left("2026-01-08", elected="2026-02-01"), speaks=False),
    raising("B24", "选举产生后没有批复日期", lambda: set_up(elected="2026-01-08")),
    raising("B24", "填了批复日期", lambda: set_up(elected="2026-01-08", election_approved="2026-01-15"), speaks=False),
    raising("B24", "选举那天以前", lambda: set_up(elected="2026-12-08"), speaks=False, on=date(2026, 11, 23)),
)
