"""`python -m compare` is `story-compare`."""

from compare.cli import main

main()
