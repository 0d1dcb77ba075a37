"""数据检查: findings with their articles, by level, and the way to the record."""

import pytest

from models.records import Member
from ui.dialogs.findings_dialog import FindingsDialog


@pytest.fixture
def dialog(qtbot, session):
    with session.unit("填错身份证号") as unit:
        member = next(m for m in session.ledger.all(Member) if m.name == "单雨桐")
        member.id_number, member.sex = "110105198503120020", "男"
        unit.save(member)
    made = FindingsDialog(session, None)
    qtbot.addWidget(made)
    return made


def texts(dialog):
    return [dialog._list.item(row).text() for row in range(dialog._list.count())]


def test_each_finding_cites_its_article(dialog):
    found = next(text for text in texts(dialog) if text.startswith("单雨桐：性别填男，身份证号显示为女"))
    assert "《" in found or "GB" in found


def test_search_and_levels_narrow(dialog):
    everything = len(texts(dialog))
    dialog._search.setText("单雨桐")
    assert 0 < len(texts(dialog)) < everything
    assert all("单雨桐" in text for text in texts(dialog))


def test_nothing_left_by_a_search_is_said_and_nothing_can_be_opened(dialog):
    assert dialog._said.text() == f"共 {len(texts(dialog))} 条"
    dialog._search.setText("没有这样的内容")
    assert texts(dialog) == []
    assert dialog._said.text().startswith("没有符合的")
    assert not dialog._go.isEnabled()


def test_a_finding_leads_to_its_record(dialog, shell):
    dialog._search.setText("性别填男")
    chosen = []
    dialog.chosen.connect(lambda table, number: chosen.append((table, number)))
    dialog._open(dialog._list.item(0))
    assert chosen == [("member", next(m.id for m in shell.session.members if m.name == "单雨桐"))]


def test_home_counts_what_is_to_be_checked(shell, dialog):
    page = shell.pages["home"]
    page.reload()
    assert "处请核对" in page._checks.text()
