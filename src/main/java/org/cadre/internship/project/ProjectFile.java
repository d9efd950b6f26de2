package org.cadre.internship.project;

import java.util.UUID;

/** A file of a project. Its bytes lie in the file store under their digest; the name is only what people see. */
public record ProjectFile(UUID id, UUID project, String name, String mediaType, int bytes, String digest) {
    String kilobytes() {
        return String.valueOf(Math.max(1, bytes / 1024));
    }
}
