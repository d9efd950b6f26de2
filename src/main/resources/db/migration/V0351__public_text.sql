-- What strangers may read and search, written when it is published and gone when it is withdrawn: both in that transaction.
create table public_text (
  kind text not null check (kind in ('page', 'story', 'resource')),
  id uuid not null,                      -- of the page, the story, the resource
  language text not null check (language in ('en', 'es')),
  href text not null check (href like '/%'),
  title text not null check (title <> ''),
  body text not null,                    -- plain words, without marks
  until date,                            -- the last day on which it may be shown; null: until it is withdrawn
  title_vector tsvector not null generated always as (
    case language
      when 'es' then to_tsvector('spanish', title) || to_tsvector('spanish', search_words(title))
      else to_tsvector('english', title) || to_tsvector('english', search_words(title)) end) stored,
  vector tsvector not null generated always as (
    case language
      when 'es' then setweight(to_tsvector('spanish', title), 'A') || setweight(to_tsvector('spanish', search_words(title)), 'A')
                     || to_tsvector('spanish', body) || to_tsvector('spanish', search_words(body))
      else setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', search_words(title)), 'A')
           || to_tsvector('english', body) || to_tsvector('english', search_words(body)) end) stored,
  primary key (kind, id)
);
create index public_text_title on public_text using gin (title_vector);
create index public_text_vector on public_text using gin (vector);

-- The words they are made of, and how many texts have each: what is typed wrong is meant as one of them.
create table public_word (
  word text primary key,
  uses integer not null
);
create index public_word_begins on public_word (word collate "C");
create index public_word_alike on public_word using gin (word gin_trgm_ops);
