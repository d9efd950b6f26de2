package org.cadre.imports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * A list that was brought, and how far it has come.
 *
 * @param tab the sheet of a workbook that is read
 * @param headerLine the line with the names of the columns; null: not chosen yet
 * @param askedBy who asked for the work under way, by name
 * @param trouble why the last work came to nothing
 * @param recordedOn the program's day
 */
public record BroughtList(
        UUID id,
        ImportKind kind,
        String file,
        String digest,
        long bytes,
        String broughtBy,
        Instant broughtAt,
        String tab,
        @Nullable Integer headerLine,
        List<String> headers,
        @Nullable Matching matching,
        ImportState state,
        @Nullable String askedBy,
        boolean goodOnly,
        List<Sentence> trouble,
        List<Sentence> notes,
        @Nullable Counts recorded,
        @Nullable String recordedBy,
        @Nullable Instant recordedAt,
        @Nullable LocalDate recordedOn,
        @Nullable String undoneBy,
        @Nullable Instant undoneAt,
        int keptAsChanged) {
    static final int DAYS_TO_UNDO = 30;

    /** How many rows became what. */
    public record Counts(int total, int created, int changed, int unchanged, int leftOut, int refused) {}

    String address() {
        return "/office/imports/" + id;
    }

    /** The last day on which it can be taken back. */
    public @Nullable LocalDate undoUntil() {
        return recordedOn == null ? null : recordedOn.plusDays(DAYS_TO_UNDO);
    }

    boolean canBeUndone(LocalDate today) {
        var until = undoUntil();
        return state == ImportState.RECORDED && until != null && !today.isAfter(until);
    }
}
