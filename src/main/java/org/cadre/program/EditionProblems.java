package org.cadre.program;

import java.util.ArrayList;
import java.util.List;
import org.cadre.platform.text.Sentence;

/** What has been found wrong in one edition file so far. */
final class EditionProblems {
    private final String file;
    private final List<EditionFile.Problem> problems = new ArrayList<>();

    EditionProblems(String file) {
        this.file = file;
    }

    void add(int line, String path, Sentence says) {
        problems.add(new EditionFile.Problem(file, line, path, says));
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    List<EditionFile.Problem> all() {
        return List.copyOf(problems);
    }
}
