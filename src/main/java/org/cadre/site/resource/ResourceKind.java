package org.cadre.site.resource;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a resource is. */
public enum ResourceKind {
    FLYER("file-earmark-text"),
    BROCHURE("journal-text"),
    ARTICLE("newspaper"),
    WEBINAR("easel"),
    VIDEO("play-circle"),
    OTHER("paperclip");

    private final String icon;

    ResourceKind(String icon) {
        this.icon = icon;
    }

    public String icon() {
        return icon;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String label() {
        return "site.resource.kind." + word();
    }

    static Optional<ResourceKind> find(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findAny();
    }
}
