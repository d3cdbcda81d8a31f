-- When a photo's time was first found to be over. It is deleted a while after that: clocks err.
alter table photo add column over_at bigint;
create index photo_by_over on photo (over_at);
-- Written to find out whether the ledger can be written to.
create table pulse (
  name text primary key,
  beat_at bigint not null
);
