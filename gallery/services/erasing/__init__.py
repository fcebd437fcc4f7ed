"""Erasing a person: a list of steps, each of which removes one kind of thing, and the job that goes through it."""
