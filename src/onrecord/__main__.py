"""``python -m onrecord`` is the command ``onrecord``."""

from onrecord.cli.main import main

main()
