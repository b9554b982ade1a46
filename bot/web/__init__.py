"""The web edge: whether the process lives and can work; and, by a link of each reader's own, when a team is away."""
