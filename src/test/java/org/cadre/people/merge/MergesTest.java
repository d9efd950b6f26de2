package org.cadre.people.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Race;
import org.cadre.Visitor;
import org.cadre.certification.register.WholeRegister;
import org.cadre.demo.Demo;
import org.cadre.people.People;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.command.Progress;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.cadre.registration.RegistrationInvariants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@CadreTest
@Tag("every-postgresql")
class MergesTest {
    @Autowired
    private ApplicationContext beans;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private People people;

    @Autowired
    private ProgramClock clock;

    private PartOne partOne;

    @BeforeEach
    void begin() {
        partOne = new PartOne(beans);
    }

    private PersonId cast(String key) {
        return people.findByEmail(key + "@bluebonnet.example").orElseThrow().id();
    }

    private static List<String> keys(MergeOutcome outcome) {
        return ((MergeOutcome.Refused) outcome)
                .reasons().stream().map(Sentence::key).toList();
    }

    @Nested
    class TwoRichRecords {
        private Merging merging;
        private PersonId rosa;
        private PersonId cora;

        @BeforeEach
        void load() {
            beans.getBean(Demo.class).load(Progress.silent());
            merging = new Merging(beans, cast("opal"));
            rosa = cast("rosa");
            cora = cast("cora");
        }

        @Test
        void areOnePersonWithEveryRecordKept() {
            var before = merging.counts(rosa, cora);
            assertThat(before).hasSizeGreaterThan(20);
            var rows = merging.dump();
            merging.merged(rosa, cora);
            var after = merging.counts(rosa, cora);
            Stream.of(
                            "audit_entry.actor",
                            "audit_entry.whom",
                            "mail.about",
                            "person_merge.kept",
                            "person_merge.gone",
                            "person.merged_into")
                    .forEach(line -> {
                        before.remove(line);
                        after.remove(line);
                    });
            // Both were MITs: of what one person has once, the other row is put away, to come back when it is undone.
            assertThat(jdbc.sql("select line from merge_row where way = 'dropped'")
                            .query(String.class)
                            .list())
                    .containsExactly("role_grant.person");
            after.merge("role_grant.person", 1L, Long::sum);
            assertThat(after).isEqualTo(before);
            rows.remove("role_grant");
            var now = merging.dump();
            assertThat(rows)
                    .allSatisfy(
                            (table, was) -> assertThat(now.get(table)).as(table).hasSameSizeAs(was));
            assertThat(merging.counts(cora).keySet()).allMatch(MergesTest.this::stays);
        }

        @Test
        void areTwoAgainRowByRowWhenItIsUndone() {
            var before = merging.dump();
            var issued = issued();
            String check = "/check/"
                    + jdbc.sql("select min(check_code) from certificate where person = :cora")
                            .param("cora", cora.value())
                            .query(String.class)
                            .single();
            var merge = merging.merged(rosa, cora);
            assertThat(merging.dump()).isNotEqualTo(before);
            assertThat(issued()).isEqualTo(issued);
            new Visitor().get(check).hasStatus(200).says("Cora Jennings");
            assertThat(merging.undo(merge)).isInstanceOf(MergeOutcome.Done.class);
            assertThat(merging.dump()).isEqualTo(before);
            assertThat(issued()).isEqualTo(issued);
            new Visitor().get(check).hasStatus(200).says("Cora Jennings");
            assertThat(WholeRegister.found(beans, clock.today())).isEmpty();
            assertThat(RegistrationInvariants.ALL)
                    .allSatisfy(invariant -> assertThat(
                                    jdbc.sql(invariant.sql()).query().listOfRows())
                            .as(invariant.key())
                            .isEmpty());
        }

        /** All that was issued, to the last character; whose it is, is not part of it. */
        private List<String> issued() {
            return jdbc.sql("""
                    select (to_jsonb(c) - 'person')::text || to_jsonb(d)::text || coalesce(to_jsonb(e)::text, '')
                      from certificate c
                      join certificate_credential d on d.certificate = c.id
                      left join status_entry e on e.credential = c.id
                     order by c.id
                    """).query(String.class).list();
        }

        @Test
        void areTwoAgainAndWhatWasAddedSinceStaysWithWhoRemained() {
            var before = merging.dump().get("registration");
            var merge = merging.merged(rosa, cora);
            var offering = partOne.institute(partOne.inDays(60), 10);
            var added = partOne.confirmed(rosa, offering);
            assertThat(merging.undo(merge)).isInstanceOf(MergeOutcome.Done.class);
            assertThat(jdbc.sql("select person from registration where id = :id")
                            .param("id", added.value())
                            .query(java.util.UUID.class)
                            .single())
                    .isEqualTo(rosa.value());
            assertThat(merging.dump().get("registration")).containsAll(before);
        }
    }

