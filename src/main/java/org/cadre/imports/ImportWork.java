package org.cadre.imports;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.job.Job;
import org.cadre.platform.job.Jobs;
import org.cadre.platform.job.MinuteWork;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The long work on a list, outside of a request: looking through it, recording it, taking it back. Each is one transaction,
 * so that a server that dies leaves nothing half-done; the list's row is locked meanwhile, by which others know that somebody
 * is at it.
 */
@Component
class ImportWork implements MinuteWork {
    static final String JOB = "import";

    private static final int BATCH = 2_500;
    private static final int TRIES = 4;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONG_SILENT = Duration.ofMinutes(2);

    private final JdbcClient jdbc;
    private final Imports imports;
    private final Staging staging;
    private final Rows rows;
    private final ListDoubles doubles;
    private final HeldByList held;
    private final ImportProgress progress;
    private final AuditTrail audit;
    private final ProgramClock clock;
    private final Clock system;
    private final ObjectProvider<Jobs> jobs;
    private final TransactionTemplate transaction;
    private final Map<ImportKind, Listing> listings = new EnumMap<>(ImportKind.class);

    ImportWork(
            JdbcClient jdbc,
            Imports imports,
            Staging staging,
            Rows rows,
            ListDoubles doubles,
            HeldByList held,
            ImportProgress progress,
            AuditTrail audit,
            ProgramClock clock,
            Clock system,
            ObjectProvider<Jobs> jobs,
            PlatformTransactionManager transactions,
            List<Listing> listings) {
        this.jdbc = jdbc;
        this.imports = imports;
        this.staging = staging;
        this.rows = rows;
        this.doubles = doubles;
        this.held = held;
        this.progress = progress;
        this.audit = audit;
        this.clock = clock;
        this.system = system;
        this.jobs = jobs;
        this.transaction = new TransactionTemplate(transactions);
        listings.forEach(one -> this.listings.put(one.kind(), one));
    }

    boolean knows(ImportKind kind) {
        return listings.containsKey(kind);
    }

    Listing listing(ImportKind kind) {
        return Objects.requireNonNull(listings.get(kind));
    }

    Job job() {
        return new Job(JOB, id -> run(listOf(id)), FIRST_PAUSE, TRIES, (id, _) -> giveUp(listOf(id)));
    }

    /** Asks for what the list's state says, known only if the surrounding transaction commits. */
    void ask(UUID list) {
        progress.begin(list, 0, 0);
        jobs.getObject().ask(JOB, list + ":" + Ids.next());
    }

    private static UUID listOf(String job) {
        return UUID.fromString(job.substring(0, job.indexOf(':')));
    }

