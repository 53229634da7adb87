"""From a document to a report. Knows formats, knows no rule."""
