package org.cadre.people.rights;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.cadre.CadreTest;
import org.cadre.PartOne;
import org.cadre.Visitor;
import org.cadre.certification.register.WholeRegister;
import org.cadre.demo.Demo;
import org.cadre.people.People;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.people.merge.Merging;
import org.cadre.people.record.PersonRows;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.command.Progress;
import org.cadre.platform.file.FileStore;
import org.cadre.platform.job.Jobs;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.registration.RegistrationInvariants;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

@CadreTest
class PersonCareTest {
    private static final ZoneId CENTRAL = ZoneId.of("America/Chicago");

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private People people;

    @Autowired
    private ExportZip zip;

    @Autowired
    private Erasures erasures;

    @Autowired
    private PersonExports exports;

    @Autowired
    private FileStore files;

    private PersonId cast(String key) {
        return people.findByEmail(key + "@bluebonnet.example").orElseThrow().id();
    }

    private Map<String, byte[]> exported(PersonId person, boolean own) throws IOException {
        var out = new ByteArrayOutputStream();
        zip.write(person, own, out);
        return entries(out.toByteArray());
    }

    private static Map<String, byte[]> entries(byte[] bytes) throws IOException {
        var entries = new LinkedHashMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        return entries;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String everything() {
        var all = new StringBuilder();
        jdbc.sql("select tablename from pg_tables where schemaname = 'public' and tablename not in ('scheduled_tasks')")
                .query(String.class)
                .list()
                .forEach(table -> jdbc.sql("select to_jsonb(t)::text from " + table + " t")
                        .query(String.class)
                        .list()
                        .forEach(all::append));
        return all.toString();
    }

    @Nested
    class OfTheCast {
        private Viewer opal;

        @BeforeEach
        void load() {
            beans.getBean(Demo.class).load(Progress.silent());
            opal = new Viewer(cast("opal"), "Opal Whitfield", CENTRAL, Set.of(Role.OFFICE), null, null);
        }

        @Test
        void anExportHoldsTheirRecordsAndPapersAndNobodysSecrets() throws IOException {
            var cora = exported(cast("cora"), false);
            assertThat(cora.keySet())
                    .contains(
                            "summary.pdf",
                            "person.json",
                            "tables/registration.csv",
                            "tables/attendance.csv",
                            "tables/monthly_report.csv",
                            "tables/monthly_report.json",
                            "tables/certificate.csv")
                    .anyMatch(name -> name.startsWith("files/certificate/") && name.endsWith(".pdf"));
            assertThat(text(requireNonNull(cora.get("person.json")))).contains("cora@bluebonnet.example");
            assertThat(cora.get("summary.pdf")).startsWith('%', 'P', 'D', 'F');
            assertThat(cora)
                    .allSatisfy((name, bytes) -> assertThat(text(bytes))
                            .as(name)
                            .doesNotContain("passphrase")
                            .doesNotContain("check_code"));
        }

        @Test
        void whatOfficeReadsOnlyWithAReasonIsInTheOwnExportAlone() throws IOException {
            var rosa = cast("rosa");
            jdbc.sql("update contact_entry set summary = 'Del is at odds with the board.'")
                    .update();
            jdbc.sql("""
                    insert into care_request (id, kind, person, words, asked_on, asked_at, due_on)
                    select gen_random_uuid(), 'complaint', :rosa, 'Somebody read my report aloud.', today, now(), today
                      from (values (current_date)) as d (today)
                    """).param("rosa", rosa.value()).update();
            var room = UUID.randomUUID();
            jdbc.sql("""
                    insert into chat_room (id) values (:room)
                    """).param("room", room).update();
            jdbc.sql("""
                    insert into chat_entry (room, number, author, kind, body, entered_at)
                    values (:room, 1, :rosa, 'message', 'My district is not to know.', now())
                    """).param("room", room).param("rosa", rosa.value()).update();
            var words = List.of(
                    "Del is at odds with the board.", "Somebody read my report aloud.", "My district is not to know.");
            var office = exported(rosa, false);
            assertThat(office.keySet())
                    .doesNotContain("tables/contact_entry.csv", "tables/care_request.csv", "tables/chat_entry.csv");
            assertThat(office)
                    .allSatisfy((name, bytes) ->
                            assertThat(text(bytes)).as(name).doesNotContain(words.toArray(String[]::new)));
            var own = exported(rosa, true);
            assertThat(text(requireNonNull(own.get("tables/contact_entry.csv"))))
                    .contains(words.get(0));
            assertThat(text(requireNonNull(own.get("tables/care_request.csv")))).contains(words.get(1));
            assertThat(text(requireNonNull(own.get("tables/chat_entry.csv")))).contains(words.get(2));
        }

        @Test
        void aProtegesExportHasWhatTheMitSentAndNotWhyItTookLong() throws IOException {
            var del = cast("del");
            jdbc.sql("""
                    update contact_entry set long_reason = 'Del broke down.', verified_reason = 'Heard it by phone.'
                     where pairing in (select id from pairing where protege = :del)
                    """).param("del", del.value()).update();
            jdbc.sql("""
                    update contact_entry set state = 'draft', summary = 'Not sent yet.'
                     where id = (select max(id::text)::uuid from contact_entry
                                  where state = 'submitted' and pairing in (select id from pairing where protege = :del))
                    """).param("del", del.value()).update();
            assertThat(exported(del, false)).doesNotContainKey("tables/contact_entry.csv");
            assertThat(text(requireNonNull(exported(del, true).get("tables/contact_entry.csv"))))
                    .contains("submitted")
                    .doesNotContain("Not sent yet.", "Del broke down.", "Heard it by phone.", "long_reason");
        }

        @Test
        void anErasureLeavesWhatOthersHaveByTheSameAddress() {
            var cora = cast("cora");
            jdbc.sql("update person set personal_email = 'home@else.example' where id in (:cora, :nate)")
                    .param("cora", cora.value())
                    .param("nate", cast("nate").value())
                    .update();
            jdbc.sql("update organization set payable_email = 'cora.pays@else.example'")
                    .update();
            mail("home@else.example", null);
            mail("cora@bluebonnet.example", cast("nate"));
            mail("cora@bluebonnet.example", null);
            jdbc.sql("update bill_to set email = 'cora@bluebonnet.example'").update();
            int others = jdbc.sql(
                            "select count(*) from bill_to b join orders o on o.id = b.orders where o.buyer <> :cora")
                    .param("cora", cora.value())
                    .query(Integer.class)
                    .single();
            assertThat(others).isPositive();
            assertThat(erasures.erase(opal, cora, false)).isInstanceOf(Erasures.Outcome.Erased.class);
            assertThat(count("select count(*) from mail where recipient = 'home@else.example'"))
                    .isOne();
            assertThat(count("select count(*) from mail where subject = 'Kept for a test'"))
                    .isEqualTo(2);
            assertThat(count("select count(*) from mail where recipient = 'cora@bluebonnet.example'"))
                    .isZero();
            assertThat(count("select count(*) from bill_to where email = 'cora@bluebonnet.example'"))
                    .isEqualTo(others);
        }

        private int count(String sql) {
            return jdbc.sql(sql).query(Integer.class).single();
        }

        private void mail(String recipient, @Nullable PersonId about) {
            jdbc.sql("""
                    insert into mail (id, recipient, subject, html, plain, about, written_at, state)
                    values (gen_random_uuid(), :to, 'Kept for a test', '', '', :about, now(), 'sent')
                    """)
                    .param("to", recipient)
                    .param("about", about == null ? null : about.value())
                    .update();
        }

        @Test
        void anErasureLeavesTheBooksCleanTheRegisterWholeAndOthersAsTheyWere() {
            var cora = cast("cora");
            String paper = jdbc.sql("select paper from certificate where person = :person limit 1")
                    .param("person", cora.value())
                    .query(String.class)
                    .single();
            String code = jdbc.sql("select check_code from certificate where person = :person order by id limit 1")
                    .param("person", cora.value())
                    .query(String.class)
                    .single();
            var merging = new Merging(beans, cast("opal"));
            var rosas = merging.counts(cast("rosa"));
            var all = merging.counts(cora);
            jdbc.sql("update role_grant set until = since where person = :person and role = 'coach'")
                    .param("person", cora.value())
                    .update();
            var outcome = erasures.erase(opal, cora, true);
            assertThat(outcome).isInstanceOf(Erasures.Outcome.Erased.class);
            assertThat(everything()).doesNotContain("Cora Jennings").doesNotContain("cora@bluebonnet.example");
            assertThat(merging.counts(cast("rosa"))).isEqualTo(rosas);
            var left = merging.counts(cora);
            for (String line : List.of(
                    "registration.person",
                    "ledger_entry.orders>orders.buyer",
                    "certificate.person",
                    "attendance.registration>registration.person",
                    "internship.person")) {
                assertThat(left.get(line)).as(line).isEqualTo(all.get(line));
            }
            assertThat(RegistrationInvariants.ALL)
                    .allSatisfy(invariant -> assertThat(
                                    jdbc.sql(invariant.sql()).query().listOfRows())
                            .as(invariant.key())
                            .isEmpty());
            assertThat(WholeRegister.found(beans, new PartOne(beans).today())).isEmpty();
            assertThat(jdbc.sql("select count(*) from certificate where paper = :paper")
                            .param("paper", paper)
                            .query(Integer.class)
                            .single())
                    .isZero();
            new Visitor().get("/check/" + code).hasStatus(410).says("Its holder asked for it to be erased");
        }

        @Test
        void anErasureWithoutTheRegisterLeavesTheCertificateToBeChecked() {
            var cora = cast("cora");
            erasures.erase(opal, cora, false);
            String code = jdbc.sql("select check_code from certificate where person = :person order by id limit 1")
                    .param("person", cora.value())
                    .query(String.class)
                    .single();
            new Visitor().get("/check/" + code).hasStatus(200).says("Cora Jennings");
            assertThat(people.find(cora).orElseThrow().displayName()).startsWith("Erased person");
        }

        @Test
        void isRefusedDuringAnInternshipForMitProtegeAndCoach() {
            assertThat(keys(erasures.erase(opal, cast("rosa"), false))).contains("internship.erasure.running");
            assertThat(keys(erasures.erase(opal, cast("del"), false))).contains("internship.erasure.protege");
            assertThat(keys(erasures.erase(opal, cast("ines"), false))).contains("internship.erasure.coach");
            assertThat(keys(erasures.erase(opal, cast("opal"), false)))
                    .contains("people.erasure.oneself", "people.erasure.office");
        }
    }

    private static List<String> keys(Erasures.Outcome outcome) {
        return ((Erasures.Outcome.Refused) outcome)
                .reasons().stream().map(Sentence::key).toList();
    }

    @Nested
    class OfNate {
        private PartOne partOne;
        private PersonId opal;
        private PersonId nate;
        private Visitor office;

        @BeforeEach
        void begin() {
            partOne = new PartOne(beans);
            opal = partOne.person("Opal Whitfield", Role.OFFICE);
            nate = partOne.person("Nate Okafor");
            office = partOne.signedIn(opal);
        }

        @Test
        void anExportIsMadeByAJobAndDownloadedOnce() throws IOException {
            String place = "/office/people/" + nate + "/export";
            office.button(office.get(place), "Make an export").send().says("Being made");
            var export = exports.of(nate).getFirst();
            exports.make(export.id());
            var ready = office.get(place).says("Can be downloaded until");
            var got = office.button(ready, "Download").send().hasStatus(200);
            assertThat(entries(got.bytes()).keySet()).contains("summary.pdf", "person.json");
            office.get(place).says("Make another one to download it again");
            office.button(ready, "Download").send().hasStatus(404);
        }

        @Test
        void anExportOfSomebodyElseIsNotFound() {
            var visitor = partOne.signedIn(nate);
            visitor.button(visitor.get("/account/export"), "Make an export").send();
            var export = exports.of(nate).getFirst();
            exports.make(export.id());
            assertThat(export.own()).isTrue();
            office.get("/office/people/" + nate + "/export").doesNotSay("Download");
            var viewer = new Viewer(opal, "Opal Whitfield", CENTRAL, Set.of(Role.OFFICE), null, null);
            assertThat(exports.take(viewer, export.id())).isEmpty();
            visitor.get("/account/export").says("Can be downloaded until");
        }

        private PersonExports.Export made(Viewer asking) {
            new Merging(beans, opal).once(() -> exports.ask(asking, nate));
            var export = exports.of(nate).getFirst();
            exports.make(export.id());
            return exports.find(export.id()).orElseThrow();
        }

        private Viewer opal(@Nullable PersonId enteredBy, Role... has) {
            return new Viewer(opal, "Opal Whitfield", CENTRAL, Set.of(has), null, enteredBy);
        }

        private Path folder() {
            return beans.getBean(Settings.class).dataDirectory().resolve("exports");
        }

        @Test
        void anExportIsUsedUpByNobodyWhoMayNotHaveIt() {
            var export = made(opal(null, Role.OFFICE));
            assertThat(exports.take(opal(nate, Role.OFFICE), export.id())).isEmpty();
            assertThat(exports.take(opal(null, Role.TRAINER), export.id())).isEmpty();
            assertThat(exports.find(export.id()).orElseThrow().state()).isEqualTo("ready");
            assertThat(exports.take(opal(null, Role.OFFICE), export.id())).isPresent();
        }

        @Test
        void anExportIsReadByTheServerAlone() throws IOException {
            var export = made(opal(null, Role.OFFICE));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(folder().resolve(export.id() + ".zip"))))
                    .isEqualTo("rw-------");
        }

