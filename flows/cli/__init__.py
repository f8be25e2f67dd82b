"""The command line: arguments in, use cases called, results printed. The only place that ends the process."""

from flows.cli.main import main

__all__ = ["main"]
