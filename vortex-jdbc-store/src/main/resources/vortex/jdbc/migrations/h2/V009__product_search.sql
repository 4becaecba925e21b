-- What a search by words looks at in one index, in the order of names. H2 reads the rows of an index one by one from
-- the table, which takes ten times as long as to read them from the index. Without the standing, which changes often.
create index if not exists vortex_product_index_search
  on vortex_product_index (link, label, sku, words);
drop index if exists vortex_product_index_label;

-- The key by a name of its own, so that statements can ask for it.
create unique index if not exists vortex_product_index_code on vortex_product_index (link, sku);
alter table vortex_product_index drop constraint if exists vortex_product_index_pk;
