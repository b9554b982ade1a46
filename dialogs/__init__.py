"""Conversations: what a person said, and what he sees next. Sends nothing, and knows no messenger."""
