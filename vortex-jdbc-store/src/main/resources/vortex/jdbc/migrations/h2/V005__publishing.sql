create table if not exists vortex_plan (
  link varchar(63) not null,
  id varchar(64) not null,
  made_at timestamp(6) with time zone not null,
  expires_at timestamp(6) with time zone not null,
  changes integer not null,
  withheld integer not null,
  header varchar not null,
  constraint vortex_plan_pk primary key (link, id)
);

create table if not exists vortex_plan_line (
  link varchar(63) not null,
  id varchar(64) not null,
  line integer not null,
  content varchar not null,
  constraint vortex_plan_line_pk primary key (link, id, line)
);

-- Limits of single products; decimals as plain text.
create table if not exists vortex_price_limit (
  link varchar(63) not null,
  sku varchar(255) not null,
  lowest varchar(100),
  highest varchar(100),
  step varchar(100),
  constraint vortex_price_limit_pk primary key (link, sku)
);

-- A person's yes to one held change: to the value with this fingerprint.
create table if not exists vortex_consent (
  link varchar(63) not null,
  sku varchar(255) not null,
  facet varchar(16) not null,
  print varchar(64) not null,
  given_by varchar not null,
  reason varchar not null,
  given_at timestamp(6) with time zone not null,
  ends_at timestamp(6) with time zone not null,
  constraint vortex_consent_pk primary key (link, sku, facet)
);

-- What the channel shows otherwise than it should.
create table if not exists vortex_drift (
  link varchar(63) not null,
  sku varchar(255) not null,
  field varchar(32) not null,
  state varchar(32) not null,
  ours varchar,
  theirs varchar,
  since timestamp(6) with time zone not null,
  seen_at timestamp(6) with time zone not null,
  repairs integer not null,
  constraint vortex_drift_pk primary key (link, sku, field)
);

merge into vortex_turn (name) key (name) values
  ('vortex_plan'), ('vortex_plan_line'), ('vortex_price_limit'), ('vortex_consent'),
  ('vortex_drift');
