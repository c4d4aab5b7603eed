"""A memory in a PostgreSQL database."""
