"""What data must look like: tables, vocabularies, findings, form layouts. The bottom layer."""
