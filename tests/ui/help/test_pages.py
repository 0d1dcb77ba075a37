"""The pages of the help: what is declared is there and what is there is declared; every link, picture, place and label leads somewhere."""

import importlib
import pkgutil
import re
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog

import ui
from models.store.backup_names import AFTER_BULK, AFTER_IMPORT, BEFORE_BULK, BEFORE_IMPORT
from ui.help import searching
from ui.help.pages import ARTICLES, FOLDER, PAGES, page, page_of
from ui.help.pictures import _TAKES
from ui.tabs.pages import PAGES as PLACES
from ui.tabs.part import Part

ROOT = Path(__file__).parents[3]
WRITTEN = [each for each in PAGES if each.key != ARTICLES]
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(<?([^)>]*)>?\)")
PICTURE = re.compile(r"!\[([^\]]+)\]\(pictures/([^)]+)\)")
WITH_WHAT_OPENED_THEM = {
    "AskingDialog", "ListingDialog", "PrintPreview", "ReasonDialog", "WritingDialog", "RecordDialog", "HelpWindow",
    "ListActions", "ListPage", "Page",
}  # fmt: skip
"""Classes that mean nothing by themselves: they are explained with the page or the dialog beneath."""
COMPOSED = {"管理模板…", "打印快速指南…"}
"""Labels that no file of the window has word by word, or the help itself has."""


def headings(key: str) -> set[str]:
    return {section.heading for section in searching.sections() if section.page.key == key}


def test_every_file_is_declared_and_every_declared_file_is_there():
    assert {path.name for path in FOLDER.glob("*.md")} == {each.file for each in WRITTEN}
    assert len({each.key for each in PAGES}) == len(PAGES)


@pytest.mark.parametrize("each", WRITTEN, ids=lambda each: each.key)
def test_a_page_begins_with_its_title_and_is_divided(each):
    lines = each.text().splitlines()
    assert lines[0] == f"# {each.title}"
    assert sum(line.startswith("## ") for line in lines) >= 2
    assert max(len(line) for line in lines) <= 220, "a page is not for long paragraphs"


@pytest.mark.parametrize("why", [BEFORE_IMPORT, AFTER_IMPORT, BEFORE_BULK, AFTER_BULK])
def test_which_of_the_backups_of_one_change_she_wants_is_told(why):
    (page,) = (each for each in WRITTEN if each.key == "backups")
    assert f"“{why}”" in page.text()


@pytest.mark.parametrize("each", PAGES, ids=lambda each: each.key)
def test_every_link_leads_to_a_page_and_to_a_heading_on_it(each):
    for target in LINK.findall(each.text()):
        file, _, heading = target.partition("#")
        wanted = next((one for one in PAGES if one.file == file), each if not file else None)
        assert wanted is not None, target
        assert not heading or heading in headings(wanted.key), target


def test_every_picture_is_there_is_shown_and_is_small():
    used = {name for each in WRITTEN for _, name in PICTURE.findall(each.text())}
    files = list((FOLDER / "pictures").iterdir())
    assert {path.name for path in files} == used == {f"{name}.png" for name in _TAKES}
    assert all(path.stat().st_size <= 150_000 for path in files)
    assert sum(path.stat().st_size for path in files) <= 2_000_000
    assert all(not QImage(str(path)).isNull() for path in files)


def classes(kind: type) -> list[type]:
    for module in pkgutil.walk_packages(ui.__path__, "ui."):
        importlib.import_module(module.name)
    found, wave = set(), [kind]
    while wave:
        wave = [made for each in wave for made in each.__subclasses__()]
        found |= {made for made in wave if made.__module__.startswith("ui.")}
    return sorted(found, key=lambda made: (made.__module__, made.__name__))


@pytest.mark.parametrize("kind", [QDialog, Part])
def test_every_dialog_and_view_has_a_page(kind):
    without = {made.__name__ for made in classes(kind) if page_of(made) is None}
    assert without <= WITH_WHAT_OPENED_THEM


def test_every_page_of_the_window_has_one():
    found = {place.key: page_of(place.load()) for place in PLACES}
    assert None not in found.values()
    assert {key: found[key].title for key in ("home", "statistics")} == {
        "home": "首页和待办提醒",
        "statistics": "统计报表",
    }
    assert len(set(found.values())) == len(PLACES)


@pytest.mark.parametrize("name", sorted({place for each in PAGES for place in each.places}))
def test_every_place_exists_and_is_named_once(name):
    assert [name in each.places for each in PAGES].count(True) == 1
    try:
        importlib.import_module(name)
    except ModuleNotFoundError:
        module, _, made = name.rpartition(".")
        assert hasattr(importlib.import_module(module), made)


def test_the_nearest_place_counts():
    from ui.dialogs.habits_dialog import FactsDialog, HabitsDialog
    from ui.tabs.meetings.plan import PlanView
    from ui.tabs.meetings.records import RecordsView

    assert page_of(FactsDialog) is page("start")
    assert page_of(HabitsDialog) is page("selfcheck")
    assert page_of(PlanView) is page("plan")
    assert page_of(RecordsView) is page("meetings")
    assert page_of(int) is None
    with pytest.raises(KeyError):
        page("no such page")


def test_labels_that_open_something_are_called_as_in_the_program():
    sources = "\n".join(
        path.read_text(encoding="utf-8")
        for folder in ("ui", "models")
        for path in (ROOT / folder).rglob("*.py")
        if path.parent.name != "help"
    )
    told = [each.text() for each in WRITTEN] + [(FOLDER / "guide.toml").read_text(encoding="utf-8")]
    labels = {label for text in told for quoted in re.findall("“([^”]+…)”", text) for label in quoted.split("→")}
    labels |= {label for text in told for label in re.findall(r"设置 → ([^，。：；、\s）]+…)", text)}
    assert len(labels) > 30
    assert not {label for label in labels - COMPOSED if f'"{label}' not in sources and f'"{label[:-1]}"' not in sources}