        @Test
        void anExportGoesWithWhomItIsAbout() {
            var export = made(opal(null, Role.OFFICE));
            assertThat(erasures.erase(opal(null, Role.OFFICE), nate, false))
                    .isInstanceOf(Erasures.Outcome.Erased.class);
            assertThat(folder().resolve(export.id() + ".zip")).doesNotExist();
        }

        @Test
        void anExportOfWhoWasErasedMeanwhileLeavesNoFile() throws IOException {
            var office = opal(null, Role.OFFICE);
            var id = new Merging(beans, opal).once(() -> exports.ask(office, nate));
            var slow =
                    new ExportZip(
                            jdbc,
                            beans.getBean(PersonRows.class),
                            beans.getBean(ExportSheet.class),
                            files,
                            beans.getBeanProvider(SealedWords.class),
                            beans.getBean(JsonMapper.class),
                            beans.getBean(Texts.class)) {
                        @Override
                        void write(PersonId person, boolean own, OutputStream out) throws IOException {
                            super.write(person, own, out);
                            erasures.erase(office, person, false);
                        }
                    };
            new PersonExports(
                            jdbc,
                            slow,
                            beans.getBean(AuditTrail.class),
                            beans.getBeanProvider(Jobs.class),
                            beans.getBean(Clock.class),
                            beans.getBean(PlatformTransactionManager.class),
                            beans.getBean(Settings.class))
                    .make(id);
            assertThat(people.find(nate).orElseThrow().displayName()).isEqualTo("Erased person 1");
            assertThat(folder().resolve(id + ".zip")).doesNotExist();
            assertThat(folder().resolve(id + ".part")).doesNotExist();
        }

