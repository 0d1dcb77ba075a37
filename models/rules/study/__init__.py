"""学时: from what hours come, how days become hours, and what each member has in a year (domain §3.1)."""
