"""What buyers read: listings, cards, a product's page. Nothing is written here on a visit."""
