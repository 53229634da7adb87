"""Packs of rules: loading, combining, choosing."""
