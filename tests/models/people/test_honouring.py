"""Whose an honour is that comes with a name: one of the roster, one of several, nobody's."""

from models.people.honouring import doubt_about, whose
from models.records import Award, Member

PEOPLE = [
    Member(id=1, name="王芳", group="第一党小组"),
    Member(id=2, name="王芳", group="第二党小组"),
    Member(id=3, name="买买提·艾力"),
]


def test_a_name_that_one_has_is_that_persons_however_it_is_written():
    assert whose(Award(name="买买提.艾力"), PEOPLE) == (3, "买买提·艾力")
    assert not doubt_about(Award(name="买买提 艾力"), PEOPLE)


def test_a_name_that_two_have_is_nobodys_unless_it_was_known_before():
    assert whose(Award(name="王芳"), PEOPLE) == (None, "王芳")
    assert "名册里有 2 位王芳（第一党小组、第二党小组）" in doubt_about(Award(name="王芳"), PEOPLE)
    assert whose(Award(name="王芳", member_id=2), PEOPLE) == (2, "王芳")


def test_a_name_that_was_changed_takes_the_person_with_it():
    assert whose(Award(name="买买提·艾力", member_id=2), PEOPLE) == (3, "买买提·艾力")
    assert whose(Award(name="", member_id=2), PEOPLE) == (None, "")


def test_a_name_that_nobody_has_is_only_a_name():
    assert whose(Award(name="外单位的人"), PEOPLE) == (None, "外单位的人")
    assert "没有“外单位的人”" in doubt_about(Award(name="外单位的人"), PEOPLE)
    assert not doubt_about(Award(), PEOPLE)
