"""Forms: an editor for each kind of value, a form for any record, the dialog around it, drafts."""
