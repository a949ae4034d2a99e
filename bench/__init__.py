"""Figures about speed and weight, one file each, all ratios or counts taken in one run: `./run bench`."""