        @Test
        void anExportThatNobodyKnowsOfIsTakenAwayAndOneThatIsReadyIsNot() throws IOException {
            var export = made(opal(null, Role.OFFICE));
            var stray = folder().resolve(UUID.randomUUID() + ".zip");
            var broken = folder().resolve(UUID.randomUUID() + ".part");
            var other = Files.writeString(folder().resolve("README"), "Somebody else's.");
            Files.writeString(stray, "of somebody erased");
            Files.writeString(broken, "of somebody erased");
            exports.expire();
            assertThat(stray).doesNotExist();
            assertThat(broken).doesNotExist();
            assertThat(other).exists();
            assertThat(folder().resolve(export.id() + ".zip")).exists();
            Files.delete(other);
        }

        @Test
        void anErasureEmptiesWhatTheyAskedAndWhatTheyWereTold() {
            jdbc.sql("""
                    insert into care_request (id, kind, person, words, asked_on, asked_at, due_on, state, answer, answered_by,
                                              answered_on)
                    select gen_random_uuid(), 'complaint', :nate, 'Somebody read it aloud.', today, now(), today, 'done',
                           'We spoke with the coach, Mr. Okafor.', :opal, today
                      from (values (current_date)) as d (today)
                    """)
                    .param("nate", nate.value())
                    .param("opal", opal.value())
                    .update();
            assertThat(erasures.erase(opal(null, Role.OFFICE), nate, false))
                    .isInstanceOf(Erasures.Outcome.Erased.class);
            assertThat(everything()).doesNotContain("Somebody read it aloud.", "We spoke with the coach");
        }

