"""Makes rosters as offices have them: random people in random layouts, with the truth about each row beside them."""

from __future__ import annotations

import csv
import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl

from models.kinds.identity import check_digit
from models.records.member import NO_PROBATION

SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林罗高郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁沈任"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰涛明超秀霞平刚桂英华玉兰飞鹏辉健波宁婷雪梅建国志远思源海燕春红卫东晓云"
MINORITY = ("买买提·艾力", "阿依古丽·吐尔逊", "扎西达瓦", "欧阳春燕", "司马国强")
NATIONS = (("汉族", ("汉族", "汉", "01 汉族", "汉 族")), ("回族", ("回族", "回", "03 回族")), ("壮族", ("壮族", "壮")))
EDUCATION = (
    ("大学", ("大学", "本科", "大学本科", "21 大学", "大本")), ("大专", ("大专", "专科", "大学专科", "22 大专")),
    ("研究生", ("研究生", "硕士研究生", "12 硕士研究生", "在职研究生")), ("高中", ("高中", "普通高中", "6 普通高中")),
    ("中专", ("中专", "中等专科")), ("初中", ("初中", "初中毕业")),
)  # fmt: skip
UNITS = ("物业公司", "第一小学", "某局办公室 科员", "社区居委会", "机修车间 班长", "退休")
HEADINGS: dict[str, tuple[str, ...]] = {
    "name": ("姓名", "姓  名", "*姓名", "姓\n名", "姓　名", "党员姓名", "姓名（必填）", "★姓名", "姓名*", "【姓名】"),
    "sex": ("性别", "性 别", "*性别", "性\n别", "性别（男/女）"),
    "nation": ("民族", "民 族", "*民族", "民族名称", "民族（全称）"),
    "birth": ("出生日期", "出生年月", "出生年月日", "出生\n年月\n（岁）", "出生年月（年月日）", "出生时间", "*出生日期", "出生日期（YYYY-MM-DD）",
              "出生年、月", "出生年月(如1985-03)"),
    "id_number": ("身份证号", "公民身份号码", "公民身份证号", "身份证号码(18位)", "身份证号码（１８位）", "居民身份证号码", "*身份证号",
                  "身 份 证 号 码", "证件号码", "身份证"),
    "education": ("学历", "文化程度", "最高学历", "学 历", "学历（最高）", "*学历", "学历层次", "文化\n程度"),
    "kind": ("人员类别", "党员类别", "党员类型", "类别", "正式/预备党员类别", "人员类别（正式/预备）", "党员性质"),
    "joined": ("加入党组织日期", "入党时间", "入党日期", "入党年月", "加入中共组织日期", "何时入党", "入党时间（年月日）", "*入党时间",
               "加入中国共产党的时间", "入  党\n时  间", "入党年月日", "加入党组织的时间"),
    "full": ("转为正式党员日期", "转正时间", "转正日期", "转正年月", "转为正式党员时间", "成为正式党员日期", "转正\n时间", "转正时间（年月日）",
             "转为正式党员的时间", "*转正日期"),
    "phone": ("手机号", "联系电话", "手机", "联系方式", "手机号码", "电话", "联系电话（手机）", "*手机号码", "联系\n电话", "本人联系电话"),
    "unit": ("工作单位及职务", "单位职务", "工作单位", "单位及职务", "工作单位和职务", "工作单位/职务", "所在单位及职务", "现工作单位及职务"),
    "group": ("党小组", "所在党小组", "所属党小组", "党小组名称", "小组"),
    "native_place": ("籍贯", "籍 贯", "籍贯（省市县）"),
    "post": ("党内职务", "支部职务", "党内任职", "党内职务（书记/委员）"),
    "address": ("家庭住址", "现住址", "家庭详细住址", "住址"),
    "work_since": ("参加工作时间", "参加工作日期", "参加工作年月", "参加\n工作时间"),
    "note": ("备注", "备 注", "备注说明"),
}  # fmt: skip
NUMBERING = ("序号", "序", "编号", "序\n号", "NO.")
DERIVED = ("年龄", "党龄", "年龄（周岁）", "党龄（年）")
UNKNOWN = (
    "入党介绍人",
    "毕业院校",
    "职称",
    "积极分子确定时间",
    "申请入党时间",
    "出生地",
    "党费基数",
    "配偶姓名",
    "紧急联系人电话",
    "学位",
)
PARENTS = {
    "sex": "基本情况", "nation": "基本情况", "birth": "基本情况", "id_number": "基本情况", "education": "基本情况",
    "native_place": "基本情况", "joined": "党籍", "full": "党籍", "kind": "党籍", "group": "党籍", "post": "党籍",
    "phone": "联系方式", "address": "联系方式", "unit": "工作情况", "work_since": "工作情况",
}  # fmt: skip
ALWAYS = ("name", "sex", "birth", "joined", "full", "kind")


