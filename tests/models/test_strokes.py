"""Names by strokes: how many, which stroke first, people of one surname together, no character left out."""

import unicodedata

import pytest

from models.strokes import stroke_key, strokes


@pytest.mark.parametrize(
    ("character", "number"),
    [("一", 1), ("丁", 2), ("王", 4), ("龙", 5), ("刘", 6), ("李", 7), ("欧", 8), ("曾", 12), ("戴", 17), ("䶮", 9), ("𠮷", 6), ("㛃", 9)],
)  # fmt: skip
def test_strokes_are_counted(character, number):
    assert strokes(character) == number


def test_what_is_no_chinese_character_has_none_and_comes_first():
    assert strokes("A") == strokes("·") == strokes("\n") == 0
    assert stroke_key("Anna") < stroke_key("丁一")


def test_among_as_many_strokes_the_first_stroke_decides():
    """横竖撇点折."""
    assert sorted("尹方毛王", key=stroke_key) == ["王", "毛", "方", "尹"]
    assert sorted("司冯叶石白", key=stroke_key) == ["石", "叶", "白", "冯", "司"]
    assert sorted("孙刘朱邢", key=stroke_key) == ["邢", "朱", "刘", "孙"]
    assert sorted("张沈何吴李", key=stroke_key) == ["李", "吴", "何", "沈", "张"]


def test_a_list_of_names_stands_as_usual():
    names = ["张伟", "李敏", "王磊", "丁一", "欧阳䶮", "李一", "单雨桐", "王大力", "李大力"]
    assert sorted(names, key=stroke_key) == [
        "丁一", "王大力", "王磊", "李一", "李大力", "李敏", "张伟", "欧阳䶮", "单雨桐",
    ]  # fmt: skip


def test_people_of_one_surname_stay_together_also_where_others_have_as_many_strokes():
    names = ["李一", "张一", "李丽丽丽", "张丽", "吴一", "李乙"]
    surnames = [name[0] for name in sorted(names, key=stroke_key)]
    assert [s for place, s in enumerate(surnames) if place == 0 or surnames[place - 1] != s] == ["李", "吴", "张"]


def test_every_chinese_character_is_in_the_table():
    blocks = [(0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2EBE0), (0x30000, 0x323AF)]
    known = [chr(c) for first, last in blocks for c in range(first, last + 1) if unicodedata.name(chr(c), "")]
    assert not [character for character in known[::97] if not strokes(character)]
