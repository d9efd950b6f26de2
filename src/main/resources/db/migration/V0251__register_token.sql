-- A certificate's credential is handed out as a JSON Web Token, too: that token's digest is entered beside the document's.
alter table register_detail add column token bytea check (octet_length(token) = 32);
