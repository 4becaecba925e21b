-- One shipment per order, and what is known of its payment. No buyer data.
create table vortex_shipment (
  link varchar(63) collate "C" not null,
  order_id varchar(64) collate "C" not null,
  state varchar(16) not null,
  content varchar not null,
  due_at timestamptz not null,
  fence bigint not null,
  lock_owner varchar,
  locked_until timestamptz,
  constraint vortex_shipment_pk primary key (link, order_id)
);
create index vortex_shipment_due on vortex_shipment (link, due_at)
  where state not in ('HELD', 'DONE', 'CANCELLED');

-- Whose waybill a number is, for ever.
create table vortex_awb (
  link varchar(63) collate "C" not null,
  awb_number varchar(64) collate "C" not null,
  order_id varchar(64) collate "C" not null,
  constraint vortex_awb_pk primary key (link, awb_number)
);

create table vortex_payment (
  link varchar(63) collate "C" not null,
  order_id varchar(64) collate "C" not null,
  pay_method varchar(24) not null,
  pay_state varchar(16) not null,
  label varchar not null,
  source varchar not null,
  asked_at timestamptz not null,
  changed_at timestamptz not null,
  due_at timestamptz not null,
  constraint vortex_payment_pk primary key (link, order_id)
);
create index vortex_payment_due on vortex_payment (link, due_at);
