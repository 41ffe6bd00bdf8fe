"""What a shop prints for its parcels."""
