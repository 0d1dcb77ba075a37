"""What the minutes say: only what was put down, in the words of the form."""

import pytest

from models.exports.minutes import Minutes, chinese_number, minutes_of
from models.kinds import PartialDate
from models.records import AgendaItem, Attendance, Branch, Meeting
from models.rules.limits import Limits
from models.rules.votes import sentence

BRANCH = Branch(name="中国共产党滨海市数据局机关第三支部委员会")


def rows(minutes: Minutes) -> dict[str, str]:
    return {label: text for row in minutes.rows for label, text in row}


def person(name: str, state: str, **about: str) -> Attendance:
    return Attendance(name=name, state=state, **{"kind": "正式党员", "votes": "是", **about})


def test_an_empty_meeting_invents_nothing() -> None:
    minutes = minutes_of(Meeting(), [], [], Branch())
    assert set(rows(minutes).values()) == {""}
    assert (minutes.session, minutes.recorded_on, minutes.votes) == ("", "", ())
    assert [(part.heading, part.paragraphs) for part in minutes.sections] == [("", ())]


def test_hours_shared_with_another_meeting_are_said_to_be_so() -> None:
    """The minutes of two records of one gathering gave the same hours without a word."""
    held = Meeting(id=1, kind="支部党员大会", day=PartialDate(2026, 3, 12), start="14:30", end="16:00", gathering=1)
    lesson, talk = Meeting(id=2, kind="党课", gathering=1), Meeting(id=3, kind="谈心谈话", gathering=1)
    void = Meeting(id=4, kind="主题党日", gathering=1, status="作废")
    found = rows(minutes_of(held, [], [], BRANCH, [], [lesson, talk, void]))
    assert found["会议时间"] == "2026年3月12日（星期四）\n14:30—16:00\n（与党课同场）"
    assert rows(minutes_of(held, [], [], BRANCH))["会议时间"].endswith("16:00")
    assert rows(minutes_of(Meeting(), [], [], BRANCH, [], [lesson]))["会议时间"] == "", "a place to write on"


def test_people_are_counted_from_the_list() -> None:
    people = [
        person("王建国", "到"),
        person("田雨", "到", kind="预备党员", votes="否"),
        person("张伟", "请假", reason="出差"),
        person("李红", "请假"),
        person("周敏", "缺席"),
        Attendance(name="赵强", state="列席", kind="入党积极分子"),
    ]
    found = rows(minutes_of(Meeting(kind="支部党员大会", guests="钱某（上级党委）"), people, [], BRANCH))
    assert found["应到人数"] == "5人（预备党员1人）\n有表决权4人"
    assert found["实到人数"] == "2人（预备党员1人）\n有表决权1人"
    assert found["出席人员"] == "王建国、田雨"
    assert found["列席人员"] == "钱某（上级党委）、赵强（入党积极分子）"
    assert found["缺席人员"] == "请假：张伟（出差）、李红（原因待补）；缺席：周敏（原因待补）"


def test_a_person_without_a_state_is_not_called_absent() -> None:
    found = rows(minutes_of(Meeting(), [person("王建国", "到"), person("张伟", "")], [], BRANCH))
    assert (found["应到人数"][:2], found["实到人数"][:2]) == ("2人", "1人")
    assert found["缺席人员"] == "到会情况待补：张伟"


def test_nobody_absent_is_said_only_when_the_list_was_kept() -> None:
    assert rows(minutes_of(Meeting(), [person("王建国", "到")], [], BRANCH))["缺席人员"] == "无"
    found = rows(minutes_of(Meeting(), [person("王建国", "")], [], BRANCH))
    assert (found["实到人数"], found["缺席人员"]) == ("", "")


def test_nobody_came_is_a_number_too() -> None:
    found = rows(minutes_of(Meeting(), [person("王建国", "缺席")], [], BRANCH))
    assert (found["应到人数"], found["实到人数"], found["出席人员"]) == ("1人\n有表决权1人", "0人", "")


def test_voting_right_is_counted_only_where_it_is_known_of_all() -> None:
    people = [person("王建国", "到"), person("张伟", "到", votes="")]
    assert rows(minutes_of(Meeting(), people, [], BRANCH))["应到人数"] == "2人"


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [("19:30", "21:05", "19:30—21:05"), ("19:30", "", "19:30开始"), ("", "21:05", "21:05结束"), ("", "", "")],
)
def test_time_has_the_weekday_and_only_the_known_clock(start: str, end: str, shown: str) -> None:
    meeting = Meeting(day=PartialDate(2026, 3, 13), start=start, end=end)
    assert rows(minutes_of(meeting, [], [], BRANCH))["会议时间"] == "\n".join(
        filter(None, ["2026年3月13日（星期五）", shown])
    )


