package org.cadre.certification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cadre.certification.CertificationEvents.NameCorrectionDeclined;
import org.cadre.people.People;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Counters;
import org.cadre.platform.database.Ids;
import org.cadre.platform.job.Jobs;
import org.cadre.platform.paper.Papers;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Corrects the name on certificates, free of charge: each that counts is issued again for the same period under a new number,
 * on the same decision, and supersedes the one it corrects. Holders ask, office decides or does it by itself.
 */
@Component
class NameCorrections {
    /** What came of a correction. */
    sealed interface Outcome {
        /** Reserved are these; their papers are made next. */
        record Reissued(List<CertificateId> certificates) implements Outcome {}

        /** It says so already. */
        record SameName() implements Outcome {}

        record Unprintable(List<String> characters) implements Outcome {}

        /** Another one of theirs is being made at this moment. */
        record BeingMade() implements Outcome {}

        /** No certificate of theirs counts. */
        record NothingToCorrect() implements Outcome {}
    }

    private final JdbcClient jdbc;
    private final Certificates certificates;
    private final CertificateWording wording;
    private final People people;
    private final Counters counters;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock system;
    private final ObjectProvider<Jobs> jobs;

    NameCorrections(
            JdbcClient jdbc,
            Certificates certificates,
            CertificateWording wording,
            People people,
            Counters counters,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock system,
            ObjectProvider<Jobs> jobs) {
        this.jdbc = jdbc;
        this.certificates = certificates;
        this.wording = wording;
        this.people = people;
        this.counters = counters;
        this.audit = audit;
        this.events = events;
        this.system = system;
        this.jobs = jobs;
    }

    /** The open request of a person: for themselves and for office. */
    Optional<NameCorrection> open(PersonId person, Viewer viewer) {
        return jdbc.sql("""
                select n.id, n.person, p.display_name as asked_by_name, n.asked_at, n.name_before, n.name_wanted, n.reason
                  from name_correction n join person p on p.id = n.asked_by
                 where n.person = :person and n.state = 'open' and (:office or n.person = :viewer)
                """)
                .param("person", person.value())
                .param("office", viewer.isOffice())
                .param("viewer", viewer.id().value())
                .query(NameCorrections::correction)
                .optional();
    }

    /** All open requests, the oldest first, for office. */
    List<NameCorrection> waiting(Viewer viewer) {
        return jdbc.sql("""
                select n.id, n.person, p.display_name as asked_by_name, n.asked_at, n.name_before, n.name_wanted, n.reason
                  from name_correction n join person p on p.id = n.asked_by
                 where n.state = 'open' and :office
                 order by n.id
                """)
                .param("office", viewer.isOffice())
                .query(NameCorrections::correction)
                .list();
    }

