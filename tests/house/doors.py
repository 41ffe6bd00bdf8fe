"""Every address of the site and who is let in: what `test_walk` holds the site to.

A door says, for GET and for an empty POST, the status for each of PEOPLE in their order; one figure
stands for all. 302 for the guest is the way to the sign-in page. A stranger's row is 404, a forbidden
act 403, a method that the page doesn't know 405.
"""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from tests.house.world import PEOPLE


@dataclass(frozen=True)
class Door:
    get: str
    post: str
    kwargs: dict[str, str] | None = None  # url keyword → path into the world's things: "shop.slug"
    query: str = ""

    def expected(self, method: str) -> dict[str, int]:
        codes = (self.get if method == "GET" else self.post).split()
        return dict(zip(PEOPLE, map(int, codes * len(PEOPLE) if len(codes) == 1 else codes), strict=False))


def reach(things: dict[str, Any], path: str) -> object:
    """`things["shop"].slug` for "shop.slug"."""
    first, *rest = path.split(".")
    value = things[first]
    for name in rest:
        value = getattr(value, name)
    return value


SHOP = {"slug": "shop.slug"}
GOODS = {"slug": "shop.slug", "pk": "product.pk"}
VARIANT = {"slug": "shop.slug", "pk": "variant.pk"}
PHOTO = GOODS | {"photo_id": "photo.pk"}
SHEET = SHOP | {"ending": "sheet.ending"}
LISTED = SHOP | {"pk": "bulk_list.pk"}
MEMBER = SHOP | {"member_id": "packer.pk"}
CHANGE = SHOP | {"pk": "change.pk"}
ORDER = SHOP | {"number": "order.number"}
ENDED = SHOP | {"number": "ended.number"}  # paid by slip, cancelled, to be paid back
CASE = {"token": "argued.token", "pk": "case.pk"}  # the buyer's own order, received, and something is wrong with it
ARGUED = SHOP | {"number": "argued.number", "pk": "case.pk"}
PAYMENT = ENDED | {"pk": "slip.payment_id"}
HELPED = SHOP | {"pk": "helped.pk"}
ENTRY = SHOP | {"pk": "entry.pk"}
SESSION = {"code": "session.code"}
ENROLLED = SESSION | {"pk": "enrolment.pk"}
DAY = SESSION | {"pk": "session_day.pk"}
MARKED = DAY | {"enrolment": "enrolment.pk"}
CAME = {"token": "came.token", "pk": "line.pk"}
QUESTION = SHOP | {"pk": "question.pk"}
MARK = SHOP | {"pk": "mark.pk"}
REVIEW = SHOP | {"pk": "review.pk"}
DISCOUNT = SHOP | {"pk": "discount.pk"}
INVITED = SHOP | {"invitation_id": "invitation.pk"}


def address_of(name: str, things: dict[str, Any]) -> str:
    door = DOORS[name]
    return reverse(name, kwargs={key: reach(things, path) for key, path in (door.kwargs or {}).items()}) + door.query


