package org.cadre.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.cadre.CadreTest;
import org.cadre.Visitor;
import org.cadre.Visitor.Page;
import org.cadre.program.EditionSheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Office makes an edition in forms, tries it out, and publishes it. */
@CadreTest
class EditionFormsTest extends Drafting {
    private Visitor opalsBrowser = new Visitor();

    @Autowired
    private OpenDrafts open;

    private DraftId id = new DraftId(new UUID(0, 0));
    private String place = "";

    @BeforeEach
    void draftOfTheDistrict() {
        opalsBrowser = one.signedIn(opal);
        var list = opalsBrowser
                .get("/office/editions")
                .says("National Mentor Certification 1")
                .says("In effect today");
        var begun = opalsBrowser
                .button(list, "Start draft")
                .with("district-name", "Bluebonnet ISD")
                .send()
                .says("A customized edition for Bluebonnet ISD")
                .says("Ready to be published");
        place = begun.address().getPath();
        id = new DraftId(UUID.fromString(place.substring(place.lastIndexOf('/') + 1)));
    }

    private EditionSheet sheet() {
        return EditionSheet.read(read(id).yaml()).orElseThrow();
    }

    private Page get(String rest) {
        return opalsBrowser.get(place + rest);
    }

    @Nested
    class ASection {
        @Test
        void changesWhatItAsksForAndKeepsTheRest() {
            var before = sheet();
            opalsBrowser
                    .button(get("/sections/internship"), "Save")
                    .with("internship-agreementDueDays", 21)
                    .send()
                    .says("Saved.")
                    .says("Days for the protégé to agree: 30 → 21");
            assertThat(sheet()).isEqualTo(before.with("internship.agreementDueDays", 21));
        }

        @Test
        void changedToWhatItWasIsTheSameDocument() {
            var before = sheet();
            for (var section : DraftSection.ALL) {
                if (!section.fields().isEmpty()) {
                    opalsBrowser
                            .button(get("/sections/" + section.key()), "Save")
                            .send()
                            .hasStatus(200);
                }
            }
            var agreement = before.text("agreement.text");
            assertThat(sheet().with("agreement.text", agreement)).isEqualTo(before);
            assertThat(sheet().text("agreement.text").strip()).isEqualTo(agreement.strip());
        }

        @Test
        void saysBesideTheFieldWhatIsWrongAndKeepsWhatWasTyped() {
            var page = opalsBrowser
                    .button(get("/sections/hours"), "Save")
                    .with("hours-stepMinutes", "five")
                    .with("hours-shortcuts", "15, 31")
                    .send()
                    .hasStatus(422);
            assertThat(page.wrong("hours-stepMinutes")).contains("found “five”; expected a whole number from 1 to 60");
            assertThat(page.document().select("#hours-shortcuts").val()).isEqualTo("15, 31");
            assertThat(read(id).save()).isOne();
        }

        @Test
        void isSavedWithWhatFollowsElsewhereToBeMended() {
            opalsBrowser
                    .button(get("/sections/internship"), "Save")
                    .with("internship-months", 6)
                    .with("internship-completionFromMonth", 6)
                    .with("internship-planReviewAfterMonth", 3)
                    .send()
                    .says("Not ready to be published")
                    .says("3 things to mend")
                    .says("9 is more than the 6 months of the internship");
        }

        @Test
        void showsTheSecondOfTwoWhatTheFirstChanged() {
            var mine = get("/sections/internship");
            saved(coordinator, id, sheet -> sheet.with(CONTACT, 4800));
            var refused = opalsBrowser
                    .button(mine, "Save")
                    .with("internship-agreementDueDays", 21)
                    .send()
                    .hasStatus(422)
                    .says("Dora District saved this draft after you opened it")
                    .says("Log 72 contact hours, Contact hours: 72.00 → 80.00");
            assertThat(refused.document().select("#internship-agreementDueDays").val())
                    .isEqualTo("21");
            opalsBrowser.button(refused, "Save").send().says("Saved.");
            assertThat(sheet().at(CONTACT)).isEqualTo(4800);
            assertThat(sheet().at("internship.agreementDueDays")).isEqualTo(21);
        }
    }

    @Nested
    class AList {
        @Test
        void addsMovesChangesAndRemovesEntries() {
            opalsBrowser
                    .button(get("/lists/modules/new"), "Save")
                    .with("modules-title", "Mentoring in Bluebonnet")
                    .with("modules-minutes", 90)
                    .with("modules-learned", "How our district works.")
                    .send()
                    .says("Mentoring in Bluebonnet");
            assertThat(sheet().text("modules[6].key")).isEqualTo("mentoring-in-bluebonnet");
            assertThat(sheet().at("modules[6].order")).isEqualTo(7);
            opalsBrowser
                    .form(get("/sections/modules"), "form[action$='/modules/6/order']")
                    .with("way", "up")
                    .send();
            assertThat(sheet().text("modules[5].title")).isEqualTo("Mentoring in Bluebonnet");
            opalsBrowser
                    .form(get("/sections/modules"), "form[action$='/modules/5/removal']")
                    .send();
            assertThat(sheet().size("modules")).isEqualTo(6);
            assertThat(open.problems(sheet())).isEmpty();
        }

