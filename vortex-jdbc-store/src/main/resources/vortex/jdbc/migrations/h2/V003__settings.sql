-- What people set while a link runs: stock rules, kits, linked codes.
create table if not exists vortex_setting (
  link varchar(63) not null,
  kind varchar(32) not null,
  name varchar(300) not null,
  content varchar not null,
  revision integer not null,
  author varchar not null,
  remark varchar not null,
  changed_at timestamp(6) with time zone not null,
  constraint vortex_setting_pk primary key (link, kind, name)
);

merge into vortex_turn (name) key (name) values ('vortex_setting');
