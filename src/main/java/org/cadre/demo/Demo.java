package org.cadre.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.cadre.certification.Awards;
import org.cadre.certification.Issuing;
import org.cadre.internship.InternshipId;
import org.cadre.people.NcesImport;
import org.cadre.people.NcesSample;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.command.Progress;
import org.cadre.platform.database.Ids;
import org.cadre.platform.job.Jobs;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Editions;
import org.cadre.reporting.list.ListAddress;
import org.cadre.reporting.list.ListKind;
import org.cadre.reporting.list.SavedLists;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Loads the living sample into an empty database, once. */
@Component
@Profile("demo")
public class Demo {
    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final Editions editions;
    private final ProgramClock clock;
    private final TransactionTemplate transaction;
    private final NcesImport nces;
    private final Awards awards;
    private final Issuing issuing;
    private final DistrictOrders districtOrders;
    private final EventSamples samples;
    private final DeskSample desk;
    private final Jobs jobs;
    private final MoneySample money;
    private final SavedLists lists;
    private final StipendSample stipends;
    private final EvaluationSample evaluations;
    private final SiteSample site;
    private final DistrictSample district;
    private final Texts texts;

    Demo(
            JdbcClient jdbc,
            NamedParameterJdbcTemplate batches,
            Editions editions,
            ProgramClock clock,
            TransactionTemplate transaction,
            NcesImport nces,
            Awards awards,
            Issuing issuing,
            DistrictOrders districtOrders,
            EventSamples samples,
            DeskSample desk,
            Jobs jobs,
            MoneySample money,
            SavedLists lists,
            StipendSample stipends,
            EvaluationSample evaluations,
            SiteSample site,
            DistrictSample district,
            Texts texts) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.editions = editions;
        this.clock = clock;
        this.transaction = transaction;
        this.nces = nces;
        this.awards = awards;
        this.issuing = issuing;
        this.districtOrders = districtOrders;
        this.samples = samples;
        this.desk = desk;
        this.jobs = jobs;
        this.money = money;
        this.lists = lists;
        this.stipends = stipends;
        this.evaluations = evaluations;
        this.site = site;
        this.district = district;
        this.texts = texts;
    }

    /** Loads what is missing; a demo that was loaded goes on as it was left. */
    public void load(Progress progress) {
        if (jdbc.sql("select not exists (select 1 from organization where nces_id is not null)")
                .query(Boolean.class)
                .single()) {
            progress.step(texts.say("demo.step.organizations"));
            NcesSample.FILES.forEach(file -> importNces(file, progress));
        }
        if (cast().isEmpty()) {
            progress.step(texts.say("demo.step.cast"));
            var cast = bringIn();
            surround(cast);
            transaction.executeWithoutResult(_ -> new Companions(cast, clock.today()).bringIn());
            transaction.executeWithoutResult(_ -> money.bringIn());
            transaction.executeWithoutResult(_ -> saveLists());
            transaction.executeWithoutResult(_ -> stipends.bringIn(cast));
            transaction.executeWithoutResult(_ -> desk.bringIn(cast, clock.today()));
            evaluate();
            tell();
            customize(cast);
        }
        if (certificates().isEmpty()) {
            progress.step(texts.say("demo.step.certificates"));
            award();
            list("ines");
            draftMessage();
        }
        jobs.comeDue();
    }

    /** Two lists that the office comes back to. */
    private void saveLists() {
        var opal = new PersonId(jdbc.sql("select person from demo_cast where role = 'office'")
                .query(UUID.class)
                .single());
        var office = new Viewer(opal, "Opal", clock.zone(), Set.of(Role.OFFICE), null, null);
        lists.keep(
                office,
                ListAddress.of(ListKind.CERTIFICATES, "within=6&booked=no&sort=expires"),
                texts.say("demo.list.expiring"),
                true);
        lists.keep(office, ListAddress.of(ListKind.INTERNSHIPS, "pace=behind"), texts.say("demo.list.behind"), true);
    }

    private void importNces(String file, Progress progress) {
        try (var rows = NcesSample.open(file)) {
            nces.load(file, rows, Actor.SYSTEM, progress);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Brings the cast in, as of the program's day. */
    public Cast bringIn() {
        return Objects.requireNonNull(transaction.execute(_ -> {
            var edition = editions.idOf(Editions.NATIONAL);
            var histories = new Histories(batches);
            var cast = new Cast(histories, edition.value(), editions.of(edition), clock.today());
            histories.write();
            districtOrders.pay(clock.today());
            districtOrders.place(cast);
            present(cast);
            return cast;
        }));
    }

    /** Brings in what surrounds the cast's events: prices, a code, a plan, questions, materials, an inquiry. */
    public void surround(Cast cast) {
        transaction.executeWithoutResult(_ -> samples.bringIn(
                cast.upcoming.get(0).id(),
                cast.upcoming.get(1).id(),
                editions.idOf(Editions.NATIONAL).value(),
                cast.district,
                clock.today()));
    }

    /** Brings in evaluations: the shipped forms in use, and past institutes with answers to them. */
    public void evaluate() {
        transaction.executeWithoutResult(_ -> evaluations.bringIn());
    }

    /** Puts sample stories and resources on the public site. */
    public void tell() {
        transaction.executeWithoutResult(_ -> site.bringIn());
    }

    /** Gives the cast's district an edition of its own, with a page for everybody. */
    public void customize(Cast cast) {
        transaction.executeWithoutResult(_ -> district.bringIn(cast));
    }

    /** Two of the cast were certified long ago: awarded by the same steps as everyone, as of those days. */
    public void award() {
        var office = jdbc.sql("select person from demo_cast where role = 'office'")
                .query(UUID.class)
                .single();
        award("cora", clock.today().minusMonths(34), office);
        award("ines", clock.today().minusMonths(17), office);
    }

    private void award(String key, LocalDate day, UUID office) {
        var internship = jdbc.sql("""
                select i.id from internship i join person p on p.id = i.person
                 where p.email = :key || '@bluebonnet.example' and i.state = 'active'
                """).param("key", key).query(UUID.class).single();
        if (awards.reserve(new InternshipId(internship), day, Actor.of(office))
                instanceof Awards.Outcome.Reserved(var certificate, var _)) {
            issuing.finish(certificate);
        } else {
            throw new IllegalStateException(key + " of the cast has not earned the certificate");
        }
    }

    /** Somebody certified stands in the public directory. */
    private void list(String key) {
        jdbc.sql("""
                insert into mentor_listing (id, person, listed, state, show_district, kinds, modes, languages, listed_at)
                select :id, p.id, true, 'TX', true, '{novice,"newly hired",aspiring}', '{"in person",video,phone}', 'Spanish',
                       :now
                  from person p where p.email = :key || '@bluebonnet.example'
                """)
                .param("id", Ids.next())
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .param("key", key)
                .update();
    }

    /** What office has begun to write to those who have to renew soon. */
    private void draftMessage() {
        jdbc.sql("""
                insert into message (id, kind, subject, body, audience, months, state, made_by, made_at)
                select :id, 'news', 'Your certificate, {first name}', :body, 'expiring', 6, 'draft', person, :now
                  from demo_cast where role = 'office'
                """)
                .param("id", Ids.next())
                .param("body", """
                        Dear {name},

                        your certificate {certificate number} is valid until **{expiry date}**.

                        - {what is next}
                        - All you need for it is on {own page}.

                        {association} (sample)""")
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void present(Cast cast) {
        int ordinal = 0;
        ordinal = present(ordinal, "office", "opal", cast.office);
        ordinal = present(ordinal, "trainer", "theo", cast.trainer);
        ordinal = present(ordinal, "coach", "ines", cast.coach);
        ordinal = present(ordinal, "mit", "nate", cast.registered);
        ordinal = present(ordinal, "mit", "nadia", cast.partOneDone);
        ordinal = present(ordinal, "mit", "amir", cast.awaitsProtege);
        ordinal = present(ordinal, "mit", "rosa", cast.rosa);
        ordinal = present(ordinal, "mit", "marcus", cast.ready);
        ordinal = present(ordinal, "mit", "cora", cast.renewing);
        ordinal = present(ordinal, "district", "dora", cast.coordinator);
        present(ordinal, "protege", "del", cast.del);
    }

    private int present(int ordinal, String role, String key, PersonId person) {
        jdbc.sql("""
                insert into demo_cast (ordinal, role, person, stage, sign_in)
                values (:ordinal, :role, :person, :stage, :signIn)
                """)
                .param("ordinal", ordinal)
                .param("role", role)
                .param("person", person.value())
                .param("stage", texts.say("demo.cast.stage." + key))
                .param("signIn", ("protege".equals(role) ? "/demo/protege/" : "/demo/sign-in/") + key)
                .update();
        return ordinal + 1;
    }

    public List<CastMember> cast() {
        return CastMember.all(jdbc);
    }

    /** Addresses of certificates that anyone can check. */
    public List<String> certificates() {
        return jdbc.sql("select '/check/' || check_code from certificate where state <> 'reserved' order by issued")
                .query(String.class)
                .list();
    }
}
