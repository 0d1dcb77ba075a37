"""What the commands of the fault experiments are asked: how many, by which seed, and whether the ledgers are encrypted."""

from __future__ import annotations

import argparse

from tests.faults import operations


def command(doc: str | None, many: str, seed: int = 7, *, ledgers: bool = True) -> argparse.ArgumentParser:
    """A command line with what all of them know. many: what is counted · ledgers: whether any are made, which may be encrypted."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(many, type=int)
    parser.add_argument("--seed", type=int, default=seed)
    if ledgers:
        parser.add_argument("--encrypted", action="store_true")
    return parser


def asked(parser: argparse.ArgumentParser) -> argparse.Namespace:
    """What was asked; from here on all new ledgers are encrypted where that is wanted."""
    arguments = parser.parse_args()
    if arguments.encrypted:
        operations.encrypt()
    return arguments
