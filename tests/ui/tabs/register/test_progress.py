"""Progress with files of its own: reported in one action, seen in the course, evidence of the item, gone and back by undo."""

import pytest
from PIL import Image

from models.evidence import files_of
from models.records import Attachment, Progress, Rectification, RectificationStep
from models.records.rectification import FOR_REVIEW, WORKING
from models.records.rectification_step import APPLY
from tests.ui.small_branch import day


@pytest.fixture
def item(page, session):
    with session.unit("登记") as unit:
        made = Rectification(
            problem="窗口没人", found=day("2026-10-12"), state=WORKING, owner="张伟", number="2026-自查-21"
        )
        unit.add(made)
    page.go_to("rectification", made.id)
    return made


@pytest.fixture
def photos(tmp_path):
    made = [tmp_path / name for name in ("整改前.png", "整改后.png")]
    for place, file in enumerate(made):
        Image.new("RGB", (40, 30), ("grey", "white")[place]).save(file)
    return made


def reported(qtbot, photos, text="窗口排了班"):
    def fill(dialog):
        dialog.form.boxes["text"].editor.set_value_text(text)
        dialog.files.take(photos)
        assert dialog.files.busy
        dialog.accept()
        assert dialog.result() == 0, "files are still being copied"
        qtbot.waitUntil(lambda: not dialog.files.busy, timeout=10_000)
        dialog.accept()

    return fill


def course(page):
    return [(row.day.text(), row.text.text()) for row in page.detail.course.rows if not row.isHidden()]


def links(page):
    return [link.text() for row in page.detail.course.rows for link in shown_links(row)]


def shown_links(row):
    return [row.files.itemAt(place).widget() for place in range(row.files.count())]


def test_an_entry_and_its_files_are_one_action(page, session, item, photos, dialogs, qtbot):
    dialogs.append(reported(qtbot, photos))
    page.report()
    (entry,) = session.ledger.parts(Progress, item)
    files = session.ledger.all(Attachment, owner="progress", owner_id=entry.id)
    assert [(file.name, file.kind) for file in files] == [("整改前.png", "整改前照片"), ("整改后.png", "整改后照片")]
    assert session.ledger.undoable().label == "记整改进展：窗口没人，附件 2 件"
    assert course(page)[0] == ("2026-11-23", "窗口排了班（张伟）")
    assert links(page) == ["附件：整改前.png", "附件：整改后.png"]
    assert page.detail.tab_bar.tabText(2) == "佐证 2"
    assert "另有 2 件随进展报送" in page.detail._elsewhere.text()
    (row,) = [row for row in page.detail.reported.rows if not row.isHidden()]
    assert [link.text() for link in shown_links(row)] == ["附件：整改前.png", "附件：整改后.png"]
    session.undo()
    assert session.ledger.parts(Progress, item) == []
    assert session.ledger.all(Attachment, owner="progress") == []
    assert page.detail.tab_bar.tabText(2) == "佐证"


def test_files_go_and_come_back_with_their_entry(page, session, item, photos, dialogs, qtbot, answers):
    dialogs.append(reported(qtbot, photos))
    page.report()
    (entry,) = session.ledger.parts(Progress, item)
    page.detail.course.removing.emit(entry)
    assert answers.asked[-1].startswith("把 2026-11-23 的进展放进回收站？")
    assert files_of(session.ledger, item) == []
    assert links(page) == []
    session.undo()
    assert [one.about.name for one in files_of(session.ledger, item)] == ["整改前.png", "整改后.png"]
    assert [one.where for one in files_of(session.ledger, item)] == ["进展 2026-11-23"] * 2


def test_an_entry_is_changed_with_its_files_in_one_action(page, session, item, photos, dialogs, qtbot):
    dialogs.append(reported(qtbot, photos))
    page.report()
    (entry,) = session.ledger.parts(Progress, item)

    def change(dialog):
        assert not dialog.touched()
        dialog.form.boxes["text"].editor.set_value_text("午间也有人")
        dialog.files.take_out(dialog.files.files[0])
        assert dialog.touched()
        dialog.accept()

    dialogs.append(change)
    page.detail.course.changing.emit(entry)
    assert [f.name for f in session.ledger.all(Attachment, owner="progress")] == ["整改后.png"]
    assert course(page)[0][1] == "午间也有人（张伟）"
    session.undo()
    assert len(session.ledger.all(Attachment, owner="progress")) == 2
    assert session.ledger.get(Progress, entry.id).text == "窗口排了班"


