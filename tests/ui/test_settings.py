"""What is remembered on the machine: the last ledgers, the last folder, colours; across starts and without what is gone."""

import json
import os

import pytest

from models.safekeeping.second import is_there, on_same_disk
from tests.ui.small_branch import TODAY
from ui.dialogs.year_turn.dialog import YearTurnDialog
from ui.privacy import locking
from ui.settings import FILES, FORMS, HANDOVERS, ROSTERS, SecondFolder, Settings, documents, downloads


def test_settings_outlive_the_program(tmp_path):
    Settings(tmp_path / "新").set_text("colours", "dark")
    assert Settings(tmp_path / "新").text("colours") == "dark"
    assert Settings(tmp_path / "新").text("never set", "light") == "light"


def test_recent_ledgers_are_the_last_eight_that_are_still_there(tmp_path):
    settings = Settings(tmp_path)
    files = [tmp_path / f"{number}，支部.zbtz" for number in range(10)]
    for file in files:
        file.touch()
        settings.opened(file)
    settings.opened(files[5])
    files[9].unlink()
    assert settings.recent() == [files[n] for n in (5, 8, 7, 6, 4, 3, 2)]


def test_the_export_folder_is_the_last_one_that_still_exists(tmp_path):
    settings = Settings(tmp_path)
    folder = tmp_path / "报送"
    folder.mkdir()
    before = settings.export_folder()
    settings.exported_to(folder / "名册.xlsx")
    assert settings.export_folder() == folder
    settings.exported_to(folder / "名册.xlsx")
    folder.rmdir()
    assert settings.export_folder() == before


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A home folder in which there is only what a test puts there."""
    folder = tmp_path / "家"
    (folder / ".config").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / ".config"))
    return folder


def test_the_first_file_is_looked_for_among_the_downloads(tmp_path, home):
    """What a committee sends arrives there; the chooser began beside the ledger, where only our own files lie."""
    settings = Settings(tmp_path / "设置")
    lists, sent = tmp_path / "花名册", tmp_path / "报送"
    for folder in (home / "下载", lists, sent):
        folder.mkdir()
    (home / ".config" / "user-dirs.dirs").write_text('XDG_DOWNLOAD_DIR="$HOME/下载"\n')
    settings.exported_to(sent / "名册.xlsx")
    assert [settings.source_folder(purpose) for purpose in (ROSTERS, "")] == [home / "下载"] * 2
    assert settings.export_folder() == sent
    settings.chosen_from(lists / "花名册.xlsx", ROSTERS)
    assert settings.source_folder(ROSTERS) == lists


@pytest.mark.usefixtures("home")
def test_files_are_looked_for_where_the_last_one_was_not_where_the_last_export_went(tmp_path):
    settings = Settings(tmp_path)
    received, sent = tmp_path / "收到", tmp_path / "报送"
    for folder in (received, sent):
        folder.mkdir()
    settings.exported_to(sent / "名册.xlsx")
    assert settings.source_folder() == sent
    settings.chosen_from(received / "花名册.xlsx")
    assert (settings.source_folder(), settings.export_folder()) == (received, sent)
    received.rmdir()
    assert settings.source_folder() == sent


@pytest.mark.usefixtures("home")
def test_each_purpose_has_the_folder_of_its_own_and_begins_beside_the_ledger(tmp_path):
    """What was scanned lies elsewhere than the rosters that come in, and a hand-over goes to a stick that tables do not go to."""
    settings = Settings(tmp_path / "设置")
    folders = desk, scans, lists, stick = [tmp_path / name for name in ("账本", "扫描", "花名册", "U盘")]
    for folder in folders:
        folder.mkdir()
    (desk / "支部.zbtz").touch()
    settings.opened(desk / "支部.zbtz")
    assert (settings.export_folder(), settings.source_folder(FILES)) == (desk, documents())
    assert documents() != desk, "beside the ledger lie only our own files"
    settings.exported_to(desk / "名册.xlsx")
    settings.exported_to(stick / "移交.zbyj", HANDOVERS)
    settings.chosen_from(lists / "花名册.xlsx", ROSTERS)
    assert settings.source_folder(FILES) == lists, "what was chosen for another purpose is nearer than nothing"
    settings.chosen_from(scans / "签字.jpg", FILES)
    assert [settings.source_folder(purpose) for purpose in (ROSTERS, FILES, FORMS)] == [lists, scans, lists]
    assert (settings.export_folder(), settings.export_folder(HANDOVERS)) == (desk, stick)
    stick.rmdir()
    assert settings.export_folder(HANDOVERS) == desk


def test_exports_of_the_sample_do_not_begin_beside_a_ledger_of_hers(tmp_path):
    (tmp_path / "支部.zbtz").touch()
    Settings(tmp_path / "设置").opened(tmp_path / "支部.zbtz")
    settings = Settings(tmp_path / "设置")
    settings.opened_sample()
    assert settings.export_folder() == documents()


def test_a_system_without_a_folder_for_documents_has_the_desktop(home):
    (home / "桌面").mkdir()
    (home / ".config" / "user-dirs.dirs").write_text('XDG_DOCUMENTS_DIR="$HOME/"\nXDG_DESKTOP_DIR="$HOME/桌面"\n')
    assert documents() == home / "桌面"
    (home / "桌面").rmdir()
    assert documents() == home


def test_the_second_folder_that_an_older_version_kept_is_known(tmp_path):
    """It kept the folder and the day on which that was last there: the backups there were forgotten when the program was renewed."""
    settings, ledger, other = Settings(tmp_path / "设置"), tmp_path / "支部.zbtz", tmp_path / "别的.zbtz"
    kept = {str(ledger.resolve()): [str(tmp_path / "U盘"), "2026-11-01"]}
    settings.set_text("second_folders", json.dumps(kept))
    assert settings.second_folder(ledger) == SecondFolder(tmp_path / "U盘", "2026-11-01", "")
    assert settings.second_folder(ledger).seen == "2026-11-01"
    settings.choose_second_folder(other, tmp_path / "移动硬盘", "2026-11-23")
    settings.second_folder_written(ledger, "2026-11-24 09:30:00")
    again = Settings(tmp_path / "设置")
    assert again.second_folder(ledger) == SecondFolder(tmp_path / "U盘", "2026-11-01", "2026-11-24 09:30:00")
    assert again.second_folder(other) == SecondFolder(tmp_path / "移动硬盘", "2026-11-23", "")


@pytest.mark.parametrize(
    "each", [[], ["只有一个"], ["一", "二", "三", "四"], ["一", 2], ["一", "二", None], "文字", None]
)
def test_what_is_no_second_folder_is_passed_over(tmp_path, each):
    settings, ledger = Settings(tmp_path), tmp_path / "支部.zbtz"
    settings.set_text("second_folders", json.dumps({str(ledger.resolve()): each}))
    assert settings.second_folder(ledger) is None


def test_places_that_cannot_be_looked_at_are_not_there(tmp_path):
    """The folder of another user's stick, a share that is gone, a disk that fails: the system says so where it says else that
    nothing is there, and the program did not begin any more."""
    settings, away = Settings(tmp_path / "设置"), tmp_path / ("远" * 100)  # no disk takes such a name, whoever asks
    assert not os.path.exists(away)
    with pytest.raises(OSError, match="远"):
        away.exists()
    for key in ("export_folder", "source_folder", "source_folder.form"):
        settings.set_text(key, str(away))
    settings.set_text("recent", f"{away}/支部.zbtz\n{away}")
    assert (settings.recent(), settings.last()) == ([], None)
    assert away not in (settings.export_folder(), settings.source_folder(), settings.source_folder(FORMS))
    (tmp_path / "支部.zbtz").touch()
    settings.opened(tmp_path / "支部.zbtz")
    assert settings.last() == tmp_path / "支部.zbtz"
    settings.exported_to(away / "名册.xlsx")


def test_a_second_folder_that_cannot_be_looked_at_is_not_plugged_in(tmp_path):
    away = tmp_path / ("远" * 100)
    assert not is_there(away, tmp_path / "支部-备份")
    assert not on_same_disk(away, away / "支部-备份")


@pytest.mark.parametrize("kept", ["[" * 100_000, "{" * 5, "null", "3"])
def test_second_folders_that_were_edited_by_hand_are_none(tmp_path, kept):
    settings = Settings(tmp_path)
    settings.set_text("second_folders", kept)
    assert settings.second_folder(tmp_path / "支部.zbtz") is None


@pytest.mark.parametrize("kept", ["9" * 5000, "²", "10.0", "-5", "[]"])
def test_minutes_and_a_year_that_were_edited_by_hand_are_none(session, qtbot, kept):
    for key in ("lock_minutes", "year_turn"):
        session.settings.set_text(key, kept)
    assert locking.minutes(session) == 0
    dialog = YearTurnDialog(session, None)
    qtbot.addWidget(dialog)
    assert dialog._year == TODAY.year - 1


def test_a_system_that_tells_of_no_folders_has_those_with_the_usual_names(home):
    assert downloads() is None
    for name in ("文档", "下载"):
        (home / name).mkdir()
    assert (documents(), downloads()) == (home / "文档", home / "下载")
