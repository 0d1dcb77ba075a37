"""Dialogs about data in and out, for pictures and for the tests of the look: with names and texts as long as they come."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QDialog

from models.exports.collection_card import collection_card
from models.exports.minutes import minutes_of
from models.filters import Criteria, Criterion
from models.kinds import PartialDate
from models.records import Branch, Meeting, Member, Rectification, SavedFilter
from models.store import Ledger
from tests.models.forms import blank_forms
from tests.ui.gallery_answers import ANSWERS
from tests.ui.small_branch import TODAY
from ui.dialogs.bulk_edit_dialog import BulkEditDialog
from ui.dialogs.cards_dialog import CardsDialog
from ui.dialogs.columns_dialog import ColumnsDialog
from ui.dialogs.export_dialog import ExportDialog
from ui.dialogs.export_log import ExportLogDialog
from ui.dialogs.fill_dialog import FillDialog
from ui.dialogs.fill_picker import FillPicker
from ui.dialogs.filter_dialog import FilterDialog
from ui.dialogs.habits_dialog import HabitsDialog
from ui.dialogs.import_dialog import ImportDialog
from ui.dialogs.inspection.dialog import InspectionDialog
from ui.dialogs.minutes_preview import MinutesPreview
from ui.dialogs.paste_dialog import PasteDialog
from ui.dialogs.print_preview import PrintPreview
from ui.dialogs.purpose_dialog import PurposeDialog
from ui.dialogs.reconcile_dialog import ReconcileDialog
from ui.dialogs.register.import_problems import ProblemImportDialog
from ui.dialogs.statistics_export import Days, StatisticsExport
from ui.session import Session
from ui.shell import Shell
from ui.table.shown import Shown

NAME = "阿卜杜外力·麦麦提敏·吾买尔江·买买提艾力·热合曼"
UNIT = "某某省某某市某某区人力资源和社会保障局劳动保障监察综合行政执法大队第二中队副中队长、兼任机关工会委员会经费审查委员会主任"
ADDRESS = (
    "某某维吾尔自治州某某市某某区某某街道某某社区居民委员会某某路一千二百三十四号某某花园二期第十八幢三单元二千二百零二室"
    * 2
)
FILE = "某某街道党工委二〇二六年度党员花名册（含流动党员、预备党员、新转入党员）最终修改稿第三版"
REFUSAL = (
    f"没有导出：“{FILE}.xlsx”正在别的程序里打开。原来的文件没有动，请关闭它再试，或者换一个位置、换一个文件名再导出。"
)
_SHOWN = ("name", "sex", "birth", "group", "kind", "joined", "unit")

Maker = Callable[[Session, Shell, Path], QDialog]


def fill(ledger: Ledger) -> None:
    """Somebody with long words, two of one name, and a log that says much."""
    with ledger.unit("长的") as unit:
        unit.add_all(
            [
                Member(name=NAME, unit=UNIT, address=ADDRESS, phone="13900001234", kind="正式党员", group="第一党小组"),
                *(Member(name="重名人", unit=UNIT, kind="正式党员", group=f"第{n}党小组") for n in "一二"),
            ]
        )
    columns = "、".join(["公民身份证号", "加入党组织日期", "工作单位及职务"] * 8)
    ledger.log_export(f"党员名册：{FILE}.xlsx（24栏：{columns}）", 200, full=True, purpose=UNIT, recipient=UNIT)


def roster(folder: Path) -> Path:
    """A roster with everything that can be said about rows, under a name as long as they come."""
    lines = [
        "姓名,性别,出生日期,手机号,党小组,工作单位及职务,家庭住址,归口代号",
        f"{NAME},男,1975-03-04,13912345678,第一党小组,{UNIT},{ADDRESS},甲",
        "张伟,男,1985.13,1391234,第三党小组,,,乙",
        "重名人,男,,,,,,丙",
        ",女,1980-01-01,,,,,",
        *(f"新人{n},女,1980-01-01,,第一党小组,,," for n in range(200)),
        "合计,203,,,,,,",
    ]
    file = folder / f"{FILE}.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def problems(folder: Path) -> Path:
    """A problem list with everything that can be said about rows."""
    lines = [
        "序号,问题来源,具体问题,整改举措,责任人及时限,进展情况,是否销号,归口",
        f"1,巡察,{UNIT * 4},1.制定；2.检查,{NAME} 3月31日前,正在推进,是,甲",
        "2,,,没有写问题,,,,乙",
        *(f"{n},自查,问题{n},措施,张伟 2026年3月底,,否,丙" for n in range(3, 120)),
        "合计,119,,,,,,",
    ]
    file = folder / f"{FILE}.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def _known(session: Session, shell: Shell, folder: Path) -> QDialog:
    with session.unit("登记") as unit:
        unit.add(Rectification(problem="问题3", source="自查", found=PartialDate(2026), measures=UNIT * 3))
    made = ProblemImportDialog(session, problems(folder), shell)
    made.given.begin({"found": "2026-01-10"})
    return made


def broken(folder: Path) -> Path:
    """A workbook that is none."""
    file = folder / f"{FILE}.xlsx"
    file.write_bytes(b"PK\x03\x04" + b"nonsense" * 40)
    return file


def _paste(session: Session, shell: Shell, _folder: Path) -> QDialog:
    text = f"姓名\t手机号\t出生日期\t工作单位及职务\n{NAME}\t1370000\t1985-13\t{UNIT}\n重名人\t13600006666\t\t\n"
    return PasteDialog(session, text, [], _SHOWN, 0, shell)


def _bulk(session: Session, shell: Shell, _folder: Path) -> QDialog:
    made = BulkEditDialog(session, session.members, shell)
    for _ in range(9):
        made._add()
    made.rows[0].type_value("第九党小组")
    return made


def _fill(session: Session, shell: Shell, folder: Path) -> QDialog:
    headings = ["序号", "姓名", "性别", "出生日期", "手机号", "工作单位及职务", "特长"]
    return FillDialog(session, shell, blank_forms.simple(folder / f"{FILE}.xlsx", headings, title=FILE))


def _picker(session: Session, shell: Shell, _folder: Path) -> QDialog:
    return FillPicker([(member.id, member.name) for member in session.members], [], shell)


def _export(what: str, *, refused: bool = False) -> Maker:
    def make(session: Session, shell: Shell, folder: Path) -> QDialog:
        shown = Shown(tuple(member.id for member in session.members), _SHOWN)
        made = ExportDialog(session, shell, what, folder, shown=shown, chosen=[session.members[0].id])
        if refused:
            made._stopped(REFUSAL, "bad")
            made._open.show()
        return made

    return make


def _cards(session: Session, shell: Shell, _folder: Path) -> QDialog:
    made = CardsDialog(session, shell, [member for member in session.members if member.name == NAME] * 3)
    made._open.show()
    return made


def _filter(session: Session, shell: Shell, _folder: Path) -> QDialog:
    rows = (Criterion("group", "is"), Criterion("unit", "contains", UNIT), Criterion("joined", "before", "2010-13"))
    return FilterDialog(session, SavedFilter(of="member", criteria=Criteria(rows * 4).to_json()), shell)


def _columns(_session: Session, shell: Shell, _folder: Path) -> QDialog:
    page = shell.pages["members"]
    return ColumnsDialog(page._columns, page.arranging.now(), shell)


def _print(session: Session, shell: Shell, _folder: Path) -> QDialog:
    from models.exports.pdf.collection_card import write_cards_pdf

    cards = [collection_card(member, session.branch, full=True) for member in session.members if member.name == NAME]
    made = PrintPreview(session, lambda path: write_cards_pdf(cards, path), FILE, shell)
    made._say(f"已存为 {FILE}{FILE}.pdf")
    return made


def _minutes(session: Session, shell: Shell, _folder: Path) -> QDialog:
    meeting = Meeting(kind="支部党员大会", title_text=UNIT, place=ADDRESS, host=NAME, body=f"{NAME}：{UNIT}。\n" * 40)
    minutes = minutes_of(meeting, [], [], Branch(name=UNIT))
    made = MinutesPreview(session, minutes, FILE, shell)
    made.style_choice.setCurrentIndex(1)
    made._say(f"已存为 {FILE}{FILE}.pdf")
    return made


MAKERS: dict[str, Maker] = {
    **ANSWERS,
    "import, the first page": lambda session, shell, _folder: ImportDialog(session, None, shell),
    "import": lambda session, shell, folder: ImportDialog(session, roster(folder), shell),
    "import, refused": lambda session, shell, folder: ImportDialog(session, broken(folder), shell),
    "problems, the first page": lambda session, shell, _folder: ProblemImportDialog(session, None, shell),
    "problems": _known,
    "problems, refused": lambda session, shell, folder: ProblemImportDialog(session, broken(folder), shell),
    "reconcile": lambda session, shell, folder: ReconcileDialog(session, roster(folder), shell),
    "paste": _paste,
    "paste, without names": lambda session, shell, _folder: PasteDialog(session, "一组\n二组\n", [], _SHOWN, 3, shell),
    "bulk edit": _bulk,
    "fill, the first page": lambda session, shell, _folder: FillDialog(session, shell),
    "fill": _fill,
    "fill, picking": _picker,
    "export the roster": _export("roster"),
    "export the roster, refused": _export("roster", refused=True),
    "export the official table, refused": _export("official", refused=True),
    "export minutes": _export("minutes"),
    "export minutes, refused": _export("minutes", refused=True),
    "own ways": lambda session, shell, _folder: HabitsDialog(session, shell),
    "export log": lambda session, shell, _folder: ExportLogDialog(session, shell),
    "purpose": lambda _session, shell, _folder: PurposeDialog(
        "复制", "复制", f"复制{UNIT}", UNIT, shell, hint="如：上报", log=()
    ),
    "cards": _cards,
    "annual": lambda session, shell, _folder: StatisticsExport(
        session, shell, "age", UNIT, Days(TODAY, None, TODAY), annual=True
    ),
    "statistics": lambda session, shell, _folder: StatisticsExport(
        session, shell, "age", UNIT, Days(TODAY, None, TODAY)
    ),
    "inspection": lambda session, shell, _folder: InspectionDialog(session, shell),
    "columns": _columns,
    "filter": _filter,
    "print preview": _print,
    "preview of minutes": _minutes,
}
