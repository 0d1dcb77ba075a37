"""Templates and phrases take from the record what it knows: who came, whose 转正 it is; what nobody has put down stays a gap."""

import re

import pytest

from models.kinds import PartialDate
from models.meetings.known_gaps import Known, filled
from models.records import AgendaItem, Attendance, Meeting
from models.records.meeting import ABSENT, COMMITTEE, EXCUSED, GENERAL, GROUP, GUEST, LEFT_OUT, PRESENT
from models.rules import votes
from models.wordings import builtin

_TEXTS = {wording.builtin: wording.text for wording in builtin() if "{" not in wording.text}


def template(key, name="template"):
    """The text of the program; a template and a phrase may have the same key."""
    sort = "模板" if name == "template" else "常用语"
    return next(w.text for w in builtin() if w.builtin == key and w.sort == sort)


def roll(present=9, excused=2, absent=1, probationary=("周航",), kind="正式党员"):
    states = [PRESENT] * present + [EXCUSED] * excused + [ABSENT] * absent
    people = [Attendance(name=f"甲{k}", kind=kind, votes="是", state=state) for k, state in enumerate(states)]
    return [*people, *(Attendance(name=name, kind="预备党员", votes="否", state=PRESENT) for name in probationary)]


def converting(**more):
    return AgendaItem(title_text="讨论周航转为正式党员", rule=votes.CONVERT, candidate="周航", **more)


GENERAL_ITEM = AgendaItem(title_text="年终总结", rule=votes.GENERAL)


def known(items=(), people=None, **about):
    return Known(Meeting(kind=GENERAL, **about), roll() if people is None else people, items)


def test_who_came_and_whose_probation_it_is_stand_in_the_minutes_of_a_conversion():
    made = filled(template("confirm"), known([converting(written=1, tellers="李敏、王磊")]))
    assert "应到会有表决权的党员12名，实到会9名，会前提出书面意见1名。符合规定，可以开会。" in made
    assert "周航同志宣读转正申请书" in made
    assert "监票人、计票人：李敏、王磊。" in made
    left = [line for line in made.split("\n") if "____" in line]
    assert left == ["____同志：", "____同志报告：", "____同志：", "____同志："], "who spoke nobody has put down yet"


def test_the_record_of_an_admission_knows_the_candidate_and_not_who_recommends():
    item = AgendaItem(title_text="讨论接收孙雯", rule=votes.ADMIT, candidate="孙雯")
    made = filled(template("receive"), known([item]))
    assert "孙雯同志汇报对党的认识" in made
    assert "应到会有表决权的党员12名，实到会9名，会前提出书面意见____名。" in made
    assert made.count("介绍人____同志：") == 2
    assert "监票人____，计票人____。" in made


def test_a_general_meeting_counts_all_who_came_and_those_with_a_vote():
    made = filled(template("general"), known([GENERAL_ITEM]))
    assert "应到会党员13名，实到会10名，因事（病）请假2名。其中有表决权的党员应到会12名，实到会9名，符合规定" in made


def test_guests_and_those_left_out_are_not_counted():
    more = [Attendance(name="上级", state=GUEST), Attendance(name="病人", votes="是", state=LEFT_OUT, ground="E4", consent="文", passed=PartialDate(2026, 1, 9))]  # fmt: skip
    made = filled(template("general"), known(people=[*roll(), *more]))
    assert "应到会党员13名，实到会10名" in made


def test_who_has_no_vote_is_counted_although_left_out():
    """He was taken out of 应到 of the text, while head and registers of the same meeting counted him."""
    papers = {"ground": "E4", "consent": "文", "passed": PartialDate(2026, 1, 9)}
    marked = Attendance(name="田雨", kind="预备党员", votes="否", state=LEFT_OUT, **papers)
    made = filled(template("general"), known([GENERAL_ITEM], [*roll(), marked]))
    assert "应到会党员14名，实到会10名，因事（病）请假2名。其中有表决权的党员应到会12名" in made


@pytest.mark.parametrize("people", [[], [Attendance(name="甲", votes="是", kind="正式党员", state="")]])
def test_a_list_that_is_not_finished_says_nobody_came(people):
    """Half a list would give a number that is wrong by the time the record is settled."""
    made = filled(template("confirm"), known(people=people))
    assert "实到会____名" in made
    assert f"党员{len(people) or '____'}名" in made


