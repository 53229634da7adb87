"""The rule language: from a rule text to something that runs. One module a pass."""
