"""The child process that reads and fills a form for the window, within limits of memory and time, and the parent's end of it."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from models.exports import ExportRefused, TargetBusy
from models.forms.fill import Filling, fill_form
from models.forms.picture import Picture, picture_of
from models.forms.reading import read_form
from models.forms.refused import FormRefused
from models.forms.sketch import Sketch
from models.imports import FileRefused, gate
from models.imports.child import limit
from models.rules import Snapshot

MOST_SECONDS = 120
_START = "import sys; sys.path.insert(0, sys.argv[1]); from models.forms import child; child.answer()"
_AGAIN = "请关掉其他程序后再试"


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
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False

    def run(self) -> Answer:
        """Raises FormRefused where the form cannot be read at all."""
        request = self._request
        _check_path(request.form)
        root = str(Path(__file__).resolve().parents[2])
        command = [sys.executable, "-P", "-c", _START, root]
        flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
        pipe = subprocess.PIPE
        try:
            self._process = subprocess.Popen(
                command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, creationflags=flags
            )
            if self._stopped:
                self._process.kill()
            said, _ = self._process.communicate(pickle.dumps(request), timeout=MOST_SECONDS)
            told = json.loads(said)
        except subprocess.TimeoutExpired:
            self.stop()
            raise FormRefused.about(
                request.form.name, "填了两分钟还没填完，已经停下", "请删去多余的工作表再试"
            ) from None
        except OSError:
            raise FormRefused.about(
                request.form.name, "没有填成（填表程序启动不了）", "请重新启动本程序后再试"
            ) from None
        except ValueError:
            if self._process is not None and self._process.returncode == 1:  # a mistake of ours
                raise FormRefused.about(
                    request.form.name, "没有填成（填表程序出错）", "请把这份空白表发给技术人员"
                ) from None
            raise FormRefused.about(request.form.name, "填到一半超出了内存或时间限制", _AGAIN) from None
        if "unreadable" in told:
            raise FormRefused(told["unreadable"])
        sketch = Sketch.from_json(told["sketch"])
        if "refused" in told:
            return Answer(sketch, refused=told["refused"])
        picture = Picture.from_json(told["picture"]) if "picture" in told else None
        return Answer(sketch, picture, told["report"], told["lines"])

    def stop(self) -> None:
        """Ends the process; a file is written whole or not at all."""
        self._stopped = True
        if self._process is not None:
            self._process.kill()


def _check_path(path: Path) -> None:
    try:
        gate.check_path(path)
    except FileRefused as refusal:
        raise FormRefused.of(refusal) from None


def answer() -> None:
    """Does what standard input asks and writes the answer to standard output as JSON; runs in the child."""
    request = pickle.load(sys.stdin.buffer)  # from our own parent
    limit()
    try:
        told = _told(request)
    except MemoryError:
        told = {"unreadable": str(FormRefused.about(request.form.name, "太大，内存放不下", _AGAIN))}
    sys.stdout.write(json.dumps(told))
    sys.stdout.flush()


def _told(request: Request) -> dict[str, Any]:
    try:
        form = read_form(request.form, request.mapping)
    except FileRefused as refused:
        return {"unreadable": str(refused)}
    told: dict[str, Any] = {"sketch": Sketch.of(form).to_json()}
    today, full, year, only = request.today, request.full, request.year, request.only
    try:
        if request.out is None:
            filling = Filling.of(form, request.snapshot, today=today, full=full, year=year, only=only)
            package = filling.package()
            result = filling.result
            told["picture"] = picture_of(package, result).to_json()
        else:
            result = fill_form(form, request.snapshot, request.out, today=today, full=full, year=year, only=only)
    except (FileRefused, ExportRefused, TargetBusy) as refused:
        return told | {"refused": str(refused)}
    return told | {"report": result.report(), "lines": result.lines()}
