package org.cadre.platform.backup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.UUID;
import org.cadre.platform.job.Job;
import org.cadre.platform.job.Jobs;
import org.cadre.platform.job.MinuteWork;
import org.cadre.platform.settings.Settings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks for a backup each night, on one of the servers, and each week for the proof that the last one can be restored. A
 * night that was missed is made up for when the server runs again. A demo's people are made up: it makes none by itself.
 */
@Component
public class Nightly implements MinuteWork {
    static final String BACKUP = "backup";
    static final String REHEARSE = "rehearse-backup";
    private static final Duration WEEK = Duration.ofDays(7);

    private final BackupRuns runs;
    private final ObjectProvider<Jobs> jobs;
    private final Settings settings;
    private final Clock system;
    private final TransactionTemplate transaction;

    Nightly(
            BackupRuns runs,
            ObjectProvider<Jobs> jobs,
            Settings settings,
            Clock system,
            PlatformTransactionManager transactions) {
        this.runs = runs;
        this.jobs = jobs;
        this.settings = settings;
        this.system = system;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Whether backups come by themselves here. */
    public boolean isOn() {
        return settings.backups().folder() != null && !settings.demo();
    }

    @Override
    public void runMinutely() {
        if (isOn()) {
            askFor(night(system.instant()));
            rehearseWhenDue();
        }
    }

    /** At most once for a night. */
    void askFor(LocalDate night) {
        transaction.executeWithoutResult(_ ->
                runs.ask(night).ifPresent(id -> jobs.getObject().ask(BACKUP, id.toString())));
    }

    /** The night that has begun last: it lasts until the hour of the next one. */
    private LocalDate night(Instant now) {
        return now.atZone(settings.zone()).minusHours(settings.backups().hour()).toLocalDate();
    }

    private void rehearseWhenDue() {
        var since = runs.lastRehearsal();
        if (since.isEmpty() || since.get().plus(WEEK).isBefore(system.instant())) {
            runs.lastGood().filter(run -> run.rehearsedAt() == null).ifPresent(run -> rehearse(run.id()));
        }
    }

    /** Asks for a backup now, within the caller's transaction. */
    public UUID askNow() {
        var id = runs.ask();
        jobs.getObject().ask(BACKUP, id.toString());
        return id;
    }

    /** Asks for the proof that a backup can be restored. */
    public void rehearse(UUID run) {
        jobs.getObject().ask(REHEARSE, run.toString());
    }

    /** When the next one comes by itself. */
    public Optional<Instant> next() {
        if (!isOn()) {
            return Optional.empty();
        }
        ZonedDateTime now = system.instant().atZone(settings.zone());
        ZonedDateTime today =
                now.toLocalDate().atTime(settings.backups().hour(), 0).atZone(settings.zone());
        return Optional.of((today.isAfter(now) ? today : today.plusDays(1)).toInstant());
    }

    /** The work itself. */
    @Configuration(proxyBeanMethods = false)
    static class Work {
        private static final int TRIES = 3;
        private static final Duration PAUSE = Duration.ofMinutes(10);

        @Bean
        Job backup(BackupWork work) {
            return new Job(BACKUP, id -> work.make(UUID.fromString(id)), PAUSE, TRIES, (_, _) -> {});
        }

        @Bean
        Job rehearseBackup(BackupWork work) {
            return new Job(REHEARSE, id -> work.rehearse(UUID.fromString(id)), PAUSE, 1, (_, _) -> {});
        }
    }
}