def test_files_of_the_progress_are_evidence_for_closing(page, session, item, photos, dialogs, qtbot):
    def apply(dialog):
        dialog.of_item.boxes["outcome"].editor.set_value_text("已排班")
        dialog.accept()

    dialogs += [apply, reported(qtbot, photos), apply]
    page.take_step(APPLY)
    assert session.ledger.get(Rectification, item.id).state == WORKING, "without evidence it is refused"
    page.report()
    page.take_step(APPLY)
    assert session.ledger.get(Rectification, item.id).state == FOR_REVIEW


def test_what_is_refused_is_said_and_the_rest_is_kept(page, session, item, photos, dialogs, qtbot, answers, tmp_path):
    empty = tmp_path / "空.txt"
    empty.touch()
    dialogs.append(reported(qtbot, [empty, photos[0]]))
    page.report()
    assert "空文件" in answers.said[-1]
    assert [f.name for f in session.ledger.all(Attachment, owner="progress")] == ["整改前.png"]


def test_files_are_added_where_closing_is_asked_for(page, session, dialogs, item, photos, qtbot):
    def apply(dialog):
        dialog.of_item.boxes["outcome"].editor.set_value_text("窗口排了班")
        dialog.accept()
        assert "没有佐证材料" in dialog._state.text()
        dialog.show()
        dialog.files.add.setFocus()
        dialog.files.take(photos)
        qtbot.waitUntil(lambda: not dialog.files.busy, timeout=10_000)
        assert dialog.focusWidget() is dialog.files.add
        assert dialog._state.text() == ""
        assert dialog.of_item.boxes["evidence"].message.text() == ""
        dialog.accept()

    dialogs.append(apply)
    page.take_step(APPLY)
    assert session.ledger.get(Rectification, item.id).state == FOR_REVIEW
    assert [file.about.kind for file in files_of(session.ledger, item)] == ["整改前照片", "整改后照片"]
    session.undo()
    assert session.ledger.get(Rectification, item.id).state == WORKING
    assert not files_of(session.ledger, item)


def test_what_a_file_is_can_be_said_before_it_is_kept(page, session, item, tmp_path, dialogs, qtbot):
    """A sign-in sheet became 整改后照片 unasked, and the dialog had no way to say otherwise."""
    sheets = [tmp_path / name for name in ("8月签到表.jpg", "现场.jpg")]
    for shade, file in enumerate(sheets):
        Image.new("RGB", (40, 30), ("grey", "white")[shade]).save(file)

    def kinds(dialog):
        return [made.text() for made in dialog.files.kinds]

    def choose(dialog, place, kind):
        next(each for each in dialog.files.kinds[place].menu().actions() if each.text() == kind).trigger()

    def report(dialog):
        dialog.show()
        dialog.form.boxes["text"].editor.set_value_text("学了制度")
        dialog.files.take(sheets)
        qtbot.waitUntil(lambda: not dialog.files.busy, timeout=10_000)
        assert kinds(dialog) == ["签到表", "佐证材料"]
        assert "按文件名" in dialog.files._said.text()
        choose(dialog, 1, "整改后照片")
        assert kinds(dialog) == ["签到表", "整改后照片"]
        assert dialog.files.kinds[1].hasFocus()
        dialog.accept()

    def mend(dialog):
        assert not dialog.touched()
        choose(dialog, 0, "佐证材料")
        assert dialog.touched()
        dialog.accept()

    dialogs += [report, mend]
    page.report()
    kept = [file.about for file in files_of(session.ledger, item)]
    assert [file.kind for file in kept] == ["签到表", "整改后照片"]
    page.detail.course.changing.emit(session.ledger.parts(Progress, item)[0])
    now = [file.about for file in files_of(session.ledger, item)]
    assert [(file.id, file.kind) for file in now] == [(kept[0].id, "佐证材料"), (kept[1].id, "整改后照片")]


def test_of_one_day_work_stands_between_its_beginning_and_what_followed(page, session, item):
    with session.unit("当天办完") as unit:
        for action in ("登记", "开始整改", "申请销号", "验收销号"):
            unit.add(RectificationStep(rectification_id=item.id, action=action, day=day("2026-11-20")))
        unit.add(Progress(rectification_id=item.id, day=day("2026-11-20"), text="排了班"))
    page.go_to("rectification", item.id)
    told = [text for when, text in course(page) if when == "2026-11-20"]
    assert [next(word for word in ("验收", "申请", "排了班", "开始", "登记") if word in text) for text in told] == [
        "验收", "申请", "排了班", "开始", "登记",
    ]  # fmt: skip
