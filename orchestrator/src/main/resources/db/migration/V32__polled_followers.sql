-- Orders for followers whose expert asks for them over HTTP. A row is all that is known of an order: it is written before the order
-- can be handed out, and what became of it before the expert's report is answered.
create table polled_offers (
    id bigint generated always as identity primary key,
    account_id bigint not null references accounts,
    command_id bigint not null,
    pair_id bigint not null,
    master_ticket bigint not null,
    kind text not null check (kind in ('OPEN', 'MODIFY', 'CLOSE', 'CANCEL')),
    -- BUY, SELL or a pending order; of an open only.
    order_type text,
    symbol text not null,
    lots numeric not null,
    -- What is to be left open by a close.
    remaining numeric,
    price numeric not null,
    sl numeric not null,
    tp numeric not null,
    -- The follower's; of an open, once it is confirmed.
    ticket bigint,
    status text not null check (
        status in ('WAITING', 'HANDED_OUT', 'CONFIRMED', 'EXPIRED', 'UNCONFIRMED', 'REPLACED', 'WITHDRAWN')),
    -- An open is not handed out from then on.
    expires_at timestamptz,
    -- The expert that it was handed to has until then to confirm it.
    lease_until timestamptz,
    handed_out integer not null default 0,
    handed_at timestamptz,
    created_at timestamptz not null,
    ended_at timestamptz,
    unique (account_id, command_id)
);
create index polled_offers_waiting on polled_offers (account_id, id) where status in ('WAITING', 'HANDED_OUT');
create index polled_offers_of_pair on polled_offers (account_id, pair_id);
create index polled_offers_of_ticket on polled_offers (account_id, ticket);
create index polled_offers_handed_out on polled_offers (account_id, handed_at) where kind = 'OPEN';

-- What these experts have confirmed, by the tickets of their brokers.
create table polled_positions (
    account_id bigint not null references accounts,
    ticket bigint not null,
    pair_id bigint not null,
    -- Of the open that it was confirmed for.
    command_id bigint not null,
    master_ticket bigint not null,
    order_type text not null,
    symbol text not null,
    filled numeric not null,
    lots numeric not null,
    open_price numeric not null,
    close_price numeric,
    -- Of the last close.
    profit numeric,
    opened_at timestamptz not null,
    closed_at timestamptz,
    primary key (account_id, ticket)
);
