"""The proof: mirrors the floors, and walks whole days through all of them."""