def test_a_month_stays_a_month() -> None:
    meeting = Meeting(day=PartialDate(2026, 3), number=3)
    minutes = minutes_of(meeting, [], [], BRANCH)
    assert rows(minutes)["会议时间"] == "2026年3月"
    assert minutes.session == "（2026年第3次）"


def test_a_talk_has_two_sides_and_nobody_is_counted() -> None:
    people = [person("白露", "到"), person("方敏", "到"), person("张伟", "请假", reason="出差")]
    talk = Meeting(kind="谈心谈话", host="白露", recorder="白露", subject="近期思想", guests="钱某（组织员）")
    minutes = minutes_of(talk, people, [], BRANCH)
    found = rows(minutes)
    assert (found["谈话人"], found["谈话对象"], found["记录人"]) == ("白露", "方敏", "白露")
    assert (found["谈话主题"], found["列席人员"], found["缺席人员"]) == (
        "近期思想",
        "钱某（组织员）",
        "请假：张伟（出差）",
    )
    assert not {"主持人", "应到人数", "实到人数", "出席人员"} & set(found)
    assert "有表决权" not in str(minutes.rows)
    assert (minutes.content_label, minutes.signatures[0]) == ("谈话内容", "谈话人\n签字")
    alone = rows(minutes_of(Meeting(kind="谈心谈话", host="白露"), people[:2], [], BRANCH))
    assert not {"列席人员", "缺席人员"} & set(alone)


@pytest.mark.parametrize(("status", "shown"), [("草稿", "（2026年第3次）（草稿）"), ("定稿", "（2026年第3次）")])
def test_a_draft_says_so(status: str, shown: str) -> None:
    meeting = Meeting(day=PartialDate(2026, 3), number=3, status=status)
    assert minutes_of(meeting, [], [], BRANCH).session == shown


def test_a_vote_is_told_with_its_result() -> None:
    item = AgendaItem(
        title_text="表扬", rule="一般议题", ballot="举手", eligible=36, present=34, yes=33, no=0, abstain=1
    )
    minutes = minutes_of(Meeting(), [], [item], BRANCH)
    assert minutes.sections[0].paragraphs == (sentence(item, Limits()),)
    assert sentence(item, Limits()).endswith("赞成人数超过应到会有表决权党员的半数，表决通过。")
    assert minutes.votes == (("表扬", "举手", "36", "34", "33", "0", "1", "通过"),)


def test_a_grading_has_its_papers_in_the_text_and_no_line_in_the_table_of_votes() -> None:
    graded = AgendaItem(title_text="民主测评", ballot="无记名投票", present=34, issued=34, collected=34)
    minutes = minutes_of(Meeting(kind="民主评议党员"), [], [graded], BRANCH)
    assert minutes.sections[0].paragraphs == ("实到34人；以无记名投票方式测评，发出票34张，收回34张，有效票34张。",)
    assert minutes.votes == ()


@pytest.mark.parametrize(("yes", "result"), [(18, "未通过"), (19, "通过"), (None, ""), (35, "待核")])
def test_the_result_stands_in_the_table_only_where_the_numbers_decide(yes: int | None, result: str) -> None:
    item = AgendaItem(ballot="举手", eligible=36, present=34, yes=yes)
    minutes = minutes_of(Meeting(), [], [item], BRANCH)
    assert minutes.votes[0][-1] == result
    assert len(minutes.vote_headings) == len(minutes.votes[0])


@pytest.mark.parametrize(
    ("rules", "entitled"),
    [
        (["支委会"], "委员"),
        (["选举"], "有选举权"),
        (["一般议题"], "有表决权"),
        ([""], "有表决权"),
        (["选举", "一般议题"], "有表决权"),
    ],
)
def test_the_table_says_of_whom_the_majority_is(rules: list[str], entitled: str) -> None:
    minutes = minutes_of(Meeting(), [], [AgendaItem(ballot="举手", rule=rule) for rule in rules], BRANCH)
    assert minutes.vote_headings[2:4] == (f"应到会\n{entitled}", f"实到会\n{entitled}")


@pytest.mark.parametrize(("rule", "cell"), [("接收预备党员", "42＋\n书面1"), ("一般议题", "42")])
def test_written_consents_count_only_where_they_may(rule: str, cell: str) -> None:
    item = AgendaItem(ballot="无记名投票", rule=rule, yes=42, no=0, abstain=1, written=1, written_yes=1)
    assert minutes_of(Meeting(), [], [item], BRANCH).votes[0][4] == cell


