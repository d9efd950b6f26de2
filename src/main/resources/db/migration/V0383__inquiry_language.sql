-- A quote comes in the language in which a stranger asked for it.
alter table inquiry
  add column language text;              -- null: asked before this was noted
