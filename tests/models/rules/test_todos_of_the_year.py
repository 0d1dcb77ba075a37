"""The reminders of the sample branch on twelve days of a year, beside lists that were worked out by hand from its records.

Each list was derived from the files in `resources/sample` and the rules of the domain, without looking at what the program
says: what is told relative to the day (`models/sample/times.py`), the days on which the office is open, the plan by quarter and month.
"""

from datetime import date, timedelta
from types import MappingProxyType

import pytest

from models.records import Award
from models.records.award import FIFTY_YEARS
from models.rules import Snapshot
from models.rules.articles import article_of, rules
from models.rules.todo import TONES
from models.rules.todos import todos
from models.sample import write_sample
from models.store import Ledger

SHORT = MappingProxyType(
    {
        "党员活动室图书陈旧，近五年新书不足十册": "整改图书",
        "支部活动通知偏晚，有时前一晚才发，党员安排不开": "回头看通知",
        "党费收缴登记本有3处涂改未签名，1名党员隔月补交未注明原因": "整改党费本",
        "对流动党员联系不紧，上季度有一名流动党员只打过一次电话，没有记录": "整改流动联系",
        "大厅取号机字体小，老年人看不清，等候区座椅没有扶手": "整改大厅",
        "1 人可列入“光荣在党50年”建议名单": "党龄50年",
    }
)
"""Long titles by a short name; to-dos are called by their number."""

