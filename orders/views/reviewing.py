"""The buyer says how it was: reached from the order, by a guest with its link too."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from netpracharat.personal import personal
from orders import reviewing
from orders.models import OrderLine
from orders.views.order import order_to_act_on, signed_in
from products import photos, reviews
from products.models import Review
from products.moderation import appealing
from products.remark_forms import ReviewForm


@login_not_required
@require_http_methods(("GET", "HEAD", "POST"))
@personal
def review(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    order = order_to_act_on(request, token)
    line = get_object_or_404(order.lines.select_related("product"), pk=pk, product__isnull=False)
    line.order = order
    bought = reviewing.bought(line, by=signed_in(request))
    written = Review.objects.filter(line=line.pk).first()
    before = {"stars": written.stars, "text": written.text} if written else None
    form = ReviewForm(request.POST if request.method == "POST" else None, initial=before)
    if form.is_valid():
        return save(request, line, reviews.write(bought, **form.cleaned_data))
    aside, problems = photos.set_aside(line.pk, request.FILES.getlist("photos"), request.POST.getlist("aside"))
    context = {
        "order": order,
        "line": line,
        "review": written,
        "decision": appealing.standing_against(written) if written else None,
        "form": form,
        "photos": photos.shown(written, _("Your photo")) if written else [],
        "aside": [(each.as_photo(), each.ticket) for each in aside],
        "problems": problems,
        "most_photos": photos.MOST_OF_A_REVIEW,
    }
    return render(request, "orders/review.html", context)


def save(request: HttpRequest, line: OrderLine, review: Review) -> HttpResponse:
    taken_away = [pk for pk in request.POST.getlist("remove") if pk.isascii() and pk.isdigit() and len(pk) < 19]
    review.photos.filter(pk__in=taken_away).delete()
    problems = photos.add(review, request.FILES.getlist("photos"), request.POST.getlist("aside"))
    for problem in problems:
        messages.error(request, problem)
    messages.success(request, _("Thank you. Your review helps others, and the shop."))
    return redirect("order_review" if problems else "order", line.order.token, *([line.pk] if problems else []))
