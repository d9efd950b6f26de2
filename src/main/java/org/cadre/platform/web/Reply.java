package org.cadre.platform.web;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import org.cadre.platform.text.Sentence;
import org.jspecify.annotations.Nullable;

/** What a handler answers: a page, another place to go, or a file. */
public sealed interface Reply {

    /** A page: its template and the one typed parameter made for it. */
    record Page(String template, Object model, int status) implements Reply {}

    /**
     * A page that is the same for everybody who is not signed in: browsers keep it and ask whether it is still so.
     *
     * @param changed since when it is as it is; null: nobody knows, since it shows what changes by itself
     */
    record Public(String template, Object model, @Nullable Instant changed) implements Reply {}

    /** The deed is done; the browser goes on to that place, where the notice is shown once. */
    record SeeOther(String place, @Nullable Sentence notice) implements Reply {}

    /** Bytes to keep or to show. */
    record File(String name, String type, byte[] bytes, boolean asAttachment) implements Reply {}

    /** What everybody gets alike, such as a feed: kept by browsers for a while, then asked for only if it has changed. */
    record Kept(String name, String type, byte[] bytes, Duration age) implements Reply {}

    /** A file to keep that is written while it is sent, and never whole in memory. */
    record Streamed(String name, String type, Body body) implements Reply {}

    /** Writes a file to whoever waits for it; what fails after the first bytes breaks the download off. */
    @FunctionalInterface
    interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    static Reply show(String template, Object model) {
        return new Page(template, model, 200);
    }

    /** The same form again, with what was typed and what is wrong with it. */
    static Reply again(String template, Object model) {
        return new Page(template, model, 422);
    }

    static Reply seeOther(String place) {
        return new SeeOther(place, null);
    }

    static Reply seeOther(String place, Sentence notice) {
        return new SeeOther(place, notice);
    }

    static Reply download(String name, String type, byte[] bytes) {
        return new File(name, type, bytes, true);
    }

    /** A file written while it is sent. */
    static Reply download(String name, String type, Body body) {
        return new Streamed(name, type, body);
    }
}
