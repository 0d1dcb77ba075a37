"""An invented branch to try the ledger with: 48 people, two years of records; nobody and nothing in it exists."""

from models.sample.writing import write_sample

__all__ = ["write_sample"]
