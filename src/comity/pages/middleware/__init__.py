"""Before a view answers: what an address says by itself."""
