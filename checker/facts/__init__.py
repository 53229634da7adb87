"""What can be observed in a report's words: numbering, citations, shares, repeats. No judgement."""
