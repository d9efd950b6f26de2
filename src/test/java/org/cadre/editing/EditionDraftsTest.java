package org.cadre.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import org.cadre.CadreTest;
import org.cadre.Race;
import org.cadre.offering.OfferingId;
import org.cadre.people.Role;
import org.cadre.platform.text.Texts;
import org.cadre.program.Editions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Editions in the making: saves, proposals, and what is published. */
@CadreTest
class EditionDraftsTest extends Drafting {
    @Autowired
    private Texts texts;

    @Autowired
    private EditionOwners owners;

    @Nested
    class ADraft {
        @Test
        void ofADistrictBeginsAsACustomizedEdition() {
            var draft = read(begun());
            assertThat(draft.yaml())
                    .contains("slug: national-mentor-certification-bluebonnet-isd")
                    .contains("parent: national-mentor-certification")
                    .contains("version: '1'");
            assertThat(drafts.couldPublish(draft)).isInstanceOf(DraftOutcome.Done.class);
        }

        @Test
        void ofTheAssociationBeginsAsItsNextVersion() {
            var id = once(() -> drafts.start(office, null, editions.idOf(Editions.NATIONAL)));
            assertThat(read(id).yaml())
                    .contains("slug: national-mentor-certification\n")
                    .contains("version: '2'")
                    .doesNotContain("parent:");
        }

        @Test
        void isSeenByOfficeAndItsOwnDistrictOnly() {
            var id = begun();
            var rosewood = one.district("Rosewood ISD");
            var kit = viewer(
                    one.staffOf(rosewood, "Kit District", Role.DISTRICT), "Kit District", Role.DISTRICT, rosewood);
            assertThat(drafts.find(coordinator, id)).isPresent();
            assertThat(drafts.find(office, id)).isPresent();
            assertThat(drafts.find(kit, id)).isEmpty();
            assertThat(drafts.open(kit)).isEmpty();
            assertThat(drafts.of(bluebonnet)).hasSize(1);
            assertThat(drafts.of(rosewood)).isEmpty();
        }

        @Test
        void goesBackToAnyOfItsSaves() {
            var id = begun();
            saved(coordinator, id, sheet -> sheet.with(CONTACT, 4800));
            saved(coordinator, id, sheet -> sheet.with("title", "Bluebonnet Mentors"));
            once(() -> drafts.backTo(coordinator, id, 3, 2));
            var draft = read(id);
            assertThat(draft.save()).isEqualTo(4);
            assertThat(draft.yaml()).contains("contactMinutes: 4800").doesNotContain("Bluebonnet Mentors");
            assertThat(drafts.saves(id)).extracting(DraftSave::number).containsExactly(4, 3, 2, 1);
        }

        @Test
        void isNotOverwrittenByWhoReadAnEarlierSave() {
            var id = begun();
            saved(office, id, sheet -> sheet.with(CONTACT, 4800));
            var late = once(() -> drafts.save(coordinator, id, 1, "slug: late", "yaml"));
            assertThat(late)
                    .isInstanceOfSatisfying(
                            DraftOutcome.ChangedMeanwhile.class,
                            changed -> assertThat(changed.now().savedByName()).isEqualTo("Opal Vance"));
            assertThat(read(id).yaml()).contains("contactMinutes: 4800");
        }

        @Test
        void keepsTheFirstOfTwoSavesAtTheSameMoment() throws Exception {
            var id = begun();
            Callable<DraftOutcome> save =
                    () -> once(() -> drafts.save(coordinator, id, 1, read(id).yaml() + "\n", "yaml"));
            var outcomes = Race.of(List.of(save, save));
            assertThat(outcomes).hasAtLeastOneElementOfType(DraftOutcome.Done.class);
            assertThat(outcomes).hasAtLeastOneElementOfType(DraftOutcome.ChangedMeanwhile.class);
            assertThat(drafts.saves(id)).hasSize(2);
        }

        @Test
        void isNoLargerThanAnEditionMayBe() {
            var id = begun();
            assertThat(once(() -> drafts.save(coordinator, id, 1, "#".repeat(256 * 1024 + 1), "yaml")))
                    .isInstanceOf(DraftOutcome.TooLarge.class);
            assertThat(read(id).save()).isOne();
        }
    }

