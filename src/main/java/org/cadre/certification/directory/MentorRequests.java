package org.cadre.certification.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.certification.directory.DirectoryEvents.AnswerReminderDue;
import org.cadre.certification.directory.DirectoryEvents.MentorAsked;
import org.cadre.certification.directory.DirectoryEvents.RequestAnswered;
import org.cadre.certification.directory.DirectoryEvents.RequestExpired;
import org.cadre.certification.directory.DirectoryEvents.RequestSent;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.DueWork;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Requests for a mentor from their first word to their end: accepted, declined or expired, each with its days. */
@Component
class MentorRequests implements DueWork {
    /** What somebody asks for. */
    record Asked(String name, String email, String asksAs, String organization, String kind, String about) {}

    /** What came of confirming an address. */
    enum Confirmation {
        ASKED,
        ALREADY,
        /** The mentor is not in the directory any more. */
        NOT_SHOWN
    }

    /** So many open ones at most for one mentor: the next has to wait or choose another. */
    private static final int MOST_WAITING = 5;

    private static final int ANSWER_DAYS = 21;
    private static final List<Integer> REMINDER_DAYS = List.of(7, 14);
    private static final int UNCONFIRMED_DAYS = 7;

    private final JdbcClient jdbc;
    private final Directory directory;
    private final AuditTrail audit;
    private final ProgramClock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    MentorRequests(
            JdbcClient jdbc,
            Directory directory,
            AuditTrail audit,
            ProgramClock clock,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
        this.transaction = transaction;
    }

    boolean hasRoom(PersonId mentor) {
        return jdbc.sql("select count(*) from mentor_request where mentor = :mentor and state = 'waiting'")
                        .param("mentor", mentor.value())
                        .query(Integer.class)
                        .single()
                < MOST_WAITING;
    }

    /** Takes a request in; only who asked is told, at the address they gave. */
    void receive(PersonId mentor, String mentorName, Asked asked) {
        var id = Ids.next();
        jdbc.sql("""
                insert into mentor_request (id, mentor, state, name, email, asks_as, organization, kind, about, sent_on, sent_at)
                values (:id, :mentor, 'unconfirmed', :name, :email, :as, :organization, :kind, :about, :today, :now)
                """)
                .param("id", id)
                .param("mentor", mentor.value())
                .param("name", asked.name)
                .param("email", asked.email)
                .param("as", asked.asksAs)
                .param("organization", asked.organization)
                .param("kind", asked.kind)
                .param("about", asked.about)
                .param("today", clock.today())
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .update();
        audit.record(
                Actor.SYSTEM, "mentor-request.sent", mentor.value(), id, Map.of(), AuditTrail.digestOf(asked.about));
        events.publishEvent(new RequestSent(id, asked.email, mentorName));
    }

    /** Goes to mentor and office, once the address has been shown to be theirs. */
    Confirmation confirm(MentorRequest request) {
        if (request.state() != MentorRequest.State.UNCONFIRMED) {
            return Confirmation.ALREADY;
        }
        if (!directory.shows(request.mentor()) || !hasRoom(request.mentor())) {
            return Confirmation.NOT_SHOWN;
        }
        var today = clock.today();
        var answerBy = today.plusDays(ANSWER_DAYS);
        int moved = jdbc.sql("""
                update mentor_request set state = 'waiting', asked_on = :today, answer_by = :by
                 where id = :id and state = 'unconfirmed'
                """)
                .param("today", today)
                .param("by", answerBy)
                .param("id", request.id())
                .update();
        if (moved == 0) {
            return Confirmation.ALREADY;
        }
        record(Actor.SYSTEM, request, "mentor-request.confirmed", "waiting");
        events.publishEvent(new MentorAsked(request.id(), request.mentor(), request.who(), request.about(), answerBy));
        return Confirmation.ASKED;
    }

    /** The mentor's answer: false when there has been one, or time is over. */
    boolean answer(MentorRequest request, boolean accepted, String words, Actor actor) {
        int moved = jdbc.sql("""
                update mentor_request set state = :state, ended_on = :today, answer = :words
                 where id = :id and state = 'waiting'
                """)
                .param("state", accepted ? "accepted" : "declined")
                .param("today", clock.today())
                .param("words", words)
                .param("id", request.id())
                .update();
        if (moved == 0) {
            return false;
        }
        record(actor, request, "mentor-request.answered", accepted ? "accepted" : "declined");
        events.publishEvent(new RequestAnswered(
                request.id(), request.mentor(), request.name(), request.email(), accepted, words, request.owner()));
        return true;
    }

    private void record(Actor actor, MentorRequest request, String deed, String state) {
        audit.record(
                actor,
                deed,
                request.mentor().value(),
                request.id(),
                Map.of("state", request.state().word()),
                Map.of("state", state));
    }

