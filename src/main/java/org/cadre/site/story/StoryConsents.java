package org.cadre.site.story;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.DueWork;
import org.cadre.platform.time.ProgramClock;
import org.cadre.site.media.Limits;
import org.cadre.site.media.StoredFile;
import org.cadre.site.story.StoryEvents.ConsentAsked;
import org.cadre.site.story.StoryEvents.ConsentDeclined;
import org.cadre.site.story.StoryEvents.ConsentEnded;
import org.cadre.site.story.StoryEvents.ConsentEndsSoon;
import org.cadre.site.story.StoryEvents.ConsentGiven;
import org.cadre.site.story.StoryEvents.ConsentWithdrawn;
import org.cadre.site.story.StoryPerson.Consent;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is in a story, and what each of them consents to. What was said stays written; a later word is another row. */
@Component
public class StoryConsents implements DueWork {
    /** What somebody was asked: which version, and until when it would be seen. */
    record Asked(StoryPerson person, Consent consent, UUID version, String title) {}

    private record Ending(UUID id, UUID story, String name, String title, LocalDate expiresOn) {}

    private final JdbcClient jdbc;
    private final Stories stories;
    private final Limits limits;
    private final AuditTrail audit;
    private final ProgramClock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    StoryConsents(
            JdbcClient jdbc,
            Stories stories,
            Limits limits,
            AuditTrail audit,
            ProgramClock clock,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.stories = stories;
        this.limits = limits;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
        this.transaction = transaction;
    }

    /** Everyone who is or was in it. */
    List<StoryPerson> of(UUID story) {
        var consents = new HashMap<UUID, List<Consent>>();
        jdbc.sql(CONSENT + " where p.story = :story order by c.id desc")
                .param("story", story)
                .query(StoryConsents::consent)
                .list()
                .forEach(one -> consents.computeIfAbsent(one.subject(), _ -> new ArrayList<>())
                        .add(one));
        return jdbc.sql("""
                select id, story, name, email, scope, removed_at, removal_reason
                  from story_person
                 where story = :story
                 order by removed_at is not null, id
                """)
                .param("story", story)
                .query((row, _) -> new StoryPerson(
                        row.getObject("id", UUID.class),
                        row.getObject("story", UUID.class),
                        row.getString("name"),
                        row.getString("email"),
                        Scope.read(List.of((String[]) row.getArray("scope").getArray())),
                        consents.getOrDefault(row.getObject("id", UUID.class), List.of()),
                        instant(row, "removed_at"),
                        row.getString("removal_reason")))
                .list();
    }

    private static final String CONSENT = """
            select c.id, c.subject, c.how, v.number as version, c.asked_at, c.given_on, c.expires_on, c.declined_at,
                   c.withdrawn_at, c.withdrawn_by, c.paper_name
              from story_consent c
              join story_version v on v.id = c.version
              join story_person p on p.id = c.subject
            """;

