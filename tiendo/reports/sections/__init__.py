"""The parts of the report's text: what is said, in which order. The words are those of `wording`."""
