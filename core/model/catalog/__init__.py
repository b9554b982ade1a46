"""Catalogs: clients, cities, goods that a company keeps as data. Pure: reads neither a file nor a database."""
