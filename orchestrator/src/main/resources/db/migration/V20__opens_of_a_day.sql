-- What an account opened in the last day is counted when the copies are loaded. Rows are stored in the order in which they
-- were decided, so that an index of block ranges finds them and costs an insert nothing.
create index trade_pairs_decided on trade_pairs using brin (decided_at) with (pages_per_range = 16, autosummarize = on);
