"""Rules and a report to findings, with their proof."""
