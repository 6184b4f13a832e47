-- Who copies whom, what masters did and what became of every copy. Ids of trades and pairs are given out by the copy
-- engine in blocks, so that orders can be written out while their rows are being committed.
create table subscriptions (
    id bigint generated always as identity primary key,
    master_account_id bigint not null references accounts,
    follower_account_id bigint not null references accounts,
    sizing_mode text not null check (sizing_mode in ('MULTIPLIER', 'FIXED')),
    sizing_value numeric not null check (sizing_value > 0),
    reverse boolean not null default false,
    min_lot_to_copy numeric not null default 0,
    force_min_lot boolean not null default false,
    symbol_map jsonb not null default '{}',
    copy_stop_loss boolean not null default true,
    copy_take_profit boolean not null default true,
    max_signal_age_ms integer not null default 5000,
    existing_positions text not null default 'SKIP' check (existing_positions in ('SKIP', 'COPY', 'COPY_IF_NOT_BETTER')),
    pause_mode text check (pause_mode in ('OPEN_AND_CLOSE', 'CLOSE_ONLY', 'FROZEN')),
    created_at timestamptz not null default now(),
    removed_at timestamptz
);
create unique index subscriptions_live on subscriptions (master_account_id, follower_account_id) where removed_at is null;

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
    unique (master_account_id, ticket)
);

-- A pair joins its master trade and never repeats the trade's fields. user_id is whose account it was when it was copied.
create table trade_pairs (
    id bigint primary key,
    master_trade_id bigint not null,
    user_id bigint not null,
    follower_account_id bigint not null,
    subscription_id bigint not null,
    slave_symbol text not null,
    slave_type text not null,
    -- Wanted of this copy now: what was ordered, less the master's partial closes; zero once the master is flat.
    target_volume numeric not null,
    slave_ticket bigint,
    slave_volume numeric,
    open_price numeric,
    close_price numeric,
    profit numeric,
    status text not null check (status in ('PENDING', 'OPEN', 'CLOSED', 'SKIPPED', 'FAILED')),
    reason text,
    decided_at timestamptz not null,
    sent_at timestamptz,
    answered_at timestamptz,
    closed_at timestamptz
);
create index trade_pairs_trade on trade_pairs (master_trade_id);
