-- A restart that was asked for and has not been seen done yet, for example to make new credentials count.
alter table terminals add column restart boolean not null default false;
