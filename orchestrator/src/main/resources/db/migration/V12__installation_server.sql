-- Which database this is, so that a restored copy notices that it is one: see DatabaseIdentity. Null: not claimed yet.
alter table installation add column server text;
-- When a server that manages the terminals last did so: older lines of their logs are no news to the next one.
alter table installation add column terminals_seen_at timestamptz not null default now();
