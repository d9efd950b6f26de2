package org.cadre.site.resource;

import java.util.UUID;

/** What others may hear about resources, in the transaction in which it happens. */
public final class ResourceEvents {
    private ResourceEvents() {}

    /**
     * Everybody may see it from now on, as it says here.
     *
     * @param words description, presenter and tags
     */
    public record ResourceShown(UUID resource, String language, String href, String title, String words) {}

    /** Nobody may see it any more. */
    public record ResourceHidden(UUID resource) {}
}