    @Nested
    class AProposal {
        @Test
        void isOfficesUntilItComesBack() {
            var id = begun();
            once(() -> drafts.propose(coordinator, id, 1));
            assertThat(read(id).state()).isEqualTo(DraftState.PROPOSED);
            assertThat(saved(coordinator, id, sheet -> sheet.with(CONTACT, 4800)))
                    .isInstanceOf(DraftOutcome.Closed.class);
            once(() -> drafts.giveBack(office, id, "Please name your own title."));
            assertThat(read(id).returnedWords()).isEqualTo("Please name your own title.");
            assertThat(saved(coordinator, id, sheet -> sheet.with("title", "Bluebonnet Mentors")))
                    .isInstanceOf(DraftOutcome.Done.class);
        }

        @Test
        void isTakenBackBeforeOfficeHasDecided() {
            var id = begun();
            once(() -> drafts.propose(coordinator, id, 1));
            once(() -> drafts.takeBack(coordinator, id));
            assertThat(read(id).state()).isEqualTo(DraftState.DRAFT);
            assertThat(once(() -> drafts.takeBack(coordinator, id))).isInstanceOf(DraftOutcome.Closed.class);
        }

        @Test
        void mustBeAGoodEdition() {
            var id = begun();
            saved(coordinator, id, sheet -> sheet.without("modules"));
            assertThat(once(() -> drafts.propose(coordinator, id, 2))).isInstanceOf(DraftOutcome.NotGood.class);
            assertThat(read(id).state()).isEqualTo(DraftState.DRAFT);
        }
    }

    @Nested
    class Publishing {
        @Test
        void makesAnEditionThatEverybodySees() {
            var id = begun();
            saved(coordinator, id, sheet -> sheet.with(CONTACT, 4800));
            var outcome = once(() -> drafts.publish(office, id, 2));
            assertThat(outcome).isInstanceOf(DraftOutcome.Published.class);
            var edition = editions.current("national-mentor-certification-bluebonnet-isd");
            assertThat(edition.contactTarget()).isEqualTo(4800);
            assertThat(owners.ownerOf(editions.idOf(edition.slug()))).contains(bluebonnet);
            assertThat(editions.current(Editions.NATIONAL).contactTarget()).isEqualTo(4320);
            assertThat(read(id).state()).isEqualTo(DraftState.PUBLISHED);
        }

        @Test
        void refusesAWeakerEditionWithACounterExample() {
            var id = begun();
            saved(coordinator, id, sheet -> sheet.with(CONTACT, 3600));
            var outcome = once(() -> drafts.publish(office, id, 2));
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            DraftOutcome.NotProved.class,
                            refused -> assertThat(refused.lines().stream()
                                            .map(texts::say)
                                            .toList()
                                            .toString())
                                    .contains("Certification: weaker")
                                    .contains("Log 72 contact hours: 60.00 of 72 hours"));
            assertThat(editions.listed()).hasSize(1);
            assertThat(read(id).state()).isEqualTo(DraftState.DRAFT);
        }

        @Test
        void refusesADistrictsEditionThatStandsAlone() {
            var id = begun();
            saved(coordinator, id, sheet -> sheet.without("parent"));
            assertThat(once(() -> drafts.publish(office, id, 2))).isInstanceOf(DraftOutcome.NoParent.class);
            saved(coordinator, id, sheet -> sheet.with("parent", "nowhere"));
            assertThat(once(() -> drafts.publish(office, id, 3))).isInstanceOf(DraftOutcome.NoParent.class);
        }

        @Test
        void refusesTheNameOfSomebodyElsesProgramAndAVersionThatIsThere() {
            var id = begun();
            saved(
                    coordinator,
                    id,
                    sheet -> sheet.with("slug", Editions.NATIONAL).without("parent"));
            assertThat(once(() -> drafts.publish(office, id, 2))).isInstanceOf(DraftOutcome.SlugTaken.class);
            var own = once(() -> drafts.start(office, null, editions.idOf(Editions.NATIONAL)));
            saved(office, own, sheet -> sheet.with("version", "1"));
            assertThat(once(() -> drafts.publish(office, own, 2))).isInstanceOf(DraftOutcome.VersionTaken.class);
        }

        @Test
        void refusesADayThatHasPassedOnceSomebodyIsEnrolled() {
            var past = LocalDate.of(2025, 1, 1).toString();
            var own = once(() -> drafts.start(office, null, editions.idOf(Editions.NATIONAL)));
            saved(office, own, sheet -> sheet.with("effective", past));
            assertThat(drafts.couldPublish(read(own))).isInstanceOf(DraftOutcome.Done.class);
            OfferingId held = one.institute(clock.today().plusDays(30), 10);
            assertThat(held).isNotNull();
            assertThat(once(() -> drafts.publish(office, own, 2))).isInstanceOf(DraftOutcome.InThePast.class);
            assertThat(editions.listed()).hasSize(1);
        }

