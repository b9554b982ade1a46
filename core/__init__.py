"""What Kivok is about: the rules (`model`), the forms, where they are kept (`store`) and what can be done (`use`)."""
