"""What PostgreSQL itself refuses about orders, whoever writes: bodies of triggers, in PL/pgSQL."""

# The order is held until the transaction ends: two refunds can't both find the same money.
REFUNDS_STAY_WITHIN_PAYMENTS = """
    PERFORM 1 FROM orders_order WHERE id = NEW.order_id FOR NO KEY UPDATE;
    SELECT coalesce(sum(amount), 0) INTO paid FROM orders_payment
    WHERE order_id = NEW.order_id AND state = 'confirmed';
    SELECT coalesce(sum(amount), 0) INTO back FROM orders_refund
    WHERE order_id = NEW.order_id AND state IN ('requested', 'approved', 'done');
    IF back > paid THEN
        RAISE EXCEPTION 'more would be paid back than came in' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
"""

ORDER_COMPLETES_WITHOUT_OPEN_CASE = """
    IF EXISTS (SELECT 1 FROM orders_case WHERE order_id = NEW.id AND state <> 'closed') THEN
        RAISE EXCEPTION 'an order with an open case is not complete' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
"""

CASE_IS_DECIDED_BY_NO_MEMBER = """
    IF EXISTS (
        SELECT 1 FROM shops_shopmember member JOIN orders_order o ON o.shop_id = member.shop_id
        WHERE o.id = NEW.order_id AND member.user_id = NEW.decided_by_id
    ) THEN
        RAISE EXCEPTION 'a member of the shop does not decide its cases' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
"""
