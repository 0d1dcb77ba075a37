"""The form of a batch: it asks for the kind, and takes a batch without one."""

from models.kinds import PartialDate
from models.records import Training
from ui.dialogs.training.batch_dialog import BatchDialog


def test_the_form_says_what_a_batch_without_a_kind_does_not_count_for(qtbot, shell, session):
    dialog = BatchDialog(session, Training(name="秋季培训", start=PartialDate(2026, 10, 15)), shell)
    qtbot.addWidget(dialog)
    box = dialog.form.boxes["kind"]
    assert box.message.text().startswith("没有填培训类别，参加的人不算参加了集中培训；是集中轮训、调训、专题班的请选上")
    box.editor.set_value_text("专题班")
    dialog.form.advise()
    assert box.message.text() == ""
    box.editor.set_value_text("")
    dialog.accept()
    assert session.ledger.get(Training, dialog.result_record.id).kind == ""
