package org.cadre.care.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.care.request.CareEvents.RequestAnswered;
import org.cadre.care.request.CareEvents.RequestReceived;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The requests people make about themselves, and office's answers. */
@Component
public class CareRequests {
    /** More than anybody needs to have open at a time. */
    private static final int MOST_OPEN = 20;

    /** What became of asking. */
    sealed interface Outcome {
        record Asked(UUID id, LocalDate dueOn) implements Outcome {}

        /** A copy or an erasure is asked for once at a time. */
        record AskedBefore() implements Outcome {}

        record TooMany() implements Outcome {}
    }

    /** A request in a list: what and by when, and nothing of its words. */
    public record Line(UUID id, RequestKind kind, LocalDate askedOn, LocalDate dueOn, RequestState state) {
        public boolean isOpen() {
            return state == RequestState.OPEN;
        }

        public boolean isOverdue(LocalDate today) {
            return isOpen() && dueOn.isBefore(today);
        }

        public String tone() {
            return state.tone();
        }

        public String icon() {
            return state.icon();
        }

        /** Key of its state. */
        public String label() {
            return state.label();
        }
    }

    private final JdbcClient jdbc;
    private final RequestTerms terms;
    private final ProgramClock clock;
    private final Clock system;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    CareRequests(
            JdbcClient jdbc,
            RequestTerms terms,
            ProgramClock clock,
            Clock system,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.terms = terms;
        this.clock = clock;
        this.system = system;
        this.audit = audit;
        this.events = events;
    }

    /**
     * Keeps what a person asks, in the caller's transaction.
     *
     * @param asker the person themself, or office for somebody who phoned or wrote
     * @param askedOn today, or the day of a letter
     */
    Outcome ask(Viewer asker, PersonId person, RequestKind kind, String words, LocalDate askedOn) {
        if (open(person) >= MOST_OPEN) {
            return new Outcome.TooMany();
        }
        UUID id = Ids.next();
        var dueOn = terms.due(kind, askedOn);
        int kept = jdbc.sql("""
                insert into care_request (id, kind, person, words, asked_on, asked_at, entered_by, due_on)
                values (:id, :kind, :person, :words, :on, :now, :enteredBy, :due)
                on conflict (person, kind) where state = 'open' and kind in ('copy', 'erasure') do nothing
                """)
                .param("id", id)
                .param("kind", kind.word())
                .param("person", person.value())
                .param("words", words)
                .param("on", askedOn)
                .param("now", now())
                .param("enteredBy", enteredBy(asker, person))
                .param("due", dueOn)
                .update();
        if (kept == 0) {
            return new Outcome.AskedBefore();
        }
        audit.record(
                asker.actor(),
                "care.asked",
                person.value(),
                id,
                Map.of(),
                Map.of("kind", kind.word(), "words", AuditTrail.digestOf(words)));
        events.publishEvent(new RequestReceived(id, kind, person, dueOn));
        return new Outcome.Asked(id, dueOn);
    }

    private static @Nullable UUID enteredBy(Viewer asker, PersonId person) {
        if (!asker.id().equals(person)) {
            return asker.id().value();
        }
        return asker.enteredBy() == null ? null : asker.enteredBy().value();
    }

    private OffsetDateTime now() {
        return system.instant().atOffset(ZoneOffset.UTC);
    }

    private int open(PersonId person) {
        return jdbc.sql("select count(*) from care_request where person = :person and state = 'open'")
                .param("person", person.value())
                .query(Integer.class)
                .single();
    }

    /** All a person ever asked, newest first. */
    List<CareRequest> of(PersonId person) {
        return jdbc.sql("""
                select r.*, p.display_name as person_name, e.display_name as entered_by_name,
                       o.display_name as owner_name, a.display_name as answered_by_name
                  from care_request r
                  join person p on p.id = r.person
                  left join person e on e.id = r.entered_by
                  left join person o on o.id = r.owner
                  left join person a on a.id = r.answered_by
                 where r.person = :person
                 order by r.asked_at desc, r.id desc
                 limit 200
                """)
                .param("person", person.value())
                .query(CareRequests::read)
                .list();
    }

    /** What a person has asked, newest first; that is no reading. */
    public List<Line> linesOf(PersonId person) {
        return of(person).stream()
                .map(one -> new Line(one.id(), one.kind(), one.askedOn(), one.dueOn(), one.state()))
                .toList();
    }

    private static CareRequest read(ResultSet row, int number) throws SQLException {
        UUID owner = row.getObject("owner", UUID.class);
        return new CareRequest(
                row.getObject("id", UUID.class),
                RequestKind.find(row.getString("kind")).orElseThrow(),
                new PersonId(row.getObject("person", UUID.class)),
                row.getString("person_name"),
                row.getString("words"),
                row.getObject("asked_on", LocalDate.class),
                row.getString("entered_by_name"),
                owner == null ? null : new PersonId(owner),
                row.getString("owner_name"),
                row.getObject("due_on", LocalDate.class),
                RequestState.of(row.getString("state")),
                row.getString("answer"),
                row.getString("answered_by_name"),
                row.getObject("answered_on", LocalDate.class));
    }

