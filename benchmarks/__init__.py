"""Benchmarks: how fast, as ratios against peers measured in the same run. `python -m benchmarks` runs them all.

Never part of the tests: a machine's speed is no fact about the code.
"""
