"""一键迎检: of which days and what, what is still missing, and the folder while it is made."""
