-- A trade that is for some followers alone; null: for everyone.
alter table master_trades add column audience bigint[];
-- A person placed it to try the way to its audience.
alter table master_trades add column test boolean not null default false;
