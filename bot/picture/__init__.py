"""Drawings as pixels, with letters that look alike on every machine."""
