-- The language somebody has chosen, for pages, mail and papers alike; null: nobody has, and the usual one is spoken.
alter table person
  add column language text check (language ~ '^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$');

update person p set language = m.language
  from mail_preference m
 where m.person = p.id and m.language <> 'en';

-- Said there from now on; here nothing reads it any more, and a later migration takes it away when no older server runs.
comment on column mail_preference.language is 'not read: person.language';

-- Languages come by message files: which there are is not the schema's to say.
alter table wording
  drop constraint wording_language_check;
