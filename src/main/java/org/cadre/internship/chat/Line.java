package org.cadre.internship.chat;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry as a reader sees it.
 *
 * @param time when, in the reader's own time zone
 * @param quotes the beginning of the message it replies to; empty when that was withdrawn
 */
record Line(
        long number,
        UUID author,
        String name,
        String kind,
        String time,
        String instant,
        List<Links.Part> parts,
        boolean withdrawn,
        @Nullable Long about,
        @Nullable String quotesWhom,
        @Nullable String quotes) {}
