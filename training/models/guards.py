"""What PostgreSQL itself refuses about training, whoever writes: bodies of triggers, in PL/pgSQL."""

COURSE_VERSION_IS_FROZEN = """
    IF EXISTS (SELECT 1 FROM training_session WHERE course_version_id = OLD.id) THEN
        RAISE EXCEPTION 'a version of a course is frozen after its first session' USING ERRCODE = 'check_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
"""

MODULE_IS_FROZEN = """
    IF EXISTS (SELECT 1 FROM training_session WHERE course_version_id = COALESCE(OLD.version_id, NEW.version_id)) THEN
        RAISE EXCEPTION 'a version of a course is frozen after its first session' USING ERRCODE = 'check_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
"""

# The session is held until the transaction ends: two who enrol can't both take the last place.
SESSION_HAS_ROOM = """
    SELECT capacity INTO places FROM training_session WHERE id = NEW.session_id FOR UPDATE;
    SELECT count(*) INTO taken FROM training_enrolment
    WHERE session_id = NEW.session_id AND id <> NEW.id
          AND state IN ('offered', 'enrolled', 'no_show', 'completed', 'failed');
    IF taken >= places THEN
        RAISE EXCEPTION 'the session is full' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
"""

CAPACITY_HOLDS_WHO_IS_SEATED = """
    IF NEW.capacity < (SELECT count(*) FROM training_enrolment WHERE session_id = NEW.id
                       AND state IN ('offered', 'enrolled', 'no_show', 'completed', 'failed')) THEN
        RAISE EXCEPTION 'more people are enrolled than that' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
"""

# One person's accreditations are written one after the other: two overlapping ones can't both be the first.
ACCREDITATION_STANDS_ALONE = """
    PERFORM 1 FROM training_person WHERE id = NEW.person_id FOR NO KEY UPDATE;
    IF EXISTS (SELECT 1 FROM training_accreditation
               WHERE person_id = NEW.person_id AND level = NEW.level AND id <> NEW.id AND revoked_at IS NULL
                     AND daterange(valid_from, valid_to, '[]') && daterange(NEW.valid_from, NEW.valid_to, '[]')) THEN
        RAISE EXCEPTION 'accreditations of one level do not overlap' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
"""
