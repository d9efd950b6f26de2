-- Whom the demo presents; empty everywhere else.
create table demo_cast (
  ordinal integer primary key,
  role text not null,
  person uuid not null references person (id),
  stage text not null,
  sign_in text not null
);
