-- What is wanted of each hosted terminal and what is remembered of it across restarts of the orchestrator. What is
-- observed now is read from the engine, the journal and the heartbeats, and is not stored.
create table terminals (
    account_id bigint primary key references accounts,
    -- REMOVED until container and volume are gone; then the row goes too.
    desired_state text not null check (desired_state in ('RUNNING', 'STOPPED', 'REMOVED')),
    -- Counts the containers made for this account; the newest is the only one that counts.
    generation bigint not null default 0,
    -- Further Expert Advisors on charts of their own, beside the one that links the terminal to the gateway.
    extra_experts jsonb not null default '[]',
    restarts integer not null default 0,
    consecutive_failures integer not null default 0,
    failed_starts integer not null default 0,
    -- Set when starting again would do harm: a rejected login, too many failed starts.
    held text check (held in ('REJECTED', 'QUARANTINED')),
    held_because text,
    updated_at timestamptz not null default now(),
    check ((held is null) = (held_because is null))
);

create table terminal_events (
    id bigint generated always as identity primary key,
    account_id bigint not null references accounts,
    at timestamptz not null default now(),
    kind text not null,
    text text not null
);
create index terminal_events_account on terminal_events (account_id, id);
