"""What the law of each country says to leave, and its days: one file a country. Every number is data."""
