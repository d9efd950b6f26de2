package org.cadre.certification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cadre.certification.issuer.StatusLists;
import org.cadre.certification.register.Register;
import org.cadre.offering.Offerings;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.cadre.platform.file.FileStore;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.NotFound;
import org.cadre.program.EditionId;
import org.cadre.program.Editions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The door to certificates: who holds which, and what it is worth today. */
@Component
public class Certificates {
    private final JdbcClient jdbc;
    private final Editions editions;
    private final Offerings offerings;
    private final Register register;
    private final StatusLists statuses;
    private final FileStore files;
    private final ProgramClock clock;

    Certificates(
            JdbcClient jdbc,
            Editions editions,
            Offerings offerings,
            Register register,
            StatusLists statuses,
            FileStore files,
            ProgramClock clock) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.offerings = offerings;
        this.register = register;
        this.statuses = statuses;
        this.files = files;
        this.clock = clock;
    }

    /** All periods of a person whose paper is made, the newest first. */
    public List<CertificateSummary> of(PersonId person) {
        return summaries(ofPerson(person).stream()
                .filter(one -> one.state() != CertificateState.RESERVED)
                .toList());
    }

    List<Certificate> ofPerson(PersonId person) {
        return jdbc.sql("""
                select * from certificate_and_next where person = :person order by valid_from desc, id desc
                """)
                .param("person", person.value())
                .query(Certificates::certificate)
                .list();
    }

    /** The newest period of a person. */
    public Optional<CertificateSummary> newestOf(PersonId person) {
        return of(person).stream().findFirst();
    }

    /** The newest periods of several people at once, for lists. */
    public Map<PersonId, CertificateSummary> newestOf(Collection<PersonId> people) {
        var newest = new HashMap<PersonId, CertificateSummary>();
        if (!people.isEmpty()) {
            var rows = jdbc.sql("""
                    select distinct on (person) * from certificate_and_next
                     where person = any(:people) and state <> 'reserved'
                     order by person, valid_from desc, id desc
                    """)
                    .param("people", people.stream().map(PersonId::value).toArray(UUID[]::new))
                    .query(Certificates::certificate)
                    .list();
            summaries(rows).forEach(one -> newest.put(one.person(), one));
        }
        return newest;
    }

    public Optional<CertificateSummary> summary(CertificateId id) {
        return find(id).map(this::summary);
    }

    /** Whether a person held a certificate in force on that day. */
    public boolean isCertifiedMentor(PersonId person, LocalDate day) {
        return jdbc.sql("""
                select exists (select 1 from certificate
                                where person = :person and state in ('issued', 'superseded')
                                  and valid_from <= :day and expires >= :day)
                """)
                .param("person", person.value())
                .param("day", day)
                .query(Boolean.class)
                .single();
    }

    /** How many certificates are in force and will end by that day without a next period. */
    public int countExpiring(LocalDate today, LocalDate until) {
        return jdbc.sql("""
                select count(*) from certificate_and_next
                 where state = 'issued' and valid_from <= :today and expires between :today and :until and next_id is null
                """)
                .param("today", today)
                .param("until", until)
                .query(Integer.class)
                .single();
    }

    /** How many certificates are in force on that day. */
    public int countInForce(LocalDate day) {
        return jdbc.sql("""
                select count(*) from certificate
                 where state in ('issued', 'superseded') and valid_from <= :day and expires >= :day
                """).param("day", day).query(Integer.class).single();
    }

    /** The stored PDF of a certificate, byte for byte as it was issued. */
    public byte[] paper(CertificateId id) {
        var certificate = find(id).orElseThrow(NotFound::new);
        if (certificate.paper() == null) {
            throw new NotFound();
        }
        return files.read(certificate.paper());
    }

    /** Whether there is a stored PDF: not of what was issued before Cadre. */
    boolean hasPaper(CertificateId id) {
        return jdbc.sql("select paper is not null from certificate where id = :id")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    Optional<Certificate> find(CertificateId id) {
        return jdbc.sql("select * from certificate_and_next where id = :id")
                .param("id", id.value())
                .query(Certificates::certificate)
                .optional();
    }

    /** Whether its holder asked for it to be erased: then nothing more is said about it. */
    boolean isErased(CheckCode code) {
        return jdbc.sql("""
                select exists (select 1 from certificate c join certificate_erased e on e.certificate = c.id
                                where c.check_code = :code)
                """).param("code", code.value()).query(Boolean.class).single();
    }

    /** Issued with a paper and without a credential, as all were before there were credentials; at most so many. */
    List<Certificate> withoutCredential(int most) {
        return jdbc.sql("""
                select * from certificate_and_next c
                 where c.id in (select n.id from certificate n
                                 where n.state <> 'reserved' and n.paper is not null and not n.before_cadre
                                   and not exists (select 1 from certificate_credential d
                                                    where d.certificate = n.id and d.signed is not null)
                                 order by n.id
                                 limit :most)
                 order by c.id
                """)
                .param("most", most)
                .query(Certificates::certificate)
                .list();
    }

    /** Some of them, the soonest to expire first. */
    List<Certificate> all(Collection<UUID> ids) {
        return jdbc.sql("select * from certificate_and_next where id = any(:ids) order by expires, id")
                .param("ids", ids.toArray(UUID[]::new))
                .query(Certificates::certificate)
                .list();
    }

    /** The certificate of a decision; after a correction the corrected one. */
    Optional<Certificate> of(DecisionId decision) {
        return jdbc.sql("select * from certificate_and_next where decision = :decision order by id desc limit 1")
                .param("decision", decision.value())
                .query(Certificates::certificate)
                .optional();
    }

    Optional<Certificate> find(CheckCode code) {
        return jdbc.sql("""
                select * from certificate_and_next c
                 where c.check_code = :code and c.state <> 'reserved'
                   and not exists (select 1 from certificate_erased e where e.certificate = c.id)
                """)
                .param("code", code.value())
                .query(Certificates::certificate)
                .optional();
    }

    Optional<Certificate> find(CertificateNumber number) {
        return jdbc.sql("select * from certificate_and_next where number = :number and state <> 'reserved'")
                .param("number", number.value())
                .query(Certificates::certificate)
                .optional();
    }

    /** The end of the chain of corrections and periods that a certificate belongs to; itself when nothing follows. */
    Certificate newestAfter(Certificate certificate) {
        var newest = certificate;
        for (var next = newest.follower(); next != null; next = newest.follower()) {
            newest = find(next.id()).orElseThrow();
        }
        return newest;
    }

    /** Which certificates the office's list shows. */
    /** Those whose paper has yet to be made. */
    List<CertificateId> reserved() {
        return jdbc.sql("select id from certificate where state = 'reserved' order by id")
                .query((row, _) -> new CertificateId(row.getObject("id", UUID.class)))
                .list();
    }

    /** Puts a certificate down under its number, with its place in a status list; its credential and paper are made next. */
    void reserve(Certificate fresh) {
        register.requireOpen();
        statuses.assign(fresh.id().value());
        jdbc.sql("""
                insert into certificate (id, number, decision, person, holder_name, edition, issued, valid_from, expires,
                                         prior, state, check_code, says, corrects)
                values (:id, :number, :decision, :person, :holder, :edition, :issued, :from, :expires,
                        :prior, 'reserved', :code, :says::jsonb, :corrects)
                """)
                .param("id", fresh.id().value())
                .param("number", fresh.number().value())
                .param("decision", fresh.decision().value())
                .param("person", fresh.person().value())
                .param("holder", fresh.says().holder())
                .param("edition", fresh.edition().value())
                .param("issued", fresh.issued())
                .param("from", fresh.validFrom())
                .param("expires", fresh.expires())
                .param("prior", fresh.prior() == null ? null : fresh.prior().value())
                .param("code", fresh.code().value())
                .param("says", Frozen.write(fresh.says()))
                .param(
                        "corrects",
                        fresh.corrects() == null ? null : fresh.corrects().value())
                .update();
    }

    /** From now on it counts: true for exactly one caller. */
    boolean issue(CertificateId id, String paper) {
        return jdbc.sql("update certificate set state = 'issued', paper = :paper where id = :id and state = 'reserved'")
                        .param("paper", paper)
                        .param("id", id.value())
                        .update()
                == 1;
    }

    /** Moves a certificate from one stored state to another: false when it was not in the first. */
    boolean move(CertificateId id, CertificateState from, CertificateState to, @Nullable String reason) {
        return jdbc.sql("""
                update certificate set state = :to, state_reason = :reason where id = :id and state = :from
                """)
                        .param("to", to.word())
                        .param("reason", reason)
                        .param("id", id.value())
                        .param("from", from.word())
                        .update()
                == 1;
    }

    /** Holds other decisions on a certificate until the transaction ends. */
    void lock(CertificateId id) {
        jdbc.sql("select id from certificate where id = :id for update")
                .param("id", id.value())
                .query(UUID.class)
                .single();
    }

    /** The period that follows a certificate, also while its paper is being made. */
    Optional<CertificateId> successor(CertificateId id) {
        return jdbc.sql("""
                select id from certificate where prior = :id and state <> 'revoked' order by id desc limit 1
                """)
                .param("id", id.value())
                .query((row, _) -> new CertificateId(row.getObject("id", UUID.class)))
                .optional();
    }

    /** Those whose next period has begun. */
    List<CertificateId> overtaken(LocalDate day) {
        return jdbc.sql("select id from certificate_and_next where state = 'issued' and next_from <= :day order by id")
                .param("day", day)
                .query((row, _) -> new CertificateId(row.getObject("id", UUID.class)))
                .list();
    }

    /** Keeps what the holder wrote toward the next period, once. */
    boolean reflect(CertificateId id, String reflection, LocalDate day) {
        return jdbc.sql("""
                update certificate set reflection = :reflection, reflected_on = :day
                 where id = :id and reflected_on is null
                """)
                        .param("reflection", reflection)
                        .param("day", day)
                        .param("id", id.value())
                        .update()
                == 1;
    }

    /** What a certificate is worth on the program's day. */
    Condition condition(Certificate certificate) {
        return condition(certificate, clock.today());
    }

    /** What a certificate is worth on a day, with all extensions given until now. */
    Condition condition(Certificate certificate, LocalDate day) {
        return certificate.condition(
                editions.of(certificate.edition()),
                offerings.recertificationDays(),
                extendedUntil(List.of(certificate)).get(certificate.id()),
                day);
    }

    /** Until when office lets some of them be renewed. */
    private Map<CertificateId, LocalDate> extendedUntil(List<Certificate> some) {
        var until = new HashMap<CertificateId, LocalDate>();
        jdbc.sql("""
                select certificate, max(until) as until from renewal_extension
                 where certificate = any(:some)
                 group by certificate
                """)
                .param("some", some.stream().map(one -> one.id().value()).toArray(UUID[]::new))
                .query(row -> {
                    until.put(
                            new CertificateId(row.getObject("certificate", UUID.class)),
                            row.getObject("until", LocalDate.class));
                });
        return until;
    }

    private CertificateSummary summary(Certificate certificate) {
        return summaries(List.of(certificate)).getFirst();
    }

    /** What each of them is worth on the program's day. */
    public Map<CertificateId, Condition> conditions(Collection<CertificateId> certificates) {
        return summaries(jdbc.sql("select * from certificate_and_next where id = any(:ids::uuid[])")
                        .param("ids", certificates.stream().map(CertificateId::value).toArray(UUID[]::new))
                        .query(Certificates::certificate)
                        .list())
                .stream()
                .collect(Collectors.toMap(CertificateSummary::id, CertificateSummary::condition));
    }

    List<CertificateSummary> summaries(List<Certificate> certificates) {
        if (certificates.isEmpty()) {
            return List.of();
        }
        var recertifications = offerings.recertificationDays();
        var extended = extendedUntil(certificates);
        var today = clock.today();
        return certificates.stream()
                .map(one -> {
                    var rules = editions.of(one.edition());
                    return new CertificateSummary(
                            one.id(),
                            one.person(),
                            one.number().value(),
                            one.says().holder(),
                            one.says().program(),
                            one.issued(),
                            one.validFrom(),
                            one.expires(),
                            rules.renewal().windowOpens(one.expires()),
                            one.state(),
                            one.condition(rules, recertifications, extended.get(one.id()), today),
                            one.next() == null ? null : one.next().number().value(),
                            one.code().path());
                })
                .toList();
    }

    private static Certificate certificate(ResultSet row, int number) throws SQLException {
        UUID prior = row.getObject("prior", UUID.class);
        UUID corrects = row.getObject("corrects", UUID.class);
        return new Certificate(
                new CertificateId(row.getObject("id", UUID.class)),
                new CertificateNumber(row.getString("number")),
                new DecisionId(row.getObject("decision", UUID.class)),
                new PersonId(row.getObject("person", UUID.class)),
                new EditionId(row.getObject("edition", UUID.class)),
                row.getObject("issued", LocalDate.class),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("expires", LocalDate.class),
                prior == null ? null : new CertificateId(prior),
                CertificateState.of(row.getString("state")),
                row.getString("state_reason"),
                new CheckCode(row.getString("check_code")),
                Frozen.read(row.getString("says"), Says.class),
                row.getString("paper"),
                linked(row, "next"),
                row.getObject("reflected_on", LocalDate.class),
                corrects == null ? null : new CertificateId(corrects),
                linked(row, "corrected"));
    }

    private static Certificate.@Nullable Next linked(ResultSet row, String how) throws SQLException {
        UUID id = row.getObject(how + "_id", UUID.class);
        return id == null
                ? null
                : new Certificate.Next(
                        new CertificateId(id),
                        new CertificateNumber(row.getString(how + "_number")),
                        Objects.requireNonNull(row.getObject(how + "_from", LocalDate.class)),
                        new CheckCode(row.getString(how + "_code")));
    }
}
