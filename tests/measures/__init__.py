"""Measures: what a caseworker waits for, held against a floor measured in the same run."""
