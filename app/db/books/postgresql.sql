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
    IF NEW.verdict NOT IN ('posted', 'parked') THEN
        RAISE EXCEPTION 'an entry is posted or parked, not %', NEW.verdict USING ERRCODE = 'check_violation';
    END IF;
    SELECT hash INTO named FROM envelope WHERE id = NEW.id;
    IF named IS NULL THEN
        RAISE EXCEPTION 'no envelope % for this entry', NEW.id USING ERRCODE = 'foreign_key_violation';
    END IF;
    SELECT position, hash, posted_at INTO before FROM entry ORDER BY position DESC LIMIT 1;
    IF before IS NULL THEN
        SELECT position, hash, posted_at INTO before FROM head WHERE id = 1;
    END IF;
    NEW.position := before.position + 1;
    NEW.posted_at := greatest(before.posted_at, NEW.posted_at);
    NEW.hash := encode(sha256(convert_to(before.hash || named || NEW.verdict, 'UTF8')), 'hex');
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION books_fold_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = %SCHEMA%, pg_temp AS $$
BEGIN
    UPDATE head SET position = n.position, hash = n.hash, posted_at = n.posted_at
    FROM (SELECT * FROM new_rows ORDER BY position DESC LIMIT 1) n WHERE head.id = 1;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION books_fold_envelope() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = %SCHEMA%, pg_temp AS $$
BEGIN
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
        INSERT INTO balance AS b (key, location, status, owner, unit, item, lot, serial, quantity, touched)
        SELECT concat_ws(E'\x1f', location, status, owner, unit, item, lot, serial) AS key,
               location, status, owner, unit, item, lot, serial, sum(quantity), 0
        FROM (SELECT from_location AS location, from_status AS status, from_owner AS owner, from_unit AS unit,
                     item, lot, serial, -quantity AS quantity FROM new_rows
              UNION ALL
              SELECT to_location, to_status, to_owner, to_unit, item, lot, serial, quantity FROM new_rows) ends
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
    SELECT document, document_line, said, sum(quantity)
    FROM (SELECT n.document, n.document_line, CASE WHEN n.reverses = '' THEN n.quantity ELSE -n.quantity END AS quantity,
                 %PROGRESS%
                 AS said
          FROM new_rows n WHERE n.document <> '' AND n.document_line <> '') steps
    WHERE said IS NOT NULL
    GROUP BY document, document_line, said
    ORDER BY document, document_line, said
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
BEGIN
    INSERT INTO pool AS p (key, item, site, owner, account, reference, quantity, value, last_quantity, last_value,
                           uses, made, steps, touched)
    SELECT pool, split_part(pool, E'\x1f', 1), split_part(pool, E'\x1f', 2), split_part(pool, E'\x1f', 3),
           split_part(pool, E'\x1f', 4), split_part(pool, E'\x1f', 5), sum(quantity), sum(value),
           (array_agg(last_quantity ORDER BY step DESC))[1], (array_agg(last_value ORDER BY step DESC))[1],
           0, max(ordinal), max(step), 0
    FROM new_rows GROUP BY pool ORDER BY pool
    ON CONFLICT (key) DO UPDATE SET
        quantity = p.quantity + excluded.quantity, value = p.value + excluded.value,
        last_quantity = CASE WHEN excluded.steps > p.steps THEN excluded.last_quantity ELSE p.last_quantity END,
        last_value = CASE WHEN excluded.steps > p.steps THEN excluded.last_value ELSE p.last_value END,
        made = greatest(p.made, excluded.made), steps = greatest(p.steps, excluded.steps);

    INSERT INTO layer_rest AS r (key, pool, ordinal, quantity, value)
    SELECT key, min(pool), min(ordinal), sum(quantity), sum(value) FROM new_rows GROUP BY key ORDER BY key
    ON CONFLICT (key) DO UPDATE SET quantity = r.quantity + excluded.quantity, value = r.value + excluded.value;
    DELETE FROM layer_rest WHERE key IN (SELECT key FROM new_rows) AND quantity = 0 AND value = 0;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION books_fold_layer_use() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = %SCHEMA%, pg_temp AS $$
BEGIN
    INSERT INTO pool AS p (key, item, site, owner, account, reference, quantity, value, last_quantity, last_value,
                           uses, made, steps, touched)
    SELECT pool, split_part(pool, E'\x1f', 1), split_part(pool, E'\x1f', 2), split_part(pool, E'\x1f', 3),
           split_part(pool, E'\x1f', 4), split_part(pool, E'\x1f', 5), -sum(quantity), -sum(value),
           (array_agg(last_quantity ORDER BY step DESC))[1], (array_agg(last_value ORDER BY step DESC))[1],
           count(*) FILTER (WHERE quantity >= 0), 0, max(step), 0
    FROM new_rows GROUP BY pool ORDER BY pool
    ON CONFLICT (key) DO UPDATE SET
        quantity = p.quantity + excluded.quantity, value = p.value + excluded.value,
        last_quantity = CASE WHEN excluded.steps > p.steps THEN excluded.last_quantity ELSE p.last_quantity END,
        last_value = CASE WHEN excluded.steps > p.steps THEN excluded.last_value ELSE p.last_value END,
        uses = p.uses + excluded.uses, steps = greatest(p.steps, excluded.steps);

    INSERT INTO layer_rest AS r (key, pool, ordinal, quantity, value)
    SELECT key, min(pool), coalesce((SELECT min(l.ordinal) FROM layer l WHERE l.key = n.key), 0),
           -sum(quantity), -sum(value)
    FROM new_rows n GROUP BY key ORDER BY key
    ON CONFLICT (key) DO UPDATE SET quantity = r.quantity + excluded.quantity, value = r.value + excluded.value;
    DELETE FROM layer_rest WHERE key IN (SELECT key FROM new_rows) AND quantity = 0 AND value = 0;
    RETURN NULL;
END $$;

-- Everything about an item is judged under its row in item_lock; missing rows are made first, then all are
-- locked, both in key order, so that two batches never wait for each other in a ring.
CREATE OR REPLACE FUNCTION books_lock_items(items text[]) RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = %SCHEMA%, pg_temp AS $$
BEGIN
    PERFORM 1 FROM item_lock WHERE item = ANY (items) ORDER BY item FOR UPDATE;
END $$;

CREATE OR REPLACE FUNCTION books_make_item_locks(items text[]) RETURNS void LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = %SCHEMA%, pg_temp AS $$
BEGIN
    INSERT INTO item_lock (item, touched)
    SELECT i, 0 FROM unnest(items) i
    WHERE NOT EXISTS (SELECT 1 FROM item_lock l WHERE l.item = i) ORDER BY i
    ON CONFLICT DO NOTHING;
END $$;
