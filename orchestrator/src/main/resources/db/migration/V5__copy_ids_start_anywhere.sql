-- Positions bear their pair's id in their comment, and outlive this database: another one over the same broker accounts
-- must not take them for its own. So ids of two installations begin far apart, most likely.
select setval('copy_ids', 10000 * (1 + floor(random() * 99999))::bigint, false) where not (select is_called from copy_ids);
