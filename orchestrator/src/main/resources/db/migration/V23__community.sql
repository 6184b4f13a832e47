-- What clients of the community platform read and write: the tables' names and columns are those they know. In a schema of
-- their own, since their users are not the people who sign in here.
create schema community;

create table community.signals (
    id bigint generated always as identity primary key,
    account_id bigint not null references accounts,
    signal_id text not null,
    symbol text not null,
    action text not null,
    volume numeric not null,
    entry numeric,
    sl numeric,
    tp numeric,
    confidence numeric,
    timeframe text,
    limit_orders boolean not null,
    reasoning text,
    status text not null check (status in ('pending', 'processing', 'executed', 'expired')),
    -- Whether the signal is with the intake, which has it copied.
    submitted boolean not null default false,
    -- Handed out to an expert that has until then to confirm it.
    lease_until timestamptz,
    handed_out integer not null default 0,
    handed_at timestamptz,
    -- Not handed out from then on.
    expires_at timestamptz not null,
    created_at timestamptz not null,
    executed_at timestamptz,
    updated_at timestamptz not null,
    unique (account_id, signal_id)
);
create index signals_waiting on community.signals (account_id, id) where status in ('pending', 'processing');
create index signals_unsubmitted on community.signals (id) where not submitted;

create table community.trades (
    trade_id bigint generated always as identity primary key,
    account_id bigint not null references accounts,
    ticket bigint not null,
    signal_id text,
    symbol text not null,
    action text not null,
    volume numeric not null,
    open_price numeric not null,
    close_price numeric,
    profit numeric,
    status text not null check (status in ('open', 'closed')),
    opened_at timestamptz not null,
    closed_at timestamptz,
    unique (account_id, ticket)
);

create table community.account_state (
    account_id bigint not null references accounts,
    balance numeric not null,
    equity numeric not null,
    margin numeric not null,
    free_margin numeric not null,
    profit numeric not null,
    timestamp timestamptz not null
);
create index account_state_newest on community.account_state (account_id, timestamp desc);
