-- Counts the changes of an account's credentials, and which of them its container was last given: a server that was killed
-- between storing new ones and delivering them finds the difference at its start.
alter table accounts add column credentials_version bigint not null default 1;
alter table terminals add column credentials bigint not null default 0;
update terminals set credentials = 1;
-- A deleted account's terminal is removed whatever its row says; see accounts.deleted_at.
update terminals set desired_state = 'STOPPED' where desired_state = 'REMOVED';
