"""fill: a committee's own form, filled; what was recognized in it can be looked at first and corrected."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING

from models.store import Ledger
from ui.commands.printing import DONE, PROBLEMS, print_json

if TYPE_CHECKING:
    from models.forms.form import Form
    from models.forms.sketch import Sketch


def fill(arguments: argparse.Namespace, today: date) -> int:
    from models.forms import FormRefused, fill_for_ledger, read_form
    from models.forms.delivery import planned
    from models.forms.memory import by_words, corrections, keep_corrections
    from models.forms.sketch import Sketch

    with Ledger.open(arguments.ledger) as ledger:
        form = read_form(arguments.form)
        mapping = {} if arguments.forget else corrections(ledger, form.fingerprint)
        try:
            said = by_words(form, _said(arguments, form))
        except KeyError as word:
            raise FormRefused.about(form.path.name, f"上没有“{word.args[0]}”这一栏", "请用 --plan 看有哪些栏") from None
        if said or arguments.forget:
            mapping |= said
            keep_corrections(ledger, form.fingerprint, mapping)
        if arguments.plan:
            form, notes = planned(
                ledger,
                read_form(arguments.form, mapping),
                today=today,
                year=arguments.year,
                only=arguments.only,
                group=arguments.group,
            )
            _show(Sketch.of(form), len(mapping), notes, as_json=arguments.json)
            return DONE
        if arguments.out is None:
            raise FormRefused.about(form.path.name, "要填到哪里没有说", "请用 --out 给一个文件名")
        filled = fill_for_ledger(
            ledger,
            arguments.form,
            arguments.out,
            today=today,
            full=arguments.full,
            year=arguments.year,
            only=arguments.only,
            group=arguments.group,
            purpose=arguments.purpose or ("" if arguments.full else "命令行填表"),
            recipient=arguments.recipient,
        )
    if arguments.json:
        print_json(filled.report())
    else:
        for path in filled.files:
            print(path)
        print("\n".join(filled.lines()))
    return PROBLEMS if filled.not_filled or filled.unmapped else DONE


def _said(arguments: argparse.Namespace, form: Form) -> dict[str, str]:
    """The corrections of the command line: words of the form → name of a source, '' for none, or = and a text."""
    from models.forms import FormRefused
    from models.forms.sketch import choices, offered

    own, numbers = choices(form.subject.table), offered(form)
    names = {label: name for name, label in reversed([*numbers, *choices("branch"), *own])} | {"留空": ""}
    known = {name for name, _ in (*own, *numbers)}
    found: dict[str, str] = {}
    for pair in arguments.column:
        words, _, label = pair.partition("=")
        if label not in names and label not in known:
            raise FormRefused.about(
                arguments.form.name, f"里“{words}”不能填“{label}”，账本里没有这一项", "请核对栏目名称"
            )
        found[words.strip()] = names.get(label, label)
    for pair in arguments.text:
        words, _, text = pair.partition("=")
        found[words.strip()] = "=" + text
    return found


def _show(sketch: Sketch, corrected: int, notes: list[str], *, as_json: bool) -> None:
    if as_json:
        print_json(sketch.to_json() | {"corrected": corrected, "notes": notes})
        return
    if corrected:
        print(f"按上次改过的对应（{corrected} 处）；要忘掉请用 --forget。")
    for area in sketch.once():
        print(f"{area.sheet}：{area.what()}" + (f"，“{area.title}”" if area.title else ""))
        for slot in area.slots:
            print(f"  {slot.place} {slot.heading} ← {slot.label or '（留空）' + slot.reason}")
    for note in notes:
        print(f"{note}。")
