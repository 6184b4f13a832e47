-- Every source and every destination is an account, whatever its platform.
alter table accounts drop constraint accounts_platform_check;
alter table accounts add constraint accounts_platform_check
    check (platform in ('MT5', 'EXTERNAL', 'HTTP', 'TRADINGVIEW', 'MATCH_TRADER'));
-- Where and how a MATCH_TRADER account is reached, or what of a broker's traffic belongs to a TRADINGVIEW account.
alter table accounts add column broker jsonb;
-- What a master gives to those who may follow it, so that nobody else needs its key. Looked up by its hash.
alter table accounts add column subscribe_sealed bytea;
alter table accounts add column subscribe_hash bytea unique;

-- Tickets of trades that their source names by a key of its own (a webhook's id, a broker's position id) or not at all.
-- They fit 31 bits for a long time: experts of MetaTrader 4 read no larger ones.
create sequence source_tickets;
create table source_keys (
    account_id bigint not null references accounts,
    key text not null,
    ticket bigint not null,
    primary key (account_id, key)
);

-- What sources that speak HTTP have sent: stored before it is answered, carried out in this order, once.
create table source_requests (
    id bigint generated always as identity primary key,
    account_id bigint not null references accounts,
    -- A repeat of the request has the same; null if repeats cannot be told.
    request_key text,
    received_at timestamptz not null,
    request jsonb not null,
    -- The signals that it became; null until they are known. Submitting them again changes nothing.
    signals jsonb,
    -- How the signals ended; null until all are answered.
    outcome jsonb,
    unique (account_id, request_key)
);
create index source_requests_unfinished on source_requests (id) where outcome is null;
