"""What the program costs, measured beside its peers and its floor: `python -m tests.benchmarks`."""
