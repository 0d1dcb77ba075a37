"""The dialog of the 采集表: full only with a purpose, previews log what is printed, files come from a process of their own."""

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.answering import when_modal
from ui.dialogs.cards_dialog import CardsDialog
from ui.dialogs.print_preview import PrintPreview


@pytest.fixture
def dialog(qtbot, shell, session):
    made = CardsDialog(session, shell, session.members[:2])
    qtbot.addWidget(made)
    made.show()
    return made


def with_preview(does):
    def look():
        preview = QApplication.activeModalWidget()
        assert isinstance(preview, PrintPreview)
        try:
            does(preview)
        finally:
            preview.reject()

    when_modal(look)


def test_it_asks_for_whom(dialog, qtbot, shell, session):
    assert [dialog._who.itemText(place) for place in range(2)] == ["李敏、欧阳䶮", "全部在册党员 6 人"]
    many = CardsDialog(session, shell, session.members[:5])
    qtbot.addWidget(many)
    assert many._who.itemText(0) == "李敏、欧阳䶮、单雨桐等 5 人"
    none = CardsDialog(session, shell, [])
    qtbot.addWidget(none)
    assert none._everybody()


def test_full_numbers_want_a_purpose(dialog):
    dialog._purpose.set_value_text("")
    dialog.preview()
    assert "须写明用途" in dialog._message.text()
    assert dialog.isVisible()


def test_what_is_kept_from_the_preview_is_logged_with_its_purpose(dialog, session, answers, tmp_path):
    answers.file = tmp_path / "采集表.pdf"
    pages = []

    def keep(preview):
        pages.append(preview._document.pageCount())
        preview.save_pdf()

    with_preview(keep)
    dialog.preview()
    assert pages == [2]
    line = session.ledger.exports()[0]
    assert (line["what"], line["rows"], line["full"], line["purpose"]) == (
        "采集表.pdf", 2, 1, "党员信息采集，本人核对签字",
    )  # fmt: skip


def test_masked_it_needs_none_and_is_logged_as_masked(dialog, session, answers, tmp_path):
    answers.file = tmp_path / "采集表.pdf"
    dialog._full.setChecked(False)
    dialog._purpose.set_value_text("")
    dialog._who.setCurrentIndex(1)
    with_preview(lambda preview: preview.save_pdf())
    dialog.preview()
    line = session.ledger.exports()[0]
    assert (line["rows"], line["full"]) == (6, 0)


def test_nothing_printed_is_nothing_logged(dialog, session):
    with_preview(lambda _preview: None)
    dialog.preview()
    assert session.ledger.exports() == []


def test_files_are_written_in_the_background_for_the_chosen_only(dialog, qtbot, session, answers, tmp_path):
    answers.file = tmp_path
    dialog._format.setCurrentIndex(3)  # Word, one file a person
    dialog._choose()
    qtbot.waitUntil(lambda: dialog._job is None, timeout=60_000)
    assert sorted(path.name for path in dialog.written) == [
        "党员基本信息采集表-李敏.docx",
        "党员基本信息采集表-欧阳䶮.docx",
    ]
    assert all(path.exists() for path in dialog.written)
    assert {(line["full"], line["purpose"]) for line in session.ledger.exports()} == {(1, "党员信息采集，本人核对签字")}
    assert "已导出" in dialog._message.text()


def test_the_file_is_called_after_the_person_where_it_is_one(dialog, qtbot, shell, session, answers):
    dialog._choose()
    one = CardsDialog(session, shell, session.members[:1])
    qtbot.addWidget(one)
    one._choose()
    day = f"{session.today:%Y%m%d}"
    assert [file.name for file in answers.offered] == [
        f"党员基本信息采集表-2人_{day}.pdf",
        f"党员基本信息采集表-李敏_{day}.pdf",
    ]
