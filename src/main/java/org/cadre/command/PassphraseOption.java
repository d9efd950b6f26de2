package org.cadre.command;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.cadre.platform.backup.Passphrase;
import org.cadre.platform.text.Texts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the passphrase of a backup comes from: a file, the environment, the keyboard; never an argument, which others can see. */
final class PassphraseOption {
    static final String VARIABLE = "CADRE_BACKUP_PASSPHRASE";
    static final String FILE_VARIABLE = "CADRE_BACKUP_PASSPHRASE_FILE";

    @Option(names = "--passphrase-file", paramLabel = "FILE", descriptionKey = "passphrase-file")
    private @Nullable Path file;

    private final Map<String, String> environment = System.getenv();

    /** As it was given, without asking anybody. */
    @Nullable
    String given() {
        if (file != null) {
            return Passphrase.in(file);
        }
        String typed = environment.getOrDefault(VARIABLE, "");
        if (!typed.isEmpty()) {
            return typed;
        }
        String named = environment.getOrDefault(FILE_VARIABLE, "");
        return named.isEmpty() ? null : Passphrase.in(Path.of(named));
    }

    /** As it was given, else as it is typed. */
    @Nullable
    String orAsked() {
        String given = given();
        return given != null ? given : asked("command.passphrase");
    }

    /** The same for a new one, which is typed twice. */
    String forNew() {
        String given = given();
        if (given != null) {
            return given;
        }
        String first = asked("command.passphrase.new");
        if (first == null) {
            throw new NotStarted("command.passphrase.none", VARIABLE);
        }
        if (!first.equals(asked("command.passphrase.again"))) {
            throw new NotStarted("command.passphrase.differ");
        }
        return first;
    }

    private static @Nullable String asked(String key) {
        var console = System.console();
        if (console == null || !console.isTerminal()) {
            return null;
        }
        char[] typed = console.readPassword("%s ", new Texts().say(key));
        if (typed == null) {
            return null;
        }
        String text = new String(typed);
        Arrays.fill(typed, ' ');
        return text;
    }
}
