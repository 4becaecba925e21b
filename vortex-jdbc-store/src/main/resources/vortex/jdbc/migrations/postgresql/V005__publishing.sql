create table vortex_plan (
  link varchar(63) collate "C" not null,
  id varchar(64) collate "C" not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  changes integer not null,
  withheld integer not null,
  header varchar not null,
  constraint vortex_plan_pk primary key (link, id)
);

create table vortex_plan_line (
  link varchar(63) collate "C" not null,
  id varchar(64) collate "C" not null,
  line integer not null,
  content varchar not null,
  constraint vortex_plan_line_pk primary key (link, id, line)
);

-- Limits of single products; decimals as plain text.
create table vortex_price_limit (
  link varchar(63) collate "C" not null,
  sku varchar(255) collate "C" not null,
  lowest varchar(100),
  highest varchar(100),
  step varchar(100),
  constraint vortex_price_limit_pk primary key (link, sku)
);

-- A person's yes to one held change: to the value with this fingerprint.
create table vortex_consent (
  link varchar(63) collate "C" not null,
  sku varchar(255) collate "C" not null,
  facet varchar(16) not null,
  print varchar(64) not null,
  given_by varchar not null,
  reason varchar not null,
  given_at timestamptz not null,
  ends_at timestamptz not null,
  constraint vortex_consent_pk primary key (link, sku, facet)
);

-- What the channel shows otherwise than it should.
create table vortex_drift (
  link varchar(63) collate "C" not null,
  sku varchar(255) collate "C" not null,
  field varchar(32) not null,
  state varchar(32) not null,
  ours varchar,
  theirs varchar,
  since timestamptz not null,
  seen_at timestamptz not null,
  repairs integer not null,
  constraint vortex_drift_pk primary key (link, sku, field)
);

