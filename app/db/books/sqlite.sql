-- The books' own triggers on SQLite, set anew by every migrate. The file's owner can do anything; triggers stop
-- mistakes, and `verify` finds the rest. Posting numbers and hashes entries here, and a trigger checks density.

CREATE TRIGGER books_entry_dense BEFORE INSERT ON entry
WHEN NEW.position <> (SELECT position + 1 FROM head) OR NEW.posted_at < (SELECT posted_at FROM head)
     OR NOT CASE WHEN NEW.verdict IN ('posted', 'parked') THEN EXISTS (SELECT 1 FROM envelope WHERE id = NEW.id)
                 WHEN NEW.verdict = 'claim' THEN EXISTS (SELECT 1 FROM claim WHERE id = NEW.id)
                 ELSE false END
BEGIN
    SELECT RAISE(ABORT, 'an entry takes the next position, not before its predecessor, for an envelope or claim');
END;

CREATE TRIGGER books_fold_entry AFTER INSERT ON entry BEGIN
    UPDATE head SET position = NEW.position, hash = NEW.hash, posted_at = NEW.posted_at,
        versions = versions + (SELECT count(*) FROM record WHERE envelope = NEW.id);
END;

CREATE TRIGGER books_envelope_chain BEFORE INSERT ON envelope
WHEN NEW.sequence <> coalesce((SELECT sequence FROM outbox WHERE id = NEW.outbox), 0) + 1
     OR NEW.previous <> coalesce((SELECT hash FROM outbox WHERE id = NEW.outbox), hex(zeroblob(32)))
BEGIN
    SELECT RAISE(ABORT, 'an envelope follows the one before it in its outbox');
END;

CREATE TRIGGER books_fold_envelope AFTER INSERT ON envelope BEGIN
    INSERT INTO outbox (id, station, sequence, hash) VALUES (NEW.outbox, NEW.station, NEW.sequence, NEW.hash)
    ON CONFLICT (id) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash
    WHERE excluded.sequence > outbox.sequence;
END;

CREATE TRIGGER books_fold_record AFTER INSERT ON record BEGIN
    INSERT INTO current_record (table_name, key, body, envelope)
    VALUES (NEW.table_name, NEW.key, NEW.body, NEW.envelope)
    ON CONFLICT (table_name, key) DO UPDATE SET body = excluded.body, envelope = excluded.envelope;
END;

CREATE TRIGGER books_fold_document AFTER INSERT ON record WHEN NEW.table_name IN (%DOCUMENTS%) BEGIN
    DELETE FROM document_line WHERE table_name = NEW.table_name AND document = NEW.key;
    INSERT INTO document_line (table_name, document, line, partner, sku, body)
    SELECT NEW.table_name, NEW.key, l.line,
           coalesce(json_extract(NEW.body, '$.supplier'), json_extract(NEW.body, '$.customer'), ''),
           l.sku, l.body
    FROM (SELECT '' AS line, '' AS sku, '' AS body
          UNION ALL SELECT json_extract(value, '$.line'), coalesce(json_extract(value, '$.sku'), ''), value FROM json_each(NEW.body, '$.lines')) l;
END;

CREATE TRIGGER books_fold_movement_from AFTER INSERT ON movement
WHEN NEW.from_location NOT LIKE '~%' OR NEW.from_location LIKE '~transit:%' BEGIN
    INSERT INTO balance (key, location, status, owner, unit, item, lot, serial, quantity, since, touched)
    VALUES (NEW.from_location || char(31) || NEW.from_status || char(31) || NEW.from_owner || char(31)
            || NEW.from_unit || char(31) || NEW.item || char(31) || NEW.lot || char(31) || NEW.serial,
            NEW.from_location, NEW.from_status, NEW.from_owner, NEW.from_unit, NEW.item, NEW.lot, NEW.serial,
            -NEW.quantity, NEW.envelope, 0)
    ON CONFLICT (key) DO UPDATE SET quantity = quantity + excluded.quantity;
    DELETE FROM balance WHERE quantity = 0
    AND key = NEW.from_location || char(31) || NEW.from_status || char(31) || NEW.from_owner || char(31)
              || NEW.from_unit || char(31) || NEW.item || char(31) || NEW.lot || char(31) || NEW.serial;
