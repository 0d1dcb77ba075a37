"""A list meets what the register has: nothing twice, nothing changed without her agreeing, nothing closed by a word."""

from __future__ import annotations

import pytest

from models.exports.contents.rectification_columns import all_columns
from models.exports.deliver import deliver
from models.exports.selection import Selection
from models.imports import KEEP, NEW, UNCHANGED, FileRefused, Wishes
from models.imports.problems.writing import write_problems
from models.kinds import PartialDate
from models.records import Progress, Rectification, RectificationStep
from models.records.rectification import CLOSED, LONG_TERM, REGISTERED, WORKING
from models.rules.register.steps import contradicts
from tests.models.imports.problems.conftest import TODAY, plan_of, told

HEAD = ["编号", "问题", "整改措施", "责任人", "整改时限", "完成情况", "是否销号", "进展情况"]
ROWS = [
    ["2026-巡察-01", "学习不深入", "制定计划", "李四", "2026-06", "", "否", "2026-02-01 已开会（李四）"],
    ["2026-巡察-02", "台账不全", "补齐", "王五", "长期坚持", "已完成", "是", "正在补"],
]


@pytest.fixture
def kept(listed, ledger):
    """The ledger after the list was imported once."""
    assert write_problems(listed([HEAD, *ROWS]), ledger) == 2
    return ledger


def again(listed, ledger, rows=ROWS, **wishes):
    """The plan of the list against the ledger."""
    return listed([HEAD, *rows], ledger.all(Rectification), progress=ledger.all(Progress), wishes=Wishes(**wishes))


def changed(rows=ROWS):
    return [
        [*rows[0][:2], "制定计划并每月检查", *rows[0][3:7], "2026-02-01 已开会（李四）\n2026-04-01 检查一次"],
        rows[1],
    ]


def test_that_a_deadline_makes_it_last_is_said(listed):
    """Of two problems one was open after pasting, and nothing told why."""
    one, two = listed([HEAD, *ROWS]).rows
    said = "时限写的是长期坚持，登记后状态就是“长期坚持”"
    assert [said in [problem.message for problem in row.problems] for row in (one, two)] == [False, True]


def test_one_import_is_one_action_with_steps_and_entries(kept):
    one, two = kept.all(Rectification)
    steps, entries = kept.all(RectificationStep), kept.all(Progress)
    assert [(s.rectification_id, s.action, s.state, str(s.day)) for s in steps] == [
        (one.id, "登记", REGISTERED, "2026-01-10"),
        (two.id, "登记", REGISTERED, "2026-01-10"),
        (two.id, "转为长期坚持", LONG_TERM, "2026-01-10"),
    ]
    assert not contradicts(two)
    assert [(e.rectification_id, str(e.day), e.text, e.by) for e in entries] == [
        (one.id, "2026-02-01", "已开会", "李四"),
        (two.id, str(TODAY), "正在补", ""),
    ]
    assert kept.units()[0].label == "导入整改问题 2 项"
    kept.undo()
    assert kept.count(Rectification) == kept.count(RectificationStep) == kept.count(Progress) == 0


@pytest.mark.parametrize(
    ("cell", "fate"),
    [("会议记录\n附件：照片.jpg", "不变"), ("会议记录本\n附件：照片.jpg", "更新"), ("附件：照片.jpg", "更新")],
)
def test_names_of_files_that_our_own_register_tells_change_no_words(listed, kept, cell, fate):
    item = kept.all(Rectification)[0]
    item.evidence = "会议记录"
    with kept.unit("佐证") as unit:
        unit.save(item)
    rows = [[*ROWS[0], cell]]
    plan = listed(
        [[*HEAD, "佐证材料"], *rows], kept.all(Rectification), progress=kept.all(Progress), wishes=Wishes(update=True)
    )
    assert [row.fate for row in plan.rows] == [fate]


def test_items_without_a_number_get_the_next_of_their_year_and_source(listed, ledger):
    with ledger.unit("登记") as unit:
        for place in (1, 2):
            unit.add(Rectification(number=f"2026-巡察-0{place}", source="巡察", problem=f"旧{place}"))
    with ledger.unit("放进回收站") as unit:
        unit.remove(ledger.all(Rectification)[1])
    rows = [["", "甲", "一"], ["(一)2", "乙", "二"], ["", "丙", "三"]]
    write_problems(listed([["编号", "问题", "措施"], *rows], ledger.all(Rectification)), ledger)
    numbers = [item.number for item in ledger.all(Rectification)]
    assert numbers == ["2026-巡察-01", "2026-巡察-03", "(一)2", "2026-巡察-04"]
    assert not write_problems(listed([["编号", "问题", "措施"], *rows], ledger.all(Rectification)), ledger), "known now"


def test_no_word_closes_an_item(kept):
    two = kept.all(Rectification)[1]
    assert (two.state, two.kind, two.closed_on) == (LONG_TERM, LONG_TERM, None)
    assert two.outcome == "已完成"
    assert two.note == "来文记载：是否销号 是"


