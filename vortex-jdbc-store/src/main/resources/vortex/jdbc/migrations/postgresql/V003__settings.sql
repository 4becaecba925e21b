-- What people set while a link runs: stock rules, kits, linked codes.
create table vortex_setting (
  link varchar(63) collate "C" not null,
  kind varchar(32) not null,
  name varchar(300) collate "C" not null,
  content text not null,
  revision integer not null,
  author varchar not null,
  remark varchar not null,
  changed_at timestamptz not null,
  constraint vortex_setting_pk primary key (link, kind, name)
);
