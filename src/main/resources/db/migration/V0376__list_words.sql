-- Office's lists find words as the search does: without accents and capitals.
drop index person_words;
create index person_words on person using gin
  (search_words(display_name || ' ' || legal_name || ' ' || email || ' ' || coalesce(member_number, '')) gin_trgm_ops);
drop index certificate_words;
create index certificate_words on certificate using gin (search_words(holder_name || ' ' || number) gin_trgm_ops);
drop index bill_to_words;
create index bill_to_words on bill_to using gin (search_words(name || ' ' || email) gin_trgm_ops);
