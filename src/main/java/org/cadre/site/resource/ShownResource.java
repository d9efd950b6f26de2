package org.cadre.site.resource;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A resource as everybody may see it, in lists. */
public record ShownResource(
        UUID id,
        String slug,
        ResourceKind kind,
        String title,
        String description,
        String language,
        List<String> tags,
        String presenter,
        @Nullable LocalDate heldOn,
        boolean file,
        boolean sample,
        Instant publishedAt) {
    public ShownResource {
        tags = List.copyOf(tags);
    }

    public String address() {
        return "/resources/" + slug;
    }
}
