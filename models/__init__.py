"""Everything that can be said without a window: records, rules, the ledger, imports and exports. Never imports Qt."""
