-- Balance and equity by day, week, month and since counting began, of followers with loss limits.
create table account_ledgers (
    account_id bigint primary key references accounts,
    ledger jsonb not null
);
create table stop_outs (
    id bigint generated always as identity primary key,
    account_id bigint not null references accounts,
    -- Which condition was reached, with its numbers: a changed limit is another condition.
    condition text not null,
    limit_name text not null,
    period text not null check (period in ('DAY', 'WEEK', 'MONTH', 'LIFETIME')),
    opened_at timestamptz not null,
    -- Null if only a person ends it.
    ends_at timestamptz,
    closes_all boolean not null,
    measured numeric not null,
    allowed numeric not null,
    reason text not null,
    ended_at timestamptz,
    ended_by bigint references users,
    check ((ended_at is null) = (ended_by is null))
);
create index stop_outs_account on stop_outs (account_id, id);
