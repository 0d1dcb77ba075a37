"""The attachments of any record: a card with its files, how they are added, shown, opened and put away."""
