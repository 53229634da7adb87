"""Facts of Chinese text: widths, numerals, units, dates. Pure functions, standard library only."""
