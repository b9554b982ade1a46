"""The catalogs that come with Kivok, as definitions without rows: the YAML files of this folder."""
