-- The language in which the certificates of an edition are issued; null: English. What was issued stays as it was.
alter table certificate_layout
  add column language text check (language ~ '^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$');
