"""`python -m workbench` is `qostil`."""

from workbench.cli import main

main()