def test_the_words_are_said_in_the_plan(listed):
    plan = listed([HEAD, *ROWS])
    messages = [p.message for p in plan.rows[1].problems]
    assert (
        "“是否销号”写着“是”：没有改变状态，原话写在备注里；要销号，请到“整改台账”打开这一项，用“申请销号”等环节"
        in messages
    )
    assert any("只写了状态" in message for message in messages)
    assert "记为 1 条整改进展，没有写日期的按导入当天" in messages
    assert not any("是否销号" in p.message for p in plan.rows[0].problems), "否 says nothing new"


def test_a_second_import_changes_nothing(listed, kept):
    plan = again(listed, kept)
    assert [row.fate for row in plan.rows] == ["不变", "不变"]
    assert not plan.problems
    assert again(listed, kept, update=True).report()["updated"] == 0
    assert write_problems(plan, kept) == 0


def test_what_is_known_is_changed_only_where_she_agrees(listed, kept):
    plan = again(listed, kept, changed())
    assert [row.fate for row in plan.rows] == ["不变", "不变"]
    first = plan.rows[0]
    assert [p.message for p in first.problems] == [
        "台账里已有这一项，整改措施、1 条进展不同，没有更新；要更新请选“按文件更新”"
    ]
    agreed = again(listed, kept, changed(), people={first.key: first.candidates[0].key})
    for plan in (agreed, again(listed, kept, changed(), update=True)):
        assert [(c.name, c.new) for c in plan.rows[0].changes] == [("measures", "制定计划并每月检查")]
        assert [e.text for e in plan.rows[0].progress] == ["检查一次"]
    kept_back = again(listed, kept, changed(), update=True, people={first.key: KEEP})
    assert kept_back.rows[0].fate == "不变"
    assert write_problems(agreed, kept) == 1
    assert kept.all(Rectification)[0].measures == "制定计划并每月检查"
    assert len(kept.all(Progress)) == 3
    kept.undo()
    assert (kept.all(Rectification)[0].measures, len(kept.all(Progress))) == ("制定计划", 2)


def test_she_may_say_that_it_is_another_item(listed, kept):
    row = again(listed, kept, changed()).rows[0]
    plan = again(listed, kept, changed(), people={row.key: NEW})
    assert plan.rows[0].fate == "新增"


def test_a_deadline_is_changed_by_a_step_once_the_work_has_begun(listed, kept):
    one = kept.all(Rectification)[0]
    one.state = WORKING
    with kept.unit("开始整改") as unit:
        unit.save(one)
    rows = [[*ROWS[0][:4], "2026-09", *ROWS[0][5:]]]
    plan = again(listed, kept, rows, update=True)
    assert plan.rows[0].fate == "不变"
    assert any("请用“延期”环节来改" in p.message for p in plan.rows[0].problems), "it is said though nothing is written"


def test_a_closed_item_stays_closed_and_says_so_itself(listed, kept):
    one = kept.all(Rectification)[0]
    one.state, one.closed_on = CLOSED, PartialDate(2026, 5, 1)
    with kept.unit("销号") as unit:
        unit.save(one)
    rows = [[*ROWS[0][:6], "登记", ""]]
    assert again(listed, kept, rows, update=True).rows[0].fate == "不变"


def test_without_a_number_the_same_problem_from_the_same_source_is_the_same_item(listed, ledger):
    write_problems(listed([["问题", "措施"], ["一、学习不深入，笔记不全。", "补"]]), ledger)
    items = ledger.all(Rectification)
    same = listed([["问题", "措施"], ["学习不深入 笔记不全", "补"]], items)
    assert same.rows[0].member_id == items[0].id
    other = listed([["问题", "措施"], ["学习不深入，笔记不全", "补"]], items, given={"source": "自查", "found": "2026"})
    assert other.rows[0].fate == "新增"
    assert any("来源不同" in p.message for p in other.rows[0].problems)


def test_running_numbers_of_two_lists_are_two_items(listed, ledger):
    write_problems(listed([["编号", "问题"], ["(一)1", "甲"]]), ledger)
    plan = listed([["编号", "问题"], ["(一)1", "乙"]], ledger.all(Rectification))
    assert plan.rows[0].fate == "新增"


def test_the_same_number_in_the_same_document_with_another_text_is_asked(listed, ledger):
    given = {"source": "巡察", "found": "2026-01-10", "document": "某委〔2026〕5号"}
    write_problems(listed([["编号", "问题"], ["(一)1", "学习不深入"]], given=given), ledger)
    plan = listed([["编号", "问题"], ["(一)1", "学习仍不深入"]], ledger.all(Rectification), given=given)
    assert (plan.rows[0].fate, len(plan.rows[0].candidates)) == ("新增", 1)
    assert any("请确认是不是同一项" in p.message for p in plan.rows[0].problems)
    row = plan.rows[0]
    agreed = listed(
        [["编号", "问题"], ["(一)1", "学习仍不深入"]],
        ledger.all(Rectification),
        given=given,
        wishes=Wishes(people={row.key: row.candidates[0].key}),
    )
    assert [(c.name, c.new) for c in agreed.rows[0].changes] == [("problem", "学习仍不深入")]


