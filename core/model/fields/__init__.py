"""The types of field a form can have: one file each, found by this folder."""
