"""Widgets: each shows one kind of thing."""
