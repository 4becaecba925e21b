-- What pushes and hosts told of, until a pass has seen to it.
create table if not exists vortex_hint (
  link varchar(63) not null,
  flow varchar(16) not null,
  subject varchar(255) not null,
  first_seen timestamp(6) with time zone not null,
  last_seen timestamp(6) with time zone not null,
  times bigint not null,
  mark varchar(36) not null,
  constraint vortex_hint_pk primary key (link, flow, subject)
);

merge into vortex_turn (name) key (name) values ('vortex_hint');
