-- Captured trades that were published in Redis for the workers of the replaced TradingView copier.
create table bridged_trades (
    id bigint generated always as identity primary key,
    account_id bigint not null references accounts,
    -- The broker's id of the order.
    trade_id text not null,
    -- Lots that are open.
    remaining numeric not null,
    -- Of the worker's position, as it has told it.
    mt5_ticket bigint,
    unique (account_id, trade_id)
);
create index bridged_trades_trade on bridged_trades (trade_id);
