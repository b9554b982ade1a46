"""Benchmarks: each prints figures, compares side by side in one run, and asserts nothing."""
