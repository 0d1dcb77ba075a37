"""The first rows in the export dialog: nothing private is shown there that nobody asked to see."""

from models.exports.deliver import OFFICIAL
from ui.dialogs.export_dialog import ExportDialog


def test_the_preview_of_the_official_table_masks_what_the_file_has_in_full(qtbot, shell, session, tmp_path):
    with session.unit("填身份证号") as unit:
        for member in session.members:
            member.id_number = "110101198503071233"
            unit.save(member)
    dialog = ExportDialog(session, shell, OFFICIAL, tmp_path)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog._preview()
    shown = dialog._roster.preview.table
    assert {shown.item(row, 3).text() for row in range(shown.rowCount())} == {"110101********1233"}
    assert "文件里是完整的" in dialog._roster.preview.paper.text()
