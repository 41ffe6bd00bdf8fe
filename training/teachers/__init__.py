"""Digital teachers: what they have done, what of it is public, the shops they helped, and whom they trained."""
