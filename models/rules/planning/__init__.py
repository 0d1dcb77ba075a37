"""The year's plan: which meetings the rules ask for, on which day, and which record each became."""
