"""The texts of Kivok in every language it speaks, and how they are gathered."""
