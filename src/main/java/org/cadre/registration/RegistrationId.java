package org.cadre.registration;

import java.util.UUID;

/** Names one registration. */
public record RegistrationId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
