"""Pinyin that is left in a field of names becomes the member whom it spells, and is asked about where there is no such one."""

import pytest

from models.fields import field_of
from models.records import Member, Task
from tests.ui.deleting import delete
from ui.forms.form import Form


@pytest.fixture
def form(session):
    with session.unit("登记") as unit:
        for name in ("欧阳雪梅", "慕容秋", "司马丹青", "司马丹清"):
            unit.add(Member(name=name, kind="正式党员"))
    made = Form(Task, session, fields=[field_of(Task, "owner")])
    made.load(Task())
    yield made
    delete(made)


@pytest.mark.parametrize(
    ("typed", "stands", "said"),
    [
        ("ouyangxuemei", "欧阳雪梅", ""),
        ("oyxm", "欧阳雪梅", ""),
        ("慕容秋、OYXM", "慕容秋、欧阳雪梅", ""),
        ("ouyangxue", "ouyangxue", "名册中没有“ouyangxue”，请核对"),
        ("simadanqing", "simadanqing", "“simadanqing”可能是司马丹清、司马丹青，请选一个"),
        ("欧阳", "欧阳", ""),
    ],
)
def test_what_is_left_of_pinyin(form, typed, stands, said):
    box = form.boxes["owner"]
    box.editor.setText(typed)
    box.editor.left.emit()
    assert (box.editor.text(), box.message.text()) == (stands, said)
    assert form.record().owner == stands  # nothing is refused
