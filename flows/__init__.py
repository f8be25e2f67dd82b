"""When things happen: Prefect flows, the server they run on, the command line.

Importing this package imports no Prefect.
"""
