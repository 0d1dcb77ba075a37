"""党员教育培训 by hand: people, hours, who reached them, batches, how often and who; guests are in no roster."""

from models.records import Enrolment, Training
from models.statistics.table import BAND
from tests.models.statistics.people import about, cells, day, made, person


def batch(number, kind, level, hours, start="2026-03-02"):
    return Training(id=number, number=f"2026-0{number}", name=f"第{number}批", kind=kind, level=level,
                    planned_hours=hours, start=day(start))  # fmt: skip


def there(training, member, state="参加", **more):
    number = None if isinstance(member, str) else member.id
    name = member if isinstance(member, str) else member.name
    return Enrolment(training_id=training.id, member_id=number, name=name, state=state, **more)


def branch(away=None, at_home_hours=None):
    leader = person(name="书记人", post="书记", group="第一党小组")
    member = person(name="党员人", group="第一党小组")
    behind = person(name="不足人", group="第二党小组")
    at_home = person(name="送学人", study="送学上门", group="第二党小组")
    new = person(name="新来人", joined="2026-02-01", kind="预备党员")
    people = [leader, member, behind, at_home, new]
    first = batch(1, "集中轮训", "县级以上", 32)
    second = batch(2, "专题班", "支部", 24.5, "2026-06-01")
    later = batch(3, "专题班", "支部", 8, "2027-01-04")
    lists = [
        there(first, leader), there(first, member), there(first, behind, "请假", reason="出差", hours=away), there(first, "外单位人"),
        there(second, leader), there(second, member, "补课"), there(second, behind), there(later, behind),
    ]  # fmt: skip
    if at_home_hours:
        lists.append(there(first, at_home, "请假", reason="送学上门", hours=at_home_hours))
    return about(people, trainings=[first, second, later], enrolments=lists)


def test_people_and_hours():
    table = made("trained", branch())
    assert table.columns[:-1] == (
        "在册", "参训", "未参训", "集中培训", "应达标", "达到", "不足", "不要求", "不判断",
    )  # fmt: skip
    assert cells(table, "全体党员")[:-1] == [5, 3, 2, 3, 3, 2, 1, 1, 1]
    hours = {line.label: line.cells[-1].text for line in table.lines}
    assert hours == {
        "全体党员": "137.5", "其中：书记": "56.5", "班子成员": "56.5", "其他党员": "81", "新党员": "–",
        "第一党小组": "113", "第二党小组": "24.5", "未编入党小组": "–",
    }  # fmt: skip
    assert cells(table, "其中：书记")[:-1] == [1, 1, 0, 1, 1, 1, 0, 0, 0]
    short = next(line for line in table.lines if line.label == "第二党小组").cells[6]
    assert (short.name(0), short.told(0)) == ("不足人", "24.5 学时，要求 32，还差 7.5")


def test_batches_by_kind_and_level():
    table = made("trained", branch(), 1)
    assert table.about == "2批"
    # batches, 县级以上, 基层党委, 支部, 其他, how often, how many, missed
    assert cells(table, "集中轮训")[:-1] == [1, 1, 0, 0, 0, 3, 3, 1]
    assert cells(table, "专题班")[:-1] == [1, 0, 0, 1, 0, 3, 3, 0]
    assert cells(table, "合计")[:-1] == [2, 1, 0, 1, 0, 6, 4, 1]
    assert [line.cells[-1].text for line in table.lines if line.label in ("集中轮训", "专题班", "合计")] == [
        "96", "73.5", "169.5",
    ]  # fmt: skip
    assert {line.kind for line in table.lines[:-1]} == {BAND}, "“其中” stands below a sum, and the sum is the last line"
    whole = table.lines[-1]
    assert (whole.cells[0].name(0), whole.cells[0].told(0)) == ("第1批", "2026-03-02，2026-01，集中轮训，县级以上")
    assert whole.cells[0].unit == "项"
    often, who, missed = whole.cells[5:8]
    assert [often.name(place) for place in range(6)].count("书记人") == 2
    assert [often.told(place) for place in range(6) if often.name(place) == "书记人"] == ["第1批", "第2批"]
    assert often.unit == "人次"
    told = {who.name(place): who.told(place) for place in range(who.number)}
    assert told["党员人"] == "2 次：第1批、第2批"
    assert told["外单位人（名册以外）"] == "1 次：第1批"
    assert (missed.name(0), missed.told(0)) == ("不足人", "第1批，请假")  # and not why: it may tell of illness


def test_the_people_behind_the_hours_have_them_together():
    """Somebody on leave who was taught at home is among them, though not among those who were there."""
    whole = made("trained", branch(away=2.0), 1).lines[-1].cells[-1]
    told = [whole.told(place) for place in range(whole.number)]
    assert sum(float(one.removesuffix(" 学时")) for one in told) == float(whole.text) == 171.5
    assert len({whole.name(place) for place in range(whole.number)}) == whole.number


def test_new_is_whoever_was_new_in_the_year():
    """On probation, for more than a year too, or converted since the first day of the year before."""
    slow = person(name="延期人", joined="2025-03-02", kind="预备党员")
    turned = person(name="转正人", joined="2024-01-05", full="2025-01-05")
    long_ago = person(name="早转人", joined="2023-12-05", full="2024-12-05")
    made_of = about([slow, turned, long_ago], trainings=[batch(1, "集中轮训", "支部", 8)], enrolments=[])
    (cell,) = (line.cells[0] for line in made("trained", made_of).lines if line.label == "新党员")
    assert [cell.name(place) for place in range(cell.number)] == ["延期人", "转正人"]


def test_taking_part_means_the_same_of_people_and_of_batches():
    """Who was taught at home while away has the hours, and took part in neither table; guests are only in the second."""
    snapshot = branch(at_home_hours=2.0)
    whole = made("trained", snapshot).lines[0].cells
    assert [cell.number for cell in whole[:3]] == [5, 3, 2]
    assert {whole[2].name(place): whole[2].told(place) for place in range(2)} == {
        "送学人": "缺课 1 次，有 2 学时",
        "新来人": "没有参训的记录",
    }
    different = made("trained", snapshot, 1).lines[-1].cells[6]
    assert sorted(different.name(place) for place in range(different.number)) == sorted(
        [*(whole[1].name(place) for place in range(3)), "外单位人（名册以外）"]
    )
