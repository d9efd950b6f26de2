package org.cadre.reporting.list;

import org.cadre.people.PersonId;

/** Somebody a list names, and where they get their mail. */
public record PersonOfList(PersonId id, String name, String email) {}
