package org.cadre.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cadre.platform.text.Texts;
import org.cadre.program.Edition;
import org.cadre.program.EditionFile;
import org.cadre.program.EditionInWords;
import org.cadre.program.weaker.Comparison;
import org.cadre.program.weaker.ComparisonInWords;
import org.cadre.program.weaker.NeverWeaker;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What can be done with a file that holds an edition of the program. */
@Command(name = "edition", mixinStandardHelpOptions = true, subcommands = EditionCommand.Check.class)
final class EditionCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(name = "check", mixinStandardHelpOptions = true)
    static final class Check implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", descriptionKey = "FILE")
        private Path file = Path.of("");

        @Option(names = "--data", paramLabel = "DIR")
        private @Nullable Path data;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        private final Texts texts = new Texts();

        @Override
        public Integer call() {
            return switch (EditionFile.read(file)) {
                case EditionFile.Outcome.Accepted(var edition) -> {
                    var out = spec.commandLine().getOut();
                    out.println(texts.say(
                            "program.edition.good",
                            file.toString(),
                            edition.title(),
                            edition.version(),
                            edition.effective()));
                    EditionInWords.of(edition).forEach(line -> out.println(texts.say(line)));
                    boolean holds = compareWithParent(edition, out);
                    out.flush();
                    yield holds ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
                }
                case EditionFile.Outcome.Refused(var problems) -> {
                    var err = spec.commandLine().getErr();
                    problems.forEach(problem -> print(problem, err));
                    err.println(texts.say("program.edition.count", problems.size(), file.toString()));
                    err.flush();
                    yield CommandLine.ExitCode.SOFTWARE;
                }
            };
        }

        /** A customized edition must never be weaker than the one it comes from; one that stands alone has nothing to hold. */
        private boolean compareWithParent(Edition edition, PrintWriter out) {
            var national = EditionFile.national();
            if (!national.slug().equals(edition.parent())) {
                return true;
            }
            var comparisons = NeverWeaker.compare(edition, national);
            ComparisonInWords.of(comparisons, national).forEach(line -> out.println(texts.say(line)));
            return comparisons.values().stream().allMatch(Comparison.NoWeaker.class::isInstance);
        }

        private void print(EditionFile.Problem problem, PrintWriter err) {
            err.println(texts.say(problem.sentence()));
        }
    }
}