        @Test
        void isErasedOnlyWhenTheNameIsTypedAndNothingIsOwed() {
            var offering = partOne.institute(partOne.inDays(30), 10);
            var seat = partOne.held(nate, offering, null);
            String place = "/office/people/" + nate + "/erasure";
            office.get(place).says("is not settled").says("They have a seat at");
            partOne.givenUp(seat, nate);
            jdbc.sql("update orders set state = 'canceled', ended_at = placed_at")
                    .update();
            if (office.get(place).text().contains("is not settled")) {
                return;
            }
            var page = office.get(place).says("What stays, and why");
            office.button(page, "Erase Nate Okafor for good")
                    .with("name", "nate")
                    .send()
                    .hasStatus(422)
                    .says("Type the name exactly");
            office.button(page, "Erase Nate Okafor for good")
                    .with("name", "Nate Okafor")
                    .send()
                    .says("Erased person 1");
            assertThat(everything()).doesNotContain("nate.okafor@bluebonnet.example");
        }

        @Test
        void isNotErasedWhileHisOwnFileIsNeededBySomebodyElse() {
            String digest = files.store("the same letter".getBytes(StandardCharsets.UTF_8));
            jdbc.sql("update fee_terms set tax_form = :digest")
                    .param("digest", digest)
                    .update();
            try {
                assertThat(beans.getBean(org.cadre.people.record.RowErasure.class)
                                .isReferredTo(digest))
                        .isTrue();
            } finally {
                jdbc.sql("update fee_terms set tax_form = null").update();
            }
            assertThat(beans.getBean(org.cadre.people.record.RowErasure.class).isReferredTo(digest))
                    .isFalse();
        }

        @Test
        void emptiesTheTrailOfWhoIsErasedAndOfNobodyElse() {
            var trail = beans.getBean(AuditTrail.class);
            trail.record(Actor.SYSTEM, "person.noted", nate.value(), null, Map.of(), Map.of("name", "Nate Okafor"));
            trail.record(Actor.SYSTEM, "person.noted", opal.value(), null, Map.of(), Map.of("name", "Opal Whitfield"));
            jdbc.sql("select erase_trail(:person)")
                    .param("person", opal.value())
                    .query(row -> {});
            var viewer = new Viewer(opal, "Opal Whitfield", CENTRAL, Set.of(Role.OFFICE), null, null);
            erasures.erase(viewer, nate, false);
            var kept = new HashSet<>(jdbc.sql("select after::text from audit_entry where deed = 'person.noted'")
                    .query(String.class)
                    .list());
            assertThat(kept).containsExactlyInAnyOrder("{}", "{\"name\": \"Opal Whitfield\"}");
        }
    }
}
