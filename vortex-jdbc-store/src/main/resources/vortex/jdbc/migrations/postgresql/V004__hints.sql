-- What pushes and hosts told of, until a pass has seen to it.
create table vortex_hint (
  link varchar(63) collate "C" not null,
  flow varchar(16) collate "C" not null,
  subject varchar(255) collate "C" not null,
  first_seen timestamptz not null,
  last_seen timestamptz not null,
  times bigint not null,
  mark varchar(36) not null,
  constraint vortex_hint_pk primary key (link, flow, subject)
);
