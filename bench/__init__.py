"""Figures about speed and weight, one file each, on one demo that is made for the run: `./run bench`."""
