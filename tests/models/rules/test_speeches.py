"""Speeches: who said what, and that nothing that was typed is lost in the splitting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.speeches import Speech, begun, joined, namesakes, split, strangers


def test_paragraphs_go_to_the_one_who_speaks():
    text = "大家先学习文件。\n张伟：同意。\n再补充一点。\n欧阳䶮同志: 没有意见\n会议认为：可行"
    assert split(text) == [
        Speech("", "大家先学习文件。"),
        Speech("张伟", "同意。\n再补充一点。"),
        Speech("欧阳䶮", "没有意见\n会议认为：可行"),
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [("买买提·艾力：好", "买买提·艾力"), ("  李敏 ：好", "李敏"), ("李敏同志：好", "李敏"), ("20：30 开始", "")],
)
def test_what_is_a_name(text, name):
    assert split(text)[0].name == name


@pytest.mark.parametrize(("before", "after"), [("", "张某："), ("李某：好\n\n", "李某：好\n张某："), (" \n", "张某：")])
def test_a_speech_begins_a_paragraph(before, after):
    assert begun(before, "张某") == after


def test_who_was_not_there_is_said():
    there = ["张伟", "李敏"]
    assert strangers("张伟：好\n王磊：好\n王磊：再说\n李某：好", there) == ["王磊"]
    assert strangers("王磊：好", []) == []


@given(st.text())
def test_no_word_is_lost(text):
    said = "".join(one.name + one.points for one in split(text))
    assert set("".join(said.split())) <= set(text)
    kept = "".join(c for c in said if not c.isspace() and c not in "：:")
    typed = "".join(c for c in text.replace("同志", "") if not c.isspace() and c not in "：:")
    assert len(kept.replace("同志", "")) == len(typed)


names = st.sampled_from(["张伟", "李敏", "欧阳䶮", "买买提·艾力"])
points = st.lists(st.sampled_from(["同意", "没有意见。", "一是抓紧；二是落实"]), min_size=1).map("\n".join)


@given(st.lists(st.builds(Speech, names, points)))
def test_what_is_joined_is_split_again(speeches):
    assert split(joined(speeches)) == speeches


def test_who_of_two_spoke_is_asked():
    there = ["王芳", "李敏", "王芳", "张伟", "张伟"]
    assert namesakes("王芳：好\n李敏：好\n王芳：再说", there) == ["王芳"]
    assert namesakes("王芳（第二党小组）：好", there) == []
    assert namesakes("会议认为：好\n好", ["", ""]) == []