@pytest.mark.parametrize(
    ("items", "people", "about", "name"),
    [
        ([converting(), AgendaItem(rule=votes.CONVERT, candidate="孙雯")], roll(), {}, "____"),
        ([], roll(), {}, "____"),
        ([], roll(), {"subject": "讨论孙雯同志转为正式党员"}, "____"),
        ([AgendaItem(candidate="孙雯")], roll(), {"subject": "讨论周航转正"}, "____"),
        ([], [*roll(), Attendance(name="孙雯", kind="正式党员")], {"subject": "讨论周航、孙雯转正"}, "____"),
        ([], roll(probationary=("周航", "孙雯")), {}, "____"),
        ([], roll(probationary=("周航", "孙雯")), {"subject": "讨论孙雯同志转正"}, "孙雯"),
        ([], roll(probationary=()), {}, "____"),
    ],
    ids=[
        "two on the agenda",
        "the only one",
        "a subject of another",
        "an item of another",
        "beside one in full",
        "one of two",
        "named by the subject",
        "nobody",
    ],
)
def test_nobody_is_named_who_could_be_another(items, people, about, name):
    assert f"\n{name}同志宣读转正申请书" in filled(template("confirm"), known(items, people, **about))


@pytest.mark.parametrize(
    ("guests", "name"),
    [
        ("赵某（入党积极分子）、孙雯（发展对象）", "孙雯"), ("列席：孙雯（发展对象）", "孙雯"), ("赵某，孙雯(发展对象)", "孙雯"),
        ("镇党委组织委员孙雯（发展对象）", "____"), ("孙雯同志（发展对象）", "____"), ("钱某（发展对象）", "____"),
    ],
)  # fmt: skip
def test_a_guest_who_is_to_be_admitted_is_known_from_the_guests(guests, name):
    made = filled(template("receive"), known(guests=guests, subject="讨论接收孙雯为预备党员"))
    assert f"\n{name}同志汇报" in made


@pytest.mark.parametrize(
    "text",
    [
        "其中有表决权的____名；", "支委应到____名，实到____名", "正式党员应到____名，实到____名，请假____名", "第一党小组应到____名，实到10名，缺席____名",
        "支部委员会应到委员____名", "上次会议应到____人", "因____请假____同志", "请假____（原因）", "应到____", "各小组实到____人",
    ],
)  # fmt: skip
def test_a_number_that_may_be_of_others_stays_open(text):
    assert filled(text, known()) == text


@pytest.mark.parametrize("of", ["本次会议", "这次大会", "会议", "大会", "支部党员大会", "本次", "本次支部党员大会", ""])
def test_of_which_meeting_it_is_may_be_said_before(of):
    assert filled(f"{of}应到____名，实到____名。", known()) == f"{of}应到13名，实到10名。"
    assert filled(f"{of}应到会____名，{of}实到会____名。", known()) == f"{of}应到会13名，{of}实到会10名。"
    voting = f"{of}有表决权的党员应到会{{}}名，实到会{{}}名。"
    assert filled(voting.format("____", "____"), known()) == voting.format(12, 9)


def test_who_came_of_all_is_not_who_came_of_those_with_a_vote():
    text = "应到会党员____名，其中有表决权的____名；实到会党员____名。"
    assert filled(text, known()) == "应到会党员13名，其中有表决权的____名；实到会党员10名。"


def test_who_stayed_away_of_those_with_a_vote_is_not_who_stayed_away_of_all():
    text = "应到会有表决权的党员____名，实到会____名，请假____名。"
    assert filled(text, known()) == "应到会有表决权的党员12名，实到会9名，请假____名。"


def test_while_papers_are_missing_no_number_is_given():
    """Who is left out without them counts for the vote and not for the list: more with a vote than there are members."""
    out = Attendance(name="病人", kind="正式党员", votes="是", state=LEFT_OUT)
    assert filled(template("general"), known([GENERAL_ITEM], [*roll(), out])) == template("general")


def test_only_the_line_of_those_who_came_is_left_open():
    text = "材料符合规定。\n应到会____名，实到会____名，符合规定，可以开会。"
    made = filled(text, known([converting()], roll(6, 6, 0)))
    assert made == "材料符合规定。\n应到会13名，实到会7名，____。"


@pytest.mark.parametrize(("present", "fits"), [(6, False), (7, True)])
def test_it_is_not_said_that_enough_came_where_they_did_not(present, fits):
    """细则 of 2026, §32: more than half; half is not enough."""
    made = filled(template("confirm"), known([converting()], roll(present, 12 - present, 0)))
    assert ("符合规定，可以开会" in made) is fits
    assert ("____。\n\n二、" in made) is not fits


def test_phrases_know_who_presides_when_it_ended_and_whom_it_is_about():
    about = {"host": "梁志恒", "end": "16:05"}
    opened = filled(template("open", "phrase"), known([GENERAL_ITEM], **about))
    assert opened == "应到会党员13名，实到会10名，符合规定人数，会议有效。梁志恒同志宣布开会。"
    assert filled(template("close", "phrase"), known(**about)) == "会议于16时05分结束。"
    assert filled(template("close", "phrase"), known()) == template("close", "phrase")
    decided = filled(template("confirm", "phrase"), known([converting()]))
    assert decided == "支部党员大会认为，周航同志在预备期内____。经表决，同意周航同志按期转为正式党员，报上级党委审批。"


