"""Benchmarks: how fast the engine is beside the work that nobody can avoid and beside what people do today.

`python -m bench` measures everything with fixed seeds, each case in a process of its own, prints one table and writes
`bench/results.json`. All data are made up (dữ liệu minh họa).
"""
