"""The parser of the command line: it refuses in one Chinese sentence, and its help is Chinese and breaks no word."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import Any, NoReturn

# What argparse says in English, and how we say it.
_SENTENCES = (
    (r"the following arguments are required: (.+)", r"缺少 \1"),
    (r"ambiguous option: (\S+) could match (.+)", r"\1 不清楚是哪一个（\2）"),
    (r"argument (\S+): ignored explicit argument '(.*?)'", r"\1 后面不跟值（“\2”）"),
    (r"unrecognized arguments: (.+)", r"不认识 \1"),
    (r"argument (\S+): invalid choice: '(.*?)' \(choose from (.+)\)", r"\1 不能是“\2”，可以是：\3"),
    (r"argument (\S+): expected one argument", r"\1 后面要跟一个值"),
    (r"argument (\S+): invalid int value: '(.*)'", r"\1 不能是“\2”，要写整数"),
    (r"argument (\S+): (.+)", r"\1 \2"),
)


class _Help(argparse.HelpFormatter):
    """The help in Chinese: argparse counts a character as one column wide, and breaks a list without blanks anywhere."""

    def add_usage(
        self, usage: str | None, actions: Iterable[argparse.Action], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrapped(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(indent + line for line in wrapped(text, width - len(indent)))


def wrapped(text: str, width: int) -> list[str]:
    """Lines of so many columns: no break within a word, behind a bracket that opens, or before a mark that closes."""
    import re
    from unicodedata import east_asian_width

    lines, room = [""], width
    for part in re.findall(r"[（“]*(?:[!-~]+|[^!-~\s])[、，。；：）”？]*|\s+", text.strip()):
        wide = sum(2 if east_asian_width(sign) in "WF" else 1 for sign in part)
        if wide > room and lines[-1]:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
            room = width
        if lines[-1] or part.strip():
            lines[-1] += part
            room -= wide
    return lines


class ChineseParser(argparse.ArgumentParser):
    """Refuses in one Chinese sentence; the help that it gives is Chinese."""

    def __init__(self, **about: Any) -> None:
        super().__init__(**about, formatter_class=_Help, add_help=False)
        self._positionals.title, self._optionals.title = "要写的", "选项"
        self.add_argument("-h", "--help", action="help", help="显示这份说明")

    def format_help(self) -> str:
        import re

        return re.sub(r"(?m)^(\S.*):$", r"\1：", super().format_help())  # argparse ends its headings so

    def error(self, message: str) -> NoReturn:
        import re

        from models.kinds import one_line

        for pattern, sentence in _SENTENCES:
            message = re.sub(pattern, sentence, message)
        self.exit(2, one_line(f"参数不对：{message}。没有做任何事，请用 --help 查看写法。") + "\n")
