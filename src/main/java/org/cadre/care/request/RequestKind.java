package org.cadre.care.request;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody may ask of office about themselves. */
public enum RequestKind {
    /** A copy of everything that is kept of them. */
    COPY("file-earmark-zip", 30),
    /** Something that is kept is wrong and they cannot mend it themselves. */
    CORRECTION("pencil", 30),
    /** To have erased what may be erased. */
    ERASURE("eraser", 30),
    /** Something went wrong and office should look into it; read by office alone, each reading recorded. */
    COMPLAINT("chat-left-text", 10);

    private final String icon;
    private final int days;

    RequestKind(String icon, int days) {
        this.icon = icon;
        this.days = days;
    }

    /** The word in the database and in forms. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In how many days office answers, unless it has chosen otherwise. */
    int defaultDays() {
        return days;
    }

    String icon() {
        return icon;
    }

    /** Key of its name. */
    public String label() {
        return "care.request.kind." + word();
    }

    /** Whether it says nothing without words of its own. */
    boolean needsWords() {
        return switch (this) {
            case CORRECTION, COMPLAINT -> true;
            case COPY, ERASURE -> false;
        };
    }

    /** Whether what was asked is nobody's to read but office's, and each reading is kept. */
    public boolean isConfidential() {
        return this == COMPLAINT;
    }

    static Optional<RequestKind> find(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
