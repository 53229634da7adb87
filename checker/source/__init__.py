"""Where a thing stands: documents, places, passages, rule texts."""
