"""The admin of products, a module for each part."""

from products.admin import demand as demand
from products.admin import fair as fair
from products.admin import listing as listing
from products.admin import mark as mark
from products.admin import moderation as moderation
from products.admin import search as search
from products.admin import second_look as second_look