    /** A server that died in the middle leaves a list that nobody is at: then it is begun anew. */
    @Override
    public void runMinutely() {
        transaction.executeWithoutResult(_ -> jdbc.sql("""
            select i.id
              from import i join import_progress p on p.import = i.id
             where i.state in ('checking', 'recording', 'undoing') and p.at < :before
               for no key update of i skip locked
            """)
                .param("before", system.instant().minus(LONG_SILENT).atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .list()
                .forEach(this::ask));
    }

    /** Does what the list waits for; nothing if somebody else has done it. */
    void run(UUID id) {
        try {
            tryTo(id);
        } catch (NotUndone refused) {
            transaction.executeWithoutResult(_ -> imports.settle(id, ImportState.RECORDED, refused.why));
        }
    }

    private void tryTo(UUID id) {
        transaction.executeWithoutResult(_ -> {
            // Not the key: progress is written beside this transaction, and refers to the list.
            jdbc.sql("select id from import where id = :id for no key update")
                    .param("id", id)
                    .query(UUID.class)
                    .optional();
            imports.find(id).ifPresent(list -> {
                switch (list.state()) {
                    case CHECKING -> check(list);
                    case RECORDING -> record(list);
                    case UNDOING -> undo(list);
                    case BROUGHT, CHECKED, RECORDED, UNDONE -> {
                        // somebody else was faster
                    }
                }
            });
        });
    }

    private void check(BroughtList list) {
        var listing = listing(list.kind());
        switch (staging.stage(list, Objects.requireNonNull(list.matching()), listing)) {
            case Staging.Outcome.Unreadable(var why) -> imports.settle(list.id(), ImportState.BROUGHT, List.of(why));
            case Staging.Outcome.Staged(int count, var notes) -> {
                progress.say(list.id(), count, count);
                ask(listing, list);
                var all = new ArrayList<>(notes);
                all.addAll(listing.notes(list.id()));
                imports.note(list.id(), count, all);
                imports.settle(list.id(), ImportState.CHECKED, List.of());
            }
        }
    }

    private void ask(Listing listing, BroughtList list) {
        rows.beginAsking(list.id());
        listing.ask(list.id());
        rows.endAsking(list.id());
    }

    private void record(BroughtList list) {
        // One list at a time: two that bring the same people would not see each other's.
        jdbc.sql("select pg_advisory_xact_lock(hashtext('import'))").query().singleRow();
        var listing = listing(list.kind());
        var before = rows.count(list.id());
        ask(listing, list);
        var now = rows.count(list.id());
        if (now.undecided() > 0 || now.refused() > before.refused() || (now.refused() > 0 && !list.goodOnly())) {
            imports.settle(list.id(), ImportState.CHECKED, List.of(Sentence.of("imports.changed-since")));
            return;
        }
        var twice = doubles.saidTwice(list.id());
        if (!twice.isEmpty()) {
            imports.settle(list.id(), ImportState.CHECKED, twice);
            return;
        }
        var by = recorder(list);
        var lines = rows.ends(list.id(), BATCH);
        int after = 0;
        int done = 0;
        for (int upTo : lines) {
            listing.record(list.id(), after, upTo, by);
            done += BATCH;
            progress.say(list.id(), Math.min(done, now.total()), now.total());
            after = upTo;
        }
        listing.finish(list.id(), by);
        rows.recorded(list.id(), now, by);
        audit.record(
                by.actor(),
                "import.recorded",
                null,
                list.id(),
                Map.of(),
                Map.of(
                        "kind", list.kind().word(),
                        "file", list.file(),
                        "sha256", list.digest(),
                        "created", now.created(),
                        "changed", now.changed(),
                        "refused", now.refused()));
    }

    private void undo(BroughtList list) {
        held.againstUndoing(list.id()).ifPresent(why -> {
            throw new NotUndone(List.of(why));
        });
        var by = recorder(list);
        switch (listing(list.kind()).undo(list.id(), by)) {
            case Undoing.Refused(var why) -> {
                // What was tried is not done: only the answer stays.
                throw new NotUndone(why);
            }
            case Undoing.Undone(int kept) -> {
                rows.undone(list.id(), kept, by);
                audit.record(by.actor(), "import.undone", null, list.id(), Map.of(), Map.of("file", list.file()));
            }
        }
    }

    private Recorder recorder(BroughtList list) {
        UUID person = jdbc.sql("select asked_by from import where id = :id")
                .param("id", list.id())
                .query(UUID.class)
                .single();
        return new Recorder(person, list.file(), system.instant(), clock.today(), clock.zone());
    }

    private static final class NotUndone extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient List<Sentence> why;

        NotUndone(List<Sentence> why) {
            super("refused");
            this.why = why;
        }
    }

    private void giveUp(UUID id) {
        transaction.executeWithoutResult(_ -> imports.find(id).ifPresent(list -> {
            var back = switch (list.state()) {
                case CHECKING -> ImportState.BROUGHT;
                case RECORDING -> ImportState.CHECKED;
                case UNDOING -> ImportState.RECORDED;
                case BROUGHT, CHECKED, RECORDED, UNDONE -> list.state();
            };
            if (back != list.state()) {
                imports.settle(id, back, List.of(Sentence.of("imports.gave-up")));
            }
        }));
    }
}
