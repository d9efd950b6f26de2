-- Each time office read a chat in an audit; shown to everybody who meets in it.
create table chat_reading (
  id uuid primary key,
  room uuid not null references chat_room (id),
  audit uuid not null,                 -- the audit case
  reader uuid not null references person (id),
  read_on date not null,
  read_at timestamptz not null
);
create index chat_reading_room on chat_reading (room, id desc);
revoke update, delete, truncate on chat_reading from ${app_role};