# fmt: off
#                          guest buyer packer seller owner rival officer
DOORS: dict[str, Door] = {
    "photo": Door("404", "405", {"name": "no_photo.name", "ending": "no_photo.ending"}),
    "set_language": Door("302", "302"),
    "healthz": Door("200", "200"),
    "style": Door("200", "200"),
    # what everybody may look at
    "home": Door("200", "405"),
    "product_list": Door("200", "405", query="?q=ผ้าไหม"),
    "product": Door("200", "405", {"pk": "product.pk", "slug": "product.slug"}),
    "product_reviews": Door("200", "405", {"pk": "product.pk"}),
    "product_questions": Door("200", "405", {"pk": "product.pk"}),
    "product_ask": Door("302 200 200 200 200 200 200", "302 200 200 200 200 200 200", {"pk": "product.pk"}),
    "report": Door("200", "200", {"kind": "reported.kind", "pk": "reported.pk"}),
    "decision": Door("200", "200", {"token": "decision.token"}),
    "shop_page": Door("200", "405", {"slug": "shop.slug"}),
    "fair": Door("200", "405", {"slug": "fair.slug"}),
    "province": Door("200", "405", {"slug": "province.slug"}),
    "robots": Door("200", "405"),
    "sitemap": Door("200", "405"),
    "sitemap_piece": Door("200", "405", {"section": "sitemap.section", "number": "sitemap.number"}),
    "places": Door("200", "405"),
    "place_find": Door("200", "405", query="?q=47130"),
    "verify": Door("200", "405"),
    "certificate": Door("200", "405", {"code": "certificate.code"}),
    "certificate_pdf": Door("200", "405", {"code": "certificate.code"}),
    "awards": Door("200", "405"),
    "award_year": Door("200", "405", {"year": "award.year"}),
    "award_tier": Door("200", "405", {"year": "award.year", "slug": "award.tier"}),
    "award_region": Door("200", "405", {"year": "award.year", "code": "award.region"}),
    "award_winner": Door("200", "405", {"year": "award.year", "number": "award.number"}),
    "award_winners_csv": Door("200", "405", {"year": "award.year"}),
    "award_winners_json": Door("200", "405", {"year": "award.year"}),
    "lessons": Door("200", "405"),
    "lesson": Door("200", "302", {"slug": "lesson.slug"}),
    "training": Door("200", "405"),
    "training_calendar": Door("200", "405"),
    "coverage": Door("200", "405"),
    "coverage_place": Door("200", "405", {"word": "province.slug"}),
    "coverage_villages": Door("200", "405", {"word": "province.slug", "ending": "sheet.ending"}),
    "training_month": Door("200", "405"),
    "training_session": Door("200", "200", {"code": "session.code"}),
    "training_enrolment": Door("200", "405", {"token": "enrolment.token"}),
    "training_accept": Door("405", "302", {"token": "enrolment.token"}),
    "training_leave": Door("405", "302", {"token": "enrolment.token"}),
    "training_check_in": Door("200", "200", {"key": "session_day.key"}),
    # one's own record, if the account is linked to one, and what of it is public
    "training_me": Door("302 200 200 200 200 200 200", "302 405 405 405 405 405 405"),
    "training_publish": Door("302 405 405 405 405 405 405", "302 302 404 404 404 404 404"),
    "training_hide": Door("302 405 405 405 405 405 405", "302 302 404 404 404 404 404"),
    "training_help_shop": Door("302 200 404 404 404 404 404", "302 200 404 404 404 404 404"),
    "training_take_back": Door("302 405 405 405 405 405 405", "302 302 404 404 404 404 404", {"pk": "helped.pk"}),
    "training_teacher": Door("200", "405", {"public_id": "teacher.public_id"}),
    # the trainers' desk: an officer without a province answers for the nation
    "training_desk": Door("302 403 403 403 403 403 200", "302 405 405 405 405 405 405"),
    "training_plan": Door("302 403 403 403 403 403 200", "302 403 403 403 403 403 200"),
    "training_desk_session": Door("302 404 404 404 404 404 200", "302 405 405 405 405 405 405", SESSION),
    "training_change": Door("302 404 404 404 404 404 200", "302 404 404 404 404 404 200", SESSION),
    "training_sheet": Door("302 404 404 404 404 404 200", "302 405 405 405 405 405 405", SESSION),
    "training_poster": Door("302 404 404 404 404 404 200", "302 405 405 405 405 405 405", SESSION),
    "training_open": Door("302 405 405 405 405 405 405", "302 404 404 404 404 404 302", SESSION),
    "training_start": Door("302 405 405 405 405 405 405", "302 404 404 404 404 404 302", SESSION),
    "training_cancel": Door("302 405 405 405 405 405 405", "302 404 404 404 404 404 200", SESSION),
    "training_close": Door("302 405 405 405 405 405 405", "302 404 404 404 404 404 302", SESSION),
    "training_verify": Door("302 405 405 405 405 405 405", "302 404 404 404 404 404 403", SESSION),
    "training_revoke": Door("302 404 404 404 404 404 403", "302 404 404 404 404 404 403", ENROLLED),
    "training_enrol": Door("302 405 405 405 405 405 405", "302 404 404 404 404 404 200", SESSION),
    "training_let_in": Door("302 405 405 405 405 405 405", "302 404 404 404 404 404 302", ENROLLED),
    "training_test": Door("302 404 404 404 404 404 200", "302 404 404 404 404 404 200", ENROLLED),
    "training_day": Door("302 404 404 404 404 404 200", "302 405 405 405 405 405 405", DAY),
    "training_day_code": Door("302 404 404 404 404 404 200", "302 405 405 405 405 405 405", DAY),
    "training_mark": Door("302 405 405 405 405 405 405", "302 404 404 404 404 404 302", MARKED),
    "training_claim": Door("302 200 200 200 200 200 200", "302 200 200 200 200 200 200"),
    "training_claim_code": Door("302 405 405 405 405 405 405", "302 404 404 404 404 404 403", ENROLLED),
    # sign-in; guests alone
    "account_login": Door("200 302 302 302 302 302 302", "200 302 302 302 302 302 302"),
    "account_signup": Door("200 302 302 302 302 302 302", "200 302 302 302 302 302 302"),
    "account_logout": Door("302 200 200 200 200 200 200", "302"),
    "account_inactive": Door("200", "405"),
    "mfa_authenticate": Door("302", "302"),
    "account_reset_password": Door("200", "200"),
    "account_confirm_password_reset_code": Door("302", "302"),
    "account_complete_password_reset": Door("302", "302"),
    "account_password_reset_completed": Door("302", "302"),
    # one's own account
    "account_home": Door("302 200 200 200 200 200 200", "302 200 200 200 200 200 200"),
    "account_reauthenticate": Door("302 200 200 200 200 200 200", "302 200 200 200 200 200 200"),
    "account_change_password": Door("302 200 200 200 200 200 200", "302 200 200 200 200 200 200"),
    "account_change_phone": Door("302 200 200 200 200 200 200", "302 200 200 200 200 200 200"),
    "account_verify_phone": Door("302", "302"),
    "account_email": Door("302 200 200 200 200 200 200", "302"),
    "account_email_verification_sent": Door("302", "302"),
    "mfa_index": Door("302 200 200 200 200 200 200", "302 405 405 405 405 405 405"),
    "mfa_reauthenticate": Door("302", "302"),
    "mfa_activate_totp": Door("302", "302"),
    "mfa_deactivate_totp": Door("302 404 404 404 404 404 404", "302 404 404 404 404 404 404"),
    "mfa_view_recovery_codes": Door("302 404 404 404 404 404 404", "302 405 405 405 405 405 405"),
    "mfa_generate_recovery_codes": Door("302", "302"),
    "mfa_download_recovery_codes": Door("302 404 404 404 404 404 404", "302 404 404 404 404 404 404"),
    "account_privacy": Door("302 200 200 200 200 200 200", "302 405 405 405 405 405 405"),
    "account_news": Door("302 405 405 405 405 405 405", "302"),
    "account_download": Door("302", "302"),
    "account_erase": Door("302 200 200 200 200 200 200", "302 200 200 200 200 200 200"),
    "privacy_notice": Door("200", "405"),
    "terms": Door("200", "405"),
    # buying: open to everybody, for a guest's only key is the link
    "basket": Door("200", "405"),
    "basket_add": Door("405", "302"),
    "basket_change": Door("405", "302"),
    "basket_code": Door("405", "302 200 302 302 302 302 302", {"shop_id": "shop.pk"}),
    "checkout": Door("302", "302"),
    "checkout_review": Door("302", "405"),
    "checkout_place": Door("405", "302"),
    "purchase": Door("200", "405", {"token": "order.purchase.token"}),
    "order": Door("200", "405", {"token": "order.token"}),
    "order_pay": Door("403 200 403 403 403 403 403", "403 200 403 403 403 403 403", {"token": "order.token"}),
    "order_pay_picture": Door("403 200 403 403 403 403 403", "405", {"token": "order.token"}),
    "order_cancel": Door("405", "403 302 403 403 403 403 403", {"token": "order.token"}),
    "order_receive": Door("405", "403 302 403 403 403 403 403", {"token": "order.token"}),
    "order_miss": Door("405", "403 302 403 403 403 403 403", {"token": "order.token"}),
    "order_complete": Door("405", "403 302 403 403 403 403 403", {"token": "order.token"}),
    "order_slip": Door("404", "405", {"token": "order.token", "pk": "order.pk"}),
    "order_refund_slip": Door("200", "405", {"token": "ended.token", "pk": "refund.pk"}),
    "order_review": Door("403 200 403 403 403 403 403", "403 200 403 403 403 403 403", CAME),
    "order_case_begin": Door("403 302 403 403 403 403 403", "403 302 403 403 403 403 403", {"token": "order.token"}),
    # a complaint, which its buyer reads and nobody else who has the link
    "order_case": Door("403 200 403 403 403 403 403", "405", CASE),
    "order_case_accept": Door("405", "403 302 403 403 403 403 403", CASE),
    "order_case_reply": Door("405", "403 200 403 403 403 403 403", CASE),
    "order_case_escalate": Door("405", "403 302 403 403 403 403 403", CASE),
    "order_case_settle": Door("405", "403 302 403 403 403 403 403", CASE),
    "order_case_photos": Door("405", "403 302 403 403 403 403 403", CASE),
    "order_case_photo": Door("403 200 403 403 403 403 403", "405", CASE | {"photo_id": "case_photo.pk"}),
    "account_orders": Door("302 200 200 200 200 200 200", "302 405 405 405 405 405 405"),
    # a shop's own pages; who sells, who owns, and what a packer sees of it
    "sell_home": Door("200 200 302 302 302 302 200", "405"),
    "shop_open": Door("302 200 200 200 200 200 200", "302 200 200 200 200 200 200"),
    "shop_settings": Door("302 404 200 200 200 404 404", "302 405 405 405 405 405 405", SHOP),
    "shop_edit": Door("302 404 403 200 200 404 404", "302 404 403 200 200 404 404", SHOP),
    "shop_money": Door("302 404 403 403 200 404 404", "302 404 403 403 200 404 404", SHOP),
    "shop_account_change": Door("302 404 200 200 200 404 404", "302 404 403 403 403 404 404", CHANGE),
    # the packer stops it, the others come too late
    "shop_account_stop": Door("302 405 405 405 405 405 405", "302 404 302 302 302 404 404", CHANGE),
    "shop_delivery": Door("302 404 403 200 200 404 404", "302 404 403 200 200 404 404", SHOP),
    "shop_holiday": Door("302 404 403 200 200 404 404", "302 404 403 200 200 404 404", SHOP),
    "shop_submit": Door("302 405 405 405 405 405 405", "302 404 403 403 302 404 404", SHOP),
    "shop_close": Door("302 405 405 405 405 405 405", "302 404 403 403 302 404 404", SHOP),
    "shop_leave": Door("302 405 405 405 405 405 405", "302 404 302 302 302 404 404", SHOP),
    "helping_home": Door("302 200 200 200 200 200 200", "302 405 405 405 405 405 405"),
    "shop_helpers": Door("302 404 200 200 200 404 404", "302 405 405 405 405 405 405", SHOP),
    "shop_helper_invite": Door("302 405 405 405 405 405 405", "302 404 403 403 302 404 404", SHOP),
    "shop_helper_end": Door("302 405 405 405 405 405 405", "302 404 403 403 404 404 404", MEMBER),
    "shop_members": Door("302 404 403 403 200 404 404", "302 405 405 405 405 405 405", SHOP),
    "shop_invite": Door("302 405 405 405 405 405 405", "302 404 403 403 302 404 404", SHOP),
    "shop_member_role": Door("302 405 405 405 405 405 405", "302 404 403 403 302 404 404", MEMBER),
    "shop_member_remove": Door("302 405 405 405 405 405 405", "302 404 403 403 302 404 404", MEMBER),
    "shop_invitation_withdraw": Door("302 405 405 405 405 405 405", "302 404 403 403 302 404 404", INVITED),
    "invitation": Door("200", "302", {"token": "invitation.token"}),
    # its goods
    "shop_products": Door("302 404 403 200 200 404 404", "302 405 405 405 405 405 405", SHOP),
    "shop_product_new": Door("302 404 403 302 302 404 404", "302 404 403 302 302 404 404", SHOP),
    "shop_stock": Door("302 404 403 200 200 404 404", "302 405 405 405 405 405 405", SHOP),
    "shop_stock_alert": Door("302 405 405 405 405 405 405", "302 404 403 302 302 404 404", SHOP),
    "shop_stock_change": Door("302 405 405 405 405 405 405", "302 404 403 302 302 404 404", VARIANT),
    "shop_bulk": Door("302 404 403 200 200 404 404", "302 404 403 200 200 404 404", SHOP),
    "shop_bulk_blank": Door("302 404 403 200 200 404 404", "302 405 405 405 405 405 405", SHEET),
    "shop_bulk_filled": Door("302 404 403 200 200 404 404", "302 405 405 405 405 405 405", SHEET),
    "shop_bulk_list": Door("302 404 403 200 200 404 404", "302 405 405 405 405 405 405", LISTED),
    "shop_bulk_write": Door("302 405 405 405 405 405 405", "302 404 403 302 302 404 404", LISTED),
    "shop_bulk_leave": Door("302 405 405 405 405 405 405", "302 404 403 302 302 404 404", LISTED),
    "shop_bulk_go_on": Door("302 405 405 405 405 405 405", "302 404 403 302 302 404 404", LISTED),
    "shop_sign": Door("302 404 200 200 200 404 404", "302 405 405 405 405 405 405", SHOP),
    "shop_tags": Door("302 404 403 200 200 404 404", "302 405 405 405 405 405 405", SHOP),
    "shop_tags_pdf": Door("302 404 403 302 302 404 404", "302 405 405 405 405 405 405", SHOP),
    "shop_marks": Door("302 404 403 200 200 404 404", "302 405 405 405 405 405 405", SHOP),
    "shop_mark_new": Door(
        "302 404 403 200 200 404 404", "302 404 403 200 200 404 404", SHOP | {"kind": "mark.kind"}
    ),
    "shop_mark_document": Door("302 404 403 200 200 404 404", "302 405 405 405 405 405 405", MARK),
    # the seller takes it back, so the owner finds it gone
    "shop_mark_withdraw": Door("302 405 405 405 405 405 405", "302 404 403 302 404 404 404", MARK),
    "shop_product_marks": Door("302 404 403 200 200 404 404", "302 405 405 405 405 405 405", GOODS),
    "shop_product_mark_new": Door(
        "302 404 403 200 200 404 404", "302 404 403 200 200 404 404", GOODS | {"kind": "mark.kind"}
    ),
    "shop_product_edit": Door("302 404 403 200 200 404 404", "302 404 403 200 200 404 404", GOODS),
    "shop_product_draft": Door("302 405 405 405 405 405 405", "302 404 403 409 409 404 404", GOODS),
    "shop_product_forget": Door("302 405 405 405 405 405 405", "302 404 403 302 302 404 404", GOODS),
    "shop_product_offers": Door("302 404 403 200 200 404 404", "302 404 403 200 200 404 404", GOODS),
    "shop_product_submit": Door("302 405 405 405 405 405 405", "302 404 403 302 302 404 404", GOODS),
    "shop_product_withdraw": Door("302 405 405 405 405 405 405", "302 404 403 302 302 404 404", GOODS),
    "shop_product_discard": Door("302 405 405 405 405 405 405", "302 404 403 302 302 404 404", GOODS),
    "shop_photos_add": Door("302 405 405 405 405 405 405", "302 404 403 302 302 404 404", GOODS),
    "shop_photo_restore": Door("302 405 405 405 405 405 405", "302 404 403 302 302 404 404", GOODS),
    # the seller takes it away, so the owner finds it gone
    "shop_photo_remove": Door("302 405 405 405 405 405 405", "302 404 403 302 404 404 404", PHOTO),
    "shop_photo_move": Door(
        "302 405 405 405 405 405 405", "302 404 403 302 302 404 404", PHOTO | {"position": "photo.position"}
    ),
    # what buyers look for
    "shop_demand": Door("302 404 403 200 200 404 404", "302 405 405 405 405 405 405", SHOP),
    "shop_demand_list": Door("302 405 405 405 405 405 405", "302 404 403 302 302 404 404", SHOP),
    # what buyers say of them
    "shop_questions": Door("302 404 403 200 200 404 404", "302 405 405 405 405 405 405", SHOP),
    "shop_reviews": Door("302 404 403 200 200 404 404", "302 405 405 405 405 405 405", SHOP),
    "shop_question_answer": Door("302 404 403 200 200 404 404", "302 404 403 200 200 404 404", QUESTION),
    "shop_review_answer": Door("302 404 403 200 200 404 404", "302 404 403 200 200 404 404", REVIEW),
    "shop_decisions": Door("302 404 403 200 200 404 404", "302 405 405 405 405 405 405", SHOP),
    # a shop's orders: every member packs and sends, sellers and owners decide on money
    "shop_desk": Door("302 404 200 200 200 404 404", "302 405 405 405 405 405 405", SHOP),
    "shop_orders": Door("302 404 200 200 200 404 404", "302 405 405 405 405 405 405", SHOP),
    "shop_tracking": Door("302 404 200 200 200 404 404", "302 404 200 200 200 404 404", SHOP),
    "shop_packing": Door("302 404 200 200 200 404 404", "302 405 405 405 405 405 405", SHOP),
    "shop_packing_chosen": Door("302 404 302 302 302 404 404", "302 404 302 302 302 404 404", SHOP),
    "shop_labels": Door("302 404 302 302 302 404 404", "302 405 405 405 405 405 405", SHOP),
    "shop_packing_list": Door("302 404 302 302 302 404 404", "302 405 405 405 405 405 405", SHOP),
    "shop_order": Door("302 404 200 200 200 404 404", "302 405 405 405 405 405 405", ORDER),
    "shop_order_note": Door("302 404 200 200 200 404 404", "302 405 405 405 405 405 405", ORDER),
    "shop_slip": Door("302 404 403 200 200 404 404", "302 405 405 405 405 405 405", ENDED | {"pk": "slip.pk"}),
    "shop_order_accept": Door("302 405 405 405 405 405 405", "302 404 403 302 302 404 404", ORDER),
    "shop_order_money": Door("302 405 405 405 405 405 405", "302 404 403 302 302 404 404", ORDER),
    "shop_payment_confirm": Door("302 405 405 405 405 405 405", "302 404 403 302 302 404 404", PAYMENT),
    "shop_payment_reject": Door("302 405 405 405 405 405 405", "302 404 403 200 200 404 404", PAYMENT),
    "shop_payment_review": Door("302 405 405 405 405 405 405", "302 404 403 302 302 404 404", PAYMENT),
    "shop_order_pack": Door("302 405 405 405 405 405 405", "302 404 302 302 302 404 404", ORDER),
    "shop_order_ship": Door("302 405 405 405 405 405 405", "302 404 200 200 200 404 404", ORDER),
    "shop_order_fail": Door("302 405 405 405 405 405 405", "302 404 200 200 200 404 404", ORDER),
    "shop_order_lose": Door("302 405 405 405 405 405 405", "302 404 403 200 200 404 404", ORDER),
    "shop_order_return": Door("302 405 405 405 405 405 405", "302 404 403 200 200 404 404", ORDER),
    "shop_order_cancel": Door("302 405 405 405 405 405 405", "302 404 403 200 200 404 404", ORDER),
    "shop_order_keep": Door("302 405 405 405 405 405 405", "302 404 403 200 200 404 404", ORDER),
    "shop_refund_done": Door("302 405 405 405 405 405 405", "302 404 403 302 302 404 404", ENDED | {"pk": "refund.pk"}),
    "shop_refund_slip": Door("302 404 403 200 200 404 404", "302 405 405 405 405 405 405", ENDED | {"pk": "refund.pk"}),
    "shop_refund_failed": Door(
        "302 405 405 405 405 405 405", "302 404 403 200 200 404 404", ENDED | {"pk": "refund.pk"}
    ),
    "shop_discounts": Door("302 404 403 200 200 404 404", "302 404 403 200 200 404 404", SHOP),
    "shop_discount_end": Door("302 405 405 405 405 405 405", "302 404 403 302 302 404 404", DISCOUNT),
    "shop_ledger": Door("302 404 403 200 200 404 404", "302 405 405 405 405 405 405", SHOP),
    "shop_ledger_csv": Door("302 404 403 200 200 404 404", "302 405 405 405 405 405 405", SHOP),
    "shop_ledger_xlsx": Door("302 404 403 200 200 404 404", "302 405 405 405 405 405 405", SHOP),
    "shop_income_record": Door("302 404 403 200 200 404 404", "302 405 405 405 405 405 405", SHOP),
    "shop_case": Door("302 404 403 200 200 404 404", "302 404 403 200 200 404 404", ARGUED),
    "shop_case_photo": Door(
        "302 404 403 200 200 404 404", "302 405 405 405 405 405 405", ARGUED | {"photo_id": "case_photo.pk"}
    ),
    # the teachers who helped it
    "shop_teachers": Door("302 404 403 200 200 404 404", "302 405 405 405 405 405 405", SHOP),
    "shop_teacher_confirm": Door("302 405 405 405 405 405 405", "302 404 403 302 302 404 404", HELPED),
    "shop_teacher_decline": Door("302 405 405 405 405 405 405", "302 404 403 302 302 404 404", HELPED),
    "shop_teacher_name": Door("302 405 405 405 405 405 405", "302 404 403 302 302 404 404", HELPED),
    "shop_teacher_end": Door("302 405 405 405 405 405 405", "302 404 403 302 302 404 404", HELPED),
    # its entries into the awards; officers nominate on a shop's behalf
    "nominate": Door("302 403 403 200 200 403 200", "302 403 403 200 200 403 200", {"pk": "product.pk"}),
    "shop_entries": Door("302 404 403 200 200 404 404", "302 405 405 405 405 405 405", SHOP),
    "shop_entry": Door("302 404 403 200 200 404 404", "302 405 405 405 405 405 405", ENTRY),
    "shop_entry_consent": Door("302 405 405 405 405 405 405", "302 404 403 302 302 404 404", ENTRY),
    "shop_entry_decline": Door("302 405 405 405 405 405 405", "302 404 403 302 302 404 404", ENTRY),
    "shop_entry_complete": Door("302 404 403 302 302 404 404", "302 404 403 302 302 404 404", ENTRY),
    "shop_entry_withdraw": Door("302 405 405 405 405 405 405", "302 404 403 302 302 404 404", ENTRY),
    "shop_entry_appeal": Door("302 405 405 405 405 405 405", "302 404 403 200 200 404 404", ENTRY),
}
# fmt: on

# Every page with somebody who may see it: a guest if guests may.
PAGES = [
    (name, next(person for person, code in door.expected("GET").items() if code == 200))
    for name, door in DOORS.items()
    if 200 in door.expected("GET").values()
]