# Of every day: an item 18 days late, one 5 and one 3 days ahead, one without owner; to-dos of the working day 6 days ago, in 3
# and in 9 days; a letter that ends in 5 days; 韩沐阳 (probation over 6 days ago), 倪嘉禾 (over 18 days ahead, or on the working
# day before that a year ago); 段小飞, last reached on the working day 104 days ago, 90 days are asked; 彭伟强, lost for 8 months
# and searched for; four people with empty items; the check and the report of the last quarter; one absence without a reason.
LISTS = {
    # Monthly and yearly meetings of December were planned, and are held on the 19th and the 4th of January.
    "2026-01-15": """
        整改图书 逾期 18 天 | 联系流动党员 段小飞 逾期 17 天 | 组织生活会到期还没有记录 逾期 15 天
        民主评议党员到期还没有记录 逾期 15 天 | 回头看通知 到期 11 天 | 待办2 逾期 6 天 | 韩沐阳 预备期满 已满 6 天
        1月13日党小组会记录还是草稿 剩 1 天 | 整改党费本 剩 3 天 | 待办7 剩 3 天 | 整改流动联系 剩 5 天
        主题党日按计划要召开 剩 5 天 | 郭子昂 的介绍信将到期 剩 5 天 | 待办1 剩 9 天 | 倪嘉禾 预备期满 剩 12 天
        1 月政治生日 3 人 剩 12 天 | 支部换届准备 剩 120 天 | 整改大厅 | 2025年四季度责任清单还有 2 项没有检查
        2025年四季度督查通报还没有导出 | 2025年11月20日主题党日 1 人未到会，没有写原因
        彭伟强 失联已满 6 个月，请组织研究 | 4 名党员的信息不完整""",
    # The 20th is in the Spring Festival: the party day and the third group are held on the 24th. A general meeting on 7 January.
    "2026-02-26": """
        整改图书 逾期 18 天 | 联系流动党员 段小飞 逾期 14 天 | 待办2 逾期 13 天 | 回头看通知 到期 11 天
        韩沐阳 预备期满 已满 6 天 | 2月24日主题党日记录还是草稿 剩 1 天 | 支部委员会会议按计划要召开 剩 2 天
        党课按计划要召开 剩 2 天 | 整改党费本 剩 3 天 | 待办7 剩 3 天 | 整改流动联系 剩 5 天 | 郭子昂 的介绍信将到期 剩 5 天
        待办1 剩 9 天 | 倪嘉禾 预备期满 剩 16 天 | 支部换届准备 剩 120 天 | 整改大厅
        2025年四季度责任清单还有 2 项没有检查 | 2025年四季度督查通报还没有导出
        2025年12月22日主题党日 1 人未到会，没有写原因 | 彭伟强 失联已满 6 个月，请组织研究 | 4 名党员的信息不完整""",
    # A talk of 18 February gives way to the festival and to the group: the 25th. An admission on 19 January moves the yearly
    # meetings to the 20th and the party day to the 21st.
    "2026-03-10": """
        整改图书 逾期 18 天 | 联系流动党员 段小飞 逾期 14 天 | 回头看通知 到期 11 天 | 党课到期还没有记录 逾期 10 天
        2月25日谈心谈话记录还是草稿 逾期 10 天 | 待办2 逾期 6 天 | 韩沐阳 预备期满 已满 6 天 | 整改党费本 剩 3 天
        待办7 剩 3 天 | 整改流动联系 剩 5 天 | 郭子昂 的介绍信将到期 剩 5 天 | 3 月政治生日 3 人 剩 8 天 | 待办1 剩 9 天
        倪嘉禾 预备期满 剩 18 天 | 支部换届准备 剩 122 天 | 整改大厅 | 2025年四季度责任清单还有 2 项没有检查
        2025年四季度督查通报还没有导出 | 1月21日主题党日 1 人未到会，没有写原因 | 彭伟强 失联已满 6 个月，请组织研究
        4 名党员的信息不完整""",
    # 3 May 2025 was a holiday: probation began on 30 April. From April on the medal of 谭淑琴 (1976-07-01, no probation).
    "2026-04-15": """
        整改图书 逾期 18 天 | 联系流动党员 段小飞 逾期 15 天 | 回头看通知 到期 16 天 | 待办2 逾期 6 天
        韩沐阳 预备期满 已满 6 天 | 4月13日党小组会记录还是草稿 剩 1 天 | 整改党费本 剩 3 天 | 待办7 剩 3 天
        整改流动联系 剩 5 天 | 主题党日按计划要召开 剩 5 天 | 郭子昂 的介绍信将到期 剩 5 天 | 待办1 剩 9 天
        倪嘉禾 预备期满 剩 15 天 | 4 月政治生日 2 人 剩 15 天 | 党龄50年 剩 77 天 | 支部换届准备 剩 122 天 | 整改大厅
        2026年一季度责任清单还有 2 项没有检查 | 2026年一季度督查通报还没有导出
        2月24日主题党日 1 人未到会，没有写原因 | 彭伟强 失联已满 6 个月，请组织研究 | 4 名党员的信息不完整""",
    # The general meeting of the quarter was the admission of 3 April.
    "2026-05-25": """
        整改图书 逾期 18 天 | 联系流动党员 段小飞 逾期 14 天 | 回头看通知 到期 14 天 | 待办2 逾期 6 天
        韩沐阳 预备期满 已满 6 天 | 5月20日主题党日记录还是草稿 逾期 2 天 | 5 月政治生日 8 人 今天到期 | 整改党费本 剩 3 天
        待办7 剩 3 天 | 整改流动联系 剩 5 天 | 郭子昂 的介绍信将到期 剩 5 天 | 支部委员会会议按计划要召开 剩 6 天
        党课按计划要召开 剩 6 天 | 待办1 剩 9 天 | 倪嘉禾 预备期满 剩 18 天 | 党龄50年 剩 37 天 | 支部换届准备 剩 123 天
        整改大厅 | 2026年一季度责任清单还有 2 项没有检查 | 2026年一季度督查通报还没有导出
        3月20日主题党日 1 人未到会，没有写原因 | 彭伟强 失联已满 6 个月，请组织研究 | 4 名党员的信息不完整""",
    "2026-06-12": """
        整改图书 逾期 18 天 | 联系流动党员 段小飞 逾期 15 天 | 回头看通知 到期 15 天 | 党课到期还没有记录 逾期 12 天
        待办2 逾期 7 天 | 韩沐阳 预备期满 已满 6 天 | 6 月政治生日 16 人 今天到期 | 6月11日党小组会记录还是草稿 剩 2 天
        整改党费本 剩 3 天 | 待办7 剩 3 天 | 整改流动联系 剩 5 天 | 郭子昂 的介绍信将到期 剩 5 天 | 待办1 剩 9 天
        倪嘉禾 预备期满 剩 18 天 | 党龄50年 剩 19 天 | 支部换届准备 剩 122 天 | 整改大厅
        2026年一季度责任清单还有 2 项没有检查 | 2026年一季度督查通报还没有导出
        4月20日主题党日 1 人未到会，没有写原因 | 彭伟强 失联已满 6 个月，请组织研究 | 4 名党员的信息不完整""",
    # The quarter is over and complete; the lesson of 27 June, a Saturday, was on the 29th.
    "2026-07-01": """
        整改图书 逾期 18 天 | 联系流动党员 段小飞 逾期 14 天 | 回头看通知 到期 13 天 | 待办2 逾期 6 天
        韩沐阳 预备期满 已满 6 天 | 7 月政治生日 7 人 今天到期 | 党龄50年 今天到期 | 6月29日党课记录还是草稿 剩 1 天
        整改党费本 剩 3 天 | 待办7 剩 3 天 | 整改流动联系 剩 5 天 | 郭子昂 的介绍信将到期 剩 5 天 | 待办1 剩 9 天
        倪嘉禾 预备期满 剩 17 天 | 支部换届准备 剩 123 天 | 整改大厅 | 2026年二季度责任清单还有 2 项没有检查
        2026年二季度督查通报还没有导出 | 5月20日主题党日 1 人未到会，没有写原因 | 彭伟强 失联已满 6 个月，请组织研究
        4 名党员的信息不完整""",
    "2026-08-28": """
        整改图书 逾期 18 天 | 联系流动党员 段小飞 逾期 15 天 | 回头看通知 到期 15 天 | 待办2 逾期 7 天
        韩沐阳 预备期满 已满 6 天 | 8月20日主题党日记录还是草稿 逾期 5 天 | 整改党费本 剩 3 天 | 待办7 剩 3 天
        支部委员会会议按计划要召开 剩 3 天 | 党课按计划要召开 剩 3 天 | 整改流动联系 剩 5 天 | 郭子昂 的介绍信将到期 剩 5 天
        待办1 剩 9 天 | 倪嘉禾 预备期满 剩 18 天 | 支部换届准备 剩 122 天 | 整改大厅
        2026年二季度责任清单还有 2 项没有检查 | 2026年二季度督查通报还没有导出
        6月22日主题党日 1 人未到会，没有写原因 | 彭伟强 失联已满 6 个月，请组织研究 | 4 名党员的信息不完整""",
    # 3 October 2025 was a holiday: probation began on 30 September. The 20th is a Sunday: the party day is planned for the 21st.
    "2026-09-15": """
        整改图书 逾期 18 天 | 党课到期还没有记录 逾期 15 天 | 联系流动党员 段小飞 逾期 14 天 | 回头看通知 到期 11 天
        待办2 逾期 6 天 | 韩沐阳 预备期满 已满 6 天 | 9月14日党小组会记录还是草稿 剩 2 天 | 整改党费本 剩 3 天
        待办7 剩 3 天 | 整改流动联系 剩 5 天 | 郭子昂 的介绍信将到期 剩 5 天 | 主题党日按计划要召开 剩 6 天 | 待办1 剩 9 天
        9 月政治生日 4 人 剩 10 天 | 倪嘉禾 预备期满 剩 15 天 | 支部换届准备 剩 122 天 | 整改大厅
        2026年二季度责任清单还有 2 项没有检查 | 2026年二季度督查通报还没有导出
        7月20日主题党日 1 人未到会，没有写原因 | 彭伟强 失联已满 6 个月，请组织研究 | 4 名党员的信息不完整""",
    # Hours: four of the committee have 48 of 56, six members fewer than 32. Talks: three of 2026, six people of 47; nobody is asked for of 白晓宁 (new), 彭伟强 (lost).
    "2026-10-20": """
        整改图书 逾期 18 天 | 联系流动党员 段小飞 逾期 14 天 | 回头看通知 到期 12 天 | 待办2 逾期 6 天
        韩沐阳 预备期满 已满 6 天 | 10月15日党小组会记录还是草稿 逾期 2 天 | 主题党日按计划要召开 今天到期
        10 月政治生日 3 人 剩 2 天 | 整改党费本 剩 3 天 | 待办7 剩 3 天 | 整改流动联系 剩 5 天
        郭子昂 的介绍信将到期 剩 5 天 | 待办1 剩 9 天 | 倪嘉禾 预备期满 剩 18 天 | 39 人今年还没有谈心谈话的记录 剩 72 天
        10 人年度学时未达标 剩 72 天 | 支部换届准备 剩 123 天 | 整改大厅 | 2026年三季度责任清单还有 2 项没有检查
        2026年三季度督查通报还没有导出 | 8月20日主题党日 1 人未到会，没有写原因 | 彭伟强 失联已满 6 个月，请组织研究
        4 名党员的信息不完整""",
    # 4 October was a holiday: the admission was on 30 September, in the third quarter; the fourth has no general meeting yet.
    "2026-11-23": """
        整改图书 逾期 18 天 | 联系流动党员 段小飞 逾期 14 天 | 回头看通知 到期 11 天 | 待办2 逾期 6 天
        韩沐阳 预备期满 已满 6 天 | 11月20日主题党日记录还是草稿 今天到期 | 整改党费本 剩 3 天 | 待办7 剩 3 天
        11 月政治生日 6 人 剩 3 天 | 整改流动联系 剩 5 天 | 郭子昂 的介绍信将到期 剩 5 天 | 支部党员大会按计划要召开 剩 7 天
        支部委员会会议按计划要召开 剩 7 天 | 党课按计划要召开 剩 7 天 | 待办1 剩 9 天 | 倪嘉禾 预备期满 剩 18 天
        39 人今年还没有谈心谈话的记录 剩 38 天 | 4 人年度学时未达标 剩 38 天 | 支部换届准备 剩 119 天 | 整改大厅
        2026年三季度责任清单还有 2 项没有检查 | 2026年三季度督查通报还没有导出
        9月21日主题党日 1 人未到会，没有写原因 | 彭伟强 失联已满 6 个月，请组织研究 | 4 名党员的信息不完整""",
    # The yearly meetings are planned for December and held in January; 严永福 has 24 hours, too; 倪嘉禾 is of this year.
    "2026-12-31": """
        整改图书 逾期 18 天 | 联系流动党员 段小飞 逾期 14 天 | 回头看通知 到期 12 天 | 待办2 逾期 6 天
        韩沐阳 预备期满 已满 6 天 | 12月28日党课记录还是草稿 今天到期 | 支部委员会会议按计划要召开 今天到期
        组织生活会按计划要召开 今天到期 | 民主评议党员按计划要召开 今天到期 | 38 人今年还没有谈心谈话的记录 今天到期
        5 人年度学时未达标 今天到期 | 整改党费本 剩 3 天 | 待办7 剩 3 天 | 整改流动联系 剩 5 天
        郭子昂 的介绍信将到期 剩 5 天 | 待办1 剩 9 天 | 倪嘉禾 预备期满 剩 16 天 | 支部换届准备 剩 120 天 | 整改大厅
        2026年三季度责任清单还有 2 项没有检查 | 2026年三季度督查通报还没有导出
        10月20日主题党日 1 人未到会，没有写原因 | 彭伟强 失联已满 6 个月，请组织研究 | 4 名党员的信息不完整""",
}
_KNOWN_MEDALS = ("钟明德", "曹桂芝", "魏德厚", "杜正平", "潘国荣")
"""They had their fifty years before, and the branch has put that down."""


