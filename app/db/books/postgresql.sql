-- The books' own triggers and functions on PostgreSQL, set anew by every migrate. They run as the books' owner,
-- so that a station that may only insert records has its balances, pools and positions folded for it.
-- %SCHEMA% is the schema that the books live in.

CREATE OR REPLACE FUNCTION books_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'append-only: % in % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;

-- Entries are numbered and chained here, under the lock of the one head row, whatever the station says.
CREATE OR REPLACE FUNCTION books_take_head() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = %SCHEMA%, pg_temp AS $$
BEGIN
    PERFORM 1 FROM head WHERE id = 1 FOR UPDATE;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION books_number_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = %SCHEMA%, pg_temp AS $$
DECLARE
    before record;
    named text;
BEGIN
    IF NEW.verdict IN ('posted', 'parked') THEN
        SELECT hash INTO named FROM envelope WHERE id = NEW.id;
    ELSIF NEW.verdict = 'claim' THEN
        SELECT hash INTO named FROM claim WHERE id = NEW.id;
    END IF;
    IF named IS NULL THEN
        RAISE EXCEPTION 'no envelope or claim % for this entry', NEW.id USING ERRCODE = 'foreign_key_violation';
    END IF;
    SELECT position, hash, posted_at INTO before FROM entry ORDER BY position DESC LIMIT 1;
    IF before IS NULL THEN
        SELECT position, hash, posted_at INTO before FROM head WHERE id = 1;
    END IF;
    NEW.position := before.position + 1;
    NEW.posted_at := greatest(before.posted_at, NEW.posted_at);
    NEW.hash := encode(sha256(convert_to(before.hash || named || NEW.verdict || NEW.posted_at, 'UTF8')), 'hex');
    RETURN NEW;
END $$;

-- At commit: nothing is in the books without its entry, and so without a position.
CREATE OR REPLACE FUNCTION books_must_enter() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = %SCHEMA%, pg_temp SET enable_seqscan = off AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM entry WHERE id = NEW.id) THEN
        RAISE EXCEPTION '% has no entry', NEW.id USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION books_fold_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = %SCHEMA%, pg_temp AS $$
BEGIN
    UPDATE head SET position = n.position, hash = n.hash, posted_at = n.posted_at,
        versions = versions + (SELECT count(*) FROM new_rows e JOIN record r ON r.envelope = e.id)
    FROM (SELECT * FROM new_rows ORDER BY position DESC LIMIT 1) n WHERE head.id = 1;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION books_fold_envelope() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = %SCHEMA%, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT 1
        FROM (SELECT n.*, lag(sequence) OVER chain AS sequence_before, lag(hash) OVER chain AS hash_before
              FROM new_rows n WINDOW chain AS (PARTITION BY outbox ORDER BY sequence)) n
        LEFT JOIN outbox o ON o.id = n.outbox
        WHERE n.sequence <> coalesce(n.sequence_before, o.sequence, 0) + 1
           OR n.previous <> coalesce(n.hash_before, o.hash, repeat('0', 64))
    ) THEN
        RAISE EXCEPTION 'an envelope follows the one before it in its outbox' USING ERRCODE = 'check_violation';
    END IF;
    INSERT INTO outbox AS o (id, station, sequence, hash)
    SELECT DISTINCT ON (outbox) outbox, station, sequence, hash FROM new_rows ORDER BY outbox, sequence DESC
    ON CONFLICT (id) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash
    WHERE excluded.sequence > o.sequence;
    RETURN NULL;
END $$;

