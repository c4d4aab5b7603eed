"""The workbench driven through a pseudo-terminal."""
