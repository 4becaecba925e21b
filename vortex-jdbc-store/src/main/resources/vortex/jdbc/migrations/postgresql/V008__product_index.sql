-- Finds products by words and by how they stand: a narrow row for each SKU of vortex_product and
-- vortex_offer, written where it changes in the transaction that writes those.
create table vortex_product_index (
  link varchar(63) collate "C" not null,
  sku varchar(255) collate "C" not null,
  -- the name without case and diacritics, cut; null until the first search after an upgrade
  label varchar(200) collate "C",
  -- code and name without case and diacritics
  words varchar(1000) collate "C",
  -- listing, with +HELD and +ZERO
  standing varchar(32) collate "C" not null,
  constraint vortex_product_index_pk primary key (link, sku)
);
create index vortex_product_index_label on vortex_product_index (link, label, sku);
create index vortex_product_index_standing on vortex_product_index (link, standing, sku);

-- What was known before.
insert into vortex_product_index (link, sku, standing)
select link, sku, 'ABSENT' from vortex_product;

insert into vortex_product_index (link, sku, standing)
select link, sku, listing
  || case when hold is null then '' else '+HELD' end
  || case when stock like '{"value":{"stock":0}%' then '+ZERO' else '' end
from vortex_offer
on conflict (link, sku) do update set standing = excluded.standing;