END;

CREATE TRIGGER books_fold_movement_to AFTER INSERT ON movement
WHEN NEW.to_location NOT LIKE '~%' OR NEW.to_location LIKE '~transit:%' BEGIN
    INSERT INTO balance (key, location, status, owner, unit, item, lot, serial, quantity, since, touched)
    VALUES (NEW.to_location || char(31) || NEW.to_status || char(31) || NEW.to_owner || char(31)
            || NEW.to_unit || char(31) || NEW.item || char(31) || NEW.lot || char(31) || NEW.serial,
            NEW.to_location, NEW.to_status, NEW.to_owner, NEW.to_unit, NEW.item, NEW.lot, NEW.serial,
            NEW.quantity, NEW.envelope, 0)
    ON CONFLICT (key) DO UPDATE SET quantity = quantity + excluded.quantity;
    DELETE FROM balance WHERE quantity = 0
    AND key = NEW.to_location || char(31) || NEW.to_status || char(31) || NEW.to_owner || char(31)
              || NEW.to_unit || char(31) || NEW.item || char(31) || NEW.lot || char(31) || NEW.serial;
END;

CREATE TRIGGER books_fold_movement_progress AFTER INSERT ON movement
WHEN NEW.document_line <> '' OR NEW.origin_line <> '' BEGIN
    INSERT INTO progress (document, line, kind, quantity)
    SELECT n.document, n.line, n.said, n.quantity
    FROM (SELECT e.document, e.line,
                 CASE WHEN NEW.reverses = '' THEN NEW.quantity ELSE -NEW.quantity END AS quantity,
                 %PROGRESS%
                 AS said
          FROM (SELECT NEW.document AS document, NEW.document_line AS line
                UNION SELECT NEW.origin, NEW.origin_line) e
          WHERE e.document <> '' AND e.line <> '') n
    WHERE n.said IS NOT NULL
    ON CONFLICT (document, line, kind) DO UPDATE SET quantity = quantity + excluded.quantity;
END;

