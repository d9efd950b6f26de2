package org.cadre.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.cadre.platform.text.Texts;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditionFileTest {
    private static final Texts TEXTS = new Texts();
    private static final String NATIONAL = new String(NationalFile.document(), UTF_8);

    private static List<String> problems(byte[] document) {
        return switch (EditionFile.parse("my.yaml", document)) {
            case EditionFile.Outcome.Accepted _ -> List.of();
            case EditionFile.Outcome.Refused(var problems) ->
                problems.stream().map(problem -> TEXTS.say(problem.sentence())).toList();
        };
    }

    private static List<String> problems(String document) {
        return problems(document.getBytes(UTF_8));
    }

    /** The national edition with that text in place of the other. */
    private static String changed(String text, String into) {
        assertThat(NATIONAL).contains(text);
        return NATIONAL.replaceFirst(java.util.regex.Pattern.quote(text), into);
    }

    private static int lineOf(String document, String text) {
        return (int) document.substring(0, document.indexOf(text)).lines().count()
                + (document.charAt(document.indexOf(text) - 1) == '\n' ? 1 : 0);
    }

    private static String at(String document, String text) {
        return "my.yaml:" + lineOf(document, text) + ": ";
    }

    @Test
    void readsTheNationalProgram() {
        var edition = EditionFile.national();
        assertThat(edition.slug()).isEqualTo("national-mentor-certification");
        assertThat(edition.modules()).hasSize(6).allMatch(module -> module.minutes() == 150);
        assertThat(edition.contactTarget()).isEqualTo(4320);
        assertThat(edition.internship().months()).isEqualTo(9);
        assertThat(edition.validityYears()).isEqualTo(3);
        assertThat(edition.hours().level()).isEqualTo(ConfirmationLevel.VERIFIED);
        assertThat(edition.hours().mode("site-visit").orElseThrow().reasonOverMinutes())
                .isEqualTo(480);
        assertThat(edition.renewal().noticeMonths()).containsExactly(12, 6, 1, 0);
        assertThat(edition.certification().parts().getFirst()).isEqualTo(edition.partOne());
        assertThat(edition.expires(LocalDate.of(2028, 2, 29))).isEqualTo("2031-02-28");
        assertThat(edition.calendar().isWorkingDay(LocalDate.of(2026, 11, 26))).isFalse();
    }

    @Test
    void letsHoursCarryOverAndRefusesWhoEvaluatesUnlessItSaysOtherwise() {
        var national = EditionFile.national();
        assertThat(national.internship().hoursCarryOver()).isTrue();
        assertThat(national.internship().evaluatingIsRefused()).isTrue();
        assertThat(national.rubric().margin()).isEqualTo(5);
        var other = accepted(
                changed("\ninternship:\n", "\ninternship:\n  hoursCarryOver: false\n  mentorMayEvaluate: true\n")
                        .replace("\n  highest: 4\n", "\n  highest: 4\n  margin: 2\n"));
        assertThat(other.internship().hoursCarryOver()).isFalse();
        assertThat(other.internship().evaluatingIsRefused()).isFalse();
        assertThat(other.rubric().margin()).isEqualTo(2);
        assertThat(other.rubric().differ(Map.of("a", 4, "b", 1), Map.of("a", 2, "b", 1)))
                .isFalse();
        assertThat(other.rubric().differ(Map.of("a", 4, "b", 2), Map.of("a", 2, "b", 1)))
                .isTrue();
        assertThat(problems(changed("\ninternship:\n", "\ninternship:\n  hoursCarryOver: maybe\n")))
                .hasSize(1);
    }

    @Test
    void leavesACoachInPeaceForAWeekAfterANoteUnlessItSaysOtherwise() {
        assertThat(EditionFile.national().risks().restAfterNoteDays()).isEqualTo(7);
        assertThat(accepted(changed("  expiryMonths: 6\n", "  expiryMonths: 6\n  restAfterNoteDays: 3\n"))
                        .risks()
                        .restAfterNoteDays())
                .isEqualTo(3);
        assertThat(problems(changed("  expiryMonths: 6\n", "  expiryMonths: 6\n  restAfterNoteDays: soon\n")))
                .hasSize(1);
    }

    private static Edition accepted(String document) {
        if (EditionFile.parse("my.yaml", document.getBytes(UTF_8))
                instanceof EditionFile.Outcome.Accepted(var edition)) {
            return edition;
        }
        throw new AssertionError(problems(document));
    }

    @Test
    void takesAByteOrderMarkAndWindowsLines() {
        assertThat(problems("\uFEFF" + NATIONAL.replace("\n", "\r\n"))).isEmpty();
    }

    @Test
    void readsACharacterOfTwoUnitsWhereverItStands() {
        for (int i = 1000; i < 1050; i++) {
            assertThat(problems("# " + "x".repeat(i) + "🌿\n" + NATIONAL)).isEmpty();
        }
    }

    @Nested
    class RefusesWithLineAndPath {
        @Test
        void anUnknownKey() {
            var document = changed("title: National Mentor Certification", "titel: National Mentor Certification");
            assertThat(problems(document)).hasSize(2);
            assertThat(problems(document).get(0)).startsWith("my.yaml:8: title: this is missing; expected a text");
            assertThat(problems(document).get(1))
                    .startsWith(at(document, "titel") + "titel: “titel” is not known here; expected one of ");
        }

        @Test
        void aKeyWrittenTwice() {
            var document = changed("version: \"1\"\n", "version: \"1\"\nversion: \"2\"\n");
            assertThat(problems(document))
                    .containsExactly("my.yaml:10: version: “version” is written twice here, first on line 9; keep one"
                            + " of them");
        }

        @Test
        void twoModulesOfOneKey() {
            var document = changed("key: feedback\n", "key: strengths\n");
            int line = lineOf(NATIONAL, "- key: feedback");
            assertThat(problems(document))
                    .containsExactly("my.yaml:" + line
                            + ": modules[4].key: “strengths” stands here a second time; expected each only once");
        }

        @Test
        void aModuleThatIsNotThere() {
            var document = changed("modulesAttended: all", "modulesAttended: [discovery, rhetoric]");
            assertThat(problems(document))
                    .containsExactly(at(document, "modulesAttended")
                            + "requirements.partOne.all[0].modulesAttended[1]: found “rhetoric”; expected one of"
                            + " discovery, standards, strengths, adult-learning, feedback, programs");
        }

        @Test
        void negativeNumbers() {
            var document = changed("contactMinutes: 4320", "contactMinutes: -4320");
            assertThat(problems(document))
                    .containsExactly(at(document, "contactMinutes")
                            + "requirements.certification.all[2].contactMinutes: found “-4320”; expected a whole"
                            + " number from 1 to 100,000");
        }

        @Test
        void moreThanThereAreParts() {
            var document = changed("        projectPassed: true ", """
                            atLeast: 3
                            of:
                              - {key: one, title: One, projectPassed: true}
                              - {key: two, title: Two, pairingInForce: true}
                    """);
            assertThat(problems(document))
                    .containsExactly(at(document, "atLeast: 3")
                            + "requirements.certification.all[6].atLeast: 3 is more than the 2 there are; expected 2"
                            + " or less");
        }

        @Test
        void moreMeetingsThanMonths() {
            var document = changed("        of: 9 ", "        of: 10 ");
            assertThat(problems(document))
                    .containsExactly(at(document, "of: 10")
                            + "requirements.certification.all[5].of: 10 is more than the 9 months of the internship;"
                            + " expected 9 or less");
        }

        @Test
        void aDayThatIsNotThere() {
            var document = changed("effective: 2020-01-01", "effective: 2027-02-29");
            assertThat(problems(document))
                    .containsExactly(at(document, "effective")
                            + "effective: found “2027-02-29”; expected a day written as 2027-03-09");
        }

        @Test
        void aKindOfRequirementThatIsNotThere() {
            var document = changed("projectPassed: true", "essayWritten: true");
            assertThat(problems(document))
                    .singleElement()
                    .asString()
                    .startsWith(at(document, "essayWritten")
                            + "requirements.certification.all[6].essayWritten: “essayWritten” is not known here;"
                            + " expected one of all, any, atLeast,");
        }

        @Test
        void twoKindsInOneRequirement() {
            var document = changed("projectPassed: true", "projectPassed: true\n        pairingInForce: true");
            assertThat(problems(document)).singleElement().asString().contains("are both asked for here");
        }

        @Test
        void moreHoursThanTheModulesGive() {
            assertThat(problems(changed("pdMinutes: 900", "pdMinutes: 901")))
                    .singleElement()
                    .asString()
                    .contains(
                            "requirements.partOne.all[1].pdMinutes: 901 minutes is more than all modules give, which is"
                                    + " 900; expected 900 or less");
        }

        @Test
        void aFrameworkThatIsNotThere() {
            assertThat(problems(changed("[llc-2008, psel-2015]", "[llc-2008, nelp-2018]")))
                    .containsExactly("my.yaml:15: standards[1]: found “nelp-2018”; expected one of llc-2008, llc-2019,"
                            + " psel-2015");
        }

        @Test
        void aListWhereATextBelongs() {
            var document = changed("title: Discovering Your Strengths", "title: [Discovering, Your, Strengths]");
            assertThat(problems(document))
                    .containsExactly(at(document, "title: [Disc") + "modules[2].title: found a list; expected a text");
        }

        @Test
        void aSectionThatIsMissing() {
            assertThat(problems(changed("certificate:\n  validityYears: 3", "# none")))
                    .containsExactly(
                            "my.yaml:8: certificate: this is missing; expected a section with keys of its own");
        }

        @Test
        void everythingAtOnceInTheOrderOfTheFile() {
            var document = changed("order: 2", "order: two")
                    .replace("graceDays: 30", "graceDays: a month")
                    .replace("months: 9 ", "months: 0 ")
                    .replace("level: verified", "level: sworn");
            assertThat(problems(document))
                    .hasSize(4)
                    .satisfiesExactly(
                            one -> assertThat(one).contains("modules[1].order: found “two”"),
                            one -> assertThat(one).contains("internship.months: found “0”"),
                            one -> assertThat(one)
                                    .contains("hours.level: found “sworn”; expected one of self-attested, supported,"
                                            + " verified, confirmed"),
                            one -> assertThat(one).contains("renewal.graceDays: found “a month”"));
        }
    }

    @Nested
    class RefusesADocumentThatIsNone {
        @Test
        void brokenYaml() {
            assertThat(problems("slug: x\nmodules: [a, b\ntitle: y\n"))
                    .singleElement()
                    .asString()
                    .startsWith("my.yaml:3: this is not YAML: ");
            assertThat(problems("slug: x\n\ttitle: y\n"))
                    .singleElement()
                    .asString()
                    .startsWith("my.yaml:2: this is not YAML: ");
        }

        @Test
        void anotherEncoding() {
            assertThat(problems("slug: x\ntitle: Protégé\n".getBytes(StandardCharsets.ISO_8859_1)))
                    .containsExactly("my.yaml:2: this line has bytes that are not UTF-8; save the file in UTF-8");
            assertThat(problems("slug: x\n".getBytes(StandardCharsets.UTF_16)))
                    .singleElement()
                    .asString()
                    .contains("not UTF-8");
        }

        @Test
        void nothing() {
            assertThat(problems("")).singleElement().asString().startsWith("my.yaml: there is nothing in this file");
            assertThat(problems("# only a comment\n"))
                    .singleElement()
                    .asString()
                    .contains("there is nothing in this file");
        }

        @Test
        void aPlainTextOrAList() {
            assertThat(problems("Dear program director"))
                    .singleElement()
                    .asString()
                    .contains("my.yaml:1: expected");
            assertThat(problems("- a\n- b\n")).singleElement().asString().contains("my.yaml:1: expected");
        }

        @Test
        void aHugeFile() {
            assertThat(problems(new byte[EditionFile.MOST_BYTES + 1]))
                    .containsExactly("my.yaml: this file has more than 256 KB, which no edition needs; expected a YAML"
                            + " document of an edition");
        }

        @Test
        void aBombOfAliases() {
            var bomb = new StringBuilder("a0: &a0 [x, x]\n");
            for (int i = 1; i < 30; i++) {
                bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
            }
            assertThat(problems(bomb.toString()).getFirst())
                    .isEqualTo("my.yaml:2: the alias *a0 refers to another place; editions are written out in full so"
                            + " that each value has one line");
        }

        @Test
        void endlessDepth() {
            assertThat(problems("a: " + "[".repeat(100_000)))
                    .containsExactly("my.yaml:1: sections lie more than 40 deep here, which no edition needs");
            assertThat(problems("a: " + "{a: ".repeat(50_000)))
                    .containsExactly("my.yaml:1: sections lie more than 40 deep here, which no edition needs");
        }

        @Test
        void tagsAndSecondDocuments() {
            assertThat(problems("slug: !!java.net.URL [x]\n"))
                    .singleElement()
                    .asString()
                    .contains("has no place in an edition");
            assertThat(problems("slug: x\n---\nslug: y\n"))
                    .containsExactly("my.yaml:2: a second document begins here; expected one edition in a file");
        }

        @Test
        void controlCharacters() {
            assertThat(problems("slug: x\ntitle: \"a\u0001b\"\n"))
                    .containsExactly("my.yaml:2: the character U+0001 does not belong into a text file; delete it");
        }

        @Test
        void aFileThatIsNotThereOrAFolder(@TempDir Path folder) throws Exception {
            var none = folder.resolve("none.yaml");
            assertThat(EditionFile.read(none)).isInstanceOf(EditionFile.Outcome.Refused.class);
            assertThat(EditionFile.read(folder)).isInstanceOf(EditionFile.Outcome.Refused.class);
            Files.writeString(none, NATIONAL);
            assertThat(EditionFile.read(none)).isEqualTo(new EditionFile.Outcome.Accepted(EditionFile.national()));
        }
    }
}
