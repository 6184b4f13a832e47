-- The program in an account's container, spelled as the server's own names are.
alter table accounts drop constraint accounts_terminal_check;
update accounts set terminal = upper(terminal) where terminal is not null;
alter table accounts add check (terminal in ('MT5', 'SIMULATOR'));
