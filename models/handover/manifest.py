"""What is in a hand-over file: each entry with its size and SHA-256, who hands over to whom, and what the list says."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from models.exports.names import safe_name

SUFFIX, LEDGER = ".zbyj", ".zbtz"
FORMAT = 1
MANIFEST, README, INDEX = "校验清单.json", "先看这里.txt", "附件目录.xlsx"
LIST_PDF, LIST_XLSX = "移交清单.pdf", "移交清单.xlsx"
BESIDE = (README, LIST_PDF, LIST_XLSX, INDEX)
"""What lies in the file beside the ledger and its attachments, and beside the ledger where it was unpacked."""
MOST_MANIFEST = 64 * 1024 * 1024  # bytes; 300,000 attachments take less
_HASH = re.compile(r"[0-9a-f]{64}")
_KEPT = re.compile(r"([0-9a-f]{2})/\1[0-9a-f]{62}(\.[a-z0-9]{1,8})?")


@dataclass(frozen=True)
class Entry:
    """A file in the file. name: its path inside, with / · size: bytes."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Parties:
    """Who hands over to whom on which day, in whose presence; what is typed, '' for what is written by hand."""

    day: str
    giver: str = ""
    receiver: str = ""
    witness: str = ""
    note: str = ""


@dataclass(frozen=True)
class Manifest:
    """What the file says of itself.

    schema: the version of the ledger · unit, branch: the full and the short name of the branch · ledger: its name · counts: by table, how many records there are and how many more in
    the recycle bin · rows: the lines of the list · troubles: attachments that were missing or damaged, a sentence each ·
    notes: what else is to be known (drafts, files that are no attachments).
    """

    format: int
    program: str
    schema: int
    unit: str
    branch: str
    ledger: str
    parties: Parties
    counts: Mapping[str, Sequence[int]]
    rows: Sequence[Sequence[str]]
    troubles: Sequence[str]
    notes: Sequence[str]
    entries: Sequence[Entry] = field(default_factory=tuple)

    @property
    def attachments(self) -> list[Entry]:
        """The entries that are files of attachments."""
        return [entry for entry in self.entries if "/" in entry.name]

    @property
    def total(self) -> int:
        """Bytes of all entries."""
        return sum(entry.size for entry in self.entries)

    def to_json(self) -> str:
        """As it is written into the file."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)

    @classmethod
    def from_json(cls, data: bytes | str) -> Manifest:
        """Reads it; raises ValueError for everything that is not exactly such a manifest."""
        told = _object(json.loads(data), {f.name for f in fields(cls)})
        parties = Parties(**_object(told["parties"], {f.name for f in fields(Parties)}))
        entries = tuple(Entry(**_object(each, {"name", "size", "sha256"})) for each in _list(told["entries"]))
        made = cls(**{**told, "parties": parties, "entries": entries})
        made._check()
        return made

    def _check(self) -> None:
        texts = [
            self.program,
            self.unit,
            self.branch,
            self.ledger,
            *vars(self.parties).values(),
            *self.troubles,
            *self.notes,
        ]
        texts += [text for row in self.rows for text in row]
        wrong = not all(isinstance(text, str) for text in texts) or not all(len(row) == 6 for row in self.rows)
        numbers = [self.format, self.schema, *(n for pair in self.counts.values() for n in pair)]
        wrong |= not all(type(number) is int and number >= 0 for number in numbers)
        wrong |= not all(len(pair) == 2 for pair in self.counts.values())
        wrong |= any(not _is_entry(entry) for entry in self.entries)
        wrong = (
            wrong or safe_name(self.ledger.removesuffix(LEDGER), LEDGER) != self.ledger
        )  # it becomes a name on the disk
        if wrong:
            raise ValueError("not a manifest")

    def allows(self, name: str) -> bool:
        """Whether an entry may have this name: nothing else is ever unpacked, so no name can lead out of the folder."""
        folder = attachments_folder(self.ledger) + "/"
        kept = name.startswith(folder) and _KEPT.fullmatch(name[len(folder) :]) is not None
        return kept or name in (self.ledger, *BESIDE)


def attachments_folder(ledger: str) -> str:
    """What the folder of the attachments of a ledger of that name is called."""
    return ledger.rpartition(".")[0] + "-附件"


def _is_entry(entry: Entry) -> bool:
    return (
        isinstance(entry.name, str)
        and type(entry.size) is int
        and entry.size >= 0
        and isinstance(entry.sha256, str)
        and _HASH.fullmatch(entry.sha256) is not None
    )


def _object(told: Any, names: set[str]) -> dict[str, Any]:
    if not isinstance(told, dict) or told.keys() != names:
        raise ValueError("not a manifest")
    return told


def _list(told: Any) -> list[Any]:
    if not isinstance(told, list):
        raise ValueError("not a manifest")
    return told
