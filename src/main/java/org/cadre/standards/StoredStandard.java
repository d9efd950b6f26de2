package org.cadre.standards;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One standard as it is kept.
 *
 * @param key the word that contacts, goals and plans carry
 * @param framework the key of its framework
 * @param parent the key of the standard above it; null: it stands at the top
 * @param code its number or letters, as its publisher writes them; empty: none
 */
public record StoredStandard(
        UUID id, String key, String framework, @Nullable String parent, String code, String title) {
    /** Where other programs read it, for good. */
    public String place() {
        return CaseAddress.of("CFItems", id.toString());
    }

    /** "4 Curriculum, Instruction, and Assessment". */
    public String said() {
        return code.isEmpty() ? title : code + " " + title;
    }
}
