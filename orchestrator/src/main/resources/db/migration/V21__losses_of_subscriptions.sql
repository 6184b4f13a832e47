-- What a subscription with loss limits has: its follower's balance when counting began, and what its copies earned since.
create table subscription_balances (
    subscription_id bigint primary key references subscriptions,
    balance numeric not null
);
-- Null is all of the account.
alter table account_ledgers drop constraint account_ledgers_pkey;
alter table account_ledgers add column subscription_id bigint references subscriptions;
alter table account_ledgers
    add constraint account_ledgers_key unique nulls not distinct (account_id, subscription_id);
alter table stop_outs add column subscription_id bigint references subscriptions;
