-- One search over people, places and papers. What is searched stands in indexes over the rows themselves, so there is nothing
-- to keep in step, whoever writes a row.

-- A text as it is searched: words of plain small letters and digits, a blank before and after each.
-- "return" binds the dictionary when the function is made; the answer depends on nothing else, which is what immutable asks.
create function search_words(said text) returns text
  immutable strict parallel safe
  return ' ' || trim(regexp_replace(replace(lower(unaccent('unaccent'::regdictionary, said)), '''', ''),
                                    '[^[:alnum:]]+', ' ', 'g')) || ' ';

-- A number as it is searched: people write blanks, hyphens and number signs as they like.
create function search_code(said text) returns text
  immutable strict parallel safe
  return upper(regexp_replace(said, '[^[:alnum:]]+', '', 'g'));

-- Digits from the last to the first: whoever types a phone number leaves out the beginning, never the end.
create function search_phone(said text) returns text
  immutable strict parallel safe
  return reverse(regexp_replace(said, '[^0-9]+', '', 'g'));

create index person_search on person using gin
  (search_words(display_name || ' ' || legal_name || ' ' || email || ' ' || coalesce(personal_email, '')) gin_trgm_ops);
create index person_search_member on person (search_code(member_number) text_pattern_ops) where member_number is not null;
create index person_search_phone on person (search_phone(phone) text_pattern_ops) where phone is not null;
create index person_school on person (school) where school is not null;

-- What somebody was called before, and where mail reached them: the name on a certificate, a corrected one, earlier addresses.
create index certificate_search_holder on certificate using gin (search_words(holder_name) gin_trgm_ops);
create index name_correction_search on name_correction using gin (search_words(name_before) gin_trgm_ops);
create index audit_entry_search on audit_entry using gin
  (search_words(coalesce(before ->> 'email', '') || ' ' || coalesce(before ->> 'personal email', '') || ' '
                || coalesce(before ->> 'name', '') || ' ' || coalesce(before ->> 'legal name', '')) gin_trgm_ops)
  where deed in ('person.address-changed', 'person.renamed', 'person.changed');

create index organization_search on organization using gin (search_words(name) gin_trgm_ops);
create index offering_search on offering using gin
  (search_words(title || ' ' || coalesce(place, '') || ' ' || coalesce(city, '') || ' ' || coalesce(state, '')) gin_trgm_ops);
create index cohort_search on cohort using gin (search_words(name) gin_trgm_ops);

create index orders_search on orders (search_code(code) text_pattern_ops);
create index purchase_order_search on purchase_order (search_code(number) text_pattern_ops);
create index certificate_search_number on certificate (search_code(number) text_pattern_ops);