CREATE TRIGGER books_fold_movement_lot AFTER INSERT ON movement WHEN NEW.lot <> '' AND NEW.expiry <> '' BEGIN
    INSERT INTO lot (item, lot, expiry) VALUES (NEW.item, NEW.lot, NEW.expiry) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER books_fold_layer AFTER INSERT ON layer BEGIN
    INSERT INTO pool (key, item, site, owner, account, reference, quantity, value, weight, last_quantity,
                      last_value, uses, made, steps, touched)
    SELECT NEW.pool, json_extract(k.parts, '$[0]'), json_extract(k.parts, '$[1]'), json_extract(k.parts, '$[2]'),
           json_extract(k.parts, '$[3]'), json_extract(k.parts, '$[4]'), NEW.quantity, NEW.value, NEW.weight,
           NEW.last_quantity, NEW.last_value, 0, NEW.ordinal, NEW.step, 0
    FROM (SELECT '["' || replace(replace(replace(NEW.pool, '\', '\\'), '"', '\"'), char(31), '","') || '"]' AS parts) k
    WHERE true
    ON CONFLICT (key) DO UPDATE SET
        quantity = quantity + excluded.quantity, value = value + excluded.value,
        weight = weight + excluded.weight,
        last_quantity = CASE WHEN excluded.steps > steps THEN excluded.last_quantity ELSE last_quantity END,
        last_value = CASE WHEN excluded.steps > steps THEN excluded.last_value ELSE last_value END,
        made = max(made, excluded.made), steps = max(steps, excluded.steps);
    INSERT INTO layer_rest (key, pool, ordinal, quantity, value, weight)
    VALUES (NEW.key, NEW.pool, NEW.ordinal, NEW.quantity, NEW.value, NEW.weight)
    ON CONFLICT (key) DO UPDATE SET quantity = quantity + excluded.quantity, value = value + excluded.value,
        weight = weight + excluded.weight;
    DELETE FROM layer_rest WHERE key = NEW.key AND quantity = 0 AND value = 0;
END;

CREATE TRIGGER books_fold_layer_use AFTER INSERT ON layer_use BEGIN
    INSERT INTO pool (key, item, site, owner, account, reference, quantity, value, weight, last_quantity,
                      last_value, uses, made, steps, touched)
    SELECT NEW.pool, json_extract(k.parts, '$[0]'), json_extract(k.parts, '$[1]'), json_extract(k.parts, '$[2]'),
           json_extract(k.parts, '$[3]'), json_extract(k.parts, '$[4]'), -NEW.quantity, -NEW.value, -NEW.weight,
           NEW.last_quantity, NEW.last_value, NEW.quantity >= 0, 0, NEW.step, 0
    FROM (SELECT '["' || replace(replace(replace(NEW.pool, '\', '\\'), '"', '\"'), char(31), '","') || '"]' AS parts) k
    WHERE true
    ON CONFLICT (key) DO UPDATE SET
        quantity = quantity + excluded.quantity, value = value + excluded.value,
        weight = weight + excluded.weight,
        last_quantity = CASE WHEN excluded.steps > steps THEN excluded.last_quantity ELSE last_quantity END,
        last_value = CASE WHEN excluded.steps > steps THEN excluded.last_value ELSE last_value END,
        uses = uses + excluded.uses, steps = max(steps, excluded.steps);
    INSERT INTO layer_rest (key, pool, ordinal, quantity, value, weight)
    SELECT NEW.key, NEW.pool, coalesce((SELECT min(ordinal) FROM layer WHERE key = NEW.key AND key <> pool), 0),
           -NEW.quantity, -NEW.value, -NEW.weight
    WHERE true
    ON CONFLICT (key) DO UPDATE SET quantity = quantity + excluded.quantity, value = value + excluded.value,
        weight = weight + excluded.weight;
    DELETE FROM layer_rest WHERE key = NEW.key AND quantity = 0 AND value = 0;
END;

CREATE TRIGGER books_fold_step AFTER INSERT ON step BEGIN
    INSERT INTO progress (document, line, kind, quantity) VALUES (NEW.document, NEW.line, NEW.kind, NEW.quantity)
    ON CONFLICT (document, line, kind) DO UPDATE SET quantity = quantity + excluded.quantity;
END;

CREATE TRIGGER books_fold_unit_step AFTER INSERT ON unit_step BEGIN
    INSERT INTO unit (code, location, parent, state) VALUES (NEW.code, NEW.location, NEW.parent, NEW.state)
    ON CONFLICT (code) DO UPDATE SET location = excluded.location, parent = excluded.parent, state = excluded.state;
END;

CREATE TRIGGER books_fold_promise AFTER INSERT ON promise BEGIN
    INSERT INTO allocation (id, state, unit, document, line, item, site, location, lot, quantity)
    VALUES (NEW.allocation, NEW.state, NEW.unit, NEW.document, NEW.line, NEW.item, NEW.site, NEW.location, NEW.lot,
            NEW.quantity)
    ON CONFLICT (id, state, unit) DO UPDATE SET quantity = quantity + excluded.quantity;
    DELETE FROM allocation WHERE id = NEW.allocation AND quantity = 0;
END;

CREATE TRIGGER books_fold_granting AFTER INSERT ON granting BEGIN
    INSERT INTO granted (kind, name, holder, until, last)
    VALUES (NEW.kind, NEW.name, NEW.holder, NEW.until, NEW.last)
    ON CONFLICT (kind, name) DO UPDATE SET holder = excluded.holder, until = excluded.until, last = excluded.last;
    DELETE FROM granted WHERE kind IN ('wait', 'freed') AND kind = NEW.kind AND name = NEW.name AND last = 0;
END;
