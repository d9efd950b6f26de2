-- Cohorts may meet together: a coach gives this to the coach of another cohort, who brings it into the same room.
alter table chat_room
  add column joining uuid unique;
