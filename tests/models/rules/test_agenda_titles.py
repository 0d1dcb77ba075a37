"""The subject of a meeting and its agenda, taken over from one to the other: nothing is invented, nothing comes twice."""

import pytest

from models.records import AgendaItem
from models.rules.agenda_titles import still_to_take, subject_of, titles_of


@pytest.mark.parametrize(
    ("subject", "titles"),
    [
        ("", []),
        ("学习文件", ["学习文件"]),
        ("学习文件；讨论计划;安排走访", ["学习文件", "讨论计划", "安排走访"]),
        ("学习文件。讨论计划。", ["学习文件", "讨论计划"]),
        ("1.学习文件 2.讨论计划", ["学习文件", "讨论计划"]),
        ("一、学习文件；二、讨论计划；", ["学习文件", "讨论计划"]),
        ("（一）学习文件；（二）讨论计划", ["学习文件", "讨论计划"]),
        ("一、二季度党费收缴", ["一、二季度党费收缴"]),
        ("一、二季度党费收缴；研究走访", ["一、二季度党费收缴", "研究走访"]),
        ("传达2026.1.5会议精神 1.5小时", ["传达2026.1.5会议精神 1.5小时"]),
        ("学习、讨论党章，交流体会", ["学习、讨论党章，交流体会"]),
        ("学习；学习", ["学习"]),
        ("；；", []),
    ],
)
def test_what_a_subject_names(subject, titles):
    assert titles_of(subject) == titles


@pytest.mark.parametrize(
    ("subject", "there", "missing"),
    [
        ("学习；讨论", [], ["学习", "讨论"]),
        ("学习；讨论", ["讨论"], ["学习"]),
        ("学习；讨论", ["学习", "讨论"], []),
        ("学习；讨论", ["学习；讨论"], []),
        ("学习；讨论", ["学习", "另一件事"], []),  # the agenda goes its own way
        ("", ["学习"], []),
    ],
)
def test_what_is_no_item_yet(subject, there, missing):
    assert still_to_take(subject, [AgendaItem(title_text=title) for title in there]) == missing


def test_what_is_taken_over_is_the_same_back_and_forth():
    items = [AgendaItem(title_text=title) for title in ("学习文件", " 讨论计划 ", "学习文件", "")]
    assert subject_of(items) == "学习文件；讨论计划"
    assert titles_of(subject_of(items)) == ["学习文件", "讨论计划"]
