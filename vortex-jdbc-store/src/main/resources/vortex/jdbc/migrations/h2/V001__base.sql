-- Vortex, schema version 1.
-- H2 commits after each statement: each is written so that it can run twice.
-- Buyer data lives in vortex_order.buyer and vortex_order.pending, nowhere else.

create table if not exists vortex_order (
  link varchar(63) not null,
  order_id varchar(64) not null,
  state varchar(16) not null,
  hold varchar,
  recording varchar not null,
  attempts integer not null,
  due_at timestamp(6) with time zone not null,
  claimed_at timestamp(6) with time zone not null,
  changed_at timestamp(6) with time zone not null,
  channel clob not null,
  buyer clob,
  channel_print varchar(64) not null,
  newest_print varchar(64) not null,
  pending clob,
  pending_print varchar(64),
  pending_at timestamp(6) with time zone,
  fence bigint not null,
  lock_owner varchar,
  locked_until timestamp(6) with time zone,
  events integer not null,
  constraint vortex_order_pk primary key (link, order_id)
);
create index if not exists vortex_order_due on vortex_order (link, state, due_at);
create index if not exists vortex_order_claimed on vortex_order (link, claimed_at, order_id);
create index if not exists vortex_order_pending on vortex_order (link, pending_at);

create table if not exists vortex_order_event (
  link varchar(63) not null,
  order_id varchar(64) not null,
  sequence integer not null,
  happened_at timestamp(6) with time zone not null,
  state_before varchar(16) not null,
  state_after varchar(16) not null,
  what varchar not null,
  detail varchar not null,
  recording varchar not null,
  constraint vortex_order_event_pk primary key (link, order_id, sequence)
);

create table if not exists vortex_reservation (
  id bigint generated always as identity,
  link varchar(63) not null,
  order_id varchar(64) not null,
  sku varchar(255) not null,
  units integer not null,
  opened_at timestamp(6) with time zone not null,
  closed_at timestamp(6) with time zone,
  why varchar,
  constraint vortex_reservation_pk primary key (id),
  constraint vortex_reservation_units check (units > 0)
);
create index if not exists vortex_reservation_order on vortex_reservation (link, order_id);
create index if not exists vortex_reservation_closed on vortex_reservation (link, closed_at, sku);

create table if not exists vortex_lease (
  name varchar(200) not null,
  owner varchar not null,
  token bigint not null,
  expires_at timestamp(6) with time zone not null,
  constraint vortex_lease_pk primary key (name)
);

create table if not exists vortex_product (
  link varchar(63) not null,
  sku varchar(255) not null,
  fields varchar not null,
  on_hand varchar not null,
  missed integer not null,
  changed_at timestamp(6) with time zone not null,
  constraint vortex_product_pk primary key (link, sku)
);

create table if not exists vortex_offer (
  link varchar(63) not null,
  sku varchar(255) not null,
  listing varchar(16) not null,
  content varchar,
  price varchar,
  stock varchar,
  hold varchar,
  note varchar,
  constraint vortex_offer_pk primary key (link, sku)
);
create index if not exists vortex_offer_listing on vortex_offer (link, listing);

create table if not exists vortex_cursor (
  link varchar(63) not null,
  name varchar(200) not null,
  content varchar(4000) not null,
  constraint vortex_cursor_pk primary key (link, name)
);

create table if not exists vortex_account (
  account varchar(500) not null,
  token varchar,
  blocked_until timestamp(6) with time zone,
  block_reason varchar,
  constraint vortex_account_pk primary key (account)
);

create table if not exists vortex_rule_profile (
  link varchar(63) not null,
  profile varchar(16) not null,
  latest integer not null,
  active integer not null,
  constraint vortex_rule_profile_pk primary key (link, profile)
);

create table if not exists vortex_rule_version (
  link varchar(63) not null,
  profile varchar(16) not null,
  number integer not null,
  content clob not null,
  author varchar not null,
  remark varchar not null,
  published_at timestamp(6) with time zone not null,
  constraint vortex_rule_version_pk primary key (link, profile, number)
);

create table if not exists vortex_run (
  id bigint generated always as identity,
  link varchar(63) not null,
  what varchar not null,
  started_at timestamp(6) with time zone not null,
  ended_at timestamp(6) with time zone not null,
  result varchar not null,
  summary varchar not null,
  constraint vortex_run_pk primary key (id)
);
create index if not exists vortex_run_started on vortex_run (link, started_at);

create table if not exists vortex_audit_head (
  link varchar(63) not null,
  sequence bigint not null,
  hash varchar(64) not null,
  constraint vortex_audit_head_pk primary key (link)
);

create table if not exists vortex_audit (
  link varchar(63) not null,
  sequence bigint not null,
  happened_at timestamp(6) with time zone not null,
  actor varchar not null,
  subject varchar(1000) not null,
  action varchar not null,
  detail varchar not null,
  hash varchar(64) not null,
  constraint vortex_audit_pk primary key (link, sequence)
);
create index if not exists vortex_audit_subject on vortex_audit (link, subject, sequence);

-- Rows to lock before inserting rows that another transaction may insert too.
create table if not exists vortex_turn (
  name varchar(63) not null,
  constraint vortex_turn_pk primary key (name)
);
merge into vortex_turn (name) key (name) values
  ('vortex_order'), ('vortex_lease'), ('vortex_product'), ('vortex_offer'), ('vortex_cursor'),
  ('vortex_account'), ('vortex_rule_profile'), ('vortex_audit_head'), ('vortex_audit');
