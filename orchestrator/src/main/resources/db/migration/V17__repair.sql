-- Pauses of accounts and, with the account 0, of everything. A row stays when the pause ends: opens_since is since when opens
-- pass again, and what a master held by then counts as existing positions.
create table pauses (
    account_id bigint primary key,
    -- Null: not paused.
    mode text check (mode in ('OPEN_AND_CLOSE', 'CLOSE_ONLY', 'FROZEN')),
    opens_since timestamptz not null
);

-- As in pauses, for the subscription itself: since it was made, or since its last pause ended.
alter table subscriptions add column opens_since timestamptz;
update subscriptions set opens_since = created_at;
alter table subscriptions alter column opens_since set not null, alter column opens_since set default now();
-- A copy that was closed on the follower's account is opened again.
alter table subscriptions add column reopen_manual boolean not null default false;

-- Executed at the master's price or a better one, or not at all.
alter table trade_pairs add column no_worse boolean not null default false;