def test_what_a_lesson_and_a_day_are_about_is_in_the_record():
    about = Known(Meeting(kind="党课", subject="学习条例"))
    assert "一、党课题目\n学习条例\n\n二、主讲人\n____同志，职务____。" in filled(template("lesson"), about)
    assert "一、活动主题\n学习条例\n" in filled(template("party_day"), about)


def test_a_committee_is_counted_by_its_own_rule():
    people = roll(3, 2, 0, ())
    made = filled(template("open", "phrase"), Known(Meeting(kind=COMMITTEE), people))
    assert "应到会委员5名，实到会3名，符合规定人数" in made, "党员 of a 支委会 are its 委员"
    assert "应到会委员5名，实到会2名，____。" in filled(
        template("open", "phrase"), Known(Meeting(kind=COMMITTEE), roll(2, 3, 0, ()))
    )


@pytest.mark.parametrize(("key", "name"), [("open", "phrase"), ("general", "template")])
@pytest.mark.parametrize(
    ("rules", "present", "fits"),
    [
        ((votes.GENERAL,), 5, True), ((votes.GENERAL,), 4, False), ((votes.ELECT,), 7, False), ((votes.ELECT,), 8, True), ((votes.ADMIT,), 5, False),
        ((votes.ADMIT,), 6, True), ((votes.CONVERT, votes.ELECT), 7, False), ((votes.GENERAL, votes.ADMIT), 5, False),
    ],
)  # fmt: skip
def test_enough_came_only_where_each_vote_on_the_agenda_may_be_taken(key, name, rules, present, fits):
    """An election asks for four fifths: of ten seven are not enough."""
    items = [AgendaItem(title_text="表决", rule=rule, ballot="举手") for rule in rules]
    made = filled(template(key, name), known(items, roll(present, 10 - present, 0, ())))
    assert ("符合规定" in made) is fits
    assert ("____" in made.split("\n\n")[0]) is not fits or name == "phrase"


@pytest.mark.parametrize(
    ("rules", "subject"),
    [
        ((), ""),
        ((), "换届选举"),
        ((), "讨论接收孙雯"),
        (("",), ""),
        ((votes.GENERAL, ""), ""),
        ((votes.CONVERT, ""), ""),
    ],
)
@pytest.mark.parametrize(("present", "fits"), [(5, False), (7, False), (8, True)])
def test_before_each_matter_has_its_rule_enough_came_only_where_it_is_so_by_any(rules, subject, present, fits):
    """Which matter it is need not be told by its title: 选举支委会委员, 换届, 补选."""
    items = [AgendaItem(title_text="选举支委会委员", rule=rule) for rule in rules]
    people = roll(present, 10 - present, 0, ())
    assert ("符合规定" in filled(template("general"), known(items, people, subject=subject))) is fits


@pytest.mark.parametrize(("present", "fits"), [(7, False), (8, True)])
def test_beside_the_vote_that_a_text_is_about_there_may_be_another(present, fits):
    """转正 asks for more than half, and the subject may name an election too."""
    people = roll(present, 10 - present, 0, ())
    assert ("符合规定" in filled(template("confirm"), known((), people, subject="换届选举；讨论转正"))) is fits


def test_a_rule_that_is_chosen_goes_before_the_words_and_a_committee_has_its_own():
    items = [AgendaItem(title_text="通报选举筹备情况", rule=votes.GENERAL)]
    assert "符合规定" in filled(template("general"), known(items, roll(5, 5, 0, ()), subject="通报选举筹备情况"))
    prepared = Known(Meeting(kind=COMMITTEE, subject="研究换届选举"), roll(3, 2, 0, ()))
    assert "实到会3名，符合规定人数" in filled(template("open", "phrase"), prepared)


def test_whether_enough_came_is_not_said_before_the_list_is_finished():
    open_list = [*roll(9, 0, 0, ()), Attendance(name="甲", votes="是", kind="正式党员", state="")]
    assert filled(template("open", "phrase"), known(people=open_list)).startswith(
        "应到会党员10名，实到会____名，____。"
    )


@pytest.mark.parametrize("kind", [GROUP, "主题党日", "组织生活会"])
def test_where_no_rule_says_how_many_must_come_nothing_is_said_of_it(kind):
    made = filled(template("open", "phrase"), Known(Meeting(kind=kind, host="李敏"), roll(1, 5, 0, ())))
    assert made == "应到会党员6名，实到会1名。李敏同志宣布开会。"
    item = AgendaItem(title_text="推荐", rule=votes.GENERAL, ballot="举手")
    voted = filled(template("open", "phrase"), Known(Meeting(kind=kind), roll(3, 3, 0, ()), [item]))
    assert "实到会3名，符合规定人数，会议有效。" in voted


@pytest.mark.parametrize("key", sorted(_TEXTS))
def test_where_nothing_is_known_every_text_stays_as_it_is_but_that_enough_came(key):
    for wording in builtin():
        if wording.builtin == key:
            text = re.sub(r"符合规定.*?(?:开会|有效)", "____", wording.text)
            assert filled(wording.text, Known(Meeting(kind=GENERAL))) == text
