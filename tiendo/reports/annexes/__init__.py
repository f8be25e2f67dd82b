"""The tables of the report, one module each, with the notes below their titles."""