    private boolean stays(String line) {
        return line.contains(">")
                || List.of("audit_entry.", "mail.", "person_merge.", "calendar_feed.", "account.", "private_note.")
                        .stream()
                        .anyMatch(line::startsWith)
                || line.matches("(award_decision.decided_by|internship_extension.signed_by|nudge.*|case_.*)");
    }

    @Nested
    class TheOldAddress {
        private Merging merging;
        private PersonId rosa;
        private PersonId double_;

        @BeforeEach
        void twice() {
            merging = new Merging(beans, partOne.person("Opal Whitfield", Role.OFFICE));
            rosa = partOne.person("Rosa Delgado");
            double_ = partOne.person("Rosa Delgado-Ruiz");
        }

        @Test
        void leadsToTheRemainingPerson() {
            merging.merged(rosa, double_);
            assertThat(people.findByEmail("rosa.delgado-ruiz@bluebonnet.example")
                            .orElseThrow()
                            .id())
                    .isEqualTo(rosa);
            assertThat(people.remaining(double_)).contains(rosa);
        }

        @Test
        void isToldByMailAsWellAsTheRemainingOne() {
            merging.merged(rosa, double_);
            assertThat(told("rosa.delgado@bluebonnet.example"))
                    .contains("rosa.delgado-ruiz@bluebonnet.example opens the same account")
                    .contains("within 30 days");
            assertThat(told("rosa.delgado-ruiz@bluebonnet.example"))
                    .contains("took them for the same person")
                    .contains("within 30 days at ")
                    .contains("somebody in office answers you");
        }

        private String told(String address) {
            return jdbc.sql("select plain from mail where recipient = :to order by id desc limit 1")
                    .param("to", address)
                    .query(String.class)
                    .single();
        }

        @Test
        void endsTheSessionOfTheMergedRecord() {
            var visitor = Visitor.as("rosa.delgado-ruiz");
            visitor.get("/home").hasStatus(200);
            merging.merged(rosa, double_);
            assertThat(visitor.get("/account").address().getPath()).isEqualTo("/sign-in");
        }

        @Test
        void isExchangedWhenTheOtherOneIsChosenAndGivenBackWhenUndone() {
            var merge = ((MergeOutcome.Done) merging.ask(rosa, double_, Fact.EMAIL, Fact.LEGAL_NAME)).merge();
            var card = people.find(rosa).orElseThrow();
            assertThat(card.email()).isEqualTo("rosa.delgado-ruiz@bluebonnet.example");
            assertThat(card.legalName()).isEqualTo("Rosa Delgado-Ruiz");
            assertThat(people.findByEmail("rosa.delgado@bluebonnet.example")
                            .orElseThrow()
                            .id())
                    .isEqualTo(rosa);
            merging.undo(merge);
            assertThat(people.find(rosa).orElseThrow().email()).isEqualTo("rosa.delgado@bluebonnet.example");
            assertThat(people.find(double_).orElseThrow().email()).isEqualTo("rosa.delgado-ruiz@bluebonnet.example");
            assertThat(people.find(rosa).orElseThrow().legalName()).isEqualTo("Rosa Delgado");
        }

        @Test
        void leadsThroughTwoMergesToTheLastOne() {
            var third = partOne.person("Rosie Delgado");
            var first = merging.merged(rosa, double_);
            var second = merging.merged(third, rosa);
            assertThat(people.findByEmail("rosa.delgado-ruiz@bluebonnet.example")
                            .orElseThrow()
                            .id())
                    .isEqualTo(third);
            assertThat(keys(merging.undo(first))).containsExactly("people.merge.undo.further");
            merging.undo(second);
            assertThat(people.findByEmail("rosa.delgado-ruiz@bluebonnet.example")
                            .orElseThrow()
                            .id())
                    .isEqualTo(rosa);
            assertThat(merging.undo(first)).isInstanceOf(MergeOutcome.Done.class);
        }

        @Test
        void keepsAFactThatWasChangedSince() {
            var merge = ((MergeOutcome.Done) merging.ask(rosa, double_, Fact.LEGAL_NAME)).merge();
            merging.once(() -> {
                people.rename(Actor.SYSTEM, rosa, "Rosa D. Ruiz");
                return true;
            });
            merging.undo(merge);
            assertThat(people.find(rosa).orElseThrow().legalName()).isEqualTo("Rosa D. Ruiz");
        }
    }

    @Nested
    class Refuses {
        private Merging merging;
        private PersonId opal;
        private PersonId rosa;
        private PersonId twin;

        @BeforeEach
        void twice() {
            opal = partOne.person("Opal Whitfield", Role.OFFICE);
            merging = new Merging(beans, opal);
            rosa = partOne.person("Rosa Delgado");
            twin = partOne.person("Rosa Delgado Ruiz");
        }

        @Test
        void aRecordWithItself() {
            assertThat(keys(merging.ask(rosa, rosa))).containsExactly("people.merge.same");
        }

