-- What follows recorded orders: their invoices on the channel, and the channel's steps.
create table if not exists vortex_follow (
  link varchar(63) not null,
  order_id varchar(64) not null,
  since timestamp(6) with time zone not null,
  look_at timestamp(6) with time zone not null,
  work_at timestamp(6) with time zone not null,
  recheck boolean not null,
  wakes bigint not null,
  stage varchar(16) not null,
  steps varchar not null,
  constraint vortex_follow_pk primary key (link, order_id)
);
create index if not exists vortex_follow_look on vortex_follow (link, look_at);
create index if not exists vortex_follow_work on vortex_follow (link, work_at);
create index if not exists vortex_follow_since on vortex_follow (link, since, order_id);
create index if not exists vortex_follow_stage on vortex_follow (link, stage, since, order_id);

create table if not exists vortex_attachment (
  link varchar(63) not null,
  order_id varchar(64) not null,
  series varchar(200) not null,
  number varchar(200) not null,
  state varchar(16) not null,
  seen_at timestamp(6) with time zone not null,
  content varchar not null,
  constraint vortex_attachment_pk primary key (link, order_id, series, number)
);
create index if not exists vortex_attachment_invoice on vortex_attachment (link, series, number);

-- Orders that were recorded before.
insert into vortex_follow
  (link, order_id, since, look_at, work_at, recheck, wakes, stage, steps)
select o.link, o.order_id, o.claimed_at, o.claimed_at, o.claimed_at, false, 0, 'WAITING',
  '{"done":"","sent":0}'
from vortex_order o
where o.state in ('RECORDED', 'HELD') and not exists (select 1 from vortex_follow f
  where f.link = o.link and f.order_id = o.order_id);
