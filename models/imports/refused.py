"""The one exception of imports: a file that is not read at all."""

from __future__ import annotations


class FileRefused(Exception):
    """A file that cannot be read as a roster; its text is one Chinese sentence for the user."""

    @classmethod
    def about(cls, name: str, what: str, advice: str) -> FileRefused:
        """The sentence: what is wrong with the file called `name`, that nothing was touched, what to do next."""
        return cls(f"“{name}”{what}，没有读入任何内容，账本也未改动，{advice}。")
