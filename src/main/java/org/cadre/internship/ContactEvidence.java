package org.cadre.internship;

import java.util.UUID;

/** A file that supports a contact. Its bytes lie in the file store under their digest. */
record ContactEvidence(UUID id, ContactEntryId entry, String name, String mediaType, int bytes, String digest) {
    String kilobytes() {
        return String.valueOf(Math.max(1, bytes / 1024));
    }
}
