"""The dialogs of training: who takes part, what is taught."""