    /** Names who at office looks after a request. */
    void own(MentorRequest request, @Nullable PersonId owner, Actor actor) {
        jdbc.sql("update mentor_request set owner = :owner where id = :id")
                .param("owner", owner == null ? null : owner.value())
                .param("id", request.id())
                .update();
        audit.record(
                actor,
                "mentor-request.owned",
                request.mentor().value(),
                request.id(),
                Map.of("owner", String.valueOf(request.owner())),
                Map.of("owner", String.valueOf(owner)));
    }

    Optional<MentorRequest> find(UUID id) {
        return jdbc.sql("""
                select r.*, m.display_name as mentor_name, o.display_name as owner_name
                  from mentor_request r
                  join person m on m.id = r.mentor
                  left join person o on o.id = r.owner
                 where r.id = :id
                """).param("id", id).query(MentorRequests::request).optional();
    }

    /** What a mentor was asked, the newest first; what is not confirmed is nobody's matter yet. */
    List<MentorRequest> to(Viewer mentor) {
        return jdbc.sql("""
                select r.*, m.display_name as mentor_name, o.display_name as owner_name
                  from mentor_request r
                  join person m on m.id = r.mentor
                  left join person o on o.id = r.owner
                 where r.mentor = :mentor and r.state <> 'unconfirmed'
                 order by r.id desc
                 limit 50
                """)
                .param("mentor", mentor.id().value())
                .query(MentorRequests::request)
                .list();
    }

    /**
     * To office, the newest first: so many before a given one.
     *
     * @param state null: all
     */
    List<MentorRequest> list(
            Viewer viewer, MentorRequest.@Nullable State state, String words, @Nullable UUID before, int most) {
        return jdbc.sql("""
                select r.*, m.display_name as mentor_name, o.display_name as owner_name
                  from mentor_request r
                  join person m on m.id = r.mentor
                  left join person o on o.id = r.owner
                 where :office
                   and (:state::text is null or r.state = :state::text)
                   and (:words = '' or position(:words in
                          lower(concat_ws(' ', r.name, r.email, r.organization, m.display_name))) > 0)
                   and (:before::uuid is null or r.id < :before::uuid)
                 order by r.id desc
                 limit :most
                """)
                .param("office", viewer.isOffice())
                .param("state", state == null ? null : state.word())
                .param("words", words)
                .param("before", before)
                .param("most", most)
                .query(MentorRequests::request)
                .list();
    }

    private static MentorRequest request(ResultSet row, int number) throws SQLException {
        UUID owner = row.getObject("owner", UUID.class);
        return new MentorRequest(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("mentor", UUID.class)),
                row.getString("mentor_name"),
                MentorRequest.State.find(row.getString("state")).orElseThrow(),
                row.getString("name"),
                row.getString("email"),
                row.getString("asks_as"),
                row.getString("organization"),
                row.getString("kind"),
                row.getString("about"),
                row.getObject("sent_on", LocalDate.class),
                row.getObject("asked_on", LocalDate.class),
                row.getObject("answer_by", LocalDate.class),
                row.getObject("ended_on", LocalDate.class),
                row.getString("answer"),
                owner == null ? null : new PersonId(owner),
                row.getString("owner_name"));
    }

    /** Reminds, ends what was never answered, and forgets what was never confirmed. */
    @Override
    public void run(LocalDate today) {
        jdbc.sql("delete from mentor_request where state = 'unconfirmed' and sent_on < :old")
                .param("old", today.minusDays(UNCONFIRMED_DAYS))
                .update();
        var waiting = jdbc.sql("select id from mentor_request where state = 'waiting' order by id")
                .query(UUID.class)
                .list();
        waiting.forEach(id -> transaction.executeWithoutResult(_ -> look(id, today)));
    }

    private void look(UUID id, LocalDate today) {
        var request = find(id).orElseThrow();
        var asked = request.askedOn();
        var answerBy = request.answerBy();
        if (asked == null || answerBy == null) {
            return;
        }
        if (today.isAfter(answerBy)) {
            expire(request, today);
            return;
        }
        int due = (int) REMINDER_DAYS.stream()
                .filter(days -> !today.isBefore(asked.plusDays(days)))
                .count();
        int marked = jdbc.sql("""
                update mentor_request set reminders = :due where id = :id and state = 'waiting' and reminders < :due
                """).param("due", due).param("id", id).update();
        if (marked == 1) {
            events.publishEvent(new AnswerReminderDue(id, request.mentor(), request.who(), answerBy));
        }
    }

    private void expire(MentorRequest request, LocalDate today) {
        int moved =
                jdbc.sql("""
                update mentor_request set state = 'expired', ended_on = :today where id = :id and state = 'waiting'
                """).param("today", today).param("id", request.id()).update();
        if (moved == 1) {
            record(Actor.SYSTEM, request, "mentor-request.expired", "expired");
            events.publishEvent(new RequestExpired(
                    request.id(), request.mentor(), request.name(), request.email(), request.owner()));
        }
    }
}
