package org.cadre.imports;

import java.util.Arrays;
import java.util.Optional;

/** What a list is about. */
public enum ImportKind {
    PEOPLE("people"),
    ORGANIZATIONS("organizations"),
    PAST_OFFERINGS("past offerings"),
    INTERNSHIPS("internships"),
    CERTIFICATES("certificates");

    private final String word;

    ImportKind(String word) {
        this.word = word;
    }

    /** The word in the database. */
    public String word() {
        return word;
    }

    /** The word in addresses. */
    public String slug() {
        return word.replace(' ', '-');
    }

    public String label() {
        return "imports.kind." + slug();
    }

    static Optional<ImportKind> find(String slug) {
        return Arrays.stream(values()).filter(kind -> kind.slug().equals(slug)).findFirst();
    }

    static ImportKind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(word));
    }
}
