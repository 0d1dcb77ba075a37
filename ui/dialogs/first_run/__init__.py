"""The first start: three steps from nothing to a ledger, any of which can be left."""
