-- What clients of the MT5 to Match-Trader copier read: the tables' names are those they know. In a schema of their own; all but
-- config_audit are views of what this server keeps elsewhere. None shows a password or a token.
create schema copier;

create view copier.accounts as
    select a.id, a.owner_id as user_id, a.name,
        case when a.platform = 'MATCH_TRADER' then 'match_trader' else 'mt5' end as type,
        lower(a.role) as role, a.login, a.server, a.broker ->> 'baseUrl' as broker, a.created_at
    from accounts a
    where a.deleted_at is null and a.platform in ('MT5', 'EXTERNAL', 'MATCH_TRADER');

create view copier.symbol_mappings as
    select s.id as subscription_id, s.master_account_id, s.follower_account_id,
        m.key as mt5_symbol, m.value as match_trader_symbol, s.created_at
    from subscriptions s cross join lateral jsonb_each_text(s.symbol_map) m
    where s.removed_at is null;

create view copier.trade_logs as
    select p.id, f.owner_id as user_id, t.master_account_id, p.follower_account_id, t.ticket as master_ticket,
        p.slave_ticket as ticket, t.symbol as master_symbol, p.slave_symbol as symbol, lower(p.slave_type) as type,
        p.target_volume as wanted_volume, p.slave_volume as volume, p.open_price, p.close_price, p.profit, t.sl, t.tp,
        lower(p.status) as status, p.reason_code, p.reason, t.received_at as created_at, p.answered_at as executed_at,
        p.closed_at
    from trade_pairs p
    join master_trades t on t.id = p.master_trade_id
    join accounts f on f.id = p.follower_account_id;

create view copier.error_logs as
    select id, user_id, account_id, context, message, resolved, created_at, resolved_at from public.error_logs;

create view copier.notifications as
    select id, user_id, account_id, type, channel, recipient, subject, message, status, created_at, sent_at
    from public.notifications;

-- Each config.json that was applied, and what it changed; written once.
create table copier.config_audit (
    id bigint generated always as identity primary key,
    user_id bigint not null,
    user_email text not null,
    applied_at timestamptz not null,
    -- Without secrets: of a password there is only that it was set or changed.
    changes jsonb not null,
    -- Why it was not applied whole; null if it was.
    error text
);
create index config_audit_of_user on copier.config_audit (user_id, id);

-- The account through which programs of a person place orders for that person's accounts.
create table copier.order_desks (
    owner_id bigint primary key references public.users on delete cascade,
    account_id bigint not null references public.accounts
);
