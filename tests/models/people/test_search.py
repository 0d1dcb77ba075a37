"""Finding people while one types: any reading, initials, parts of names, telephone tails, several words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.people.search import Findable, Narrowing, findable, matches, search
from models.pinyin import search_keys

PEOPLE = {
    1: ("单雄信", "13800138001"), 2: ("尉迟敬德", "13912345678"), 3: ("查良镛", "13700137003"),
    4: ("古丽娜·艾山", "18899996666"), 5: ("解缙", "010-88886666"), 6: ("吕布", "15011112222"), 7: ("单于飞", ""),
    8: ("𠮷野平", ""), 9: ("John Smith", ""), 10: ("李丽", "13812345555"),
}  # fmt: skip


def item(number: int) -> Findable:
    name, phone = PEOPLE[number]
    return findable(number, name, search_keys(name), phone)


ITEMS = [item(number) for number in PEOPLE]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("单雄信", [1]), ("雄信", [1]), ("单", [1, 7]),
        ("dxx", [1]), ("sxx", [1]), ("shan", [1, 7]), ("danxiong", [1]), ("chan", [1, 7]), ("SXX", [1]), ("xx", []),
        ("yuchi", [2]), ("weichi", [2]), ("ycjd", [2]), ("wcjd", [2]), ("尉迟", [2]),
        ("zha", [3]), ("cha", [1, 3, 7]), ("zly", [3]), ("cly", [3]),
        ("古丽娜·艾山", [4]), ("古丽娜艾山", [4]), ("古丽娜•艾山", [4]), ("娜·艾", [4]), ("glnas", [4]), ("gulina", [4]),
        ("xie", [5]), ("jie", [5]), ("lv", [6]), ("lb", [6]), ("ｌｖｂｕ", [6]),
        ("𠮷", [8]), ("smith", [9]), ("jo", [9]), ("mith", []),
        ("5678", [2]), ("6666", [4, 5]), ("138", [1, 10]), ("１３８", [1, 10]), ("88886666", [5]), ("010-8", [5]),
        ("李 138", [10]), ("138 李", [10]), ("ll 5555", [10]), ("李 139", []), ("shan 单 8001", [1]),
        ("", list(PEOPLE)), ("  ", list(PEOPLE)), (" 李  ", [10]), ("%", []), ("_", []), (".*", []),
    ],
)  # fmt: skip
def test_people_are_found_by_what_one_knows_of_them(query: str, found: list[int]) -> None:
    assert search(ITEMS, query) == found
    assert Narrowing(ITEMS).find(query) == found
    assert [i.id for i in ITEMS if matches(i, query)] == found


def test_the_order_of_the_list_is_kept() -> None:
    assert search(ITEMS[::-1], "单") == [7, 1]


def test_words_after_a_line_end_are_found() -> None:
    assert matches(findable(1, "first\nsecond line"), "second")


def test_letters_that_become_a_number_are_looked_for_anew() -> None:
    """Letters are looked for at the beginning of a word, letters with digits anywhere: the second is no part of the first."""
    for before in ("", "京 "):
        narrowing = Narrowing([findable(1, "京A1234")])
        assert narrowing.find(before + "a") == []
        assert narrowing.find(before + "a1") == [1]


letters = st.text(alphabet="单雄信查李丽dsxA a1８·.é\u0301\u3000ßIİ", max_size=6)


@settings(max_examples=300)
@given(st.lists(letters, max_size=6), st.lists(letters, min_size=1, max_size=8))
def test_narrowing_finds_what_a_new_search_finds(words: list[str], queries: list[str]) -> None:
    items = [findable(number, word, search_keys(word)) for number, word in enumerate(words)]
    narrowing = Narrowing(items)
    for query in queries:
        assert narrowing.find(query) == search(items, query)


@settings(max_examples=300)
@given(st.lists(letters, max_size=6), letters)
def test_typing_one_letter_after_the_other_finds_what_is_found_at_once(words: list[str], query: str) -> None:
    items = [findable(number, word, search_keys(word)) for number, word in enumerate(words)]
    narrowing = Narrowing(items)
    for length in [*range(len(query) + 1), *reversed(range(len(query)))]:
        assert narrowing.find(query[:length]) == search(items, query[:length])


@pytest.mark.parametrize(
    ("name", "readings"),
    [
        ("单雄信", "shan dan chan"), ("曾国", "zeng ceng"), ("解缙", "xie jie"), ("查良", "zha cha"), ("区志", "ou qu"),
        ("仇英", "qiu chou"), ("尉迟恭", "yuchi weichi"), ("单于飞", "chanyu danyu shanyu"), ("朴成", "piao pu"),
        ("盖聂", "ge gai"), ("翟志", "zhai di"), ("乐毅", "yue le"), ("任重", "ren"), ("万俟卨", "moqi wansi"),
    ],
)  # fmt: skip
def test_no_reading_of_a_surname_is_missed(name: str, readings: str) -> None:
    person = findable(1, name, search_keys(name))
    for reading in readings.split():
        assert matches(person, reading), reading


def test_three_letters_find_a_person() -> None:
    people = [findable(n, name, search_keys(name)) for n, name in enumerate(["欧阳知远", "区志强", "张伟", "曾庆红"])]
    assert [search(people, keys) for keys in ("oyz", "ozq", "zqh", "cqh")] == [[0], [1], [3], [3]]


def test_digits_are_the_tail_of_a_telephone_or_an_id_number() -> None:
    person = findable(1, "张伟", "13900006021", "11010119850312001X")
    assert all(matches(person, tail) for tail in ("6021", "001x", "001X", "021"))
