"""What is asked before what she put right in the plan of a file is left unwritten: what of it there is, and what of that is kept."""

from __future__ import annotations

from models.imports import Wishes

_OF_THE_KIND = {"mapping": "表头对应", "headings": "表头在哪一行", "sheets": "读哪些工作表"}
"""What is kept for other files of the kind, where the ledger takes it."""
_OF_THE_FILE = {"people": "哪一行是谁", "given": "对整份文件填的内容"}
_TICKED = {"clear": "清空账本里的内容", "update": "已有的按文件更新"}
"""What stays ticked where another file is read."""


def question(first: Wishes, now: Wishes, *, kept: bool, closing: bool) -> str:
    """Asks about what is wished now and was not when the plan was first shown, or last written; '' where nothing of it is lost.
    kept: whether the ledger has what holds for the kind of file · closing: the dialog, else another file is read."""
    of_the_kind = _differing(_OF_THE_KIND, first, now)
    again = _differing(_OF_THE_FILE | (_TICKED if closing else {}), first, now)
    if not of_the_kind and not again:
        return ""
    told = [f"{'、'.join(of_the_kind)}{'已记住' if kept else '没有记住，要重新选'}"] if of_the_kind else []
    told += [f"{'、'.join(again)}要重新选"] if again else []
    then = "关闭后要重新选文件；" if closing else "换成另一份以后，再读这一份时，"
    return f"这份文件里改过的（{'、'.join([*of_the_kind, *again])}）还没有写入账本。{then}{'，'.join(told)}。"


def _differing(names: dict[str, str], first: Wishes, now: Wishes) -> list[str]:
    return [label for name, label in names.items() if getattr(first, name) != getattr(now, name)]
