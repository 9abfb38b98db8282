"""The screens: each takes answers through `show_*`, tells with a signal what the person did, and decides
nothing.
"""
