"""Drawings, as text: SVG made from values. What makes pixels of them is an edge's."""
