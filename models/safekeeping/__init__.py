"""Keeping a ledger safe: backups made and thinned, a second folder, restoring, and recovering a ledger that was destroyed."""
