-- The words by which final projects are found that are shown to the public. Whether one is shown is asked each time. An index and no
-- column: what somebody is given of their own record is what they wrote, and nothing made of it.
create function project_words(title text, abstract text) returns tsvector
  immutable strict parallel safe
  return setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', search_words(title)), 'A')
         || to_tsvector('english', abstract) || to_tsvector('english', search_words(abstract));

create index final_project_words on final_project using gin (project_words(title, abstract)) where state = 'passed';
