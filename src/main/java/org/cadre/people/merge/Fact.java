package org.cadre.people.merge;

import java.util.List;

/** A fact about a person that two records may tell differently; office chooses which one is right. */
enum Fact {
    LEGAL_NAME("legal_name"),
    DISPLAY_NAME("display_name"),
    EMAIL("email"),
    PERSONAL_EMAIL("personal_email"),
    PHONE("phone"),
    ZONE("zone"),
    MEMBER_NUMBER("member_number"),
    MEMBER_UNTIL("member_until"),
    STATE("state"),
    CAREER_STAGE("career_stage"),
    YEARS_AS_PRINCIPAL("years_as_principal"),
    NEEDS("needs"),
    DISTRICT("district"),
    SCHOOL("school");

    /** Those that are written as they are; an address is exchanged, since none may be there twice. */
    static final List<Fact> PLAIN =
            List.of(values()).stream().filter(fact -> fact != EMAIL).toList();

    private final String column;

    Fact(String column) {
        this.column = column;
    }

    String column() {
        return column;
    }

    /** The name of its field, and the end of the key of its label. */
    String field() {
        return column.replace('_', '-');
    }

    String line() {
        return "person." + column;
    }
}
