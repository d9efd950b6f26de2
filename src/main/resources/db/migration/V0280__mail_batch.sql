-- Mail to many at once is carried together by one job over one connection; mail that nobody needs names the way out of it.
alter table mail
  add column batch uuid,               -- the mails that one job carries; null: this one has a job of its own
  add column unsubscribe_url text;     -- ends what is not needed by one click (RFC 8058); null: the mail is needed
create index mail_batch on mail (batch) where state = 'waiting' and batch is not null;
-- The mails about one person, the newest first.
create index mail_about on mail (about, id desc) where about is not null;
