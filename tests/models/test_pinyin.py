"""Keys of names: the surname's own reading first, every reading findable, a name in any script without a stumble."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypinyin import Style, pinyin
from pypinyin.constants import PHRASES_DICT
from pypinyin.seg.simpleseg import seg

from models.kinds import PersonName
from models.pinyin import _of_word, search_keys, sort_key


def test_all_readings_of_a_name_are_keys() -> None:
    keys = search_keys("单雄信").split()
    assert {"shanxiongxin", "danxiongxin", "chanxiongxin", "sxx", "dxx", "cxx"} <= set(keys)
    assert keys == sorted(set(keys))


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("单雄信", "shan 单 xiong 雄 xin 信"), ("查良", "zha 查 liang 良"), ("解缙", "xie 解 jin 缙"), ("曾国", "zeng 曾 guo 国"),
        ("尉迟", "yu 尉 chi 迟"), ("尉平", "wei 尉 ping 平"), ("单于飞", "chan 单 yu 于 fei 飞"), ("万俟明", "mo 万 qi 俟 ming 明"),
        ("长孙平", "zhang 长 sun 孙 ping 平"), ("仇海", "qiu 仇 hai 海"), ("任华", "ren 任 hua 华"), ("乐平", "yue 乐 ping 平"),
    ],
)  # fmt: skip
def test_the_surname_is_read_as_a_surname(name: str, key: str) -> None:
    assert sort_key(name) == key


def test_sorting_is_by_reading_and_keeps_families_together() -> None:
    names = ["黎明", "李宁", "连战", "李力", "张三", "单雄信", "黎安", "阿依努尔", "John"]
    assert sorted(names, key=sort_key) == [
        "阿依努尔", "John", "李力", "李宁", "黎安", "黎明", "连战", "单雄信", "张三",
    ]  # fmt: skip
    assert sort_key("李丽") != sort_key("李力")


@pytest.mark.parametrize(
    ("name", "keys"), [("单于飞", "chanyufei shanyufei danyufei"), ("尉迟恭", "yuchigong weichigong ycg wcg")]
)
def test_a_compound_surname_may_be_a_simple_one(name: str, keys: str) -> None:
    assert set(keys.split()) <= set(search_keys(name).split())


def test_no_name_gives_no_key() -> None:
    assert (search_keys(""), sort_key("")) == ("", "")
    assert search_keys("· ") == ""


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="单查仇乐行长重调朝曾盖区解任华尉迟赵钱", min_size=1, max_size=9))
def test_every_reading_of_every_character_is_found_in_names_of_any_length(name: str) -> None:
    keys = search_keys(name).split()
    for place, readings in enumerate(pinyin(name, style=Style.NORMAL, heteronym=True)):
        for reading in readings:
            assert any(len(key) == len(name) and key[place] == reading[0] for key in keys)
            assert any(reading in key for key in keys)
    assert len(keys) < 250


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=8))
def test_any_name_has_keys_of_plain_words(text: str) -> None:
    name = PersonName().read(text)
    keys, key = search_keys(name), sort_key(name)
    assert [c for c in name if c not in key] == []
    assert bool(keys) == bool(name.replace("·", "").split())
    assert keys == " ".join(keys.split())


def test_the_words_of_a_name_are_read_as_the_whole_name_is() -> None:
    dice = random.Random(4)
    phrases = list(PHRASES_DICT)
    signs = "".join(map(chr, range(0x4E00, 0x9FA6))) + "Ab ·.1𠮷㐀〇々" * 300
    for _ in range(1500):
        name = dice.choice(phrases)[: dice.randint(1, 4)] * dice.randint(0, 1) + "".join(dice.choices(signs, k=2))
        whole = pinyin(name, style=Style.NORMAL, heteronym=True)
        assert [readings for word in seg(name) for readings in _of_word(word)] == whole, name
