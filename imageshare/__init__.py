"""The project's wiring: environment, settings, URLs and the processes that run it."""
