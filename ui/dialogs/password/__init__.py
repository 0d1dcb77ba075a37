"""The password of a ledger: asked for at opening, set, changed and taken away, with the recovery sheet."""
