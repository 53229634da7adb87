"""The sample report that ships with the checker: invented, with a handful of true faults."""
