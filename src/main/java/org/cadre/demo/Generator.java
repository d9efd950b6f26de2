package org.cadre.demo;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.cadre.certification.PastCertificates;
import org.cadre.internship.InternshipId;
import org.cadre.people.Role;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.command.Progress;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Editions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills a database with made-up people at real schools, at every point of the way: for benches and for looking at
 * Cadre with many people in it. The same seed makes the same people. Never for an association's real database.
 */
@Component
public class Generator {
    /** What came of it: everyone is there, or nobody. */
    public sealed interface Outcome {
        record Generated(Tally tally) implements Outcome {}

        /** There are no schools to place people in: the directory has to be imported first. */
        record NoSchools() implements Outcome {}

        /** The people of this seed are here already. */
        record SeedTaken(long seed) implements Outcome {}
    }

    /**
     * @param people who take part in the program
     * @param others protégés, trainers and appointed coaches that belong to them
     */
    public record Tally(int people, int others, int certificates, long rows, Duration took) {
        public long rowsPerSecond() {
            return rows * 1_000 / Math.max(1, took.toMillis());
        }
    }

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final Editions editions;
    private final ProgramClock clock;
    private final PastCertificates certificates;
    private final SampleSheet sheet;
    private final Texts texts;
    private final TransactionTemplate transaction;

    Generator(
            JdbcClient jdbc,
            NamedParameterJdbcTemplate batches,
            Editions editions,
            ProgramClock clock,
            PastCertificates certificates,
            SampleSheet sheet,
            Texts texts,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.editions = editions;
        this.clock = clock;
        this.certificates = certificates;
        this.sheet = sheet;
        this.texts = texts;
        this.transaction = transaction;
    }

    /**
     * Makes so many people up, in one transaction.
     *
     * @param papers whether each certificate's own paper is drawn; else one sheet stands for all of them
     */
    public Outcome generate(int people, long seed, boolean papers, Progress progress) {
        var ground = Ground.read(jdbc);
        if (ground.isEmpty()) {
            return new Outcome.NoSchools();
        }
        String domain = "seed" + seed + ".example";
        if (isTaken(domain)) {
            return new Outcome.SeedTaken(seed);
        }
        long began = System.nanoTime();
        var tally = transaction.execute(_ -> tell(ground, domain, people, seed, papers, progress, began));
        return new Outcome.Generated(Objects.requireNonNull(tally));
    }

    private boolean isTaken(String domain) {
        return jdbc.sql("select exists (select 1 from person where email like '%@' || :domain)")
                .param("domain", domain)
                .query(Boolean.class)
                .single();
    }

    private Tally tell(
            Ground ground, String domain, int people, long seed, boolean papers, Progress progress, long began) {
        progress.step(texts.say("demo.generate.step.people"));
        var dice = new Dice(seed);
        var edition = editions.idOf(Editions.NATIONAL);
        var rules = editions.of(edition);
        var today = clock.today();
        var histories = new Histories(batches, dice.another().random());
        var crowd = new Crowd(histories, ground, dice.another(), domain);
        var office = crowd.staff(today.minusYears(5)).id();
        histories.role(office, Role.OFFICE, null, today.minusYears(5));
        var deeds = new ProgramYears(histories, crowd, ground, dice, edition.value(), rules, today, people, progress)
                .tell();
        progress.step(texts.say("demo.generate.step.certificates"));
        int issued = certify(deeds, Actor.of(office.value()), papers ? null : sheet.store(), progress);
        return new Tally(
                people,
                crowd.people() - people,
                issued,
                histories.written(),
                Duration.ofNanos(System.nanoTime() - began));
    }

    /** Returns how many certificates there are. */
    private int certify(List<PastDeed> deeds, Actor office, @Nullable String paper, Progress progress) {
        int issued = 0;
        for (int i = 0; i < deeds.size(); i++) {
            switch (deeds.get(i)) {
                case PastDeed.Award(var day, var _, var internship) -> {
                    certificates.award(new InternshipId(internship), day, office, paper);
                    issued++;
                }
                case PastDeed.Renewal(var day, var person) -> {
                    certificates.renew(person, day, paper);
                    issued++;
                }
                case PastDeed.Suspension(var _, var person) ->
                    certificates.suspend(person, texts.say("demo.generate.suspended"));
                case PastDeed.Revocation(var _, var person) ->
                    certificates.revoke(person, texts.say("demo.generate.revoked"));
            }
            progress.part(i + 1L, deeds.size());
        }
        return issued;
    }
}
