"""Reading the list of participants that an organizer sends into a plan for one batch: people are found, nobody is invented."""
