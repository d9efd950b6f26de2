package org.cadre.standards;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How far a framework has come: only what is not a draft is public. */
public enum FrameworkStatus {
    DRAFT("Draft"),
    ADOPTED("Adopted"),
    DEPRECATED("Deprecated");

    private final String adoption;

    FrameworkStatus(String adoption) {
        this.adoption = adoption;
    }

    /** As the database and a form write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As a CFDocument says it. */
    String adoption() {
        return adoption;
    }

    /** The key of what a person reads. */
    public String label() {
        return "standards.status." + word();
    }

    public static Optional<FrameworkStatus> find(String word) {
        return Stream.of(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    /** What somebody's document says of itself; unless it says that it is in force, it is a draft. */
    static FrameworkStatus said(String adoption) {
        return switch (adoption) {
            case "Adopted", "Implemented" -> ADOPTED;
            case "Deprecated" -> DEPRECATED;
            default -> DRAFT;
        };
    }
}
