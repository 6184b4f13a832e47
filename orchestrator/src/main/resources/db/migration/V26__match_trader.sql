-- What was sent to brokers that take no id of ours with an order: recorded before it is sent, so that nothing is sent twice
-- and what a broker has executed is found again, also after a restart.
create table match_trader_intents (
    account_id bigint not null references accounts,
    command_id bigint not null,
    pair_id bigint not null,
    master_ticket bigint not null,
    kind text not null check (kind in ('OPEN', 'MODIFY', 'CLOSE', 'CANCEL')),
    symbol text not null,
    order_type text not null,
    -- Of an open what is to be opened, of a close what is to be left.
    lots numeric not null,
    -- Of a pending order; 0 otherwise.
    price numeric not null,
    -- The broker's id of the position or order; of an open null until it is known.
    broker_id text,
    -- What the account held before; an open is none of these.
    known text[] not null,
    -- SENT: perhaps not sent yet, not answered in any case.
    state text not null check (state in ('SENT', 'UNKNOWN', 'DONE', 'REFUSED')),
    retcode integer not null default 0,
    answer text not null default '',
    sent_at timestamptz not null,
    primary key (account_id, command_id)
);
create index match_trader_intents_open on match_trader_intents (account_id) where state in ('SENT', 'UNKNOWN');
create index match_trader_intents_placed on match_trader_intents (account_id)
    where kind = 'OPEN' and state = 'DONE' and order_type not in ('BUY', 'SELL');
create index match_trader_intents_by_position on match_trader_intents (account_id, broker_id);

-- The broker's ids are texts; the copies know numbers. A position keeps its number, and its copy.
create table match_trader_tickets (
    account_id bigint not null references accounts,
    broker_id text not null,
    ticket bigint generated always as identity unique,
    pair_id bigint,
    primary key (account_id, broker_id)
);

-- What accounts hold at brokers that list nothing: those whose WebSocket knows the published messages alone.
create index match_trader_tickets_by_pair on match_trader_tickets (pair_id);

create table match_trader_socket_items (
    account_id bigint not null references accounts,
    broker_id text not null,
    symbol text not null,
    order_type text not null,
    lots numeric not null,
    price numeric not null,
    stop_loss numeric not null,
    take_profit numeric not null,
    primary key (account_id, broker_id)
);
