package org.cadre.reporting.list;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a list is of. */
public enum ListKind {
    PEOPLE("/office/people"),
    REGISTRATIONS("/office/registrations"),
    INTERNSHIPS("/office/lists/internships"),
    CERTIFICATES("/office/certificates"),
    ORDERS("/office/lists/orders"),
    INVOICES("/office/lists/invoices");

    private final String place;

    ListKind(String place) {
        this.place = place;
    }

    /** The word in addresses, in the database, and in the keys of its texts. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where the list stands. */
    public String place() {
        return place;
    }

    public static Optional<ListKind> find(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
