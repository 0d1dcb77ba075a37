"""Documents of a batch, its certificates, and marks and numbers beside its people."""

import io
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from models.records import Attachment, Enrolment, Training
from models.records.attachment import BATCH_KINDS, likely_of_training
from tests.ui.deleting import delete
from tests.ui.tabs.training.test_people import texts_of
from ui.dialogs.recycle_bin import RecycleBin
from ui.tabs.training import page as training_page
from ui.tabs.training.page import TrainingsPage


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("培训方案.docx", "方案"), ("开班通知.pdf", "通知"), ("签到表.jpg", "签到表"), ("第一讲.pptx", "课件"),
        ("IMG_01.JPG", "照片"), ("培训小结.docx", "小结"), ("成绩.xlsx", "试卷"), ("结业证书.pdf", "证书"), ("a.zip", "其他"),
    ],
)  # fmt: skip
def test_the_name_says_what_it_is(name, kind):
    assert likely_of_training(name) == kind
    assert kind in BATCH_KINDS


@pytest.fixture
def page(session):
    made = TrainingsPage(session)
    made.reload()
    yield made
    delete(made)


def test_documents_are_added_counted_deleted_and_brought_back(page, qtbot, session, tmp_path, shell):
    batch = session.ledger.all(Training)[0]
    page.go_to(Training.table, batch.id)
    file = tmp_path / "培训方案.txt"
    file.write_text("方案", encoding="utf-8")
    detail = page.detail
    detail.files.take([file])
    qtbot.waitUntil(lambda: bool(session.ledger.all(Attachment)), timeout=10_000)
    (kept,) = session.ledger.all(Attachment)
    assert (kept.owner, kept.owner_id, kept.kind) == ("training", batch.id, "方案")
    tabs = [detail.tab_bar.tabText(place) for place in range(detail.tab_bar.count())]
    assert "材料 1" in tabs
    detail.files.delete(kept)
    assert session.ledger.all(Attachment) == []
    bin_ = RecycleBin(session, shell)
    qtbot.addWidget(bin_)
    assert bin_._words(kept) == f"培训方案.txt（{batch.title()}）"
    session.undo()
    assert len(session.ledger.all(Attachment)) == 1


def test_marks_and_numbers_stand_beside_the_people(page, session):
    batch = session.ledger.all(Training)[0]
    with session.unit("登记") as unit:
        unit.add(
            Enrolment(
                training_id=batch.id, name="甲", state="参加", result="合格", score="92", certificate="2026-01-007"
            )
        )
    page.reload()
    page.go_to(Training.table, batch.id)
    assert "参加　合格　成绩 92\n证书 2026-01-007" in texts_of(page)


def test_certificates_are_among_what_the_page_can_write(page, session, monkeypatch):
    opened, said = [], []
    monkeypatch.setattr(training_page, "write_certificates", lambda *given: opened.append(given))
    session.said.connect(lambda sentence, _told: said.append(sentence))
    does = dict(page.outputs())["结业证书…"]
    page.table.choose(0)
    batch = session.ledger.all(Training)[0]
    page.go_to(Training.table, batch.id)
    does()
    assert opened[0][1].id == batch.id


def test_the_documents_of_a_batch_go_into_one_file_with_an_index(page, qtbot, session, answers, tmp_path):
    batch = session.ledger.all(Training)[0]
    page.go_to(Training.table, batch.id)
    said = []
    session.said.connect(lambda sentence, _told: said.append(sentence))
    page.pack()
    assert said == [f"“{batch.title()}”还没有材料，没有打包。请先在右边的“材料”里添加"]
    file = tmp_path / "开班通知.txt"
    file.write_text("通知", encoding="utf-8")
    page.detail.files.take([file])
    qtbot.waitUntil(lambda: bool(session.ledger.all(Attachment)), timeout=10_000)
    answers.file = tmp_path / "材料.zip"
    dict(page.outputs())["材料打包…"]()
    qtbot.waitUntil(lambda: bool(session.ledger.exports()), timeout=10_000)
    with ZipFile(answers.file) as archive:
        assert archive.namelist() == ["目录.xlsx", "01-通知-开班通知.txt"]
        assert archive.read("01-通知-开班通知.txt").decode() == "通知"
        index = archive.read("目录.xlsx")
    rows = list(load_workbook(io.BytesIO(index)).active.values)
    assert next(row for row in rows if row[1] == "01-通知-开班通知.txt")[3] == "培训批次"
    (line,) = session.ledger.exports()
    assert (line["what"], line["rows"], line["purpose"]) == ("材料.zip", 2, "培训材料打包")
