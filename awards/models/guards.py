"""What PostgreSQL itself refuses about awards, whoever writes: bodies of triggers, in PL/pgSQL."""

# ruff: noqa: S608 - put together from constants alone

# The entry is held until the transaction ends: nobody accepts it while its photos change.
PHOTOS_ARE_FROZEN = """
    PERFORM 1 FROM awards_entry WHERE id IN (OLD.entry_id, NEW.entry_id) FOR SHARE;
    IF EXISTS (SELECT 1 FROM awards_entry WHERE id IN (OLD.entry_id, NEW.entry_id)
               AND state IN ('accepted', 'withdrawn', 'disqualified')) THEN
        RAISE EXCEPTION 'the photos of an accepted entry are frozen' USING ERRCODE = 'check_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
"""

CRITERION_IS_FROZEN = """
    IF EXISTS (SELECT 1 FROM awards_round WHERE id = COALESCE(OLD.round_id, NEW.round_id) AND opened_at IS NOT NULL
               FOR SHARE) THEN
        RAISE EXCEPTION 'the criteria of a round are frozen once it is open' USING ERRCODE = 'check_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
"""

# Readers of a round hold it FOR SHARE until they commit: whoever locks it waits for them, and they for the lock.
ROUND_IS_OPEN = """
    PERFORM 1 FROM awards_round WHERE id = round_of_sheet AND locked_at IS NULL FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'the round is locked: its score sheets stay as they are' USING ERRCODE = 'check_violation';
    END IF;
"""

# One judge's conflicts and sheets are written one after the other: neither can slip past the other.
JUDGES_TURN = "PERFORM pg_advisory_xact_lock(hashtext('awards.judge'), the_judge::integer);"

SHEET_MAY_BE_WRITTEN = f"""
    SELECT panel.round_id, member.judge_id INTO round_of_sheet, the_judge
    FROM awards_panelmember member JOIN awards_panel panel ON panel.id = member.panel_id
    WHERE member.id = COALESCE(NEW.member_id, OLD.member_id);
    {ROUND_IS_OPEN}
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    IF NEW.state = 'recused' THEN RETURN NEW; END IF;
    {JUDGES_TURN}
    IF EXISTS (SELECT 1 FROM awards_conflict
               WHERE judge_id = the_judge AND entry_id = NEW.entry_id AND state = 'confirmed') THEN
        RAISE EXCEPTION 'the judge has a confirmed conflict with this entry' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
"""

CONFLICT_HAS_NO_SHEET = f"""
    the_judge := NEW.judge_id;
    {JUDGES_TURN}
    IF EXISTS (SELECT 1 FROM awards_scoresheet sheet
               JOIN awards_panelmember member ON member.id = sheet.member_id
               JOIN awards_panel panel ON panel.id = member.panel_id
               JOIN awards_round round ON round.id = panel.round_id
               WHERE sheet.entry_id = NEW.entry_id AND member.judge_id = NEW.judge_id
                     AND sheet.state <> 'recused' AND round.locked_at IS NULL) THEN
        RAISE EXCEPTION 'the judge still has a sheet of this entry: recuse it first' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
"""

SCORE_MAY_BE_WRITTEN = f"""
    SELECT panel.round_id INTO round_of_sheet
    FROM awards_scoresheet sheet
    JOIN awards_panelmember member ON member.id = sheet.member_id
    JOIN awards_panel panel ON panel.id = member.panel_id
    WHERE sheet.id = COALESCE(NEW.sheet_id, OLD.sheet_id);
    {ROUND_IS_OPEN}
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    IF NOT EXISTS (SELECT 1 FROM awards_criterion
                   WHERE id = NEW.criterion_id AND round_id = round_of_sheet AND NEW.points <= max_points) THEN
        RAISE EXCEPTION 'more points than the criterion has, or a criterion of another round'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
"""

RESULT_IS_FROZEN = """
    IF TG_OP = 'UPDATE' OR EXISTS (SELECT 1 FROM awards_round WHERE id = OLD.round_id AND locked_at IS NOT NULL) THEN
        RAISE EXCEPTION 'the results of a locked round are frozen' USING ERRCODE = 'check_violation';
    END IF;
    RETURN OLD;
"""

# The slot is held until the transaction ends: two awards for one place can't both be the first.
AWARD_FITS_ITS_SLOT = """
    SELECT slot.* INTO the_slot FROM awards_slot slot WHERE slot.id = NEW.slot_id FOR UPDATE;
    SELECT edition.state INTO edition_state FROM awards_edition edition
    JOIN awards_tier tier ON tier.edition_id = edition.id WHERE tier.id = the_slot.tier_id FOR SHARE OF edition;
    IF edition_state IN ('announced', 'archived') AND TG_OP = 'INSERT' THEN
        RAISE EXCEPTION 'the edition is announced: an award may only be revoked' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.revoked_at IS NOT NULL THEN RETURN NEW; END IF;
    IF NEW.place > the_slot.quantity THEN
        RAISE EXCEPTION 'more winners than the slot has' USING ERRCODE = 'check_violation';
    END IF;
    IF NOT the_slot.allows_joint AND EXISTS (
        SELECT 1 FROM awards_award WHERE slot_id = NEW.slot_id AND place = NEW.place
                                         AND revoked_at IS NULL AND id <> NEW.id) THEN
        RAISE EXCEPTION 'this place of the slot is taken' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
"""

AWARD_STAYS_ONCE_ANNOUNCED = """
    IF EXISTS (SELECT 1 FROM awards_edition edition JOIN awards_tier tier ON tier.edition_id = edition.id
               JOIN awards_slot slot ON slot.tier_id = tier.id
               WHERE slot.id = OLD.slot_id AND edition.state IN ('announced', 'archived')) THEN
        RAISE EXCEPTION 'the edition is announced: an award may only be revoked' USING ERRCODE = 'check_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
"""

SLOT_KEEPS_ITS_WINNERS = """
    IF EXISTS (SELECT 1 FROM awards_award WHERE slot_id = NEW.id AND revoked_at IS NULL AND place > NEW.quantity) THEN
        RAISE EXCEPTION 'the slot has more winners than that' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
"""
