-- The server's role may read and write what the owner makes; what is append-only is taken back where it is made.
-- The keeper of the embedded database says the same; on a database of the operator's own nobody else would.
grant usage on schema public to ${app_role};
alter default privileges in schema public grant select, insert, update, delete on tables to ${app_role};
