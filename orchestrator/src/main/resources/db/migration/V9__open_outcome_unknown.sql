-- The broker did not say whether it executed the open (retcode 10012). Such an open is looked for and never sent again, also
-- after a restart.
alter table trade_pairs add column open_unknown_since timestamptz;
