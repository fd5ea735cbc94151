"""Rehearses Headway-Sync: phones, a bad network and a crashing server, by seed, against the real handlers and tables.

Only the clock and the network are made up. A seed that breaks an invariant breaks it again whenever it is run.
"""
