"""The rectification register: states, deadlines, review, 回头看."""

from datetime import date

import pytest

from models.kinds import PartialDate
from models.records import Progress, Rectification
from models.records.rectification import CLOSED, FOR_REVIEW, LONG_TERM, REGISTERED, WORKING
from models.rules import Snapshot

WHOLE = {
    "problem": "组织生活会记录要素不全", "measures": "补齐记录", "owner": "李某", "found": "2026-03-01",
    "deadline": "2026-12-31", "source": "自查", "outcome": "已补齐", "evidence": "会议记录本", "reviewer": "高某",
    "reviewed_on": "2026-10-10", "closed_on": "2026-10-12", "review": "同意销号",
}  # fmt: skip


def item(state, **about):
    given = WHOLE | {"state": state} | about
    days = ("found", "deadline", "reviewed_on", "closed_on")
    return Rectification(
        id=1,
        **{k: PartialDate.parse(v) if k in days and v else (v if k not in days else None) for k, v in given.items()},
    )


@pytest.mark.parametrize(
    "about", [{"reviewer": "高某（机关党委）"}, {"review_body": "机关党委"}, {"closing_document": "机党〔2026〕9号"}]
)
def test_an_item_from_above_names_who_of_the_superior_reviewed_it(raised, about):
    assert not raised(Snapshot(rectifications=[item(CLOSED, source="上级督查", **about)]), "Z04")


@pytest.mark.parametrize("state", [REGISTERED, WORKING, FOR_REVIEW, CLOSED])
def test_an_item_in_order(raised, state):
    for rule in ("Z01", "Z02", "Z03", "Z04", "Z05", "Z06"):
        assert not raised(Snapshot(rectifications=[item(state)]), rule), rule


@pytest.mark.parametrize(
    ("rule", "state", "about", "says"),
    [
        ("Z01", WORKING, {"measures": "", "deadline": ""}, "整改措施、整改时限还没有填"),
        ("Z02", WORKING, {"deadline": "2026-02-28"}, "整改时限 2026-02-28 早于发现日期"),
        ("Z02", CLOSED, {"closed_on": "2026-10-09"}, "早于验收日期"),
        ("Z02", CLOSED, {"reviewed_on": "2026-02-28"}, "验收日期 2026-02-28 早于发现日期"),
        ("Z01", REGISTERED, {"deadline": ""}, "已登记，还没有定时限"),
        ("Z01", CLOSED, {"measures": " ", "owner": ""}, "状态是“已销号”，整改措施、责任人还没有填"),
        ("Z03", FOR_REVIEW, {"evidence": ""}, "佐证材料还没有填"),
        ("Z03", CLOSED, {"outcome": " "}, "完成情况还没有填"),
        ("Z04", CLOSED, {"reviewer": ""}, "验收人或验收日期"),
        ("Z04", CLOSED, {"reviewed_on": ""}, "验收人或验收日期"),
        ("Z04", CLOSED, {"reviewer": "李某"}, "请由他人验收"),
        ("Z04", CLOSED, {"source": "上级督查"}, "上级验收意见"),
        ("Z04", CLOSED, {"source": "上级督查", "reviewer": "高某（书记）"}, "上级验收意见"),
        ("Z04", CLOSED, {"closed_on": ""}, "销号日期还没有填"),
        ("Z05", WORKING, {"deadline": "2026-11-20"}, "逾期 3 天"),
        ("Z05", WORKING, {"deadline": "2026-11-23"}, "今天到期"),
        ("Z05", WORKING, {"deadline": "2026-12-08"}, "还剩 15 天"),
        ("Z06", CLOSED, {"closed_on": "2026-05-23", "reviewed_on": "2026-05-20"}, "回头看"),
    ],
)
def test_what_is_open(raised, rule, state, about, says):
    found = raised(Snapshot(rectifications=[item(state, **about)]), rule)
    assert any(says in f.message for f in found), [f.message for f in found]


@pytest.mark.parametrize(
    ("rule", "state", "about"),
    [
        ("Z01", REGISTERED, {"measures": ""}),
        ("Z03", WORKING, {"evidence": ""}),
        ("Z04", CLOSED, {"reviewer": "高某、陈某", "owner": "李某、王某"}),
        ("Z04", CLOSED, {"reviewer": "王芳（1990年生）", "owner": "王芳（1978年生）"}),
        ("Z04", CLOSED, {"reviewer": "王芳（1978年8月生）", "owner": "王芳（1978年5月生）、李某"}),
        ("Z04", CLOSED, {"reviewer": "王芳(第二党小组)", "owner": "王芳（第一党小组）"}),
        ("Z05", WORKING, {"deadline": "2026-12-09"}),
        ("Z05", CLOSED, {"deadline": "2026-01-01"}),
        ("Z05", LONG_TERM, {"deadline": "2026-01-01"}),
        ("Z06", CLOSED, {"closed_on": "2026-05-24", "reviewed_on": "2026-05-20"}),
        ("Z06", CLOSED, {"closed_on": "2025-11-20", "reviewed_on": "2025-11-19", "found": "2025-03-01"}),
    ],
)
def test_what_is_not(raised, rule, state, about):
    assert not raised(Snapshot(rectifications=[item(state, **about)]), rule)