@dataclass
class Made:
    """A roster in memory. rows: all rows of the file · truth: by row number, field → value as text · merged: for xlsx."""

    rows: list[list[Any]] = field(default_factory=list)
    truth: dict[int, dict[str, str]] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


def id_number(rng: random.Random, birth: date, sex: str) -> str:
    """A number that can exist."""
    first17 = f"{rng.choice(('110101', '330203', '610113'))}{birth:%Y%m%d}{rng.randrange(10, 99)}"
    first17 += str(rng.randrange(5) * 2 + (sex == "男"))
    return first17 + check_digit(first17)


def person(rng: random.Random, used: set[str]) -> dict[str, Any]:
    """One invented member: dates as `date`, the rest as text."""
    while True:
        name = (
            rng.choice(MINORITY)
            if rng.random() < 0.05
            else rng.choice(SURNAMES) + "".join(rng.sample(GIVEN, rng.choice((1, 2, 2))))
        )
        if name not in used:
            used.add(name)
            break
    sex = rng.choice("男女")
    birth = date(rng.randrange(1940, 2005), 1, 1) + timedelta(days=rng.randrange(365))
    joined = max(birth + timedelta(days=18 * 366 + rng.randrange(4000)), date(1960, 1, 1))
    joined = min(joined, date(2026, 6, 1))
    probationary = joined > date(2025, 9, 1) or rng.random() < 0.08
    if probationary:
        joined = date(2026, rng.randrange(1, 7), rng.randrange(1, 28))
    full = None if probationary else date(joined.year + 1, joined.month, min(joined.day, 28))
    if NO_PROBATION[0] <= joined <= NO_PROBATION[1]:
        full = joined
    nation, education = rng.choice(NATIONS), rng.choice(EDUCATION)
    return {
        "name": name, "sex": sex, "birth": birth, "joined": joined, "full": full, "nation": nation, "education": education,
        "id_number": id_number(rng, birth, sex), "kind": "预备党员" if probationary else "正式党员",
        "phone": f"1{rng.choice('3578')}{rng.randrange(10**8, 10**9)}", "unit": rng.choice(UNITS),
        "group": rng.choice(("第一党小组", "第二党小组")), "native_place": rng.choice(("浙江宁波", "陕西西安")),
        "post": rng.choice(("", "", "", "组织委员", "书记")) if not probationary else "", "address": f"幸福路{rng.randrange(1, 99)}号",
        "work_since": birth + timedelta(days=7000), "note": rng.choice(("", "", "常年在外")),
    }  # fmt: skip


_CHINESE = "〇一二三四五六七八九"


def chinese_day(day: date) -> str:
    def number(n: int) -> str:
        tens, ones = divmod(n, 10)
        return ("" if not tens else "十" if tens == 1 else _CHINESE[tens] + "十") + ("" if not ones else _CHINESE[ones])

    return "".join(_CHINESE[int(c)] for c in str(day.year)) + f"年{number(day.month)}月{number(day.day)}日"


