"""One person's page: everything that the ledger knows about a member, card by card."""
