"""The tests. The folders mirror the tree."""
