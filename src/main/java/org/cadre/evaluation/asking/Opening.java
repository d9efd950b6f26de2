package org.cadre.evaluation.asking;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cadre.evaluation.Moment;
import org.cadre.evaluation.form.EvaluationForm;
import org.cadre.evaluation.form.Forms;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.DueWork;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** As days come: prepares evaluations, asks whose moment has come, reminds once, and closes. */
@Component
class Opening implements DueWork {
    /** So early trainers may put the code on their last slide. */
    private static final int AHEAD_DAYS = 30;
    /** Without letters and digits that are taken for each other. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int CODE_LENGTH = 8;
    private static final SecureRandom CHANCE = new SecureRandom();

    private record Prepared(
            UUID about, UUID offering, String module, UUID edition, LocalDate day, OffsetDateTime opensAt) {}

    private final JdbcClient jdbc;
    private final ProgramClock clock;
    private final TransactionTemplate transaction;
    private final Forms forms;
    private final Evaluations evaluations;
    private final Invitations invitations;
    private final Candidates candidates;
    private final AnswerBoxes boxes;

    Opening(
            JdbcClient jdbc,
            ProgramClock clock,
            TransactionTemplate transaction,
            Forms forms,
            Evaluations evaluations,
            Invitations invitations,
            Candidates candidates,
            AnswerBoxes boxes) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = transaction;
        this.forms = forms;
        this.evaluations = evaluations;
        this.invitations = invitations;
        this.candidates = candidates;
        this.boxes = boxes;
    }

    @Override
    public void run(LocalDate today) {
        for (var form : forms.all()) {
            if (form.inUse()) {
                open(form, today);
            }
        }
        remind(today);
        close(today);
    }

    private void open(EvaluationForm form, LocalDate today) {
        LocalDate from = today.minusDays(form.openDays());
        switch (form.moment()) {
            case MODULE -> prepareModules(form, today);
            case OFFERING -> {
                prepareOfferings(form, today);
                if (form.byMail()) {
                    askThePresent(today);
                }
            }
            case MID_TERM -> ask(form, 0, candidates.atMidTerm(from, today), today);
            case INTERNSHIP_END -> ask(form, 0, candidates.atInternshipEnd(from, today), today);
            case YEAR_LATER -> ask(form, 0, candidates.aYearLater(from, today), today);
            case EXIT -> ask(form, 0, candidates.parted(from, today), today);
            case FOLLOW_UP -> {
                ask(form, 1, candidates.toFollowUp(1, from, today), today);
                ask(form, 2, candidates.toFollowUp(2, from, today), today);
            }
        }
    }

    /** One for each session that covers a module: open as its last quarter of an hour begins. */
    private void prepareModules(EvaluationForm form, LocalDate today) {
        jdbc.sql("""
                select s.id as about, o.id as offering, s.module, o.edition,
                       (s.starts_at at time zone o.zone)::date as day, s.ends_at - interval '15 minutes' as opens_at
                  from session s
                  join offering o on o.id = s.offering
                 where s.module is not null and o.canceled_at is null
                   and o.first_day <= :ahead and o.last_day >= :from
                   and (s.starts_at at time zone o.zone)::date >= :from
                """)
                .param("ahead", today.plusDays(AHEAD_DAYS))
                .param("from", today.minusDays(form.openDays()))
                .query(Prepared.class)
                .list()
                .forEach(one -> prepare(form, one, one.about));
    }

    private void prepareOfferings(EvaluationForm form, LocalDate today) {
        jdbc.sql("""
                select o.id as about, o.id as offering, '' as module, o.edition, o.last_day as day,
                       coalesce((select max(s.ends_at) from session s where s.offering = o.id) - interval '15 minutes',
                                (o.last_day + time '15:00') at time zone o.zone) as opens_at
                  from offering o
                 where o.canceled_at is null and o.first_day <= :ahead and o.last_day >= :from
                """)
                .param("ahead", today.plusDays(AHEAD_DAYS))
                .param("from", today.minusDays(form.openDays()))
                .query(Prepared.class)
                .list()
                .forEach(one -> prepare(form, one, null));
    }

    /** While it is still to come, it follows its event when that is moved, and asks the newest version. */
    private void prepare(EvaluationForm form, Prepared one, @Nullable UUID session) {
        transaction.executeWithoutResult(_ -> {
            var version = forms.current(form.id()).orElseThrow();
            int moved = jdbc.sql("""
                    update evaluation
                       set day = :day, opens_at = :opensAt, closes_on = :closesOn, version = :version
                     where offering = :offering and session is not distinct from :session::uuid and opens_at > :now
                       and closed_on is null
                       and (day, opens_at, closes_on, version) is distinct from (:day, :opensAt, :closesOn, :version)
                    """)
                    .param("day", one.day)
                    .param("opensAt", one.opensAt)
                    .param("closesOn", one.day.plusDays(form.openDays()))
                    .param("version", version.id())
                    .param("offering", one.offering)
                    .param("session", session)
                    .param("now", clock.now().atOffset(ZoneOffset.UTC))
                    .update();
            if (moved == 0) {
                insert(form, version.id(), one, session);
            }
        });
    }

