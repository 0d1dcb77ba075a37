"""From the command to a window over a ledger, or to the same job on paper where no window can be shown."""
