"""The command line: the same work as the window's, without Qt. 0 done, 1 done with problems listed, 2 refused."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from typing import Any

from models.records import RECORDS, Member
from models.store import Ledger, LedgerRefused

DONE, PROBLEMS, REFUSED = 0, 1, 2


def run(arguments: argparse.Namespace) -> int:
    """Runs one command; a refusal is one sentence on stderr and exit code 2."""
    from models.exports import ExportRefused, TargetBusy
    from models.imports import FileRefused

    today = arguments.today or date.today()
    commands = {"demo": _demo, "import": _import, "export": _export, "fill": _fill, "check": _check}
    work = commands[arguments.command]
    try:
        return work(arguments, today)
    except (LedgerRefused, FileRefused, ExportRefused, TargetBusy) as refusal:
        print(refusal, file=sys.stderr)
        return REFUSED


def _print_json(what: Any) -> None:
    print(json.dumps(what, ensure_ascii=False, indent=1))


def _demo(arguments: argparse.Namespace, today: date) -> int:
    from models.sample import write_sample

    with Ledger.create(arguments.ledger) as ledger:
        write_sample(ledger, today=today)
        here = sum(member.belongs(today) for member in ledger.all(Member))
        print(f"示例支部已写入 {arguments.ledger}：{here} 名党员在册（人物均为虚构）。")
    return DONE


def _import(arguments: argparse.Namespace, today: date) -> int:
    from models.imports import plan_file, write_plan

    if not arguments.ledger.exists():
        plan = plan_file(arguments.file, [], today=today)  # read first: a file that is refused leaves no ledger behind
        if not arguments.plan:
            with Ledger.create(arguments.ledger) as ledger:
                print(f"账本 {arguments.ledger} 原来没有，已新建。", file=sys.stderr)
                write_plan(plan, ledger)
    else:
        with Ledger.open(arguments.ledger) as ledger:
            plan = plan_file(arguments.file, ledger.all(Member), today=today)
            if not arguments.plan:
                write_plan(plan, ledger)
    report = plan.report()
    if arguments.json:
        _print_json(report)
    else:
        verb = "将" if arguments.plan else "已"
        print(
            f"{verb}新增 {report['added']} 人、更新 {report['updated']} 人，{report['unchanged']} 人不变，"
            f"退回 {report['returned']} 行。"
        )
        for p in report["problems"]:
            print(f"  {p['sheet']} 第 {p['row']} 行 {p['column']}：{p['message']}（原值 {p['value']!r}）")
    serious = report["returned"] or any(p["level"] != "info" for p in report["problems"])
    return PROBLEMS if serious else DONE


def _export(arguments: argparse.Namespace, today: date) -> int:
    from models.exports import deliver

    with Ledger.open(arguments.ledger) as ledger:
        result = deliver(
            ledger,
            arguments.what,
            arguments.out,
            today=today,
            format=arguments.format,
            year=arguments.year,
            full=arguments.full,
            purpose=arguments.purpose or "命令行导出",
            recipient=arguments.recipient,
        )
    for path in result.files:
        print(path)
    return DONE


def _fill(arguments: argparse.Namespace, today: date) -> int:
    from models.forms import fill_for_ledger

    with Ledger.open(arguments.ledger) as ledger:
        filled = fill_for_ledger(
            ledger,
            arguments.form,
            arguments.out,
            today=today,
            full=arguments.full,
            year=arguments.year,
            only=arguments.only,
            purpose=arguments.purpose or "命令行填表",
            recipient=arguments.recipient,
        )
    if arguments.json:
        _print_json(filled.report())
    else:
        for path in filled.files:
            print(path)
        print("\n".join(filled.lines()))
    return PROBLEMS if filled.not_filled or filled.unmapped else DONE


def _check(arguments: argparse.Namespace, today: date) -> int:
    from models.rules import Snapshot, citation, findings

    with Ledger.open(arguments.ledger) as ledger:
        damage = ledger.damage(RECORDS)
        found = findings(Snapshot.of(ledger), today)
    if arguments.json:
        _print_json(
            {
                "damage": damage,
                "findings": [
                    {
                        "rule": f.rule,
                        "level": f.level,
                        "subject": f.subject,
                        "message": f.message,
                        "article": citation(f.article),
                    }
                    for f in found
                ],
            }
        )
    else:
        print("账本完好。" if not damage else "账本有损坏：")
        for line in damage:
            print(f"  {line}")
        print(f"需要处理的问题 {len(found)} 个。")
        for f in found:
            print(f"  [{f.level}] {f.subject}：{f.message}（{citation(f.article)}）")
    return PROBLEMS if damage or found else DONE
