-- One row for each copy that was filled. The other times of its steps are in trade_pairs, written with the copy; these are
-- written by another thread shortly after.
create table copy_fills (
    pair_id bigint primary key,
    filled_at timestamptz not null,
    -- Above zero: worse for the follower than the master's price. Null if the price, the tick or its value is not known.
    slippage_points numeric,
    slippage_money numeric,
    currency text
);

-- The copies of a subscription in a range of time are found by the trades of its master.
create index master_trades_received on master_trades (master_account_id, received_at);

-- Balance and equity of accounts over time. Each row sums up the reports of an interval, which is a minute at first and
-- longer when the row is old.
create table account_samples (
    account_id bigint not null references accounts,
    -- When the interval begins.
    at timestamptz not null,
    seconds integer not null check (seconds in (60, 900, 3600)),
    -- The last of the interval.
    balance numeric not null,
    equity numeric not null,
    -- Of the equity.
    lowest numeric not null,
    highest numeric not null,
    -- The largest fall of the equity from a high to a later low within the interval.
    fall numeric not null check (fall >= 0),
    currency text,
    primary key (account_id, at)
);
-- Finds what is to be summed up as longer intervals.
create index account_samples_short on account_samples (seconds, at) where seconds < 3600;