@pytest.mark.parametrize(
    ("reviewer", "owner", "level", "says"),
    [
        ("李某", "李某、王某", "error", "请由他人验收"),
        ("李某（书记）", "李某", "error", "请由他人验收"),
        ("李某同志", "李某", "error", "请由他人验收"),
        ("高某、李某", "李某", "warning", "李某 也是责任人"),
        ("高某、李某", "李某、王某", "warning", "李某 也是责任人"),
        ("王芳（1990年生）", "王芳", "error", "请由他人验收"),
        ("王芳", "王芳（1978年生）", "error", "请由他人验收"),
        ("王芳（1978年生，书记）", "王芳（1978年5月生）同志", "error", "请由他人验收"),
        ("王芳（第一党小组）", "王芳（一组）", "error", "请由他人验收"),
        ("王芳（书记）", "王芳（委员）", "error", "请由他人验收"),
        ("王芳（第一党小组）", "王芳（1978年生）", "error", "请由他人验收"),
        ("王芳（1990年生）、李某", "王芳（1978年生）、李某", "warning", "验收人中 李某 也是责任人"),
        ("王芳（1990年生）、王芳（1978年生）", "王芳（1978年生）", "warning", "王芳 也是责任人"),
    ],
)
def test_nobody_reviews_their_own_work(raised, reviewer, owner, level, says):
    (found,) = raised(Snapshot(rectifications=[item(CLOSED, reviewer=reviewer, owner=owner)]), "Z04")
    assert (found.level, says in found.message) == (level, True)


def test_levels_of_the_deadline(raised):
    late, near = item(WORKING, deadline="2026-11-20"), item(WORKING, deadline="2026-11-30")
    assert [f.level for f in raised(Snapshot(rectifications=[near, late]), "Z05")] == ["warning", "info"]


def test_looking_back_is_noted_in_the_progress(raised):
    closed = item(CLOSED, closed_on="2026-05-01", reviewed_on="2026-04-30")
    entry = Progress(rectification_id=1, day=PartialDate(2026, 11, 2), text="回头看：没有反弹")
    assert raised(Snapshot(rectifications=[closed]), "Z06")
    assert not raised(Snapshot(rectifications=[closed], progress={1: [entry]}), "Z06")


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("10 月 20 日回头看，没有反弹", True),
        ("回头看：没有反弹；明年再回头看", True),
        ("半年后回头看", False),
        ("还没有回头看", False),
        ("准备下月回头看", False),
    ],
)
def test_that_a_look_back_is_to_come_is_none(raised, text, done):
    closed = item(CLOSED, closed_on="2026-05-01", reviewed_on="2026-04-30", note=text)
    assert bool(raised(Snapshot(rectifications=[closed]), "Z06")) is not done


def test_long_term_items_report_each_quarter(raised):
    lasting = item(LONG_TERM)
    entry = Progress(rectification_id=1, day=PartialDate(2026, 10, 1), text="坚持每月检查")
    assert raised(Snapshot(rectifications=[lasting]), "§7.2")
    assert not raised(Snapshot(rectifications=[lasting], progress={1: [entry]}), "§7.2")
    assert not raised(Snapshot(rectifications=[item(WORKING)]), "§7.2")
    assert raised(Snapshot(rectifications=[lasting], progress={1: [entry]}), "§7.2", date(2027, 1, 2))


def test_what_a_step_wrote_is_known(raised):
    """The body or the document of a superior will do; who looked back is not reminded again."""
    above = {"source": "巡察", "review": ""}
    assert raised(Snapshot(rectifications=[item(CLOSED, **above)]), "Z04")
    for about in ({"review_body": "县委巡察办"}, {"closing_document": "巡发〔2026〕3号"}):
        assert not raised(Snapshot(rectifications=[item(CLOSED, **above | about)]), "Z04")
    assert not raised(Snapshot(rectifications=[item(CLOSED, reviewer="", review_body="局党委")]), "Z04")
    old = item(CLOSED, found="2025-03-01", reviewed_on="2026-03-01", closed_on="2026-03-02")
    assert raised(Snapshot(rectifications=[old]), "Z06")
    old.looked_back_on = PartialDate(2026, 10, 1)
    assert not raised(Snapshot(rectifications=[old]), "Z06")


def test_who_raised_it_is_to_be_answered(raised):
    asked = item(CLOSED, source="群众反映", raised_by="群众甲")
    (finding,) = raised(Snapshot(rectifications=[asked]), "§7.2")
    assert finding.message == "已销号，还没有记向反映人（群众甲）反馈的情况"
    asked.fed_back_on = PartialDate(2026, 10, 20)
    assert not raised(Snapshot(rectifications=[asked]), "§7.2")
    assert not raised(Snapshot(rectifications=[item(WORKING, source="群众反映", raised_by="群众甲")]), "§7.2")
    assert not raised(Snapshot(rectifications=[item(CLOSED, source="群众反映")]), "§7.2")


def test_files_are_evidence_and_kind_and_state_are_compared(raised):
    reviewed = item(FOR_REVIEW, evidence="")
    assert raised(Snapshot(rectifications=[reviewed]), "Z03")
    assert not raised(Snapshot(rectifications=[reviewed], with_files={1}), "Z03")
    (unsaid,) = raised(Snapshot(rectifications=[item(FOR_REVIEW, evidence="", outcome="")], with_files={1}), "Z03")
    assert "完成情况还没有填" in unsaid.message
    (odd,) = [
        f for f in raised(Snapshot(rectifications=[item(WORKING, kind=LONG_TERM)]), "§7.2") if "不一致" in f.message
    ]
    assert "状态是“整改中”" in odd.message
