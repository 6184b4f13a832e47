-- Masters that trade by themselves for a while, so that operators can watch what becomes of signals.
create table simulations (
    id bigint generated always as identity primary key,
    account_id bigint not null references accounts,
    -- What it trades, how often, and for whom.
    plan jsonb not null,
    started_at timestamptz not null,
    ends_at timestamptz not null,
    -- Null while it runs.
    ended_at timestamptz,
    trades integer not null default 0,
    next_trade_at timestamptz not null
);
create unique index simulations_running on simulations (account_id) where ended_at is null;
create index simulations_of_account on simulations (account_id, id);

create table simulated_trades (
    simulation_id bigint not null references simulations,
    number integer not null,
    close_at timestamptz not null,
    closed boolean not null default false,
    primary key (simulation_id, number)
);
create index simulated_trades_open on simulated_trades (close_at) where not closed;
