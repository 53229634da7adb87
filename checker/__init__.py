"""A rule-based compliance checker for annual reports on open government information."""

__version__ = "0.1.0"
