"""The dialogs of handing over and receiving a ledger."""
