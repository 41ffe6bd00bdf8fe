"""Whether the books balance: sums that must agree, asked of the database itself; every line found is a bug."""

import logging

from django.db import connection

logger = logging.getLogger(__name__)

# Each answers with (what is wrong, of which row).
CHECKS = (
    """
    SELECT 'stock is not the sum of its movements: variant', stock.variant_id::text
    FROM products_stock stock LEFT JOIN (
        SELECT variant_id, sum(on_hand_change) AS on_hand, sum(allocated_change) AS allocated
        FROM products_movement GROUP BY variant_id
    ) moved USING (variant_id)
    WHERE (stock.on_hand, stock.allocated) <> (coalesce(moved.on_hand, 0), coalesce(moved.allocated, 0))
    """,
    """
    SELECT 'set aside is not what open orders hold: variant', stock.variant_id::text
    FROM products_stock stock LEFT JOIN (
        SELECT line.variant_id, sum(line.quantity) AS held
        FROM orders_orderline line JOIN orders_order o ON o.id = line.order_id
        WHERE o.state IN ('pending', 'confirmed') AND o.fulfilment_status IN ('unfulfilled', 'packed')
        GROUP BY line.variant_id
    ) open_orders USING (variant_id)
    WHERE stock.allocated <> coalesce(open_orders.held, 0)
    """,
    """
    SELECT 'goods are not the sum of the lines: order', o.number
    FROM orders_order o LEFT JOIN orders_orderline line ON line.order_id = o.id
    GROUP BY o.id HAVING o.goods_total <> coalesce(sum(line.total), 0)
    """,
    """
    SELECT 'discount without a code that counts it: order', o.number
    FROM orders_order o LEFT JOIN orders_redemption used ON used.order_id = o.id
    WHERE (o.discount > 0) <> (used.id IS NOT NULL)
        OR (used.id IS NOT NULL AND (o.state IN ('expired', 'cancelled')) <> (used.given_back_at IS NOT NULL))
    """,
    """
    SELECT 'uses are not the orders that used it: discount code', code.id::text
    FROM orders_discountcode code
        LEFT JOIN orders_redemption used ON used.code_id = code.id AND used.given_back_at IS NULL
    GROUP BY code.id HAVING code.uses <> count(used.id)
    """,
    """
    SELECT 'paid without the money: order', o.number
    FROM orders_order o LEFT JOIN orders_payment paid ON paid.order_id = o.id AND paid.state = 'confirmed'
    WHERE o.payment_status IN ('paid', 'overpaid', 'cod_collected')
        OR (o.payment_method = 'promptpay' AND o.state IN ('confirmed', 'completed'))
    GROUP BY o.id HAVING coalesce(sum(paid.amount), 0) < o.total
    """,
    """
    SELECT 'more paid back than came in: order', o.number
    FROM orders_order o
    WHERE (SELECT sum(amount) FROM orders_refund
           WHERE order_id = o.id AND state IN ('requested', 'approved', 'done'))
        > (SELECT coalesce(sum(amount), 0) FROM orders_payment WHERE order_id = o.id AND state = 'confirmed')
    """,
    """
    SELECT 'ended with money that nobody owes back: order', o.number
    FROM orders_order o
    WHERE o.state IN ('cancelled', 'expired')
        AND (SELECT coalesce(sum(amount), 0) FROM orders_payment WHERE order_id = o.id AND state = 'confirmed')
        > (SELECT coalesce(sum(amount), 0) FROM orders_refund
           WHERE order_id = o.id AND state IN ('requested', 'approved', 'done'))
    """,
    """
    SELECT 'complete with an open complaint: order', o.number
    FROM orders_order o JOIN orders_case complaint ON complaint.order_id = o.id
    WHERE o.state = 'completed' AND complaint.state <> 'closed'
    """,
    """
    SELECT 'parcel and order disagree: order', o.number
    FROM orders_order o LEFT JOIN orders_parcel parcel ON parcel.order_id = o.id
    WHERE o.fulfilment_status <> CASE coalesce(parcel.state, 'open')
        WHEN 'open' THEN 'unfulfilled' WHEN 'lost' THEN 'failed' ELSE parcel.state END
    """,
)


def complaints() -> list[str]:
    """What does not add up, a sentence each; empty when all is well."""
    with connection.cursor() as cursor:
        cursor.execute("\nUNION ALL\n".join(f"({check})" for check in CHECKS))
        return [f"{what} {which}" for what, which in cursor.fetchall()]


def report() -> None:
    """For the night: into the log, where somebody is called."""
    for complaint in complaints():
        logger.error("The books do not balance: %s", complaint)
