"""What buyers read: listings, cards, a product's page. Of a visit nothing is kept but what was searched in vain."""