def test_twice_in_the_file_is_once_in_the_register(listed, kept):
    twice = listed([["序号", "问题", "措施"], [1, "甲", "一"], [2, "乙", "二"], [3, "甲", "三"]])
    assert [row.fate for row in twice.rows] == ["新增", "新增", "退回"]
    assert "第 2 行是同一个问题" in twice.rows[2].reason
    known = again(listed, kept, [*changed(), ["2026-巡察-01", "学习不深入", "别的", "", "", "", "", ""]], update=True)
    assert [row.fate for row in known.rows] == ["更新", "不变", "退回"]


def test_two_items_that_a_row_may_be_are_asked_and_nothing_is_added(listed, ledger):
    with ledger.unit("登记") as unit:
        for _ in range(2):
            unit.add(Rectification(problem="甲", source="巡察", found=PartialDate(2026)))
    plan = listed([["问题", "措施"], ["甲", "一"]], ledger.all(Rectification))
    assert plan.rows[0].fate == "退回"
    assert len(plan.rows[0].candidates) == 2
    row = plan.rows[0]
    chosen = Wishes(people={row.key: row.candidates[1].key})
    plan = listed([["问题", "措施"], ["甲", "一"]], ledger.all(Rectification), wishes=chosen)
    assert (plan.rows[0].fate, plan.rows[0].member_id) == ("更新", ledger.all(Rectification)[1].id)


def test_a_register_that_has_changed_since_is_not_written_over(listed, kept):
    plan = again(listed, kept, changed(), update=True)
    one = kept.all(Rectification)[0]
    one.measures = "别人改过"
    with kept.unit("改") as unit:
        unit.save(one)
    with pytest.raises(FileRefused, match="整改台账又改动过"):
        write_problems(plan, kept)
    assert kept.all(Rectification)[0].measures == "别人改过"


def test_what_the_file_does_not_say_stays(listed, kept):
    plan = listed(
        [["编号", "问题", "备注"], ["2026-巡察-02", "台账不全", "上级追问过"]],
        kept.all(Rectification),
        wishes=Wishes(update=True),
    )
    assert [(c.name, c.new) for c in plan.rows[0].changes] == [("note", "来文记载：是否销号 是\n上级追问过")]
    assert told(plan) == []


def test_what_is_worked_on_becomes_long_term_by_a_step_and_not_by_a_file(listed, kept):
    one = kept.all(Rectification)[0]
    one.state = WORKING
    with kept.unit("开始整改") as unit:
        unit.save(one)
    rows = [[*ROWS[0][:4], "长期坚持", *ROWS[0][5:]]]
    plan = again(listed, kept, rows, update=True)
    assert "kind" not in {change.name for change in plan.rows[0].changes}
    assert any("长期坚持请走环节" in problem.message for problem in plan.rows[0].problems)
    write_problems(plan, kept)
    assert not contradicts(kept.all(Rectification)[0])


NUMBER = "电话13812345678"


@pytest.mark.parametrize("columns", [(), all_columns()])
def test_a_masked_register_comes_back_without_a_change(ledger, tmp_path, columns):
    """Whole numbers became 138****5678, an entry with one was appended a second time, an item without a number too."""
    texts = (
        "problem",
        "measures",
        "cause",
        "goal",
        "outcome",
        "evidence",
        "self_check",
        "note",
        "department",
        "review_body",
    )
    full = Rectification(number="2026-巡察-01", source="巡察", found=PartialDate(2026, 1, 1), raised_by="张三、李四五")
    for name in texts:
        setattr(full, name, f"{name}：{NUMBER}")
    bare = Rectification(source="自查", found=PartialDate(2026, 1, 1), problem=f"群众{NUMBER}反映", state=REGISTERED)
    with ledger.unit("登记") as unit:
        for item in (full, bare):
            unit.add(item)
            for text in (f"{NUMBER} 已回", "13912345678", "138 1234 5678 联系\n再联系 " + NUMBER):
                unit.add(Progress(rectification_id=item.id, day=PartialDate(2026, 3, 12), text=text, by="张三"))
    file = tmp_path / "台账.xlsx"
    deliver(ledger, "rectification", file, today=TODAY, selection=Selection(columns=columns))
    plan = plan_of(file, ledger.all(Rectification), progress=ledger.all(Progress), wishes=Wishes(update=True))
    assert [(row.fate, row.changes, row.progress) for row in plan.rows] == [(UNCHANGED, [], [])] * 2


def test_a_text_that_fits_ours_does_not_replace_it(listed, ledger):
    with ledger.unit("登记") as unit:
        unit.add(
            Rectification(
                number="2026-巡察-01", source="巡察", found=PartialDate(2026, 1, 1), problem="甲", measures=NUMBER
            )
        )
    rows = [["2026-巡察-01", "甲", "电话（打码）", "", "", "已开会", "", ""]]
    plan = again(listed, ledger, rows, update=True)
    assert [change.name for change in plan.rows[0].changes] == ["outcome"]
    assert [p.message for p in plan.problems if p.level == "error"] == [
        "整改措施：“电话（打码）”打了码，没有读入，账本里已有的不动"
    ]
