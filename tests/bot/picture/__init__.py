"""Tests of what makes pixels of drawings."""
