-- Disabled people sign in nowhere; their accounts run on.
alter table users add column enabled boolean not null default true;
-- Until when a password counts that was made for a person and not chosen by them; null for one that was chosen.
alter table users add column password_expires_at timestamptz;
-- Names one of the plans in the settings.
alter table users add column plan text not null default 'standard';

-- all, or names of scopes separated by commas.
alter table api_tokens add column scopes text not null default 'all';
alter table api_tokens add column expires_at timestamptz;
