-- One shipment per order, and what is known of its payment. No buyer data.
create table if not exists vortex_shipment (
  link varchar(63) not null,
  order_id varchar(64) not null,
  state varchar(16) not null,
  content varchar not null,
  due_at timestamp(6) with time zone not null,
  fence bigint not null,
  lock_owner varchar,
  locked_until timestamp(6) with time zone,
  constraint vortex_shipment_pk primary key (link, order_id)
);
create index if not exists vortex_shipment_due on vortex_shipment (link, due_at);

-- Whose waybill a number is, for ever.
create table if not exists vortex_awb (
  link varchar(63) not null,
  awb_number varchar(64) not null,
  order_id varchar(64) not null,
  constraint vortex_awb_pk primary key (link, awb_number)
);

create table if not exists vortex_payment (
  link varchar(63) not null,
  order_id varchar(64) not null,
  pay_method varchar(24) not null,
  pay_state varchar(16) not null,
  label varchar not null,
  source varchar not null,
  asked_at timestamp(6) with time zone not null,
  changed_at timestamp(6) with time zone not null,
  due_at timestamp(6) with time zone not null,
  constraint vortex_payment_pk primary key (link, order_id)
);
create index if not exists vortex_payment_due on vortex_payment (link, due_at);

merge into vortex_turn (name) key (name) values
  ('vortex_shipment'), ('vortex_awb'), ('vortex_payment');
