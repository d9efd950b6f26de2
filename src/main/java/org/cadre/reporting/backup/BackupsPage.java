package org.cadre.reporting.backup;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.backup.BackupHealth;
import org.cadre.platform.backup.BackupRuns;
import org.cadre.platform.backup.BackupRuns.Run;
import org.cadre.platform.backup.HeldJobs;
import org.cadre.platform.backup.Nightly;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.sheet.Cell;
import org.cadre.platform.sheet.SheetFiles;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NavLink;
import org.cadre.platform.web.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Office sees the backups and asks for one. None can be downloaded here: a browser's session would be enough to take
 * everything, keys included; whoever runs the server has the files.
 */
@Controller
final class BackupsPage {
    private static final String PLACE = "/office/backups";
    private static final int MOST = 20;
    private static final int AT_ONCE = 200;

    /**
     * What it shows.
     *
     * @param last the newest that was made
     * @param goingOn one that is being made
     * @param failed the newest, when it failed
     * @param kinds work that is held since a restore
     */
    record View(
            BackupHealth.State state,
            @Nullable Run last,
            @Nullable Run goingOn,
            @Nullable Run failed,
            List<Run> runs,
            boolean on,
            @Nullable Instant next,
            @Nullable String copy,
            boolean sealing,
            List<HeldJobs.Kind> kinds) {
        boolean isGoingOn() {
            return goingOn != null;
        }

        String size(Run run) {
            long bytes = run.bytes() == null ? 0 : run.bytes();
            return bytes < 1_000_000 ? Math.max(1, bytes / 1000) + " kB" : bytes / 1_000_000 + " MB";
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Places {
        @Bean
        NavLink backupsLink() {
            return new NavLink("reporting.backup.nav", PLACE, Set.of(Role.OFFICE.word()), 80);
        }
    }

    private final SheetFiles sheets;
    private final Texts texts;
    private final ProgramClock clock;
    private final BackupRuns runs;
    private final BackupHealth health;
    private final Nightly nightly;
    private final HeldJobs held;
    private final Settings settings;
    private final Deeds deeds;
    private final AuditTrail audit;

    BackupsPage(
            BackupRuns runs,
            BackupHealth health,
            Nightly nightly,
            HeldJobs held,
            Settings settings,
            Deeds deeds,
            AuditTrail audit,
            SheetFiles sheets,
            Texts texts,
            ProgramClock clock) {
        this.sheets = sheets;
        this.texts = texts;
        this.clock = clock;
        this.runs = runs;
        this.health = health;
        this.nightly = nightly;
        this.held = held;
        this.settings = settings;
        this.deeds = deeds;
        this.audit = audit;
    }

    @GetMapping(PLACE)
    @Only(Role.OFFICE)
    Reply show() {
        var newest = runs.newest(MOST);
        var backups = settings.backups();
        return Reply.show(
                "reporting/backup/backups",
                new View(
                        health.state(),
                        runs.lastGood().orElse(null),
                        newest.stream().filter(Run::isGoingOn).findFirst().orElse(null),
                        newest.stream()
                                .filter(run -> !run.isGoingOn())
                                .findFirst()
                                .filter(Run::hasFailed)
                                .orElse(null),
                        newest.stream().filter(run -> !run.isGoingOn()).toList(),
                        nightly.isOn(),
                        nightly.next().orElse(null),
                        backups.copy() == null ? null : backups.copy().toString(),
                        backups.passphrase() != null,
                        held.kinds()));
    }

    /** The list of them; a backup itself leaves by no page. */
    @GetMapping(PLACE + ".{format}")
    @Only(Role.OFFICE)
    Reply file(Viewer viewer, @PathVariable String format) {
        return sheets.recorded(
                viewer.actor(),
                "backups",
                texts.say("reporting.backup.kept"),
                format,
                sheets.columns(
                        "sheet.column.day",
                        "reporting.backup.file.time",
                        "sheet.column.kind",
                        "sheet.column.state",
                        "reporting.backup.file.bytes",
                        "reporting.backup.file.rows",
                        "reporting.backup.file.files",
                        "reporting.backup.sealed",
                        "reporting.backup.file.rehearsed",
                        "sheet.column.reason"),
                SheetFiles.Rows.paged(last -> runs.newest(AT_ONCE, last == null ? null : last.id()), this::cells));
    }

    private List<Cell> cells(Run run) {
        var at = run.finishedAt() == null ? run.askedAt() : run.finishedAt();
        var rehearsed = run.rehearsedAt();
        return Stream.of(
                        Cell.of(at.atZone(clock.zone()).toLocalDate()),
                        Cell.of(texts.clock(at, clock.zone())),
                        Cell.of(texts.say(
                                run.night() == null ? "reporting.backup.asked-for" : "reporting.backup.by-itself")),
                        Cell.of(texts.say("reporting.backup.file.state." + run.state())),
                        count(run.bytes()),
                        count(run.rows()),
                        count(run.files()),
                        run.sealed() == null
                                ? Cell.NOTHING
                                : Cell.of(texts.say(
                                        Boolean.TRUE.equals(run.sealed())
                                                ? "reporting.backup.file.yes"
                                                : "reporting.backup.file.no")),
                        Cell.of(
                                rehearsed == null
                                        ? null
                                        : rehearsed.atZone(clock.zone()).toLocalDate()),
                        Cell.of(run.why() == null ? run.rehearsedWhy() : run.why()))
                .toList();
    }

    private static Cell count(@Nullable Long number) {
        return number == null ? Cell.NOTHING : Cell.of(number);
    }

    @PostMapping(PLACE)
    @Only(Role.OFFICE)
    Reply make(Viewer viewer, Form form) {
        return deeds.once(form.key(), () -> {
            if (runs.anyGoingOn()) {
                return Reply.seeOther(PLACE, Sentence.of("reporting.backup.going-on"));
            }
            var id = nightly.askNow();
            audit.record(viewer.actor(), "backup.asked", null, id, Map.of(), Map.of());
            return Reply.seeOther(PLACE, Sentence.of("reporting.backup.asked"));
        });
    }

    /** Restores the newest one beside everything else, and asks there what is asked of a live database. */
    @PostMapping("/office/backups/rehearsal")
    @Only(Role.OFFICE)
    Reply rehearse(Viewer viewer, Form form) {
        return deeds.once(form.key(), () -> {
            var last = runs.lastGood();
            if (last.isEmpty()) {
                return Reply.seeOther(PLACE, Sentence.of("reporting.backup.none"));
            }
            nightly.rehearse(last.get().id());
            audit.record(viewer.actor(), "backup.rehearsed", null, last.get().id(), Map.of(), Map.of());
            return Reply.seeOther(PLACE, Sentence.of("reporting.backup.rehearsing"));
        });
    }

    /** What waited when the restored backup was made is done after all, or left undone. */
    @PostMapping("/office/backups/held")
    @Only(Role.OFFICE)
    Reply decide(Viewer viewer, Form form) {
        String task = form.text("task");
        return deeds.once(form.key(), () -> {
            boolean release = form.has("do", "release");
            int count = release ? held.release(task) : held.drop(task);
            audit.record(
                    viewer.actor(),
                    release ? "backup.held-released" : "backup.held-dropped",
                    null,
                    null,
                    Map.of("task", task, "count", count),
                    Map.of());
            return Reply.seeOther(
                    PLACE, Sentence.of(release ? "reporting.backup.released" : "reporting.backup.dropped", count));
        });
    }
}