        @Test
        void leavesWhoIsEnrolledUnderTheEditionTheyBeganWith() {
            var held = one.institute(clock.today().plusDays(30), 10);
            var own = once(() -> drafts.start(office, null, editions.idOf(Editions.NATIONAL)));
            saved(office, own, sheet -> sheet.with(CONTACT, 6000));
            once(() -> drafts.publish(office, own, 2));
            clock.moveTo(clock.today().plusDays(2));
            assertThat(editions.current(Editions.NATIONAL).contactTarget()).isEqualTo(6000);
            var kept = jdbc.sql("select e.version from offering o join edition e on e.id = o.edition where o.id = :id")
                    .param("id", held.value())
                    .query(String.class)
                    .single();
            assertThat(kept).isEqualTo("1");
        }

        @Test
        void happensOnceHoweverManyPublish() throws Exception {
            var id = begun();
            Callable<DraftOutcome> publish = () -> once(() -> drafts.publish(office, id, 1));
            var outcomes = Race.of(List.of(publish, publish, publish));
            assertThat(outcomes.stream().filter(DraftOutcome.Published.class::isInstance))
                    .hasSize(1);
            assertThat(outcomes.stream().filter(DraftOutcome.Closed.class::isInstance))
                    .hasSize(2);
            assertThat(editions.listed()).hasSize(2);
        }

        /** The control: where each only looks whether the draft is open, and writes then, all of them write. */
        @Test
        void wouldHappenForAllWhoOnlyLooked() throws Exception {
            var id = begun();
            var looked = new CyclicBarrier(3);
            Callable<Boolean> publish = () -> {
                boolean open = read(id).state().isOpen();
                Race.await(looked);
                return open
                        && once(() -> jdbc.sql("update edition_draft set save = save + 1 where id = :id")
                                        .param("id", id.value())
                                        .update())
                                == 1;
            };
            assertThat(Race.of(List.of(publish, publish, publish))).containsOnly(true);
            assertThat(jdbc.sql("select save from edition_draft where id = :id")
                            .param("id", id.value())
                            .query(Integer.class)
                            .single())
                    .isEqualTo(4);
        }

        @Test
        void ofTwoDraftsWithTheSameNameHappensForOne() throws Exception {
            var first = begun();
            var second = begun();
            var outcomes = Race.of(List.<Callable<DraftOutcome>>of(
                    () -> once(() -> drafts.publish(office, first, 1)),
                    () -> once(() -> drafts.publish(office, second, 1))));
            assertThat(outcomes).hasAtLeastOneElementOfType(DraftOutcome.Published.class);
            assertThat(outcomes).hasAtLeastOneElementOfType(DraftOutcome.VersionTaken.class);
            assertThat(editions.listed()).hasSize(2);
        }

        @Test
        void givesAShortNameToOneOfTwoOwnersAtTheSameMoment() throws Exception {
            var first = begun();
            var own = once(() -> drafts.start(office, null, editions.idOf(Editions.NATIONAL)));
            saved(office, own, sheet -> sheet.with("slug", "mentors").with("version", "7"));
            saved(office, first, sheet -> sheet.with("slug", "mentors"));
            var outcomes = Race.of(List.<Callable<DraftOutcome>>of(
                    () -> once(() -> drafts.publish(office, first, 2)),
                    () -> once(() -> drafts.publish(office, own, 2))));
            assertThat(outcomes).hasAtLeastOneElementOfType(DraftOutcome.Published.class);
            assertThat(outcomes).hasAtLeastOneElementOfType(DraftOutcome.SlugTaken.class);
        }

        @Test
        void ofAnEditionThatStandsAloneTellsWhatItAsksForLess() {
            var own = once(() -> drafts.start(office, null, editions.idOf(Editions.NATIONAL)));
            assertThat(drafts.lessThanBefore(read(own))).isEmpty();
            saved(office, own, sheet -> sheet.with(CONTACT, 3600));
            assertThat(drafts.lessThanBefore(read(own)).stream()
                            .map(texts::say)
                            .toList()
                            .toString())
                    .contains("60.00 of 72 hours");
        }
    }
}
