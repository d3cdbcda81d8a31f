-- Merchant and note in lower case, as the server writes it: of letters beyond ASCII, SQLite's lower() knows nothing.
alter table expense add column search text not null default '';
update expense set search = lower(coalesce(merchant, '') || ' ' || coalesce(note, ''));
