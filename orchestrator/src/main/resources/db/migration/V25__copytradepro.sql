-- What the dialect of the published CopyTradePro experts needs.

-- The master reported the position as closed and still lists it: its expert does not tell the volume of a partial close.
alter table master_trades add column held_in_part boolean not null default false;

-- How a master's signals are passed on. One without a row is in the mode PUBSUB.
create table copytradepro_masters (
    master_account_id bigint primary key references accounts,
    mode text not null check (mode in ('PUBSUB', '1TO1', 'RECORD')),
    -- Its followers were paused by the mode RECORD, and not by a person before.
    paused boolean not null default false,
    changed_at timestamptz not null
);

-- Stop-outs of brokers as experts reported them.
create table copytradepro_stop_outs (
    id bigint generated always as identity primary key,
    account_id bigint not null references accounts,
    at timestamptz not null,
    text text not null
);
create index copytradepro_stop_outs_account on copytradepro_stop_outs (account_id, id);