def test_a_decision_that_names_itself_is_not_named_twice() -> None:
    item = AgendaItem(title_text="接收刘翀", decision="发出表决票3张，收回3张。\n决议：同意接收。")
    assert minutes_of(Meeting(), [], [item], BRANCH).sections[0].paragraphs == (
        "发出表决票3张，收回3张。",
        "决议：同意接收。",
    )


def test_items_come_in_their_order_with_all_their_parts() -> None:
    items = [
        AgendaItem(position=2, title_text="二、研究“学雷锋”活动"),
        AgendaItem(
            position=1, title_text="接收刘翀", report="支委会报告审查情况。", discussion="李红：同意。\n\n张伟：同意。",
            decision="同意接收。", ballot="无记名投票", yes=33, tellers="龚军、杜鹏新", owner="孙玥", due=PartialDate(2026, 4),
        ),
    ]  # fmt: skip
    minutes = minutes_of(Meeting(body="会议由王建国主持。"), [], items, BRANCH)
    assert [part.heading for part in minutes.sections] == ["", "一、接收刘翀", "二、研究“学雷锋”活动"]
    assert minutes.sections[0].paragraphs == ("会议由王建国主持。",)
    assert minutes.sections[1].paragraphs == (
        "支委会报告审查情况。", "李红：同意。", "张伟：同意。", "监票人、计票人：龚军、杜鹏新。", "以无记名投票方式表决，赞成33票。",
        "决议：同意接收。", "责任人：孙玥；完成时限：2026年4月。",
    )  # fmt: skip
    assert minutes.votes == (("接收刘翀", "无记名投票", "", "", "33", "", "", ""),)
    assert rows(minutes)["会议议题"] == "1.接收刘翀；2.二、研究“学雷锋”活动"


@pytest.mark.parametrize(
    ("number", "shown"),
    [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (35, "三十五"), (99, "九十九"), (100, "100")],
)
def test_chinese_numbers(number: int, shown: str) -> None:
    assert chinese_number(number) == shown


@pytest.mark.parametrize(
    ("body", "report", "headings"),
    [
        (
            "一、通报到会情况\n应到会12名。\n七、宣布决议",
            "",
            ["议题一：接收刘翀", "（二）已有序号", "议题三：研究计划"],
        ),
        ("会议开始。", "一、基本情况\n二、审查情况", ["议题一：接收刘翀", "（二）已有序号", "议题三：研究计划"]),
        ("一是抓学习，二是抓整改。\n1.第一项", "（一）基本情况", ["一、接收刘翀", "（二）已有序号", "三、研究计划"]),
    ],
)
def test_what_counts_for_itself_has_no_second_one_to_seven_after_it(
    body: str, report: str, headings: list[str]
) -> None:
    """The templates number the parts of the text 一、 to 七、, and the items began with 一、 again; what was written stays."""
    items = [
        AgendaItem(position=place, title_text=title, report=report if place == 1 else "")
        for place, title in enumerate(("接收刘翀", "（二）已有序号", "研究计划"), 1)
    ]
    first, *others = minutes_of(Meeting(body=body), [], items, BRANCH).sections
    assert (first.heading, list(first.paragraphs)) == ("", body.splitlines())
    assert [part.heading for part in others] == headings
    assert list(others[0].paragraphs) == report.splitlines()
    (_, single) = minutes_of(Meeting(body="一、通报到会情况\n七、宣布决议"), [], items[:1], BRANCH).sections
    assert single.heading == "议题：接收刘翀"  # nothing is counted that is alone


def test_the_table_of_votes_has_the_invalid_ballots_and_the_word_for_an_election() -> None:
    vote = {"ballot": "无记名投票", "eligible": 45, "present": 41, "issued": 41, "collected": 41, "yes": 39, "no": 0}
    elected = AgendaItem(position=1, title_text="选举书记", rule="选举", candidate="刘翀", abstain=2, **vote)
    lost = AgendaItem(
        position=2, title_text="选举委员", rule="选举", candidate="王芳", abstain=2, **{**vote, "yes": 9, "no": 30}
    )
    invalid = AgendaItem(position=3, title_text="预决算", abstain=1, invalid=1, **vote)
    made = minutes_of(Meeting(), [], [elected, lost], BRANCH)
    assert "无效" not in made.vote_headings
    assert [line[-1] for line in made.votes] == ["当选", "未当选"]
    made = minutes_of(Meeting(), [], [elected, invalid], BRANCH)
    assert made.vote_headings[4:] == ("赞成", "不赞成", "弃权", "无效", "表决\n结果")
    assert [line[4:] for line in made.votes] == [("39", "0", "2", "", "当选"), ("39", "0", "1", "1", "通过")]