        @Test
        void toMergeOneselfAway() {
            assertThat(keys(merging.ask(rosa, opal))).containsExactly("people.merge.oneself");
        }

        @Test
        void toMergeSomebodyIntoOneself() {
            assertThat(keys(merging.ask(opal, rosa))).containsExactly("people.merge.oneself");
            assertThat(people.remaining(rosa)).isEmpty();
        }

        @Test
        void toMergeOneselfOrTheOtherOneWhileActingForThem() {
            var ann = partOne.person("Ann Other", Role.OFFICE);
            var acting = new Viewer(ann, "Ann Other", PartOne.CENTRAL, Set.of(Role.OFFICE), null, opal);
            assertThat(keys(merging.askAs(acting, rosa, opal))).containsExactly("people.merge.oneself");
            assertThat(keys(merging.askAs(acting, ann, rosa))).containsExactly("people.merge.oneself");
            assertThat(merging.askAs(acting, rosa, twin)).isInstanceOf(MergeOutcome.Done.class);
        }

        @Test
        void toHideAnOpenAccountBehindAClosedOne() {
            jdbc.sql("update account set disabled_at = :now where person = :person")
                    .param("now", java.time.OffsetDateTime.now(java.time.ZoneOffset.UTC))
                    .param("person", rosa.value())
                    .update();
            assertThat(keys(merging.ask(rosa, twin))).containsExactly("people.merge.closed");
        }

        @Test
        void twoSeatsOfOneEvent() {
            var offering = partOne.institute(partOne.inDays(30), 10);
            partOne.confirmed(rosa, offering);
            var second = partOne.confirmed(twin, offering);
            assertThat(keys(merging.ask(rosa, twin))).containsExactly("registration.doubles.seats");
            partOne.givenUp(second, twin);
            assertThat(merging.ask(rosa, twin)).isInstanceOf(MergeOutcome.Done.class);
        }

        @Test
        void toUndoWhatIsLongAgo() {
            var merge = merging.merged(rosa, twin);
            clock.moveTo(clock.today().plusDays(Merges.DAYS));
            assertThat(merging.undo(merging.merged(partOne.person("Anna Other"), partOne.person("Ann Other"))))
                    .isInstanceOf(MergeOutcome.Done.class);
            clock.moveTo(clock.today().plusDays(1));
            assertThat(keys(merging.undo(merge))).containsExactly("people.merge.undo.late");
        }

        @Test
        void toUndoWhatCreditWasGivenForSince() {
            var offering = partOne.institute(partOne.today().minusDays(1), 10);
            var seat = partOne.confirmed(twin, offering);
            var merge = merging.merged(rosa, twin);
            partOne.attendedAll(offering, seat);
            partOne.closed(offering);
            assertThat(keys(merging.undo(merge))).containsExactly("attendance.doubles.credited-since");
        }
    }

    @Nested
    class TwoWhoMergeTheSamePair {
        @Test
        void oneWinsAndTheOtherOneSeesIt() throws Exception {
            var merging = new Merging(beans, partOne.person("Opal Whitfield", Role.OFFICE));
            var rosa = partOne.person("Rosa Delgado");
            var twin = partOne.person("Rosa Delgado Ruiz");
            var outcomes = Race.<MergeOutcome>of(List.of(
                    () -> merging.ask(rosa, twin), () -> merging.ask(twin, rosa), () -> merging.ask(rosa, twin)));
            assertThat(outcomes).filteredOn(MergeOutcome.Done.class::isInstance).hasSize(1);
            assertThat(outcomes)
                    .filteredOn(MergeOutcome.Already.class::isInstance)
                    .hasSize(2);
            assertThat(jdbc.sql("select count(*) from person where merged_into is not null")
                            .query(Integer.class)
                            .single())
                    .isOne();
        }

        /** The control: who looks whether one of them is merged, without holding the rows, merges each into the other. */
        @Test
        void lookingWithoutTheLockWouldMergeEachIntoTheOther() throws Exception {
            var merging = new Merging(beans, partOne.person("Opal Whitfield", Role.OFFICE));
            var rosa = partOne.person("Rosa Delgado");
            var twin = partOne.person("Rosa Delgado Ruiz");
            var looked = new CyclicBarrier(2);
            Race.<Boolean>of(List.of(
                    () -> merging.once(() -> carelessly(looked, rosa, twin)),
                    () -> merging.once(() -> carelessly(looked, twin, rosa))));
            assertThat(jdbc.sql("select count(*) from person where merged_into is not null")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(2);
        }

        private boolean carelessly(CyclicBarrier looked, PersonId kept, PersonId gone) {
            boolean merged =
                    people.remaining(kept).isPresent() || people.remaining(gone).isPresent();
            Race.await(looked);
            return !merged
                    && jdbc.sql("update person set merged_into = :kept where id = :gone")
                                    .param("kept", kept.value())
                                    .param("gone", gone.value())
                                    .update()
                            == 1;
        }
    }
}
