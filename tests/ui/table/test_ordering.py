"""Order by columns of every kind: lists of words, 党小组, days, numbers, pinyin and strokes; what is empty comes last."""

import pytest

from models.kinds import PartialDate
from models.records import Member
from ui.table.columns import of_field
from ui.table.ordering import ordered


def order(name, *values, ascending=True):
    members = [Member(id=n, **{name: value}) for n, value in enumerate(values)]
    return [getattr(m, name) for m in ordered(members, of_field(Member, name), ascending=ascending)]


def test_words_of_a_list_stand_as_in_the_list():
    assert order("education", "初中", "", "研究生", "大学") == ["研究生", "大学", "初中", ""]
    assert order("floating", "是", "否", "") == ["否", "是", ""]


def test_text_stands_by_pinyin_and_numbers_in_it_by_size():
    assert order("unit", "综合科", "办公室", "", "财务科") == ["办公室", "财务科", "综合科", ""]
    assert order("unit", "科室10", "科室2") == ["科室2", "科室10"]


@pytest.mark.parametrize("ascending", [True, False])
def test_days_stand_by_time_and_empty_ones_last(ascending):
    days = [PartialDate.parse(text) for text in ("1985-03", "1985-03-12", "1985", "1990-01")]
    found = order("joined", days[3], None, days[1], days[0], days[2], ascending=ascending)
    wanted = sorted(days, key=str, reverse=not ascending)
    assert found == [*wanted, None]


def names(page):
    return [page.table.table.record(row).name for row in range(page.table.table.rowCount())]


def by(page, key, ascending=True):
    page.table.sort_by([c.key for c in page._columns].index(key), ascending)
    return names(page)


def test_computed_columns_and_groups(shell):
    shell.side.choose("members")
    page = shell.pages["members"]
    assert by(page, "group")[:3] == ["李敏", "王磊", "张伟"]
    assert by(page, "#seniority")[-1] == "欧阳䶮"
    assert by(page, "#seniority", False)[-1] == "欧阳䶮"
    for column in page._columns:
        assert sorted(by(page, column.key)) == sorted(["李敏", "欧阳䶮", "单雨桐", "王磊", "查良", "张伟"]), column.key


def test_names_by_strokes_is_remembered_and_holds_for_the_heading(shell, session):
    shell.side.choose("members")
    page = shell.pages["members"]
    page.order_names("strokes")
    strokes = ["王磊", "李敏", "张伟", "欧阳䶮", "单雨桐", "查良"]
    assert names(page) == strokes
    by(page, "joined")
    page.table.horizontalHeader().sectionClicked.emit(0)
    assert names(page) == strokes
    page.table.horizontalHeader().sectionClicked.emit(0)
    assert names(page) == strokes[::-1]
    assert session.settings.text("names_by") == "strokes"
    menu = page.heading_menu.menu(0)
    assert [a.isChecked() for a in menu.actions()[:2]] == [False, True]
    menu.actions()[0].trigger()
    assert names(page)[0] == "李敏"
    assert names(page)[-1] == "张伟"
