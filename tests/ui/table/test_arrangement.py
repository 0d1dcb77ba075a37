"""Columns as the user arranged them: kept by key, robust where columns come and go, back to how it was at first."""

import json

import pytest
from PySide6.QtCore import Qt

from models.records import Member
from ui.dialogs.columns_dialog import ColumnsDialog
from ui.session import Session
from ui.table.arrangement import Arrangement
from ui.table.columns import Column, of_field, with_offered
from ui.tabs.members import MembersPage
from ui.tabs.register.page import RectificationsPage


def column(key, **about):
    return Column(key, key, 5, lambda record: "", **about)


COLUMNS = [column("name", frozen=True), column("sex"), column("birth"), column("more", offered=True)]


def test_at_first_what_is_offered_is_hidden():
    first = Arrangement.first(COLUMNS)
    assert first.order == ("name", "sex", "birth", "more")
    assert first.shown == {"name", "sex", "birth"}


def test_what_was_kept_comes_back():
    kept = Arrangement(("name", "birth", "more", "sex"), frozenset({"name", "more"}), {"more": 220})
    assert Arrangement.from_text(kept.to_text(), COLUMNS) == kept


def test_columns_that_are_gone_are_forgotten_and_new_ones_stand_at_the_end():
    kept = Arrangement(("name", "gone", "birth", "sex"), frozenset({"name", "gone", "sex"}), {"gone": 99, "sex": 60})
    now = Arrangement.from_text(kept.to_text(), [*COLUMNS, column("new")])
    assert now.order == ("name", "birth", "sex", "more", "new")
    assert now.shown == {"name", "sex", "new"}
    assert now.widths == {"sex": 60}


def test_the_frozen_column_is_always_first_and_shown():
    kept = Arrangement(("sex", "name", "birth", "more"), frozenset({"sex"}))
    now = Arrangement.from_text(kept.to_text(), COLUMNS)
    assert now.order[0] == "name"
    assert "name" in now.shown


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "3", '{"order": 3}', '{"order": [], "shown": [], "widths": {"a": "b"}}']
)
def test_what_cannot_be_read_is_as_if_nothing_was_kept(text):
    assert Arrangement.from_text(text, COLUMNS) is None


def test_widths_stay_within_reason():
    body = {"order": ["name"], "shown": ["name"], "widths": {"name": 99999, "sex": 1}}
    assert Arrangement.from_text(json.dumps(body), COLUMNS).widths == {"name": 1200, "sex": 40}


def test_every_field_is_offered_once():
    columns = with_offered(Member, [of_field(Member, "name"), of_field(Member, "sex")])
    keys = [c.key for c in columns]
    assert len(set(keys)) == len(keys)
    assert {f.name for f in Member.fields if not f.derived} == set(keys)


def shown(page):
    return list(page.shown().columns)


def test_dragged_hidden_and_widened_columns_are_there_again_at_the_next_start(shell, session):
    page = shell.pages["members"]
    shell.side.choose("members")
    header, table = page.table.horizontalHeader(), page.table
    keys = [c.key for c in page._columns]
    header.moveSection(header.visualIndex(keys.index("joined")), 1)
    page.arranging.hide(keys.index("group"))
    table.setColumnWidth(keys.index("kind"), 177)
    again = MembersPage(Session(session.ledger, session.today, session.settings))
    assert shown(again)[:3] == ["name", "joined", "birth"]
    assert "group" not in shown(again)
    assert again.table.columnWidth(keys.index("kind")) == 177
    again.arranging.reset()
    assert shown(MembersPage(session))[:4] == ["name", "birth", "group", "kind"]
    again.deleteLater()


def test_the_other_lists_keep_theirs_apart(shell, session):
    page = shell.pages["rectifications"]
    keys = ["owner", "number", *(c.key for c in page._columns if c.key not in ("owner", "number"))]
    page.arranging.apply(Arrangement(tuple(keys), frozenset({"owner", "number"})))
    again = RectificationsPage(session)
    assert shown(again) == ["owner", "number"]
    assert shown(shell.pages["members"])[0] == "name"
    again.deleteLater()


def test_the_name_stays_first_and_cannot_be_hidden(shell):
    page = shell.pages["members"]
    page.arranging.hide(0)
    assert shown(page)[0] == "name"
    assert not page.table.horizontalHeader().isFirstSectionMovable()


def test_a_narrow_list_leaves_out_what_is_roomy_until_the_user_chose(shell):
    shell.side.choose("members")
    page = shell.pages["members"]
    assert "sex" not in shown(page)
    shell.resize(1700, 900)
    assert "sex" in shown(page)
    page.arranging.apply(page.arranging.now())
    shell.resize(1440, 900)
    assert "sex" in shown(page)


def test_the_dialog_shows_hides_and_moves(shell, qtbot):
    page = shell.pages["members"]
    dialog = ColumnsDialog(page._columns, page.arranging.now(), shell)
    qtbot.addWidget(dialog)
    dialog.show()
    items = {
        dialog.list.item(row).data(int(Qt.ItemDataRole.UserRole)): dialog.list.item(row)
        for row in range(dialog.list.count())
    }
    items["#age"].setCheckState(Qt.CheckState.Checked)
    items["sex"].setCheckState(Qt.CheckState.Unchecked)
    dialog.list.setCurrentItem(items["#age"])
    qtbot.keyClick(dialog, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    dialog._move(-99)
    dialog.accept()
    page.arranging.apply(dialog.arrangement)
    assert shown(page)[:3] == ["name", "#age", "birth"]


def test_the_dialog_goes_back_to_the_first_columns(shell, qtbot):
    page = shell.pages["members"]
    dialog = ColumnsDialog(page._columns, page.arranging.now(), shell)
    qtbot.addWidget(dialog)
    dialog._reset()
    assert dialog.arrangement is None
    assert dialog.result()


@pytest.mark.parametrize("kept", ["[" * 100_000, '{"order": [], "shown": ["sex"], "widths": {"sex": 1e999}}'])
def test_an_arrangement_damaged_in_any_way_is_forgotten(kept):
    assert Arrangement.from_text(kept, COLUMNS) is None
