package org.cadre.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.cadre.CadreTest;
import org.cadre.Race;
import org.cadre.platform.backup.BackupHealth.State;
import org.cadre.platform.job.Jobs;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Texts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@CadreTest
class NightlyTest {
    /** Two in the morning of November 27 in Texas. */
    private static final Instant TWO = Instant.parse("2026-11-27T08:00:00Z");

    @TempDir
    private Path folder = Path.of("");

    @Autowired
    private DataSource database;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Settings settings;

    @Autowired
    private ObjectProvider<Jobs> jobs;

    @Autowired
    private ObjectProvider<AuditOfRestored> audit;

    @Autowired
    private PlatformTransactionManager transactions;

    private Instant now = TWO;
    private Path backups = Path.of("");
    private @Nullable Path second;

    @BeforeEach
    void choose() {
        backups = folder.resolve("backups");
    }

    private Clock clock() {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private Settings real() {
        return new Settings(
                settings.publicUrl(),
                settings.dataDirectory(),
                false,
                false,
                settings.associationName(),
                settings.associationAddress(),
                null,
                settings.mailFrom(),
                null,
                settings.signers(),
                settings.zone(),
                null,
                null,
                90,
                settings.keys(),
                null,
                settings.checkpoints(),
                new Settings.Backups(backups, 2, 2, 0, 0, second, null),
                Settings.Languages.ENGLISH);
    }

    private BackupRuns runs() {
        return new BackupRuns(jdbc, clock());
    }

    private Nightly nightly() {
        return new Nightly(runs(), jobs, real(), clock(), transactions);
    }

    private BackupWork work() {
        return new BackupWork(database, runs(), real(), clock(), new Texts(), audit);
    }

    private State state() {
        return new BackupHealth(runs(), nightly(), clock()).state();
    }

    private List<BackupRuns.Run> all() {
        return runs().newest(10);
    }

    /** The night comes, and its work is done. */
    private BackupRuns.Run night() {
        nightly().runMinutely();
        UUID id = all().getFirst().id();
        work().make(id);
        return runs().find(id).orElseThrow();
    }

    @Nested
    class ComesByItself {
        @Test
        void onceEachNightHoweverManyServersThereAre() throws Exception {
            Callable<Boolean> server = () -> {
                nightly().askFor(LocalDate.of(2026, 11, 27));
                return true;
            };
            Race.of(Collections.nCopies(4, server));
            assertThat(all()).hasSize(1);
            assertThat(jdbc.sql("select count(*) from scheduled_tasks where task_name = 'backup'")
                            .query(Long.class)
                            .single())
                    .isOne();
            nightly().runMinutely();
            assertThat(all()).hasSize(1);
            now = TWO.plus(Duration.ofDays(1)).minusSeconds(1);
            nightly().runMinutely();
            assertThat(all()).as("a second before the next night").hasSize(1);
            now = now.plusSeconds(1);
            nightly().runMinutely();
            assertThat(all()).hasSize(2);
        }

        @Test
        void makesUpForANightThatWasMissed() {
            night();
            now = TWO.plus(Duration.ofDays(3)).plus(Duration.ofHours(9));
            nightly().runMinutely();
            assertThat(all()).hasSize(2);
            assertThat(nightly().next()).contains(TWO.plus(Duration.ofDays(4)));
        }

        @Test
        void butNotInADemo() {
            var demo = new Nightly(runs(), jobs, settings, clock(), transactions);
            demo.runMinutely();
            assertThat(all()).isEmpty();
            assertThat(demo.next()).isEmpty();
        }
    }

    @Test
    void isThereWholeWithASecondCopyInItsPlace() {
        second = folder.resolve("second");
        var run = night();
        assertThat(run.isDone()).isTrue();
        assertThat(BackupFile.verified(Path.of(String.valueOf(run.file()))).bytes())
                .isEqualTo(run.bytes());
        assertThat(Path.of(String.valueOf(run.copy())))
                .hasSameBinaryContentAs(Path.of(String.valueOf(run.file())))
                .hasParent(folder.resolve("second"));
        assertThat(state()).isEqualTo(State.GOOD);
    }

    @Test
    void givesWayToNewerOnes() throws Exception {
        for (int day = 0; day < 4; day++) {
            now = TWO.plus(Duration.ofDays(day));
            night();
        }
        assertThat(backups.toFile().list())
                .containsExactlyInAnyOrder("cadre-20261129-020000.backup", "cadre-20261130-020000.backup");
        assertThat(all()).hasSize(2);
    }

    @Nested
    class Warns {
        @Test
        void afterADayAndMoreAfterThree() {
            assertThat(state()).isEqualTo(State.NONE_YET);
            night();
            now = TWO.plus(Duration.ofHours(25));
            assertThat(state()).isEqualTo(State.GOOD);
            now = TWO.plus(Duration.ofHours(27));
            assertThat(state()).isEqualTo(State.OLD);
            now = TWO.plus(Duration.ofDays(4));
            assertThat(state()).isEqualTo(State.STALE);
        }

        @Test
        void whenItFailedAndLeavesTheEarlierOne() throws Exception {
            var good = night();
            now = TWO.plus(Duration.ofDays(1));
            backups = Files.writeString(folder.resolve("not-a-folder"), "A letter.");
            assertThatThrownBy(NightlyTest.this::night).isInstanceOf(RuntimeException.class);
            assertThat(all().getFirst().hasFailed()).isTrue();
            assertThat(new Texts().reading(String.valueOf(all().getFirst().why())))
                    .contains("not-a-folder cannot be written");
            assertThat(state()).isEqualTo(State.FAILED);
            assertThat(Path.of(String.valueOf(good.file()))).exists();

            backups = folder.resolve("backups");
            work().make(all().getFirst().id());
            assertThat(state()).as("the next try").isEqualTo(State.GOOD);
        }

        @Test
        void whenTheSecondPlaceCannotBeWritten() throws Exception {
            second = Files.writeString(folder.resolve("not-a-folder"), "A letter.");
            var run = night();
            assertThat(run.isDone()).isTrue();
            assertThat(run.copyWhy()).contains("not-a-folder");
            assertThat(state()).isEqualTo(State.NO_COPY);
        }

        @Test
        void whenTheFileIsGone() throws Exception {
            Files.delete(Path.of(String.valueOf(night().file())));
            assertThat(state()).isEqualTo(State.GONE);
        }

        @Test
        void whenItCannotBeRestored() {
            var run = night();
            runs().noteRehearsal(run.id(), "Entry 3 was altered.");
            assertThat(state()).isEqualTo(State.NOT_RESTORABLE);
        }
    }

    @Test
    void isAskedToProveItselfOnceAWeek() {
        night();
        nightly().runMinutely();
        String asked = "select count(*) from scheduled_tasks where task_name = 'rehearse-backup'";
        assertThat(jdbc.sql(asked).query(Long.class).single()).isOne();
        runs().noteRehearsal(all().getFirst().id(), null);
        now = TWO.plus(Duration.ofDays(1));
        night();
        nightly().runMinutely();
        assertThat(jdbc.sql(asked).query(Long.class).single()).isOne();
        now = TWO.plus(Duration.ofDays(8));
        nightly().runMinutely();
        assertThat(jdbc.sql(asked).query(Long.class).single()).isEqualTo(2);
    }
}
