package org.cadre.platform.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.io.ClassPathResource;

/** The script that keeps pages on a phone: what all of them do, and which pages this one keeps. */
public final class WorkerScript {
    private WorkerScript() {}

    /** In one piece, so that a browser that looks for a new one sees any change. */
    public static Reply of(String asset) {
        var script = new ByteArrayOutputStream();
        try {
            for (String part : new String[] {"keep-worker.js", asset}) {
                script.writeBytes(new ClassPathResource("static/assets/" + part).getContentAsByteArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Reply.File("worker.js", "text/javascript;charset=UTF-8", script.toByteArray(), false);
    }
}
