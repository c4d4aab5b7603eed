"""Screens: each lays out and routes."""
