-- Who copies whom, what masters did and what became of every copy. Ids of trades, pairs and commands are given out by the
-- copy engine in blocks of copy_ids, so that the database is asked for none while a signal is on its way.
create table subscriptions (
    id bigint generated always as identity primary key,
    master_account_id bigint not null references accounts,
    follower_account_id bigint not null references accounts,
    sizing_mode text not null check (sizing_mode in ('MULTIPLIER', 'FIXED')),
    sizing_value numeric not null check (sizing_value > 0),
    reverse boolean not null,
    min_lot_to_copy numeric not null check (min_lot_to_copy >= 0),
    force_min_lot boolean not null,
    -- {"the master's name": "the follower's name"}
    symbol_map jsonb not null,
    copy_stop_loss boolean not null,
    copy_take_profit boolean not null,
    max_signal_age_ms integer not null check (max_signal_age_ms between 1 and 3600000),
    existing_positions text not null check (existing_positions in ('SKIP', 'COPY', 'COPY_IF_NOT_BETTER')),
    pause_mode text check (pause_mode in ('OPEN_AND_CLOSE', 'CLOSE_ONLY', 'FROZEN')),
    created_at timestamptz not null default now(),
    removed_at timestamptz,
    -- What becomes of the open copies of a removed subscription.
    closing text check (closing in ('KEEP', 'CLOSE_NOW', 'AS_MASTER')),
    check ((removed_at is null) = (closing is null))
);
create unique index subscriptions_live on subscriptions (master_account_id, follower_account_id) where removed_at is null;
create index subscriptions_follower on subscriptions (follower_account_id);

create sequence copy_ids increment by 10000;

create table master_trades (
    id bigint primary key,
    master_account_id bigint not null references accounts,
    ticket bigint not null,
    symbol text not null,
    type text not null,
    price numeric not null,
    volume numeric not null,
    sl numeric not null,
    tp numeric not null,
    status text not null check (status in ('OPEN', 'CLOSED')),
    -- What is still open of volume.
    remaining numeric not null,
    close_price numeric,
    profit numeric,
    seen_at timestamptz,
    received_at timestamptz not null,
    committed_at timestamptz,
    closed_at timestamptz,
    -- Closed, and every copy at its end: what a start has not to read.
    settled boolean not null default false,
    -- A master's position is recorded once, however often it is announced.
    unique (master_account_id, ticket)
) with (fillfactor = 80);
create index master_trades_unsettled on master_trades (id) where not settled;

-- A pair joins its master trade and never repeats the trade's fields. Hundreds of rows are written while a signal is on its
-- way, so there is only what is needed. No foreign key to master_trades: both are written by the same statement and never
-- deleted, and checking it took a quarter of the time. The one index lies in the order of writing; by it a trade's pairs
-- are found, and a follower's from the trades. None covers status: then an update touches no index.
create table trade_pairs (
    id bigint primary key,
    master_trade_id bigint not null,
    subscription_id bigint not null,
    follower_account_id bigint not null,
    -- Whose account it was when it was copied.
    user_id bigint not null,
    slave_symbol text not null,
    -- What was ordered, and what the follower made of it: the same unless its Expert Advisor reverses by itself.
    ordered_type text not null,
    slave_type text not null,
    -- Wanted of this copy when its row was written. What the master has closed since is reckoned from its remaining volume
    -- whenever the row is read, so that a master's close writes one row and not hundreds.
    target_volume numeric not null,
    -- share_volume of the copy stands for share_master_volume of the master: what partial closes are reckoned from.
    share_volume numeric not null,
    share_master_volume numeric not null,
    volume_step numeric not null,
    slave_ticket bigint,
    -- What was filled, and what of it is still open.
    slave_volume numeric,
    slave_remaining numeric,
    open_price numeric,
    close_price numeric,
    profit numeric,
    status text not null check (status in ('PENDING', 'OPEN', 'CLOSED', 'SKIPPED', 'FAILED')),
    reason_code text,
    reason text,
    -- The master changed stop loss or take profit and the follower has not confirmed it yet.
    modify_due boolean not null default false,
    -- An open that is not executed by then is not executed any more.
    expires_at timestamptz not null,
    decided_at timestamptz not null,
    committed_at timestamptz,
    sent_at timestamptz,
    answered_at timestamptz,
    closed_at timestamptz
) with (fillfactor = 70);
create index trade_pairs_trade on trade_pairs (master_trade_id, follower_account_id);
