package org.cadre.people.rights;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.people.Roles;
import org.cadre.people.SignIns;
import org.cadre.people.Viewer;
import org.cadre.people.record.Line.Erasing;
import org.cadre.people.record.PersonRows;
import org.cadre.people.record.RowErasure;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Counters;
import org.cadre.platform.mail.Mails;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The door to erasing somebody: what would go and what stays and why, and then doing it for good. */
@Component
public class Erasures {
    /**
     * What an erasure would do.
     *
     * @param against what stands in the way; nothing is erased as long as there is any
     * @param going tables whose rows go, with how many
     * @param emptied tables whose words are emptied
     * @param staying what stays, by the word for why
     * @param issued numbers of certificates, which stay unless their holder asks
     */
    public record Preview(
            List<Sentence> against,
            Map<String, Long> going,
            Map<String, Long> emptied,
            Map<String, Map<String, Long>> staying,
            List<String> issued) {}

    /** What came of it. */
    public sealed interface Outcome {
        record Erased(String pseudonym) implements Outcome {}

        record Refused(List<Sentence> reasons) implements Outcome {}
    }

    private final JdbcClient jdbc;
    private final PersonRows rows;
    private final RowErasure erasure;
    private final List<ErasureObjections> objections;
    private final ObjectProvider<HoldOnPerson> holds;
    private final ObjectProvider<HolderErasure> holder;
    private final PersonExports exports;
    private final Roles roles;
    private final SignIns signIns;
    private final Counters counters;
    private final FilesGoing files;
    private final AuditTrail audit;
    private final ProgramClock clock;
    private final Clock system;

