"""Telegram: updates become what people said, screens become messages. Decides nothing."""
