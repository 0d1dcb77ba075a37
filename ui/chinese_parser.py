"""The parser of the command line: it refuses in one Chinese sentence."""

from __future__ import annotations

import argparse
from typing import NoReturn

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


class ChineseParser(argparse.ArgumentParser):
    """Refuses in one Chinese sentence."""

    def error(self, message: str) -> NoReturn:
        import re

        from models.kinds import one_line

        for pattern, sentence in _SENTENCES:
            message = re.sub(pattern, sentence, message)
        self.exit(2, one_line(f"参数不对：{message}。没有做任何事，请用 --help 查看写法。") + "\n")
