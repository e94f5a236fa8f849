"""Sparse rows -> pairs of rows that may belong together -> groups; what clustering computes for every pair, and no more."""
