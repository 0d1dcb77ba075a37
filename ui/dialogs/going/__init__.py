"""Dialogs of coming and going: letters, contacts, people away or lost, decisions about a membership, and the register of all letters."""