    Erasures(
            JdbcClient jdbc,
            PersonRows rows,
            RowErasure erasure,
            List<ErasureObjections> objections,
            ObjectProvider<HoldOnPerson> holds,
            ObjectProvider<HolderErasure> holder,
            PersonExports exports,
            Roles roles,
            SignIns signIns,
            Counters counters,
            FilesGoing files,
            AuditTrail audit,
            ProgramClock clock,
            Clock system) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.erasure = erasure;
        this.objections = objections;
        this.holds = holds;
        this.holder = holder;
        this.exports = exports;
        this.roles = roles;
        this.signIns = signIns;
        this.counters = counters;
        this.files = files;
        this.audit = audit;
        this.clock = clock;
        this.system = system;
    }

    public Preview preview(Viewer viewer, PersonId person) {
        var going = new LinkedHashMap<String, Long>();
        var emptied = new LinkedHashMap<String, Long>();
        var staying = new LinkedHashMap<String, Map<String, Long>>();
        rows.counts(records(person)).forEach((line, count) -> {
            switch (line.erasing()) {
                case Erasing.Delete(), Erasing.DeleteWithFiles(var _) -> going.merge(line.table(), count, Long::sum);
                case Erasing.Blank(var _) -> emptied.merge(line.table(), count, Long::sum);
                case Erasing.Keep(var why) ->
                    staying.computeIfAbsent(why, _ -> new LinkedHashMap<>()).merge(line.table(), count, Long::sum);
            }
        });
        var issued =
                holder.stream().flatMap(one -> one.issuedTo(person).stream()).toList();
        return new Preview(against(viewer, person), going, emptied, staying, issued);
    }

    /** @param viewer who wants it; null: its time is over */
    private List<Sentence> against(@Nullable Viewer viewer, PersonId person) {
        var against = new ArrayList<Sentence>();
        holds.stream().forEach(one -> one.on(person).ifPresent(against::add));
        if (viewer != null && viewer.id().equals(person)) {
            against.add(Sentence.of("people.erasure.oneself"));
        }
        if (roles.has(person, Role.OFFICE)) {
            against.add(Sentence.of("people.erasure.office"));
        }
        boolean gone = jdbc.sql(
                        "select exists (select 1 from person where id = :id and (erased_at is not null or merged_into is not null))")
                .param("id", person.value())
                .query(Boolean.class)
                .single();
        if (gone) {
            against.add(Sentence.of("people.erasure.already"));
        }
        objections.forEach(one -> against.addAll(one.toErasing(person)));
        return against;
    }

    /** The person and all records that were merged into them. */
    private List<PersonId> records(PersonId person) {
        return jdbc
                .sql("select id from person where id = :id or merged_into = :id order by id")
                .param("id", person.value())
                .query(UUID.class)
                .list()
                .stream()
                .map(PersonId::new)
                .toList();
    }

    /**
     * Erases for good, in one transaction; files go once it has committed.
     *
     * @param register their certificates as well, as their holder asked
     */
    @Transactional
    public Outcome erase(Viewer viewer, PersonId person, boolean register) {
        lock(person);
        var against = against(viewer, person);
        if (!against.isEmpty()) {
            return new Outcome.Refused(against);
        }
        return erased(viewer.actor(), viewer.id(), person, register);
    }

    /** Erases somebody whose records are past their time, in the caller's transaction; the register keeps its entries. */
    @Transactional
    public Outcome eraseInTime(PersonId person) {
        lock(person);
        var against = against(null, person);
        if (!against.isEmpty()) {
            return new Outcome.Refused(against);
        }
        return erased(Actor.SYSTEM, null, person, false);
    }

    private void lock(PersonId person) {
        jdbc.sql("select id from person where id = :id or merged_into = :id order by id for update")
                .param("id", person.value())
                .query(UUID.class)
                .list();
    }

    private Outcome erased(Actor actor, @Nullable PersonId by, PersonId person, boolean register) {
        var all = records(person);
        long number = counters.next("erased person");
        String pseudonym = "Erased person " + number;
        var emails = emails(all);
        var exported = exports.about(all);
        var going = new LinkedHashSet<>(erasure.erase(all, pseudonym));
        erasure.eraseByAddress(all, emails, pseudonym, "erased-" + number + Mails.NOBODY);
        forget(all, pseudonym, number);
        jdbc.sql("""
                insert into erasure (person, pseudonym, erased_by, erased_at, erased_on, register)
                values (:person, :pseudonym, :by, :now, :today, :register)
                """)
                .param("person", person.value())
                .param("pseudonym", pseudonym)
                .param("by", by == null ? null : by.value())
                .param("now", now())
                .param("today", clock.today())
                .param("register", register)
                .update();
        if (register) {
            holder.stream().forEach(one -> going.addAll(one.erase(person, actor)));
        }
        all.forEach(one -> {
            jdbc.sql("select erase_trail(:person)").param("person", one.value()).query(row -> {});
            signIns.end(one);
        });
        audit.record(actor, "person.erased", person.value(), person.value(), Map.of(), Map.of("register", register));
        afterwards(going, exported);
        return new Outcome.Erased(pseudonym);
    }

    private OffsetDateTime now() {
        return system.instant().atOffset(ZoneOffset.UTC);
    }

    /** Their addresses, but for those that another person or an organization has as well. */
    private Set<String> emails(List<PersonId> all) {
        return new LinkedHashSet<>(jdbc.sql("""
                select a.email
                  from (select lower(email) as email from person where id = any(:all)
                         union
                        select lower(personal_email) from person where id = any(:all) and personal_email is not null) as a
                 where not exists (select 1 from person p
                                    where p.id <> all(:all) and (lower(p.email) = a.email or lower(p.personal_email) = a.email))
                   and not exists (select 1 from organization o where lower(o.payable_email) = a.email)
                """)
                .param("all", all.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(String.class)
                .list());
    }

    /** State and district stay for the counts; they name nobody. */
    private void forget(List<PersonId> all, String pseudonym, long number) {
        int place = 0;
        for (PersonId one : all) {
            String address = "erased-" + number + (place == 0 ? "" : "-" + place) + Mails.NOBODY;
            place++;
            jdbc.sql("""
                    update person
                       set legal_name = :name, display_name = :name, email = :email, personal_email = null, phone = null,
                           member_number = null, member_until = null, years_as_principal = null, needs = null,
                           school = null, erased_at = :now
                     where id = :id
                    """)
                    .param("name", pseudonym)
                    .param("email", address)
                    .param("now", now())
                    .param("id", one.value())
                    .update();
            jdbc.sql("update signed_link set withdrawn_at = :now where subject = :id and withdrawn_at is null")
                    .param("now", now())
                    .param("id", one.value())
                    .update();
            jdbc.sql("update role_grant set until = greatest(since, :today) where person = :id and until is null")
                    .param("today", clock.today())
                    .param("id", one.value())
                    .update();
            jdbc.sql(
                            "delete from merge_row r using person_merge m where m.id = r.merge and (m.kept = :id or m.gone = :id)")
                    .param("id", one.value())
                    .update();
        }
    }

    private void afterwards(Set<String> digests, List<UUID> exported) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                exported.forEach(exports::taken);
            }
        });
        files.goAfterCommit(digests);
    }
}
