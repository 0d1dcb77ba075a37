"""The child process that reads and fills a form for the window, within limits of memory and time, and the parent's end of it."""

from __future__ import annotations

import os
import pickle
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from models.exports import ExportRefused, TargetBusy
from models.exports.beside import sweep
from models.forms.fill import Filling, fill_form
from models.forms.picture import Picture, picture_of
from models.forms.reading import read_form
from models.forms.refused import FormRefused
from models.forms.sketch import Sketch
from models.imports import FileRefused, gate
from models.limited import BROKEN, NOT_STARTED, TOO_LONG, Child, Unanswered, serve
from models.rules import Snapshot

MOST_SECONDS = 120


@dataclass
class Request:
    """What is to be done with a form. out: where to write it, None for a preview · the rest as for `fill_form`."""

    form: Path
    snapshot: Snapshot
    today: date
    mapping: dict[str, str] = field(default_factory=dict)
    full: bool = False
    year: int | None = None
    only: list[int] | None = None
    out: Path | None = None
    meeting: int | None = None


@dataclass(frozen=True)
class Answer:
    """refused: why it cannot be filled as it was asked; what was recognized is told all the same, where the form can be read."""

    sketch: Sketch | None = None
    picture: Picture | None = None
    report: dict[str, Any] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    refused: str = ""


class FormWork:
    """One request in a child process; `run` waits for it, `stop` ends it from another thread."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self._child = Child(__name__, MOST_SECONDS)

    def run(self) -> Answer:
        """Raises FormRefused where the form cannot be read at all."""
        request = self._request
        _check_path(request.form)
        try:
            told = self._child.ask(pickle.dumps(request))
        except Unanswered as nothing:
            self._clear_halves()
            raise refusal(request.form.name, nothing.why) from None
        if "unreadable" in told:
            raise FormRefused(told["unreadable"])
        sketch = Sketch.from_json(told["sketch"])
        if "refused" in told:
            return Answer(sketch, refused=told["refused"])
        picture = Picture.from_json(told["picture"]) if "picture" in told else None
        return Answer(sketch, picture, told["report"], told["lines"])

    def _clear_halves(self) -> None:
        """Takes away what the process, which is no more, has left of a file that it was writing; the others are whole."""
        out = Path(os.path.realpath(self._request.out)) if self._request.out is not None else None
        for folder in (out, out.parent) if out is not None else ():
            sweep(folder, gone=self._child.number)

    def stop(self) -> None:
        """Ends the process; a file is written whole or not at all, which `run` sees to."""
        self._child.stop()


def _check_path(path: Path) -> None:
    try:
        gate.check_path(path)
    except FileRefused as refusal:
        raise FormRefused.of(refusal) from None


def refusal(name: str, why: str) -> FormRefused:
    """What a form that could not be filled is told to be, by why the child gave no answer."""
    if why == TOO_LONG:
        return FormRefused.about(name, "填了两分钟还没填完，已经停下", "请删去多余的工作表再试")
    if why == NOT_STARTED:
        return FormRefused.about(name, "没有填成（填表程序启动不了）", "请重新启动本程序后再试")
    if why == BROKEN:
        return FormRefused.about(name, "没有填成：本程序填表时出错，不是表的问题", "请把这份空白表发给技术人员")
    return FormRefused.about(name, "填到一半超出了内存或时间限制", "请关掉其他程序后再试")


def answer() -> None:
    """Does what is asked and tells what came of it; runs in the child."""
    serve(lambda request: _told(pickle.loads(request)))


def _told(request: Request) -> dict[str, Any]:
    try:
        form = read_form(request.form, request.mapping)
    except FileRefused as refused:
        return {"unreadable": str(refused)}
    told: dict[str, Any] = {"sketch": Sketch.of(form).to_json()}
    today, full, year, only, held = request.today, request.full, request.year, request.only, request.meeting
    try:
        if request.out is None:
            filling = Filling.of(form, request.snapshot, today=today, full=full, year=year, only=only, meeting=held)
            package = filling.package()
            result = filling.result
            told["picture"] = picture_of(package, result).to_json()
        else:
            result = fill_form(
                form, request.snapshot, request.out, today=today, full=full, year=year, only=only, meeting=held
            )
    except (FileRefused, ExportRefused, TargetBusy) as refused:
        return told | {"refused": str(refused)}
    return told | {"report": result.report(), "lines": result.lines()}
