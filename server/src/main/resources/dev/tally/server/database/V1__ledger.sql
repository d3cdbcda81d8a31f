-- SQLite and PostgreSQL alike. Times are milliseconds since 1970, days are text YYYY-MM-DD, money is minor units.
create table api_key (
  id text primary key,
  name text not null unique,
  owner text not null,
  scopes text not null,
  hash text not null,
  created_at bigint not null
);

create table expense (
  id text primary key,
  owner text not null,
  status text not null,
  amount_minor bigint,
  currency text,
  spent_on text,
  category text,
  merchant text,
  note text,
  -- What was read of the photo: outcome, value as text, confidence, place of the total, model.
  read_outcome text,
  read_value text,
  read_confidence double precision,
  read_box text,
  read_model text,
  photo_sha256 text,
  photo_hash bigint,
  created_at bigint not null,
  updated_at bigint not null,
  confirmed_at bigint,
  version integer not null
);
create index expense_by_owner on expense (owner, id);
create index expense_by_day on expense (owner, status, spent_on);
create index expense_by_photo on expense (owner, photo_sha256);

create table photo (
  expense_id text primary key references expense (id),
  bytes ${bytes} not null,
  expires_at bigint not null
);
create index photo_by_end on photo (expires_at);

-- What became of an expense, a row a field: nothing is ever changed or deleted here.
create table history (
  expense_id text not null references expense (id),
  version integer not null,
  field text not null,
  was text,
  became text,
  actor text not null,
  changed_at bigint not null,
  primary key (expense_id, version, field)
);

-- What people say stands in a place of a photo.
create table correction (
  expense_id text not null references expense (id),
  place text not null,
  was text,
  became text not null,
  actor text not null,
  corrected_at bigint not null,
  primary key (expense_id, place)
);

-- The first answer to a request that names itself.
create table answered (
  owner text not null,
  request_key text not null,
  fingerprint text not null,
  status integer not null,
  body text not null,
  answered_at bigint not null,
  primary key (owner, request_key)
);
create index answered_by_time on answered (answered_at);
