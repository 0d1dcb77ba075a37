"""Posts as rosters have them: which a text names, and whether one of them is in the committee of the branch."""

import pytest

from models.records import Member
from models.rules.posts import make_committee, of_committee, posts_in


@pytest.mark.parametrize(
    ("text", "named", "theirs"),
    [
        ("副书记兼组织委员", "副书记 组织委员", True),
        ("副书记（主持工作）", "副书记", True),
        ("副书记(主持工作)、组织委员", "副书记 组织委员", True),
        ("主持支部工作的副书记", "副书记", True),
        ("副书记（兼组织委员、青年委员）", "副书记 组织委员 青年委员", True),
        ("党支部书记、村委会主任", "书记 村委会主任", True),
        ("党支部书记兼组织委员", "书记 组织委员", True),
        ("党支部副书记/支部纪律检查委员", "副书记 纪检委员", True),
        ("组织、宣传委员", "组织委员 宣传委员", True),
        ("组织宣传委员", "组织委员 宣传委员", True),
        ("纪检、组织委员兼党小组长", "纪检委员 组织委员 党小组组长", True),
        ("村党支部书记、村委会主任", "书记 村委会主任", True),
        ("中共前进村支部书记", "书记", True),
        ("第一党支部书记\\校长", "书记 校长", True),
        ("书记主任一肩挑", "书记 主任", True),
        ("书记兼任组织委员", "书记 组织委员", True),
        ("支部组织、宣传委员", "组织委员 宣传委员", True),
        ("组织和宣传委员", "组织委员 宣传委员", True),
        ("组织委员（兼宣传、纪检）", "组织委员 宣传委员 纪检委员", True),
        ("支委（组织委员）", "支委 组织委员", True),
        ("副书记（纪检委员）", "副书记 纪检委员", True),
        ("支委（组织、宣传）", "支委 组织委员 宣传委员", True),
        ("组织（统战）委员", "组织委员 统战委员", True),
        ("党支部书记校长", "书记 校长", True),
        ("支部书记及村主任", "书记 村主任", True),
        ("常务副书记", "副书记", True),
        ("村支部委员（组织委员）", "委员 组织委员", True),
        ("教师/支委 （宣传）", "教师 支委 宣传委员", True),
        ("党总支委员（组织委员）", "党总支委员", False),
        ("工会委员（宣传）", "工会委员", False),
        ("原支委（组织委员）", "原支委", False),
        ("党小组组长（青年）", "党小组组长", False),
        ("书记主任、人大代表", "书记 主任 人大代表", True),
        ("书记村委会主任兼会计", "书记 村委会主任 会计", True),
        ("党支部第1小组组长", "党小组组长", False),
        ("第二党小组长", "党小组组长", False),
        ("第一小组长", "党小组组长", False),
        ("村民小组长", "村民小组长", False),
        ("党小组副组长", "党小组副组长", False),
        ("支书", "书记", True),
        ("村支书", "书记", True),
        ("宣委", "宣传委员", True),
        ("支部委员会委员", "委员", True),
        ("党小组组长（原组织委员）", "党小组组长", False),
        ("党小组组长、工会委员", "党小组组长 工会委员", False),
        ("审判委员会委员、原书记", "审判委员会委员 原书记", False),
        ("街道工委书记、村务监督委员会委员", "街道工委书记 村务监督委员会委员", False),
        ("书记（已离任）", "原书记", False),
        ("（原）书记", "原书记", False),
        ("支部治保委员", "支部治保委员", True),
        ("", "", False),
    ],
)  # fmt: skip
def test_the_posts_that_a_text_names(text: str, named: str, theirs: bool) -> None:
    """Each by its usual name: a village whose secretary is 党支部书记、村委会主任 was told that it had none."""
    assert (list(posts_in(text)), of_committee(text)) == (named.split(), theirs)


@pytest.mark.parametrize(
    ("theirs", "those"),
    [
        (
            True,
            "书记 副书记 委员 代书记 代理书记 第一书记 支委 支委会成员 群众工作委员 组宣委员 宣教委员 青工委员 女工委员 青妇委员 党建委员"
            " 教育委员 群工委员 统战委员 机关党支部书记 集团支部书记 集团党支部书记 群团支部书记 工会党支部书记 离退休党支部书记 退休支部书记"
            " 老干部党支部书记 老年党支部书记 政协支部书记 纪委支部书记 妇联支部书记 村委党支部书记 居委会支部书记 社区居民委员会支部委员"
            " 前进村党支部书记 前李村党支部书记 原种场支部书记 原料车间党支部书记 支委成员 前进村支部委员 前锋党支部委员 退休党支部委员 退休支部组织委员 老年党支部委员 老干部支部委员 老干部委员 老龄委员",
        ),
        (
            False,
            "县委委员 业主委员会委员 关工委委员 老书记 老支部书记 退休书记 离休支委 区人大代表 工会主席 工会委员 市妇委委员 区政协委员"
            " 团支部书记 团委书记 共青团书记 机关党委委员 党组书记 总支书记 村委委员 居委委员 妇联委员 纪委书记 人大委员 督导委员 陪审委员"
            " 书记助理 原书记 原支部书记 原村支部书记 原组织委员 原妇女委员 老委员 前书记 团支书 老支书 退休支书 曾任书记 拟任书记 离任书记 卸任书记 名誉书记 上届书记 治保委员 调解委员 监委会委员 老年协会委员"
            " 镇组织委员 街道宣传委员 党小组组长",
        ),
    ],
)  # fmt: skip
def test_who_is_in_the_committee(theirs: bool, those: str) -> None:
    """There were two ideas of it, and a list of what a post may be called loses those of normal branches."""
    assert [post for post in those.split() if of_committee(post) is not theirs] == []


@pytest.mark.parametrize(
    ("posts", "theirs"),
    [
        (("书记", "支委", "支委"), True),
        (("书记", "组织委员"), True),
        (("书记", "副书记"), False),
        (("书记", "村委会委员", "工会委员"), False),  # ten meetings of a committee were asked of a branch of five
        (("村支书",), False),
        ((), False),
    ],
)
def test_whether_the_branch_has_a_committee(posts: tuple[str, ...], theirs: bool) -> None:
    assert make_committee([Member(name="甲", post=post) for post in posts]) is theirs