    private static Consent consent(ResultSet row, int number) throws SQLException {
        return new Consent(
                row.getObject("id", UUID.class),
                row.getObject("subject", UUID.class),
                row.getString("how"),
                row.getInt("version"),
                row.getTimestamp("asked_at").toInstant(),
                row.getObject("given_on", LocalDate.class),
                row.getObject("expires_on", LocalDate.class),
                instant(row, "declined_at"),
                instant(row, "withdrawn_at"),
                row.getString("withdrawn_by"),
                row.getString("paper_name"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    Optional<StoryPerson> find(UUID story, UUID person) {
        return of(story).stream().filter(one -> one.id().equals(person)).findFirst();
    }

    /** What a link in somebody's hands is about. */
    Optional<Asked> asked(UUID consent) {
        return jdbc.sql("""
                select p.story, c.subject, c.version, v.title
                  from story_consent c
                  join story_person p on p.id = c.subject
                  join story_version v on v.id = c.version
                 where c.id = :consent
                """)
                .param("consent", consent)
                .query((row, _) -> {
                    var person = find(row.getObject("story", UUID.class), row.getObject("subject", UUID.class))
                            .orElseThrow();
                    var one = person.consents().stream()
                            .filter(each -> each.id().equals(consent))
                            .findFirst()
                            .orElseThrow();
                    return new Asked(person, one, row.getObject("version", UUID.class), row.getString("title"));
                })
                .optional();
    }

    /** Names somebody as being in a story: from then on it is seen only while they consent. */
    public UUID name(UUID story, String name, String email, List<String> scope, Actor actor) {
        var id = Ids.next();
        jdbc.sql("""
                insert into story_person (id, story, name, email, scope, added_at)
                values (:id, :story, :name, :email, :scope, :now)
                """)
                .param("id", id)
                .param("story", story)
                .param("name", name)
                .param("email", email)
                .param("scope", scope.toArray(String[]::new))
                .param("now", now())
                .update();
        audit.record(actor, "story.person-named", null, story, Map.of(), Map.of("person", id.toString()));
        stories.tell(story);
        return id;
    }

    /** Asks them by mail, with a link of their own. */
    void ask(StoryPerson person, Actor actor) {
        var version = stories.newest(person.story());
        var id = Ids.next();
        jdbc.sql("""
                insert into story_consent (id, subject, how, version, asked_at, asked_by)
                values (:id, :subject, 'link', :version, :now, :by)
                """)
                .param("id", id)
                .param("subject", person.id())
                .param("version", version.id())
                .param("now", now())
                .param("by", actor.person())
                .update();
        audit.record(actor, "story.consent-asked", null, person.story(), Map.of(), Map.of("consent", id.toString()));
        events.publishEvent(new ConsentAsked(
                id, person.name(), person.email(), version.words().title()));
    }

    /** Keeps a paper they signed. */
    public void signed(UUID story, UUID person, LocalDate givenOn, LocalDate expiresOn, StoredFile paper, Actor actor) {
        var one = find(story, person).orElseThrow();
        var version = stories.newest(story);
        var id = Ids.next();
        jdbc.sql("""
                insert into story_consent (id, subject, how, version, asked_at, asked_by, given_on, given_at, expires_on, paper,
                                           paper_name, paper_type)
                values (:id, :subject, 'paper', :version, :now, :by, :givenOn, :now, :expiresOn, :paper, :name, :type)
                """)
                .param("id", id)
                .param("subject", person)
                .param("version", version.id())
                .param("now", now())
                .param("by", actor.person())
                .param("givenOn", givenOn)
                .param("expiresOn", expiresOn)
                .param("paper", paper.digest())
                .param("name", paper.name())
                .param("type", paper.mediaType())
                .update();
        audit.record(
                actor,
                "story.consent-given",
                null,
                story,
                Map.of(),
                Map.of("consent", id.toString(), "how", "paper", "expires", expiresOn.toString()));
        events.publishEvent(new ConsentGiven(
                id, story, one.name(), one.email(), version.words().title(), expiresOn));
        stories.tell(story);
    }

    /** A paper as it was kept. */
    Optional<StoredFile> paper(UUID story, UUID consent) {
        return jdbc.sql("""
                select c.paper as digest, c.paper_name as name, c.paper_type as media_type, 0::bigint as bytes
                  from story_consent c
                  join story_person p on p.id = c.subject
                 where c.id = :consent and p.story = :story and c.paper is not null
                """)
                .param("consent", consent)
                .param("story", story)
                .query(StoredFile.class)
                .optional();
    }

    /** They consent, by their link: true exactly once. */
    boolean give(Asked asked) {
        var expires = expiry();
        int given = jdbc.sql("""
                update story_consent c
                   set given_on = :today, given_at = :now, expires_on = :expires, declined_at = null
                 where c.id = :id and c.given_on is null and c.withdrawn_at is null
                   and exists (select 1 from story_person p where p.id = c.subject and p.removed_at is null)
                """)
                .param("id", asked.consent.id())
                .param("today", clock.today())
                .param("now", now())
                .param("expires", expires)
                .update();
        if (given == 1) {
            audit.record(
                    Actor.SYSTEM,
                    "story.consent-given",
                    null,
                    asked.person.story(),
                    Map.of(),
                    Map.of("consent", asked.consent.id().toString(), "how", "link", "expires", expires.toString()));
            events.publishEvent(new ConsentGiven(
                    asked.consent.id(),
                    asked.person.story(),
                    asked.person.name(),
                    asked.person.email(),
                    asked.title,
                    expires));
            stories.tell(asked.person.story());
        }
        return given == 1;
    }

    /** The last day of a consent that is given today. */
    LocalDate expiry() {
        return clock.today().plusMonths(limits.now().consentMonths());
    }

    /** They say no, before they ever said yes. */
    void decline(Asked asked) {
        int declined = jdbc.sql("""
                update story_consent set declined_at = :now
                 where id = :id and given_on is null and declined_at is null and withdrawn_at is null
                """)
                .param("id", asked.consent.id())
                .param("now", now())
                .update();
        if (declined == 1) {
            audit.record(
                    Actor.SYSTEM,
                    "story.consent-declined",
                    null,
                    asked.person.story(),
                    Map.of(),
                    Map.of("consent", asked.consent.id().toString()));
            events.publishEvent(new ConsentDeclined(asked.person.story(), asked.person.name(), asked.title));
        }
    }

    /** Takes back all they consented to: in this moment the story is gone. */
    void withdraw(StoryPerson person, boolean byThemselves, Actor actor) {
        String title = stories.newest(person.story()).words().title();
        int withdrawn = jdbc.sql("""
                update story_consent set withdrawn_at = :now, withdrawn_by = :who
                 where subject = :subject and withdrawn_at is null and declined_at is null
                """)
                .param("subject", person.id())
                .param("now", now())
                .param("who", byThemselves ? "person" : "office")
                .update();
        if (withdrawn > 0) {
            audit.record(
                    actor,
                    "story.consent-withdrawn",
                    null,
                    person.story(),
                    Map.of(),
                    Map.of("person", person.id().toString(), "by", byThemselves ? "person" : "office"));
            stories.takeDown(person.story(), "withdrawn", actor);
            events.publishEvent(new ConsentWithdrawn(person.story(), person.name(), title, byThemselves));
        }
    }

    /** The story does not name or show them any more; what was seen until then is taken down, to be published anew. */
    void remove(StoryPerson person, String reason, Actor actor) {
        int removed = jdbc.sql("""
                update story_person set removed_at = :now, removal_reason = :reason
                 where id = :id and removed_at is null
                """)
                .param("id", person.id())
                .param("now", now())
                .param("reason", reason)
                .update();
        if (removed == 1) {
            audit.record(
                    actor,
                    "story.person-removed",
                    null,
                    person.story(),
                    Map.of(),
                    Map.of("person", person.id().toString(), "reason", AuditTrail.digestOf(reason)));
            stories.takeDown(person.story(), "person", actor);
        }
    }

    /** Office hears a month before a consent ends, and when it has ended; each once. */
    @Override
    public void run(LocalDate today) {
        ending(today, today.plusDays(limits.now().warningDays()))
                .forEach(one -> transaction.executeWithoutResult(_ -> {
                    if (mark(one, "update story_consent set warned_at = :now where id = :id and warned_at is null")) {
                        events.publishEvent(new ConsentEndsSoon(one.story, one.name, one.title, one.expiresOn));
                    }
                }));
        ended(today)
                .forEach(one -> transaction.executeWithoutResult(_ -> {
                    if (mark(
                                    one,
                                    "update story_consent set ended_told_at = :now where id = :id and ended_told_at is null")
                            && stories.takeDown(one.story, "expired", Actor.SYSTEM)) {
                        events.publishEvent(new ConsentEnded(one.story, one.name, one.title, one.expiresOn));
                    }
                }));
    }

    private boolean mark(Ending one, String sql) {
        return jdbc.sql(sql).param("id", one.id).param("now", now()).update() == 1;
    }

    /** In force, ending until that day, and followed by none that lasts longer. */
    private List<Ending> ending(LocalDate today, LocalDate until) {
        return jdbc.sql("""
                select c.id, p.story, p.name, v.title, c.expires_on
                  from story_consent c
                  join story_person p on p.id = c.subject and p.removed_at is null
                  join story s on s.id = p.story and s.published is not null
                  join story_version v on v.id = s.published
                 where c.expires_on between :today and :until and c.withdrawn_at is null and c.warned_at is null
                   and not exists (select 1 from story_consent l
                                    where l.subject = c.subject and l.withdrawn_at is null and l.expires_on > :until)
                 order by c.id
                """)
                .param("today", today)
                .param("until", until)
                .query(Ending.class)
                .list();
    }

    private List<Ending> ended(LocalDate today) {
        return jdbc.sql("""
                select c.id, p.story, p.name, v.title, c.expires_on
                  from story_consent c
                  join story_person p on p.id = c.subject and p.removed_at is null
                  join story_version v on v.id = c.version
                 where c.expires_on < :today and c.withdrawn_at is null and c.ended_told_at is null
                   and not exists (select 1 from story_consent l
                                    where l.subject = c.subject and l.withdrawn_at is null and l.expires_on >= :today)
                 order by c.id
                """).param("today", today).query(Ending.class).list();
    }

    private OffsetDateTime now() {
        return clock.now().atOffset(ZoneOffset.UTC);
    }
}
