"""Why a ledger cannot be opened or written: each error is one sentence for the user, and the file is untouched."""


class LedgerRefused(Exception):
    """The ledger was not opened or not written; the text says what happened and what to do next."""


class LedgerBusy(LedgerRefused):
    """Another window or program holds the ledger."""
