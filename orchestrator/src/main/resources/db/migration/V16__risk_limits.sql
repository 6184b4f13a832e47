-- Risk limits as a person set them; {} is none. Those of an account apply over all subscriptions of the follower.
alter table subscriptions add column risk jsonb not null default '{}';
create table account_limits (
    account_id bigint primary key references accounts,
    limits jsonb not null
);
