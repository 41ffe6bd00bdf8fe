"""The demand board for sellers: what buyers look for, and a listing begun from it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from products import listing
from products.catalogue import figures
from products.demand.board import Board
from products.models import Category, Product
from products.views.sell.own import own_shelf

LONGEST = Product._meta.get_field("name").max_length


@require_safe
def shop_demand(request: HttpRequest, slug: str) -> HttpResponse:
    shop = own_shelf(request, slug)
    board = Board.read(request.GET, figures.current())
    context = {"shop": shop, "section": "products", "board": board, "wishes": board.for_sellers()}
    return render(request, "products/sell/demand.html", context)


@require_POST
def shop_demand_list(request: HttpRequest, slug: str) -> HttpResponse:
    """The words are the seller's own from here on, to be changed and added to."""
    shop = own_shelf(request, slug)
    words = " ".join(request.POST.get("words", "").replace("\x00", "").split())[:LONGEST]
    category = Category.objects.filter(slug=request.POST.get("category", "").replace("\x00", "")).first()
    return redirect("shop_product_edit", slug, listing.begin(shop, name=words, category=category).pk)