        @Test
        void asksForWhatAnEntryNeeds() {
            var page = opalsBrowser
                    .button(get("/lists/hours-modes/new"), "Save")
                    .send()
                    .hasStatus(422);
            assertThat(page.wrong("hours-modes-title")).contains("expected a text");
            page = opalsBrowser
                    .button(get("/lists/hours-modes/0"), "Save")
                    .with("hours-modes-capMinutes", "many")
                    .send()
                    .hasStatus(422);
            assertThat(page.wrong("hours-modes-capMinutes"))
                    .isEqualTo("Hours are a number like 72 or 7.5. Enter them that way.");
        }

        @Test
        void takesACapInHours() {
            opalsBrowser
                    .button(get("/lists/hours-modes/3"), "Save")
                    .with("hours-modes-capMinutes", "12.5")
                    .send()
                    .hasStatus(200);
            assertThat(sheet().at("hours.modes[3].capMinutes")).isEqualTo(750);
        }
    }

    @Nested
    class TheTree {
        @Test
        void isAPictureAListAndWords() {
            var page = get("/requirements");
            assertThat(page.document().select("svg.tree title").eachText())
                    .contains("Tree of requirements: Earn the National Mentor Certificate");
            assertThat(page.document().select("svg.tree .tree-title").eachText())
                    .contains("Log 72 contact hours");
            assertThat(page.document().select(".requirements .row-link").eachText())
                    .contains("Log 72 contact hours");
            get("").says("To be certified, a mentor must").says("be in contact with the protégé for 72 hours");
        }

        @Test
        void changesAThreshold() {
            var page = opalsBrowser
                    .button(get("/requirements/contact-hours"), "Save requirement")
                    .with("requirement-title", "Log 80 contact hours")
                    .with("requirement-contactMinutes", "80")
                    .with("requirement-level", "confirmed")
                    .send();
            assertThat(sheet().at(CONTACT)).isEqualTo(4800);
            assertThat(page.text()).contains("Log 80 contact hours");
            get("").says("Log 72 contact hours, Contact hours: 72.00 → 80.00").says("Ready to be published");
        }

        @Test
        void takesAGroupWithPartsOfItsOwn() {
            opalsBrowser
                    .button(get("/requirements/certification/parts/atLeast"), "Save requirement")
                    .with("requirement-title", "Give back")
                    .with("requirement-atLeast", 1)
                    .send()
                    .says("Give back");
            get("").says("Not ready to be published");
            opalsBrowser
                    .button(get("/requirements/give-back/parts/monthlyReportsAccepted"), "Save requirement")
                    .with("requirement-title", "All reports")
                    .with("requirement-monthlyReportsAccepted", 9)
                    .send()
                    .says("At least 1 of its parts");
            get("").says("Ready to be published").says("Added: requirement “Give back”");
        }

        @Test
        void movesAndRemovesRequirements() {
            opalsBrowser
                    .form(get("/requirements"), "form[action$='/requirements/project/order']")
                    .with("way", "up")
                    .send();
            assertThat(sheet().text("requirements.certification.all[5].key")).isEqualTo("project");
            opalsBrowser
                    .form(get("/requirements"), "form[action$='/requirements/project/removal']")
                    .send();
            assertThat(RequirementNode.find(sheet(), "project")).isEmpty();
            get("").says("Not ready to be published").says("Pass the final project");
        }

        @Test
        void knowsEachKindOfRequirementThatAnEditionMayAskFor() {
            assertThat(RequirementShape.ALL).extracting(RequirementShape::kind).hasSize(12);
            for (var shape : RequirementShape.ALL) {
                get("/requirements/certification/parts/" + shape.kind()).hasStatus(200);
            }
        }
    }

    @Nested
    class TheDocument {
        @Test
        void isDownloadedAndTakenInAgain() {
            var yaml = new String(get("/document.yaml").bytes(), StandardCharsets.UTF_8);
            assertThat(yaml).isEqualTo(read(id).yaml());
            opalsBrowser
                    .button(get("/document"), "Save document")
                    .with("yaml", yaml.replace("contactMinutes: 4320", "contactMinutes: 5000"))
                    .send()
                    .says("Saved.");
            assertThat(sheet().at(CONTACT)).isEqualTo(5000);
            opalsBrowser
                    .button(get("/document"), "Save document")
                    .send("file", "edition.yaml", "application/yaml", yaml.getBytes(StandardCharsets.UTF_8))
                    .says("Saved.");
            assertThat(sheet().at(CONTACT)).isEqualTo(4320);
        }

