"""The app of Django that holds viewflow's flow: flows have to live in one that is installed."""
