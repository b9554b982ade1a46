"""Formulas: a small language over the answers of a form. It knows neither forms nor fields, and no floats."""
