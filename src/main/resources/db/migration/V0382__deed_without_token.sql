-- Where people went on to after a deed was kept with the token of their link, which opens a door to whoever reads it. What is
-- sent again brings its token along.
update deed
   set outcome = regexp_replace(outcome, '(/|^)[A-Za-z0-9_-]{43}(?=$|[^A-Za-z0-9_-])', '\1{token}', 'g')
 where outcome ~ '(/|^)[A-Za-z0-9_-]{43}($|[^A-Za-z0-9_-])';
