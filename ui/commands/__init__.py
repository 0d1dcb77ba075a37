"""The command line: the same work as the window's, without Qt; one file a group of commands."""

from ui.commands.run import DONE, PROBLEMS, REFUSED, run

__all__ = ["DONE", "PROBLEMS", "REFUSED", "run"]