        @Test
        void isRefusedLineByLineWithoutASave() {
            String good = read(id).yaml();
            for (var bad : List.of(
                    List.of(good + "loop: &a [*a]\n", "the alias *a refers to another place"),
                    List.of(good.replace("projectPassed: true", "flies: true"), "“flies” is not known here"),
                    List.of(good + "title: Again\n", "“title” is written twice here"),
                    List.of("a: " + "[".repeat(60) + "]".repeat(60), "deep here, which no edition needs"),
                    List.of("#".repeat(256 * 1024) + "\n", "more than 256 KB"),
                    List.of("", "expected a YAML document of an edition"))) {
                opalsBrowser
                        .button(get("/document"), "Save document")
                        .with("yaml", bad.getFirst())
                        .send()
                        .hasStatus(422)
                        .says(bad.getLast());
            }
            assertThat(read(id).save()).isOne();
        }
    }

    @Test
    void historyGoesBackToAnySave() {
        saved(office, id, sheet -> sheet.with(CONTACT, 4800));
        var page = get("/history").says("Contact hours: 72.00 → 80.00");
        opalsBrowser.button(page, "Go back to save 1").send().says("The earlier save is back.");
        assertThat(sheet().at(CONTACT)).isEqualTo(4320);
    }

    @Nested
    class TryingIt {
        @Test
        void setsAMadeUpPersonUnderBothEditionsSideBySide() {
            saved(office, id, sheet -> sheet.with(CONTACT, 4800));
            var page = opalsBrowser
                    .button(get("/trial"), "See where they stand")
                    .with("hours-confirmed", "72")
                    .send()
                    .says("Here: partly met. Today: met.")
                    .says("72.00 of 80 hours");
            assertThat(page.document().select(".trial-sides .panel")).hasSize(6);
        }

        @Test
        void setsSomebodyWhoExistsUnderBoth() {
            var nadia = one.person("Nadia Novice");
            var page = opalsBrowser.get(place + "/trial?q=nadia");
            assertThat(page.document().select("a.row-link").eachText()).contains("Nadia Novice");
            get("/trial/" + nadia).says("Nadia Novice").says("The same under both: not met.");
            opalsBrowser.get(place + "/trial?q=nobody%25").says("Nobody is found");
        }

        @Test
        void saysWhatIsNoNumber() {
            var page = opalsBrowser
                    .button(get("/trial"), "See where they stand")
                    .with("months", "nine")
                    .with("hours-confirmed", "lots")
                    .send()
                    .hasStatus(422);
            assertThat(page.wrong("months")).isEqualTo("Enter a whole number from 0 to 48.");
            assertThat(page.wrong("hours-confirmed")).contains("like 72 or 7.5");
        }
    }

    @Nested
    class Publishing {
        @Test
        void isRefusedWithTheCounterExampleThenMendedThenDone() {
            saved(office, id, sheet -> sheet.with(CONTACT, 3600));
            var page = opalsBrowser
                    .button(get(""), "Publish")
                    .send()
                    .hasStatus(422)
                    .says("not shown to be as strong as “National Mentor Certification”")
                    .says("60.00 of 72 hours");
            assertThat(page.text()).contains("Not ready to be published");
            saved(office, id, sheet -> sheet.with(CONTACT, 4500).with("title", "Bluebonnet Mentor Certification"));
            opalsBrowser.button(get(""), "Publish").send().says("Published.");
            opalsBrowser
                    .get("/office/editions")
                    .says("Bluebonnet Mentor Certification 1")
                    .says("Bluebonnet ISD")
                    .says("0 events, 0 cohorts, 0 people");
            get("/sections/hours").hasStatus(404);
        }

        @Test
        void comparesWhatWasPublishedWithWhatItCameFrom() {
            saved(office, id, sheet -> sheet.with(CONTACT, 4800));
            opalsBrowser.button(get(""), "Publish").send();
            var ids = editions.listed();
            var from = editions.idOf("national-mentor-certification");
            var to = ids.stream()
                    .map(one -> one.id())
                    .filter(one -> !one.equals(from))
                    .findFirst()
                    .orElseThrow();
            opalsBrowser
                    .get("/office/editions/compare?from=" + from + "&to=" + to)
                    .says("Log 72 contact hours, Contact hours: 72.00 → 80.00")
                    .says("Customized from: not set → national-mentor-certification");
            opalsBrowser.get("/office/editions/" + to).says("To be certified, a mentor must");
            opalsBrowser
                    .button(opalsBrowser.get("/office/editions/" + to), "Start a draft from it")
                    .send()
                    .says("A customized edition for Bluebonnet ISD that began with");
        }

        @Test
        void ofAProposalMayBeRefusedWithWords() {
            once(() -> drafts.propose(coordinator, id, 1));
            opalsBrowser.get("/office/editions").says("Proposed");
            opalsBrowser
                    .button(get(""), "Return proposal")
                    .send()
                    .hasStatus(422)
                    .says("Say what is missing");
            opalsBrowser
                    .button(get(""), "Return proposal")
                    .with("words", "Please name your own title.")
                    .send()
                    .says("back with the district")
                    .says("Please name your own title.");
        }
    }
}