def worked_out(text: str) -> list[str]:
    return [part.strip() for line in text.splitlines() for part in line.split("|") if part.strip()]


@pytest.fixture(params=LISTS)
def day(request):
    return request.param


@pytest.fixture
def snapshot(day, tmp_path):
    """The sample branch as `main.py --demo --today` shows it on a day."""
    with Ledger.create(tmp_path / "示例.zbtz") as ledger:
        write_sample(ledger, today=date.fromisoformat(day))
        made = Snapshot.of(ledger)
    kept = {award.member_id for award in made.awards}
    made.awards += [
        Award(member_id=member.id, name=member.name, kind=FIFTY_YEARS, year=2021)
        for member in made.members
        if member.name in _KNOWN_MEDALS and member.id not in kept
    ]
    return made


def called(todo, today):
    name = f"待办{todo.record}" if todo.table == "task" else SHORT.get(todo.title, todo.title)
    return f"{name} {todo.badge(today)}".strip()


def test_the_reminders_of_a_day(day, snapshot):
    today = date.fromisoformat(day)
    found = todos(snapshot, today)
    assert sorted(called(todo, today) for todo in found) == sorted(worked_out(LISTS[day]))
    order = [(todo.due or date.max, TONES.index(todo.tone)) for todo in found]
    assert order == sorted(order)
    assert [todo.key for todo in found] == list(dict.fromkeys(todo.key for todo in found)), (
        "an answer is to one of them"
    )
    for todo in found:
        late = todo.due is not None and todo.due < today
        assert late <= (todo.tone != "info"), todo.title
        assert not todo.rule or todo.rule not in rules() or article_of(todo.rule, todo.on or today), todo.title
        assert todo.due is None or todo.due < today + timedelta(days=366)