def day_cell(rng: random.Random, day: date, *, text_only: bool) -> tuple[Any, str]:
    """A date as somebody writes it, and what it truly says."""
    whole, month = day.isoformat(), day.isoformat()[:7]
    styles: list[tuple[Any, str]] = [
        (whole, whole), (f"{day.year}.{day.month}.{day.day}", whole), (f"{day.year}/{day.month}/{day.day}", whole),
        (f"{day.year}年{day.month}月{day.day}日", whole), (f"{day:%Y%m%d}", whole), (f"{day:%Y.%m}", month),
        (f"{day.year}年{day.month}月", month), (f"{day:%Y-%m}", month), (f"{day:%Y%m}", month), (chinese_day(day), whole),
        (f"{day:%Y-%m-%d} 00:00:00", whole), (f"{day:%Y/%m/%d} ", whole), (f"{day.year}年{day.month:02}月{day.day:02}日生", whole),
        ("".join(chr(ord(c) + 0xFEE0) for c in f"{day:%Y-%m-%d}"), whole), (f"{day:%Y}、{day:%m}", month),
    ]  # fmt: skip
    if not text_only:
        styles += [(day, whole), (day, whole), (int(f"{day:%Y%m%d}"), whole), (int(f"{day:%Y%m}"), month)]
        styles += [((day - date(1899, 12, 30)).days, whole)]
        if day.month not in (1, 10):
            styles.append((float(f"{day:%Y.%m}"), month))
    return rng.choice(styles)


def cell(rng: random.Random, about: dict[str, Any], name: str, *, text_only: bool) -> tuple[Any, str]:
    """A value as somebody writes it, and what it truly says."""
    value = about[name]
    if isinstance(value, date):
        return day_cell(rng, value, text_only=text_only)
    if value is None:
        return rng.choice(("", "/", "无", "—", "-", "／")), ""
    if name in ("nation", "education"):
        return rng.choice(value[1]), value[0]
    if name == "name":
        loose = f"{value[0]}{rng.choice(('  ', '　', ' '))}{value[1]}" if len(value) == 2 else value
        return rng.choice((value, loose, value + " ", " " + value, value.replace("·", "."), value + "\n")), value
    if name == "sex":
        return rng.choice((value, value + "性", value + " ")), value
    if name == "kind":
        return rng.choice((value, value[:2], value + " ")), value
    if name == "id_number":
        wide = "".join(chr(ord(c) + 0xFEE0) for c in value)
        return rng.choice(
            (value, value, value + " ", value.lower(), f"{value[:6]} {value[6:14]} {value[14:]}", wide)
        ), value
    if name == "phone":
        texts = [value, value + " ", f"{value[:3]}-{value[3:7]}-{value[7:]}", f"+86 {value}"]
        return rng.choice(texts if text_only else [*texts, int(value)]), value
    return value, value


def make(seed: int, *, text_only: bool) -> Made:
    """A roster in a random layout. text_only: for csv, where all cells are text."""
    rng = random.Random(seed)
    made = Made()
    others = [n for n in HEADINGS if n not in ALWAYS]
    made.fields = [*ALWAYS, *rng.sample(others, rng.randrange(2, len(others)))]
    rng.shuffle(made.fields)
    columns = list(made.fields)
    made.unknown = rng.sample(UNKNOWN, rng.randrange(3))
    for extra in (*made.unknown, *rng.sample(DERIVED, rng.randrange(2))):
        columns.insert(rng.randrange(len(columns)), extra)
    if rng.random() < 0.7:
        columns.insert(0, rng.choice(NUMBERING))
    two_rows = not text_only and rng.random() < 0.4
    if two_rows:
        columns.sort(key=lambda c: ("", "基本情况", "党籍", "联系方式", "工作情况").index(PARENTS.get(c, "")))
    made.columns = columns
    texts = [rng.choice(HEADINGS[c]) if c in HEADINGS else c for c in columns]
    _titles(rng, made, len(columns))
    heading = _headings(made, columns, texts) if two_rows else [texts]
    made.rows += heading
    _people(rng, made, columns, texts, text_only=text_only)
    _footer(rng, made, len(columns))
    return made