    private void insert(EvaluationForm form, UUID version, Prepared one, @Nullable UUID session) {
        UUID id = Ids.next();
        int fresh = jdbc.sql("""
                insert into evaluation (id, form, version, moment, offering, session, module, edition, day, opens_at,
                                        closes_on, anonymous, threshold, code, sample)
                values (:id, :form, :version, :moment, :offering, :session, :module, :edition, :day, :opensAt,
                        :closesOn, :anonymous, :threshold, :code, :sample)
                on conflict do nothing
                """)
                .param("id", id)
                .param("form", form.id())
                .param("version", version)
                .param("moment", form.moment().word())
                .param("offering", one.offering)
                .param("session", session)
                .param("module", session == null ? null : one.module)
                .param("edition", one.edition)
                .param("day", one.day)
                .param("opensAt", one.opensAt)
                .param("closesOn", one.day.plusDays(form.openDays()))
                .param("anonymous", form.anonymous())
                .param("threshold", form.threshold())
                .param("code", code())
                .param("sample", form.sample())
                .update();
        if (fresh == 1 && form.anonymous()) {
            boxes.begin(id);
        }
    }

    static String code() {
        var code = new StringBuilder();
        for (int i = 0; i < CODE_LENGTH; i++) {
            code.append(ALPHABET.charAt(CHANCE.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** From the day after an offering on: everybody who was there, as soon as that has been recorded. */
    private void askThePresent(LocalDate today) {
        var open = jdbc.sql("""
                select e.* from evaluation_summary e
                 where e.moment = 'offering' and e.closed_on is null and e.day < :today and e.closes_on >= :today
                   and not e.canceled
                """)
                .param("today", today)
                .query(Evaluations::evaluation)
                .list();
        for (var evaluation : open) {
            for (var one : candidates.presentAt(Objects.requireNonNull(evaluation.offering()))) {
                transaction.executeWithoutResult(_ -> invitations.ask(evaluation, one, evaluation.closesOn()));
            }
        }
    }

    private void ask(EvaluationForm form, int year, List<Candidate> whom, LocalDate today) {
        LocalDate until = today.plusDays(form.openDays());
        for (var one : whom) {
            transaction.executeWithoutResult(_ -> invitations.ask(openFor(form, one, year, until, today), one, until));
        }
    }

    /** The one that is open for their cohort, or for their edition where they were in none. */
    private Evaluation openFor(EvaluationForm form, Candidate one, int year, LocalDate until, LocalDate today) {
        Optional<UUID> open = stillOpen(form.moment(), one, year, until);
        if (open.isEmpty()) {
            UUID id = Ids.next();
            int fresh = jdbc.sql("""
                    insert into evaluation (id, form, version, moment, cohort, edition, year, day, opens_at, closes_on,
                                            anonymous, threshold, sample)
                    values (:id, :form, :version, :moment, :cohort, :edition, :year, :today, :now, :until, :anonymous,
                            :threshold, :sample)
                    on conflict do nothing
                    """)
                    .param("id", id)
                    .param("form", form.id())
                    .param("version", forms.current(form.id()).orElseThrow().id())
                    .param("moment", form.moment().word())
                    .param("cohort", one.cohort())
                    .param("edition", one.edition())
                    .param("year", year)
                    .param("today", today)
                    .param("now", clock.now().atOffset(ZoneOffset.UTC))
                    .param("until", until)
                    .param("anonymous", form.anonymous())
                    .param("threshold", form.threshold())
                    .param("sample", form.sample())
                    .update();
            if (fresh == 1 && form.anonymous()) {
                boxes.begin(id);
            }
            open = stillOpen(form.moment(), one, year, until);
        }
        return open.flatMap(evaluations::find).orElseThrow();
    }

    private Optional<UUID> stillOpen(Moment moment, Candidate one, int year, LocalDate until) {
        return jdbc.sql("""
                update evaluation set closes_on = greatest(closes_on, :until::date)
                 where moment = :moment and year = :year and closed_on is null and offering is null
                   and cohort is not distinct from :cohort::uuid
                   and (cohort is not null or edition = :edition)
                returning id
                """)
                .param("until", until)
                .param("moment", moment.word())
                .param("year", year)
                .param("cohort", one.cohort())
                .param("edition", one.edition())
                .query(UUID.class)
                .optional();
    }

    private void remind(LocalDate today) {
        for (UUID id : invitations.toRemind(today)) {
            transaction.executeWithoutResult(_ -> invitations
                    .find(id)
                    .flatMap(one -> evaluations.find(one.evaluation()))
                    .filter(one -> !one.canceled())
                    .ifPresent(evaluation -> invitations.remind(id, evaluation)));
        }
    }

    private void close(LocalDate today) {
        jdbc.sql("select id from evaluation where closed_on is null and closes_on < :today order by closes_on, id")
                .param("today", today)
                .query(UUID.class)
                .list()
                .forEach(id -> transaction.executeWithoutResult(_ -> evaluations.close(id, Actor.SYSTEM)));
    }
}
