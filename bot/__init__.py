"""The edges: Telegram, the web, the command line, the playground; and what wires them together."""
