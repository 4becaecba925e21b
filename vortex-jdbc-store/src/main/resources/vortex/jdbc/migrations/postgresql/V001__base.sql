-- Vortex, schema version 1.
-- Buyer data lives in vortex_order.buyer and vortex_order.pending, nowhere else.

create table vortex_order (
  link varchar(63) collate "C" not null,
  order_id varchar(64) collate "C" not null,
  state varchar(16) not null,
  hold varchar,
  recording varchar not null,
  attempts integer not null,
  due_at timestamptz not null,
  claimed_at timestamptz not null,
  changed_at timestamptz not null,
  channel text not null,
  buyer text,
  channel_print varchar(64) not null,
  newest_print varchar(64) not null,
  pending text,
  pending_print varchar(64),
  pending_at timestamptz,
  fence bigint not null,
  lock_owner varchar,
  locked_until timestamptz,
  events integer not null,
  constraint vortex_order_pk primary key (link, order_id)
);
create index vortex_order_due on vortex_order (link, state, due_at);
create index vortex_order_claimed on vortex_order (link, claimed_at, order_id);
create index vortex_order_pending on vortex_order (link, pending_at) where pending_at is not null;

create table vortex_order_event (
  link varchar(63) collate "C" not null,
  order_id varchar(64) collate "C" not null,
  sequence integer not null,
  happened_at timestamptz not null,
  state_before varchar(16) not null,
  state_after varchar(16) not null,
  what varchar not null,
  detail varchar not null,
  recording varchar not null,
  constraint vortex_order_event_pk primary key (link, order_id, sequence)
);

create table vortex_reservation (
  id bigint generated always as identity,
  link varchar(63) collate "C" not null,
  order_id varchar(64) collate "C" not null,
  sku varchar(255) collate "C" not null,
  units integer not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  why varchar,
  constraint vortex_reservation_pk primary key (id),
  constraint vortex_reservation_units check (units > 0)
);
create index vortex_reservation_order on vortex_reservation (link, order_id);
create index vortex_reservation_closed on vortex_reservation (link, closed_at, sku);

create table vortex_lease (
  name varchar(200) not null,
  owner varchar not null,
  token bigint not null,
  expires_at timestamptz not null,
  constraint vortex_lease_pk primary key (name)
);

create table vortex_product (
  link varchar(63) collate "C" not null,
  sku varchar(255) collate "C" not null,
  fields varchar not null,
  on_hand varchar not null,
  missed integer not null,
  changed_at timestamptz not null,
  constraint vortex_product_pk primary key (link, sku)
);

create table vortex_offer (
  link varchar(63) collate "C" not null,
  sku varchar(255) collate "C" not null,
  listing varchar(16) not null,
  content varchar,
  price varchar,
  stock varchar,
  hold varchar,
  note varchar,
  constraint vortex_offer_pk primary key (link, sku)
);
create index vortex_offer_listing on vortex_offer (link, listing);

create table vortex_cursor (
  link varchar(63) collate "C" not null,
  name varchar(200) not null,
  content varchar(4000) not null,
  constraint vortex_cursor_pk primary key (link, name)
);

create table vortex_account (
  account varchar(500) not null,
  token varchar,
  blocked_until timestamptz,
  block_reason varchar,
  constraint vortex_account_pk primary key (account)
);

create table vortex_rule_profile (
  link varchar(63) collate "C" not null,
  profile varchar(16) not null,
  latest integer not null,
  active integer not null,
  constraint vortex_rule_profile_pk primary key (link, profile)
);

create table vortex_rule_version (
  link varchar(63) collate "C" not null,
  profile varchar(16) not null,
  number integer not null,
  content text not null,
  author varchar not null,
  remark varchar not null,
  published_at timestamptz not null,
  constraint vortex_rule_version_pk primary key (link, profile, number)
);

create table vortex_run (
  id bigint generated always as identity,
  link varchar(63) collate "C" not null,
  what varchar not null,
  started_at timestamptz not null,
  ended_at timestamptz not null,
  result varchar not null,
  summary varchar not null,
  constraint vortex_run_pk primary key (id)
);
create index vortex_run_started on vortex_run (link, started_at);

create table vortex_audit_head (
  link varchar(63) collate "C" not null,
  sequence bigint not null,
  hash varchar(64) not null,
  constraint vortex_audit_head_pk primary key (link)
);

create table vortex_audit (
  link varchar(63) collate "C" not null,
  sequence bigint not null,
  happened_at timestamptz not null,
  actor varchar not null,
  subject varchar not null,
  action varchar not null,
  detail varchar not null,
  hash varchar(64) not null,
  constraint vortex_audit_pk primary key (link, sequence)
);
create index vortex_audit_subject on vortex_audit (link, subject, sequence);
