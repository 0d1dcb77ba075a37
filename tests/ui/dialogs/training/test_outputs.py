"""The dialog of what training hands out: proposes batch, year and way, previews without a log line, writes with one."""

import pytest
from PySide6.QtWidgets import QApplication

from models.kinds import PartialDate
from models.records import Course, Enrolment, Training
from tests.ui.answering import when_modal
from ui.dialogs.print_preview import PrintPreview
from ui.dialogs.training.outputs_dialog import FIGURES, HOURS, INVITE, RECORD, SIGNING, TRAINEES, StudyOutputs
from ui.tabs.training import page as training_page


@pytest.fixture
def batch(session):
    found = session.ledger.all(Training)[0]
    people = [Enrolment(member_id=m.id, name=m.name, state="参加", hours=16.0) for m in session.members[:3]]
    with session.unit("名单") as unit:
        unit.save_parts(found, people, Enrolment)
    return found


@pytest.fixture
def opened(qtbot, shell, session):
    def open_(what, **about):
        made = StudyOutputs(session, shell, what, **about)
        qtbot.addWidget(made)
        made.show()
        return made

    return open_


def texts(box):
    return [box.itemText(place) for place in range(box.count())]


def previewed(dialog, does=lambda _preview: None):
    """How many pages the preview has."""
    pages = []

    def look():
        shown = QApplication.activeModalWidget()
        assert isinstance(shown, PrintPreview)
        pages.append(shown._document.pageCount())
        try:
            does(shown)
        finally:
            shown.reject()

    when_modal(look)
    dialog.preview()
    return pages[0]


def test_it_proposes_the_current_batch_and_its_year(opened, batch):
    dialog = opened(TRAINEES, batch=batch)
    assert texts(dialog._of) == ["秋季集中轮训", "一年的全部批次"]
    assert dialog._form.isRowVisible(dialog._of)
    assert not dialog._form.isRowVisible(dialog._year)
    dialog._of.setCurrentIndex(1)
    assert dialog._form.isRowVisible(dialog._year)
    assert dialog._year.currentText() == "2026 年"
    assert texts(dialog._format)[:2] == ["Excel 表格，一个文件", "Excel 表格，一批一个文件"]


def test_the_year_of_the_batch_is_proposed_for_what_is_of_a_year(opened):
    for what in (HOURS, FIGURES):
        dialog = opened(what, year=2024)
        assert not dialog._form.isRowVisible(dialog._of)
        assert dialog._year.currentText() == "2024 年"
        assert texts(dialog._format) == ["Excel 表格", "PDF 文件", "Word 文档"]


def test_how_one_signs_follows_the_courses(opened, batch, session):
    dialog = opened(SIGNING, batch=batch)
    assert texts(dialog._way) == ["每半天签一次", "每天签一次", "全期签一次"]
    assert dialog._way.currentText() == "每半天签一次"
    with session.unit("课程") as unit:
        unit.save_parts(batch, [Course(title_text="党章", day=PartialDate(2026, 9, 10))], Course)
    assert opened(SIGNING, batch=batch)._way.currentText() == "每门课签一次"


@pytest.mark.parametrize(("what", "pages"), [(TRAINEES, 1), (SIGNING, 1), (HOURS, 3), (FIGURES, 6), (INVITE, 1)])
def test_what_is_looked_at_is_not_logged(opened, batch, session, what, pages):
    assert previewed(opened(what, batch=batch)) == pages
    assert session.ledger.exports() == []


def test_what_is_kept_from_the_preview_is_logged_with_its_rows(opened, batch, session, answers, tmp_path):
    answers.file = tmp_path / "名册.pdf"
    dialog = opened(TRAINEES, batch=batch)
    dialog._purpose.set_value_text("存档")
    previewed(dialog, lambda shown: shown.save_pdf())
    (line,) = session.ledger.exports()
    assert (line["rows"], line["full"], line["purpose"]) == (3, 0, "存档")


def test_nothing_to_look_at_is_said(opened, session):
    dialog = opened(TRAINEES, batch=session.ledger.all(Training)[0])
    dialog.preview()
    assert "还没有登记参训名单" in dialog._message.text()
    assert dialog.isVisible()


def test_whole_wants_a_purpose(opened, session):
    dialog = opened(RECORD, members=session.members[:2])
    dialog._full.setChecked(True)
    dialog.preview()
    dialog._choose()
    assert "须写明用途" in dialog._message.text()
    ledger = opened(HOURS)
    assert not ledger._form.isRowVisible(ledger._full)


def test_records_of_several_people_go_into_a_folder(opened, qtbot, session, batch, answers, tmp_path):
    dialog = opened(RECORD, members=session.members[:2])
    assert texts(dialog._of) == ["李敏、欧阳䶮", "全部在册党员 6 人"]
    answers.file = tmp_path
    dialog._format.setCurrentIndex(1)
    dialog._choose()
    qtbot.waitUntil(lambda: dialog._job is None, timeout=20_000)
    assert sorted(file.name for file in dialog.written) == ["党员个人培训记录-李敏.pdf", "党员个人培训记录-欧阳䶮.pdf"]
    assert dialog.written[0].parent.name == "党员个人培训记录-2人_20261123"
    assert len(session.ledger.exports()) == 2


@pytest.mark.parametrize("what", [SIGNING, INVITE])
def test_it_is_written_in_the_background(opened, qtbot, session, batch, answers, tmp_path, what):
    answers.file = tmp_path / "名单.docx"
    dialog = opened(what, batch=batch)
    dialog._format.setCurrentIndex(next(n for n in range(dialog._format.count()) if dialog._format.itemData(n) == ("docx", False)))  # fmt: skip
    dialog._recipient.set_value_text("-党校")
    dialog._choose()
    qtbot.waitUntil(lambda: dialog._job is None, timeout=20_000)
    assert dialog.written == [answers.file]
    assert session.ledger.exports()[0]["recipient"] == "-党校"


def test_all_of_it_stands_in_the_menu_of_the_page(shell, session, batch, monkeypatch):
    shell.side.choose("trainings")
    page = shell.pages["trainings"]
    page.go_to(Training.table, batch.id)
    labels = [label for label, _ in page.outputs()]
    assert labels == [
        "教育培训台账…", "学时台账…", "年度教育培训统计…", "党员个人培训记录…", "", "参训人员名册…", "培训签到表…", "拟参训人员…",
        "结业证书…", "材料打包…",
    ]  # fmt: skip
    given = []
    monkeypatch.setattr(training_page, "study_output", lambda *asked, **about: given.append((asked[2], about)))
    dict(page.outputs())["培训签到表…"]()
    assert (given[0][0], given[0][1]["batch"].id, given[0][1]["year"]) == (SIGNING, batch.id, 2026)