    /**
     * A page of office's list: open ones by the day they are due, answered ones newest first; what a complaint says is not
     * in it.
     *
     * @param mine only what this viewer answers for
     * @param after the last request of the page before
     */
    List<CareRequest> page(
            Viewer office, boolean open, boolean mine, @Nullable RequestKind kind, @Nullable UUID after, int most) {
        return jdbc.sql("""
                select r.id, r.kind, r.person, '' as words, r.asked_on, r.owner, r.due_on, r.state, '' as answer,
                       r.answered_on, p.display_name as person_name, e.display_name as entered_by_name,
                       o.display_name as owner_name, a.display_name as answered_by_name
                  from care_request r
                  join person p on p.id = r.person
                  left join person e on e.id = r.entered_by
                  left join person o on o.id = r.owner
                  left join person a on a.id = r.answered_by
                 where :office and (r.state = 'open') = :open
                   and (not :mine or r.owner = :viewer)
                   and (:kind::text is null or r.kind = :kind)
                   and (:after::uuid is null or case when :open
                        then (r.due_on, r.id) > (select b.due_on, b.id from care_request b where b.id = :after::uuid)
                        else (r.answered_on, r.id) < (select b.answered_on, b.id from care_request b where b.id = :after::uuid) end)
                 order by case when :open then r.due_on end, case when :open then r.id end,
                          r.answered_on desc, r.id desc
                 limit :most
                """)
                .param("office", office.isOffice())
                .param("open", open)
                .param("mine", mine)
                .param("viewer", office.id().value())
                .param("kind", kind == null ? null : kind.word())
                .param("after", after)
                .param("most", most)
                .query(CareRequests::read)
                .list();
    }

    /** One request for office to read; reading a complaint is recorded before a word of it is shown. */
    Optional<CareRequest> read(Viewer office, UUID request) {
        var found = find(office, request);
        found.filter(one -> one.kind().isConfidential()).ifPresent(one -> {
            jdbc.sql("""
                    insert into care_request_reading (id, request, reader, read_at)
                    values (:id, :request, :reader, :now)
                    """)
                    .param("id", Ids.next())
                    .param("request", request)
                    .param("reader", office.id().value())
                    .param("now", now())
                    .update();
            audit.record(office.actor(), "care.complaint-read", null, request, Map.of(), Map.of());
        });
        return found;
    }

    /** What a request is, without reading it. */
    Optional<CareRequest> find(Viewer office, UUID request) {
        return jdbc.sql("""
                select r.*, p.display_name as person_name, e.display_name as entered_by_name,
                       o.display_name as owner_name, a.display_name as answered_by_name
                  from care_request r
                  join person p on p.id = r.person
                  left join person e on e.id = r.entered_by
                  left join person o on o.id = r.owner
                  left join person a on a.id = r.answered_by
                 where r.id = :request and :office
                """)
                .param("request", request)
                .param("office", office.isOffice())
                .query(CareRequests::read)
                .optional();
    }

    /** Names who answers for it and by when. False when it was answered in the meantime. */
    boolean assign(Viewer office, CareRequest request, @Nullable PersonId owner, LocalDate dueOn) {
        int changed = jdbc.sql("""
                update care_request
                   set owner = :owner, due_on = :due, reminded_on = case when due_on = :due then reminded_on end
                 where id = :request and state = 'open'
                """)
                .param("owner", owner == null ? null : owner.value())
                .param("due", dueOn)
                .param("request", request.id())
                .update();
        if (changed == 1) {
            audit.record(
                    office.actor(),
                    "care.assigned",
                    null,
                    request.id(),
                    Map.of("due", request.dueOn().toString()),
                    Map.of("due", dueOn.toString(), "owner", owner == null ? "" : owner.toString()));
        }
        return changed == 1;
    }

    /** Answers it once; the person is told. */
    boolean answer(Viewer office, CareRequest request, boolean done, String words) {
        if (!close(request.id(), done ? RequestState.DONE : RequestState.DECLINED, office.id(), words)) {
            return false;
        }
        audit.record(
                office.actor(),
                "care.answered",
                request.person().value(),
                request.id(),
                Map.of("state", "open"),
                Map.of("state", done ? "done" : "declined", "answer", AuditTrail.digestOf(words)));
        events.publishEvent(new RequestAnswered(
                request.id(),
                request.kind(),
                request.person(),
                done,
                request.kind().isConfidential() ? "" : words));
        return true;
    }

    private boolean close(UUID request, RequestState state, @Nullable PersonId by, String words) {
        return jdbc.sql("""
                        update care_request
                           set state = :state, answered_by = :by, answered_on = :today, answer = :words
                         where id = :request and state = 'open'
                        """)
                        .param("state", state.word())
                        .param("by", by == null ? null : by.value())
                        .param("today", clock.today())
                        .param("words", words)
                        .param("request", request)
                        .update()
                == 1;
    }

    /** Takes an own request back while it is open. */
    boolean withdraw(Viewer viewer, UUID request) {
        boolean own = of(viewer.id()).stream().anyMatch(one -> one.id().equals(request));
        if (!own || !close(request, RequestState.WITHDRAWN, null, "")) {
            return false;
        }
        audit.record(
                viewer.actor(),
                "care.withdrawn",
                viewer.id().value(),
                request,
                Map.of("state", "open"),
                Map.of("state", "withdrawn"));
        return true;
    }

    /** How many wait for office: nobody has taken them, or they are due by that day. */
    public int waiting(LocalDate day) {
        return jdbc.sql("select count(*) from care_request where state = 'open' and (owner is null or due_on <= :day)")
                .param("day", day)
                .query(Integer.class)
                .single();
    }
}
