"""Which records a list shows, and in which order, without a window."""

from models.records import Member
from ui.table.columns import of_field
from ui.tabs.listing import Listing

MEMBERS = [
    Member(id=1, name="张伟", unit="综合科"),
    Member(id=2, name="孙静"),
    Member(id=3, name="李敏", unit="办公室"),
]


def listing():
    made = Listing[Member](("name",), [of_field(Member, "name"), of_field(Member, "unit")], (0, True))
    made.take(MEMBERS)
    made.keep({1, 2, 3})
    made.find("")
    return made


def test_what_the_filter_leaves_is_shown_by_the_column():
    made = listing()
    assert made.shown == [3, 2, 1]
    made.order_by(1, ascending=False)
    made.keep({1, 2, 3, 99})
    made.find("")
    assert made.shown == [1, 3, 2], "what is empty comes last"
    made.keep({2, 3})
    made.find("")
    assert made.shown == [3, 2]


def test_a_search_looks_in_what_is_left_and_says_what_is_elsewhere():
    made = listing()
    made.keep({1, 3})
    made.find("孙")
    assert made.shown == []
    assert made.found_anywhere("孙") == [2]
    made.find("李")
    assert made.shown == [3]
    made.keep({2})
    made.find("孙")
    assert made.shown == [2], "what was typed before another filter does not hold"


def test_only_a_record_that_changed_is_read_again():
    made = listing()
    before = dict(made.items)
    made.take([MEMBERS[0], Member(id=2, name="孙敬"), MEMBERS[2]])
    assert [made.items[number] is before[number] for number in (1, 2, 3)] == [True, False, True]
    made.keep({1, 2, 3})
    made.find("孙敬")
    assert made.shown == [2]
    made.take([])
    made.keep(set())
    made.find("孙")
    assert made.shown == []
