-- Which version maps, one row per activation: the newest counts. vortex_rule_profile.active is no
-- longer read.
create table vortex_rule_activation (
  link varchar(63) collate "C" not null,
  profile varchar(16) not null,
  sequence integer not null,
  number integer not null,
  canary integer not null,
  percent integer not null,
  activated_by varchar not null,
  reason varchar not null,
  activated_at timestamptz not null,
  constraint vortex_rule_activation_pk primary key (link, profile, sequence)
);

insert into vortex_rule_activation
  (link, profile, sequence, number, canary, percent, activated_by, reason, activated_at)
select p.link, p.profile, 1, p.active, 0, 0, 'vortex', 'active before the history', v.published_at
from vortex_rule_profile p
join vortex_rule_version v
  on v.link = p.link and v.profile = p.profile and v.number = p.active
where not exists (select 1 from vortex_rule_activation a
  where a.link = p.link and a.profile = p.profile);

create table vortex_rule_draft (
  link varchar(63) collate "C" not null,
  profile varchar(16) not null,
  revision integer not null,
  content text not null,
  author varchar not null,
  saved_at timestamptz not null,
  constraint vortex_rule_draft_pk primary key (link, profile)
);

create table vortex_lookup_table (
  link varchar(63) collate "C" not null,
  name varchar(63) collate "C" not null,
  number integer not null,
  content text not null,
  author varchar not null,
  remark varchar not null,
  published_at timestamptz not null,
  constraint vortex_lookup_table_pk primary key (link, name, number)
);
