package org.cadre.internship.log;

import java.util.UUID;
import org.cadre.internship.ContactEntryId;

/** A file that supports a contact. Its bytes lie in the file store under their digest. */
record ContactEvidence(UUID id, ContactEntryId entry, String name, String mediaType, int bytes, String digest) {
    String kilobytes() {
        return String.valueOf(Math.max(1, bytes / 1024));
    }
}