-- By row: two versions of one key in one statement must land in their order.
CREATE OR REPLACE FUNCTION books_fold_record() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = %SCHEMA%, pg_temp AS $$
BEGIN
    INSERT INTO current_record (table_name, key, body, envelope)
    VALUES (NEW.table_name, NEW.key, NEW.body, NEW.envelope)
    ON CONFLICT (table_name, key) DO UPDATE SET body = excluded.body, envelope = excluded.envelope;
    IF NEW.table_name IN (%DOCUMENTS%) THEN
        DELETE FROM document_line WHERE table_name = NEW.table_name AND document = NEW.key;
        INSERT INTO document_line (table_name, document, line, partner, sku, body)
        SELECT NEW.table_name, NEW.key, l.line, coalesce(b.v->>'supplier', b.v->>'customer', ''),
               l.sku, l.body
        FROM (SELECT NEW.body::json AS v) b,
             LATERAL (SELECT '' AS line, '' AS sku, '' AS body
                      UNION ALL SELECT n->>'line', coalesce(n->>'sku', ''), n::text FROM json_array_elements(b.v->'lines') n) l;
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION books_is_place(location text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT location NOT LIKE '~%' OR location LIKE '~transit:%'
$$;

CREATE OR REPLACE FUNCTION books_fold_movement() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = %SCHEMA%, pg_temp AS $$
DECLARE
    keys text[];
BEGIN
    WITH folded AS (
        INSERT INTO balance AS b (key, location, status, owner, unit, item, lot, serial, quantity, since,
                                  touched)
        SELECT concat_ws(E'\x1f', location, status, owner, unit, item, lot, serial) AS key,
               location, status, owner, unit, item, lot, serial, sum(quantity), min(envelope), 0
        FROM (SELECT from_location AS location, from_status AS status, from_owner AS owner, from_unit AS unit,
                     item, lot, serial, -quantity AS quantity, envelope FROM new_rows
              UNION ALL
              SELECT to_location, to_status, to_owner, to_unit, item, lot, serial, quantity, envelope FROM new_rows) ends
        WHERE books_is_place(location)
        GROUP BY location, status, owner, unit, item, lot, serial
        ORDER BY 1
        ON CONFLICT (key) DO UPDATE SET quantity = b.quantity + excluded.quantity
        RETURNING key, quantity)
    SELECT array_agg(key) INTO keys FROM folded WHERE quantity = 0;
    IF keys IS NOT NULL THEN
        DELETE FROM balance WHERE key = ANY (keys);
    END IF;

    INSERT INTO progress AS p (document, line, kind, quantity)
    SELECT document, line, said, sum(quantity)
    FROM (SELECT e.document, e.line, CASE WHEN n.reverses = '' THEN n.quantity ELSE -n.quantity END AS quantity,
                 %PROGRESS%
                 AS said
          FROM new_rows n,
               LATERAL (SELECT n.document, n.document_line UNION SELECT n.origin, n.origin_line) e(document, line)
          WHERE e.document <> '' AND e.line <> '') steps
    WHERE said IS NOT NULL
    GROUP BY document, line, said
    ORDER BY document, line, said
    ON CONFLICT (document, line, kind) DO UPDATE SET quantity = p.quantity + excluded.quantity;

    INSERT INTO lot (item, lot, expiry)
    SELECT DISTINCT ON (item, lot) item, lot, expiry FROM new_rows WHERE lot <> '' AND expiry <> ''
    ORDER BY item, lot
    ON CONFLICT (item, lot) DO NOTHING;
    RETURN NULL;
END $$;

-- What layer and layer use rows do to their pools and rests; sign +1 for layers, -1 for uses.
CREATE OR REPLACE FUNCTION books_fold_layer() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = %SCHEMA%, pg_temp AS $$
DECLARE
    keys text[];
BEGIN
    INSERT INTO pool AS p (key, item, site, owner, account, reference, quantity, value, weight, last_quantity,
                           last_value, uses, made, steps, touched)
    SELECT pool, split_part(pool, E'\x1f', 1), split_part(pool, E'\x1f', 2), split_part(pool, E'\x1f', 3),
           split_part(pool, E'\x1f', 4), split_part(pool, E'\x1f', 5), sum(quantity), sum(value), sum(weight),
           (array_agg(last_quantity ORDER BY step DESC))[1], (array_agg(last_value ORDER BY step DESC))[1],
           0, max(ordinal), max(step), 0
    FROM new_rows GROUP BY pool ORDER BY pool
    ON CONFLICT (key) DO UPDATE SET
        quantity = p.quantity + excluded.quantity, value = p.value + excluded.value,
        weight = p.weight + excluded.weight,
        last_quantity = CASE WHEN excluded.steps > p.steps THEN excluded.last_quantity ELSE p.last_quantity END,
        last_value = CASE WHEN excluded.steps > p.steps THEN excluded.last_value ELSE p.last_value END,
        made = greatest(p.made, excluded.made), steps = greatest(p.steps, excluded.steps);

    WITH folded AS (
        INSERT INTO layer_rest AS r (key, pool, ordinal, quantity, value, weight)
        SELECT key, min(pool), min(ordinal), sum(quantity), sum(value), sum(weight)
        FROM new_rows GROUP BY key ORDER BY key
        ON CONFLICT (key) DO UPDATE SET quantity = r.quantity + excluded.quantity,
            value = r.value + excluded.value, weight = r.weight + excluded.weight
        RETURNING key, quantity, value)
    SELECT array_agg(key) INTO keys FROM folded WHERE quantity = 0 AND value = 0;
    IF keys IS NOT NULL THEN
        DELETE FROM layer_rest WHERE key = ANY (keys);
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION books_fold_layer_use() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = %SCHEMA%, pg_temp AS $$
DECLARE
    keys text[];
BEGIN
    INSERT INTO pool AS p (key, item, site, owner, account, reference, quantity, value, weight, last_quantity,
                           last_value, uses, made, steps, touched)
    SELECT pool, split_part(pool, E'\x1f', 1), split_part(pool, E'\x1f', 2), split_part(pool, E'\x1f', 3),
           split_part(pool, E'\x1f', 4), split_part(pool, E'\x1f', 5), -sum(quantity), -sum(value), -sum(weight),
           (array_agg(last_quantity ORDER BY step DESC))[1], (array_agg(last_value ORDER BY step DESC))[1],
           count(*) FILTER (WHERE quantity >= 0), 0, max(step), 0
    FROM new_rows GROUP BY pool ORDER BY pool
    ON CONFLICT (key) DO UPDATE SET
        quantity = p.quantity + excluded.quantity, value = p.value + excluded.value,
        weight = p.weight + excluded.weight,
        last_quantity = CASE WHEN excluded.steps > p.steps THEN excluded.last_quantity ELSE p.last_quantity END,
        last_value = CASE WHEN excluded.steps > p.steps THEN excluded.last_value ELSE p.last_value END,
        uses = p.uses + excluded.uses, steps = greatest(p.steps, excluded.steps);

    WITH folded AS (
        INSERT INTO layer_rest AS r (key, pool, ordinal, quantity, value, weight)
        SELECT key, min(pool),
               coalesce((SELECT min(l.ordinal) FROM layer l WHERE l.key = n.key AND l.key <> l.pool), 0),
               -sum(quantity), -sum(value), -sum(weight)
        FROM new_rows n GROUP BY key ORDER BY key
        ON CONFLICT (key) DO UPDATE SET quantity = r.quantity + excluded.quantity,
            value = r.value + excluded.value, weight = r.weight + excluded.weight
        RETURNING key, quantity, value)
    SELECT array_agg(key) INTO keys FROM folded WHERE quantity = 0 AND value = 0;
    IF keys IS NOT NULL THEN
        DELETE FROM layer_rest WHERE key = ANY (keys);
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION books_fold_step() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = %SCHEMA%, pg_temp AS $$
BEGIN
    INSERT INTO progress AS p (document, line, kind, quantity)
    SELECT document, line, kind, sum(quantity) FROM new_rows
    GROUP BY document, line, kind ORDER BY document, line, kind
    ON CONFLICT (document, line, kind) DO UPDATE SET quantity = p.quantity + excluded.quantity;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION books_fold_unit_step() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = %SCHEMA%, pg_temp AS $$
BEGIN
    INSERT INTO unit (code, location, parent, state) VALUES (NEW.code, NEW.location, NEW.parent, NEW.state)
    ON CONFLICT (code) DO UPDATE SET location = excluded.location, parent = excluded.parent, state = excluded.state;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION books_fold_promise() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = %SCHEMA%, pg_temp AS $$
BEGIN
    INSERT INTO allocation AS a (id, state, unit, document, line, item, site, location, lot, quantity)
    SELECT allocation, state, unit, max(document), max(line), max(item), max(site), max(location), max(lot),
           sum(quantity)
    FROM new_rows GROUP BY allocation, state, unit ORDER BY allocation, state, unit
    ON CONFLICT (id, state, unit) DO UPDATE SET quantity = a.quantity + excluded.quantity;
    DELETE FROM allocation WHERE quantity = 0 AND id IN (SELECT n.allocation FROM new_rows n);
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION books_fold_granting() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = %SCHEMA%, pg_temp AS $$
BEGIN
    INSERT INTO granted (kind, name, holder, until, last)
    VALUES (NEW.kind, NEW.name, NEW.holder, NEW.until, NEW.last)
    ON CONFLICT (kind, name) DO UPDATE SET holder = excluded.holder, until = excluded.until, last = excluded.last;
    DELETE FROM granted WHERE kind IN ('wait', 'freed') AND kind = NEW.kind AND name = NEW.name AND last = 0;
    RETURN NULL;
END $$;
