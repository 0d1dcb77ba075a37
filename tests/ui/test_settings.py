"""What is remembered on the machine: the last ledgers, the last folder, colours; across starts and without what is gone."""

from ui.settings import Settings


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
