package org.cadre.certification.past;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cadre.certification.past.PastChecks.Ground;
import org.cadre.certification.past.PastChecks.Known;
import org.cadre.certification.past.PastPlan.Stranger;
import org.cadre.certification.past.PastRecord.Fresh;
import org.cadre.certification.past.PastRecord.Kept;
import org.cadre.people.NewPerson;
import org.cadre.people.People;
import org.cadre.people.PersonId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Counters;
import org.cadre.platform.database.Ids;
import org.cadre.platform.file.FileStore;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Editions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records certificates from before Cadre out of an association's list: first what would come of each line, then all of them
 * or none. The same list again changes nothing.
 */
@Component
public class PastImport {
    private final JdbcClient jdbc;
    private final PastRecord record;
    private final People people;
    private final Editions editions;
    private final FileStore files;
    private final Counters counters;
    private final AuditTrail audit;
    private final Texts texts;
    private final ProgramClock clock;
    private final Clock system;
    private final TransactionTemplate transaction;

    PastImport(
            JdbcClient jdbc,
            PastRecord record,
            People people,
            Editions editions,
            FileStore files,
            Counters counters,
            AuditTrail audit,
            Texts texts,
            ProgramClock clock,
            Clock system,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.record = record;
        this.people = people;
        this.editions = editions;
        this.files = files;
        this.counters = counters;
        this.audit = audit;
        this.texts = texts;
        this.clock = clock;
        this.system = system;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Keeps a file, so that it can be looked through before anything of it is recorded. */
    public PastLoad bring(String file, byte[] bytes, boolean addPeople, Actor actor) {
        return keep(file, files.store(bytes), addPeople, actor);
    }

    /** A list whose file is in the store already, and whose rows were read by somebody else; who is not known is written down. */
    public PastLoad keep(String file, String digest, Actor actor) {
        return keep(file, digest, true, actor);
    }

    private PastLoad keep(String file, String digest, boolean addPeople, Actor actor) {
        var load = new PastLoad(Ids.next(), file, digest, addPeople, system.instant(), null, null, null, null);
        jdbc.sql("""
            insert into past_load (id, file, digest, add_people, brought_by, brought_at)
            values (:id, :file, :digest, :addPeople, :by, :at)
            """)
                .param("id", load.id())
                .param("file", file)
                .param("digest", load.digest())
                .param("addPeople", addPeople)
                .param("by", actor.person())
                .param("at", load.broughtAt().atOffset(ZoneOffset.UTC))
                .update();
        return load;
    }

    public Optional<PastLoad> find(UUID id) {
        return jdbc.sql("""
            select id, file, digest, add_people, brought_at, recorded_on, recorded, unchanged, people_added
              from past_load where id = :id
            """).param("id", id).query(PastLoad.class).optional();
    }

    /**
     * The last ones that were recorded, the newest first.
     *
     * @param before the one to go on after; null: from the newest on
     */
    List<PastLoad> recorded(@Nullable UUID before, int most) {
        return jdbc.sql("""
            select id, file, digest, add_people, brought_at, recorded_on, recorded, unchanged, people_added
              from past_load
             where recorded_at is not null
               and (:before::uuid is null
                    or (recorded_at, id) < (select l.recorded_at, l.id from past_load l where l.id = :before::uuid))
             order by recorded_at desc, id desc
             limit :most
            """)
                .param("before", before)
                .param("most", most)
                .query(PastLoad.class)
                .list();
    }

    /** The certificates that were recorded from a list, after a line of it. */
    List<PastRecord.Recorded> certificates(PastLoad load, int afterLine, int most) {
        return record.recorded(load.id(), afterLine, most);
    }

    /** What would come of a file now. */
    public PastPlan plan(PastLoad load) {
        return switch (PastFile.read(files.read(load.digest()))) {
            case PastFile.Outcome.Unreadable(var why) -> new PastPlan.Unreadable(why);
            case PastFile.Outcome.Read(var rows, var refused) ->
                new PastChecks(ground(rows, load.addPeople()), record, texts).of(rows, refused);
        };
    }

    /** What would come of rows that somebody else has read, each number once. */
    public PastPlan.Readable plan(List<PastRow> rows) {
        var lines = new HashMap<String, Integer>();
        var once = new ArrayList<PastRow>();
        var twice = new ArrayList<PastProblem>();
        for (var row : rows) {
            Integer earlier = lines.putIfAbsent(row.number(), row.line());
            if (earlier == null) {
                once.add(row);
            } else {
                twice.add(new PastProblem(
                        row.line(), row.number(), Sentence.of("certification.past.row.twice", earlier)));
            }
        }
        return new PastChecks(ground(once, true), record, texts).of(once, twice);
    }

    private Ground ground(List<PastRow> rows, boolean addPeople) {
        var known = known(rows.stream().map(PastRow::email).distinct().toList());
        var edition = editions.idOf(Editions.NATIONAL);
        return new Ground(
                known,
                record.withNumbers(rows.stream().map(PastRow::number).toList()),
                record.of(known.values().stream().map(Known::id).toList()).stream()
                        .collect(Collectors.groupingBy(Kept::person)),
                edition,
                editions.of(edition),
                clock.today(),
                addPeople);
    }

    private Map<String, Known> known(List<String> emails) {
        var known = new HashMap<String, Known>();
        jdbc.sql("""
                select k.address, p.id, p.legal_name, p.display_name
                  from known_address k join person p on p.id = k.person
                 where k.address = any(:emails)
                """).param("emails", emails.toArray(String[]::new)).query(row -> {
            known.put(
                    row.getString("address"),
                    new Known(
                            new PersonId(row.getObject("id", UUID.class)),
                            row.getString("legal_name"),
                            row.getString("display_name")));
        });
        return known;
    }

    /** Records the whole file if no line is refused; else nothing of it. The plan it went by is returned either way. */
    public PastPlan record(PastLoad load, Actor actor) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            // One file at a time: the row of this counter is locked until the transaction ends.
            counters.next("past-load");
            var plan = plan(load);
            if (plan instanceof PastPlan.Readable good && good.isGood() && !isRecorded(load)) {
                write(load, good, actor);
            }
            return plan;
        }));
    }

    /** The same with rows that somebody else has read, in the caller's transaction. */
    public PastPlan record(PastLoad load, List<PastRow> rows, Actor actor) {
        counters.next("past-load");
        var plan = plan(rows);
        if (plan.isGood() && !isRecorded(load)) {
            write(load, plan, actor);
        }
        return plan;
    }

    /** What keeps the certificates of a list from being taken back, in words; empty when nothing does. */
    public List<Sentence> inTheWay(UUID load) {
        return record.inTheWay(load);
    }

    /** Removes the certificates of a list, in the caller's transaction: nothing has befallen them yet. */
    public void takeBack(UUID load) {
        record.takeBack(load);
    }

    private boolean isRecorded(PastLoad load) {
        return find(load.id()).map(PastLoad::isRecorded).orElse(false);
    }

    private void write(PastLoad load, PastPlan.Readable plan, Actor actor) {
        var all = new ArrayList<>(plan.fresh());
        var edition = editions.idOf(Editions.NATIONAL);
        var written = new HashMap<String, PersonId>();
        for (var stranger : plan.strangers()) {
            var person = written.computeIfAbsent(stranger.row().email(), _ -> people.create(actor, person(stranger)));
            all.add(new Fresh(stranger.row(), person, edition, stranger.expires(), stranger.notes()));
        }
        record.add(all, load.id(), actor);
        jdbc.sql("""
            update past_load
               set recorded_by = :by, recorded_at = :at, recorded_on = :on, recorded = :recorded,
                   unchanged = :unchanged, people_added = :people
             where id = :id
            """)
                .param("by", actor.person())
                .param("at", system.instant().atOffset(ZoneOffset.UTC))
                .param("on", clock.today())
                .param("recorded", all.size())
                .param("unchanged", plan.unchanged())
                .param("people", written.size())
                .param("id", load.id())
                .update();
        audit.record(
                actor,
                "certificates.recorded",
                null,
                load.id(),
                Map.of(),
                Map.of(
                        "file", load.file(),
                        "sha256", load.digest(),
                        "recorded", all.size(),
                        "unchanged", plan.unchanged(),
                        "people", written.size()));
    }

    private NewPerson person(Stranger stranger) {
        var row = stranger.row();
        return new NewPerson(
                row.holder(),
                row.holder(),
                row.email(),
                null,
                clock.zone(),
                null,
                null,
                row.state(),
                null,
                null,
                null,
                null,
                null,
                false);
    }
}
