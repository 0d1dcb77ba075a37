"""From where the filling of a form begins."""

from itertools import chain

from PySide6.QtWidgets import QMenu, QPushButton


def test_every_page_leads_to_it(shell, monkeypatch):
    begun = []
    for module in ("ui.tabs.list_actions", "ui.tabs.meetings.record_output"):
        monkeypatch.setattr(f"{module}.fill_form_dialog", lambda session, parent, **_: begun.append(session))
    for key in ("members", "meetings", "trainings", "rectifications"):
        page = shell.pages[key]
        buttons = (
            b.click for b in page.findChildren(QPushButton) if b.text() == "填表" or "空白表" in b.accessibleName()
        )
        in_menus = (a.trigger for menu in page.findChildren(QMenu) for a in menu.actions() if "空白表" in a.text())
        next(chain(buttons, in_menus))()
    assert len(begun) == 4
    assert any(action.text() == "填上级的表…" for action in shell.settings_menu().actions())
