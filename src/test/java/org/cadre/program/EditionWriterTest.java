package org.cadre.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** An edition that is written and read again is the same edition. */
class EditionWriterTest {
    private static final List<String> PIECES = List.of(
            "Log",
            "72",
            "true",
            "~",
            "null",
            ": ",
            " #",
            "- ",
            "\"",
            "'",
            "“",
            "ñ",
            "\n",
            "\n\n  ",
            "*x",
            "&x",
            "!t",
            "{",
            "]",
            "1.10",
            "2027-01-01",
            "%",
            "@",
            "`",
            "|",
            ">",
            "\\",
            "\t",
            "😀",
            "a very long line of words that goes on and on ");

    @Example
    void writesTheNationalEditionAsItIs() {
        assertThat(read(EditionWriter.write(EditionFile.national()))).isEqualTo(EditionFile.national());
    }

    @Example
    void writesTheSameEditionAlwaysTheSameWay() {
        String once = EditionWriter.write(EditionFile.national());
        assertThat(EditionWriter.write(read(once))).isEqualTo(once);
    }

    @Property(tries = 300)
    void writesWhateverAnEditionSays(@ForAll long seed) {
        var edition = new Chance(seed).edition();
        assertThat(read(EditionWriter.write(edition))).isEqualTo(edition);
    }

    @Property(tries = 100)
    void keepsADocumentThatIsOnlyLookedAt(@ForAll long seed) {
        String yaml = EditionWriter.write(new Chance(seed).edition());
        assertThat(EditionSheet.read(yaml).orElseThrow().yaml()).isEqualTo(yaml);
    }

    private static Edition read(String yaml) {
        return switch (EditionFile.parse("written", yaml.getBytes(StandardCharsets.UTF_8))) {
            case EditionFile.Outcome.Accepted(var edition) -> edition;
            case EditionFile.Outcome.Refused(var problems) -> throw new AssertionError(problems + "\n" + yaml);
        };
    }

    /** Makes up an edition. */
    private static final class Chance {
        private final Random random;
        private int keys;

        Chance(long seed) {
            random = new Random(seed);
        }

        private int upTo(int most) {
            return 1 + random.nextInt(most);
        }

        private String text() {
            var text = new StringBuilder();
            for (int i = upTo(6); i > 0; i--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            String stripped = text.toString().strip();
            return stripped.isEmpty() ? "Something" : stripped;
        }

        private String key() {
            return "k" + ++keys;
        }

        private ConfirmationLevel level() {
            return ConfirmationLevel.values()[random.nextInt(4)];
        }

        Edition edition() {
            var national = EditionFile.national();
            var modules = new ArrayList<Edition.ProgramModule>();
            for (int i = upTo(6); i > 0; i--) {
                modules.add(new Edition.ProgramModule(key(), modules.size() + 1, text(), upTo(300), text()));
            }
            var hours = national.hours();
            var policy = new HoursPolicy(
                    5,
                    List.of(15, 30),
                    upTo(720),
                    720,
                    upTo(90),
                    level(),
                    75,
                    75,
                    hours.silence(),
                    List.of(
                            new HoursPolicy.ContactMode(key(), text(), random.nextBoolean(), true, null, upTo(900)),
                            new HoursPolicy.ContactMode(key(), text(), true, random.nextBoolean(), upTo(700), null)),
                    List.of(text() + " 1", text() + " 2"));
            var partOne = tree(modules, 2, null);
            return new Edition(
                    "customized",
                    upTo(9) + "." + upTo(9) + "0",
                    text(),
                    LocalDate.of(2026, 1, 1).plusDays(upTo(900)),
                    random.nextBoolean() ? national.slug() : null,
                    modules,
                    partOne,
                    tree(modules, 3, partOne),
                    tree(modules, 1, null),
                    national.attendance(),
                    national.internship(),
                    policy,
                    List.of(new Edition.ReportPrompt(
                            key(), text(), Edition.PromptKind.TICK, random.nextBoolean(), random.nextBoolean())),
                    national.meetings(),
                    national.project(),
                    new Edition.Rubric(
                            random.nextBoolean(),
                            4,
                            upTo(4),
                            upTo(9),
                            List.of(new Edition.Criterion(key(), text(), text()))),
                    new Edition.Agreement(text(), random.nextBoolean(), text()),
                    upTo(9),
                    national.renewal(),
                    national.risks(),
                    national.frameworks(),
                    new ProgramCalendar(List.of(
                            new ProgramCalendar.Break(text(), LocalDate.of(2027, 1, 1), LocalDate.of(2027, 1, 5)))));
        }

        private Requirement tree(List<Edition.ProgramModule> modules, int depth, @Nullable Requirement partOne) {
            if (depth > 0 && random.nextInt(3) > 0) {
                var parts = new ArrayList<Requirement>();
                if (partOne != null) {
                    parts.add(partOne);
                }
                for (int i = upTo(3); i > 0; i--) {
                    parts.add(tree(modules, depth - 1, null));
                }
                return switch (random.nextInt(3)) {
                    case 0 -> new Requirement.AllOf(key(), text(), parts);
                    case 1 -> new Requirement.AnyOf(key(), text(), parts);
                    default -> new Requirement.AtLeast(key(), text(), upTo(parts.size()), parts);
                };
            }
            return leaf(modules);
        }

        private Requirement leaf(List<Edition.ProgramModule> modules) {
            return switch (random.nextInt(9)) {
                case 0 -> new Requirement.ModulesAttended(key(), text(), attended(modules));
                case 1 -> new Requirement.PdMinutes(key(), text(), 1);
                case 2 -> new Requirement.PairingInForce(key(), text());
                case 3 -> new Requirement.ContactMinutes(key(), text(), upTo(9000), level());
                case 4 -> new Requirement.ContactCadence(key(), text(), upTo(9), level(), random.nextBoolean());
                case 5 -> new Requirement.MonthlyReportsAccepted(key(), text(), upTo(9));
                case 6 -> new Requirement.MeetingsAttended(key(), text(), 3, 2 + upTo(7));
                case 7 -> new Requirement.ProjectPassed(key(), text());
                default -> new Requirement.RecertificationAttended(key(), text(), upTo(600));
            };
        }

        /** Some of the modules, each with its own minutes or all with the same. */
        private List<Requirement.ModuleMinutes> attended(List<Edition.ProgramModule> modules) {
            int least = modules.stream()
                    .mapToInt(Edition.ProgramModule::minutes)
                    .min()
                    .orElseThrow();
            boolean own = random.nextBoolean();
            return modules.subList(0, upTo(modules.size())).stream()
                    .map(module -> new Requirement.ModuleMinutes(module.key(), own ? module.minutes() : least))
                    .toList();
        }
    }
}