def _titles(rng: random.Random, made: Made, width: int) -> None:
    for text in rng.choice(
        (
            [],
            ["某支部党员花名册"],
            ["中共某某社区支部委员会党员名册", "填报单位：某某支部"],
            ["附件1", "党员信息统计表", ""],
        )
    ):
        made.rows.append([text] + [""] * (width - 1))
        if text:
            made.merged.append((len(made.rows), 1, len(made.rows), width))
    if made.rows and rng.random() < 0.3:
        made.rows.append(["填报单位（盖章）："] + [""] * (width - 2) + ["填报时间：2026年3月"])


def _headings(made: Made, columns: list[str], texts: list[str]) -> list[list[str]]:
    """Two rows: group headings merged over their columns, columns without a group merged downwards."""
    top, bottom, row = [""] * len(columns), [""] * len(columns), len(made.rows) + 1
    start = 0
    while start < len(columns):
        parent = PARENTS.get(columns[start], "")
        end = start
        while parent and end + 1 < len(columns) and PARENTS.get(columns[end + 1], "") == parent:
            end += 1
        if parent:
            top[start], bottom[start : end + 1] = parent, texts[start : end + 1]
            if end > start:
                made.merged.append((row, start + 1, row, end + 1))
        else:
            top[start] = texts[start]
            made.merged.append((row, start + 1, row + 1, start + 1))
        start = end + 1
    return [top, bottom]


def _people(rng: random.Random, made: Made, columns: list[str], texts: list[str], *, text_only: bool) -> None:
    used: set[str] = set()
    count = rng.randrange(5, 20)
    for number in range(1, count + 1):
        about = person(rng, used)
        row: list[Any] = []
        truth: dict[str, str] = {}
        for column in columns:
            if column in HEADINGS:
                raw, truth[column] = cell(rng, about, column, text_only=text_only)
            else:
                raw = number if column in NUMBERING else 30 if column in DERIVED else "某某"
            row.append(raw)
        made.rows.append(row)
        made.truth[len(made.rows)] = truth
        if rng.random() < 0.05:
            made.rows.append([""] * len(columns))
        if rng.random() < 0.04 and number < count:
            made.rows.append(list(texts))


def _footer(rng: random.Random, made: Made, width: int) -> None:
    count = len(made.truth)
    lines = rng.choice((
        [], [["合计", f"{count}人"]], [["总  计", str(count)], ["填表人：王某", "", "审核人：李某"]],
        [[""], ["注：本表一式两份，支部留存一份。"]], [["合计：", f"{count}"], ["备注：日期精确到日。"], ["2026年3月10日"]],
        [["", "合计", f"{count}人"], ["党支部书记（签字）：", "", "", "年   月   日"]], [[f"共{count}人"]],
    ))  # fmt: skip
    made.rows += [line + [""] * (width - len(line)) for line in lines]


def write(made: Made, path: Path, seed: int) -> None:
    """The roster as an xlsx, or a csv in one of the usual encodings."""
    rng = random.Random(seed)
    if path.suffix == ".csv":
        encoding, separator = rng.choice((("utf-8-sig", ","), ("gb18030", ","), ("utf-8", ";"), ("utf-16", "\t")))
        with path.open("w", encoding=encoding, newline="") as file:
            csv.writer(file, delimiter=separator).writerows(made.rows)
        return
    book = openpyxl.Workbook()
    sheet = book.active
    for row in made.rows:
        sheet.append([value if value != "" else None for value in row])
    for top, left, bottom, right in made.merged:
        sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    book.save(path)
