-- Orders that persons placed at a broker in TradingView, captured by the proxy.
create table captured_orders (
    -- In the order of their capture.
    id bigint generated always as identity primary key,
    account_id bigint not null references accounts,
    -- The broker's. It is the key of the trade in source_keys.
    order_id text not null,
    -- Null until the broker has said which position it opened.
    position text,
    instrument text not null,
    side text not null check (side in ('BUY', 'SELL')),
    kind text not null check (kind in ('MARKET', 'LIMIT', 'STOP')),
    state text not null check (state in ('SENT', 'WAITING', 'OPEN', 'ENDED')),
    quantity numeric not null,
    closed numeric not null,
    -- What the broker listed as closed of the position before this order was part of it.
    closed_before numeric not null,
    price numeric not null,
    -- 0: none.
    stop_loss numeric not null,
    take_profit numeric not null,
    stop_loss_order text,
    take_profit_order text,
    trailing_pips numeric,
    captured_at timestamptz not null,
    changed_at timestamptz not null,
    unique (account_id, order_id)
);
create index captured_orders_active on captured_orders (account_id) where state <> 'ENDED';

-- Trailing stops are given in pips.
create table captured_pip_sizes (
    account_id bigint not null references accounts,
    instrument text not null,
    pip_size numeric not null,
    primary key (account_id, instrument)
);