    private static NameCorrection correction(ResultSet row, int number) throws SQLException {
        return new NameCorrection(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("person", UUID.class)),
                row.getString("asked_by_name"),
                row.getTimestamp("asked_at").toInstant(),
                row.getString("name_before"),
                row.getString("name_wanted"),
                row.getString("reason"));
    }

    /** Keeps a holder's request: false when one is open already. */
    boolean ask(Viewer holder, String before, String wanted, String reason) {
        UUID id = Ids.next();
        boolean fresh = jdbc.sql("""
                insert into name_correction (id, person, asked_by, asked_at, name_before, name_wanted, reason, state)
                values (:id, :person, :person, :now, :before, :wanted, :reason, 'open')
                on conflict (person) where state = 'open' do nothing
                """)
                        .param("id", id)
                        .param("person", holder.id().value())
                        .param("now", now())
                        .param("before", before)
                        .param("wanted", wanted)
                        .param("reason", reason)
                        .update()
                == 1;
        if (fresh) {
            audit.record(
                    holder.actor(),
                    "name-correction.asked",
                    holder.id().value(),
                    id,
                    Map.of("name", before),
                    Map.of("name", wanted, "reason", AuditTrail.digestOf(reason)));
        }
        return fresh;
    }

    /** Tells the holder why the name stays: false when it was settled meanwhile. */
    boolean decline(NameCorrection asked, String answer, Viewer office) {
        boolean done = settle(asked.id(), "declined", answer, office);
        if (done) {
            audit.record(
                    office.actor(),
                    "name-correction.declined",
                    asked.person().value(),
                    asked.id(),
                    Map.of("state", "open"),
                    Map.of("state", "declined", "answer", AuditTrail.digestOf(answer)));
            events.publishEvent(new NameCorrectionDeclined(asked.person(), asked.wanted(), answer));
        }
        return done;
    }

    private boolean settle(UUID id, String state, String answer, Viewer office) {
        return jdbc.sql("""
                update name_correction set state = :state, answer = :answer, settled_by = :by, settled_at = :now
                 where id = :id and state = 'open'
                """)
                        .param("state", state)
                        .param("answer", answer)
                        .param("by", office.id().value())
                        .param("now", now())
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Issues every certificate of the person that counts once more with the right name: in the caller's transaction. */
    Outcome correct(PersonId person, String name, String reason, LocalDate day, Viewer office) {
        var unprintable = Papers.unprintable(name);
        if (!unprintable.isEmpty()) {
            return new Outcome.Unprintable(unprintable);
        }
        var own = certificates.ofPerson(person);
        own.stream()
                .map(Certificate::id)
                .sorted(Comparator.comparing(CertificateId::value))
                .forEach(certificates::lock);
        own = certificates.ofPerson(person);
        if (own.stream().anyMatch(one -> one.state() == CertificateState.RESERVED)) {
            return new Outcome.BeingMade();
        }
        var counting = own.stream()
                .filter(one -> one.state() == CertificateState.ISSUED && one.paper() != null)
                .toList();
        if (counting.isEmpty()) {
            return new Outcome.NothingToCorrect();
        }
        var wrong = counting.stream()
                .filter(one -> !one.says().holder().equals(name))
                .sorted(Comparator.comparing(Certificate::validFrom))
                .toList();
        if (wrong.isEmpty()) {
            return new Outcome.SameName();
        }
        keep(person, wrong.getLast().says().holder(), name, reason, office);
        if (!people.find(person).orElseThrow().legalName().equals(name)) {
            people.rename(office.actor(), person, name);
        }
        return new Outcome.Reissued(reissue(wrong, name, reason, day, office));
    }

    /** The request is done; office's own correction is kept like one. */
    private void keep(PersonId person, String before, String name, String reason, Viewer office) {
        var asked = open(person, office);
        if (asked.isPresent()) {
            settle(asked.get().id(), "done", reason, office);
            return;
        }
        jdbc.sql("""
                insert into name_correction (id, person, asked_by, asked_at, name_before, name_wanted, reason, state,
                                             settled_by, settled_at)
                values (:id, :person, :by, :now, :before, :wanted, :reason, 'done', :by, :now)
                """)
                .param("id", Ids.next())
                .param("person", person.value())
                .param("by", office.id().value())
                .param("now", now())
                .param("before", before)
                .param("wanted", name)
                .param("reason", reason)
                .update();
    }

    private List<CertificateId> reissue(
            List<Certificate> wrong, String name, String reason, LocalDate day, Viewer office) {
        var instead = new HashMap<CertificateId, CertificateId>();
        var fresh = new ArrayList<CertificateId>();
        for (Certificate one : wrong) {
            var right = right(one, name, day, instead);
            certificates.reserve(right);
            keepNotices(one.id(), right.id());
            keepExtensions(one.id(), right.id());
            jobs.getObject().ask(Issuing.JOB, right.id().toString());
            audit.record(
                    office.actor(),
                    "certificate.name-corrected",
                    one.person().value(),
                    right.id().value(),
                    Map.of("number", one.number().value()),
                    Map.of("number", right.number().value(), "reason", AuditTrail.digestOf(reason)));
            instead.put(one.id(), right.id());
            fresh.add(right.id());
        }
        return fresh;
    }

    private Certificate right(
            Certificate wrong, String name, LocalDate day, Map<CertificateId, CertificateId> instead) {
        var number = CertificateNumber.of(day.getYear(), counters.next(CertificateNumber.series(day.getYear())));
        var code = CheckCode.fresh();
        var prior = wrong.prior();
        return new Certificate(
                new CertificateId(Ids.next()),
                number,
                wrong.decision(),
                wrong.person(),
                wrong.edition(),
                day,
                wrong.validFrom(),
                wrong.expires(),
                prior == null ? null : Objects.requireNonNullElse(instead.get(prior), prior),
                CertificateState.RESERVED,
                null,
                code,
                wording.ofCorrection(
                        wrong.says(),
                        name,
                        new CertificateWording.Period(
                                number,
                                code,
                                day,
                                wrong.validFrom(),
                                wrong.expires(),
                                wrong.says().sample() != null)),
                null,
                null,
                null,
                wrong.id(),
                null);
    }

    /** Whoever was told that it ends soon is not told again for the corrected one. */
    private void keepNotices(CertificateId wrong, CertificateId right) {
        jdbc.sql("""
                insert into renewal_notice (certificate, months, due, noted_on)
                select :right, months, due, noted_on from renewal_notice where certificate = :wrong
                """)
                .param("right", right.value())
                .param("wrong", wrong.value())
                .update();
    }

    /** More time that office gave for renewing is given for the corrected one too. */
    private void keepExtensions(CertificateId wrong, CertificateId right) {
        for (UUID extension : jdbc.sql("select id from renewal_extension where certificate = :wrong order by id")
                .param("wrong", wrong.value())
                .query(UUID.class)
                .list()) {
            jdbc.sql("""
                    insert into renewal_extension (id, certificate, until, reason, signature, given_by, given_on, given_at)
                    select :id, :right, until, reason, signature, given_by, given_on, given_at
                      from renewal_extension where id = :extension
                    """)
                    .param("id", Ids.next())
                    .param("right", right.value())
                    .param("extension", extension)
                    .update();
        }
    }

    private OffsetDateTime now() {
        return system.instant().atOffset(ZoneOffset.UTC);
    }
}
