"""Backups in the window: the list of them, going back to one, and recovering a ledger that cannot be opened."""
