"""The pages of orders: the buyer's basket, checkout and orders; the shop's desk."""
