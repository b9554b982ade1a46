"""Other workflow engines beside Kivok: the same approval, on SQLite, in one run.

Three stages, the third of them only for amounts over 1,000,000; every decision is on the disk before the next one
begins. They are installed by `make bench` alone: see docs/decisions/0016-rivals-outside-the-lock.md.
"""
