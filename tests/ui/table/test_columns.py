"""Columns made from the declaration of a field: heading, width, one line of text, private values masked."""

from models.records import Member, Rectification
from ui.table.columns import of_field


def test_what_is_declared_is_the_column():
    column = of_field(Member, "unit")
    assert (column.key, column.label, column.sort) == ("unit", "工作单位及职务", ("unit",))
    assert of_field(Member, "unit", label="单位").label == "单位"


def test_private_values_are_masked_on_the_screen():
    assert of_field(Member, "phone").text(Member(phone="13900006021")) == "139****6021"


def test_paragraphs_stand_on_one_line():
    assert of_field(Rectification, "measures").text(Rectification(measures="一、学习\n二、整改")) == "一、学习 二、整改"
