package org.cadre.certification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cadre.certification.AwardOverride.AllMissing;
import org.cadre.certification.AwardOverride.Missing;
import org.cadre.certification.CertificationEvents.OverrideAnswered;
import org.cadre.certification.CertificationEvents.OverrideAsked;
import org.cadre.certification.CertificationEvents.OverrideExpired;
import org.cadre.internship.InternshipEvents.InternshipCompleted;
import org.cadre.internship.InternshipId;
import org.cadre.people.People;
import org.cadre.people.PersonCard;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.link.SignedLinks;
import org.cadre.platform.link.SignedLinks.Link;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.DueWork;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Awards although not everything is met. Office gives a reason and names a second person, who needs no account: a signed
 * link shows them what is missing and why office asks, and they agree or decline in their own words.
 */
@Component
class AwardOverrides implements DueWork {
    private static final String PURPOSE = "award-override";
    private static final Duration LIFETIME = Duration.ofDays(14);

    private final JdbcClient jdbc;
    private final SignedLinks links;
    private final People people;
    private final Settings settings;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Texts texts;
    private final Clock system;
    private final TransactionTemplate transaction;

    AwardOverrides(
            JdbcClient jdbc,
            SignedLinks links,
            People people,
            Settings settings,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Texts texts,
            Clock system,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.links = links;
        this.people = people;
        this.settings = settings;
        this.audit = audit;
        this.events = events;
        this.texts = texts;
        this.system = system;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Whom office names. */
    record Approver(String name, String email, AwardOverride.As as) {}

    /** Why somebody cannot be the second person. */
    enum NotTheSecond {
        ASKS_THEMSELVES,
        IS_THE_HOLDER
    }

    /** Whether the named person may be the second one; empty when they may. */
    Optional<NotTheSecond> refusal(Approver approver, PersonId asks, PersonId holder) {
        if (isThe(asks, approver)) {
            return Optional.of(NotTheSecond.ASKS_THEMSELVES);
        }
        return isThe(holder, approver) ? Optional.of(NotTheSecond.IS_THE_HOLDER) : Optional.empty();
    }

    private boolean isThe(PersonId person, Approver approver) {
        var card = people.find(person).orElseThrow();
        return mailboxes(card).contains(mailbox(approver.email))
                || people.findByEmail(approver.email)
                        .filter(found -> found.id().equals(person))
                        .isPresent()
                || sameName(card, approver.name);
    }

    private static List<String> mailboxes(PersonCard card) {
        return Stream.of(Optional.of(card.email()), Optional.ofNullable(card.personalEmail()))
                .flatMap(Optional::stream)
                .map(AwardOverrides::mailbox)
                .toList();
    }

    /** An address without what is written after a plus: both come to the same mailbox. */
    private static String mailbox(String email) {
        return People.asKept(email).replaceFirst("\\+[^@]*@", "@");
    }

    private static boolean sameName(PersonCard card, String name) {
        String plain = plain(name);
        return plain.equals(plain(card.legalName())) || plain.equals(plain(card.displayName()));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]+", " ").strip();
    }

    /** What is missing, in today's words; that it is too early counts as missing too. */
    List<Missing> missing(PersonStanding standing) {
        var missing = new ArrayList<Missing>();
        standing.certification()
                .missing()
                .forEach(one ->
                        missing.add(new Missing(one.key(), one.title(), texts.unsaid("web.itself", one.reason()))));
        var first = standing.completionFrom();
        if (first.filter(day -> !standing.day().isBefore(day)).isEmpty()) {
            missing.add(new Missing(
                    "too-early",
                    texts.unsaid("certification.override.too-early"),
                    first.map(day -> texts.unsaid("certification.override.too-early.until", day))
                            .orElseGet(() -> texts.unsaid("certification.award.not-begun"))));
        }
        return missing;
    }

    /** Asks the second person, in the caller's transaction. */
    void ask(Viewer office, PersonStanding standing, InternshipId internship, String reason, Approver approver) {
        UUID id = Ids.next();
        var now = system.instant();
        jdbc.sql("""
                insert into award_override (id, internship, asked_by, asked_at, reason, missing, approver, approver_email,
                                            approver_as, expires_at, state)
                values (:id, :internship, :by, :at, :reason, :missing::jsonb, :approver, :email, :as, :expires, 'open')
                """)
                .param("id", id)
                .param("internship", internship.value())
                .param("by", office.id().value())
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("reason", reason)
                .param("missing", Frozen.write(new AllMissing(missing(standing))))
                .param("approver", approver.name)
                .param("email", People.asKept(approver.email))
                .param("as", approver.as.word())
                .param("expires", now.plus(LIFETIME).atOffset(ZoneOffset.UTC))
                .update();
        audit.record(
                office.actor(),
                "award-override.asked",
                standing.person().value(),
                id,
                Map.of(),
                Map.of(
                        "approver", approver.name,
                        "as", approver.as.word(),
                        "reason", AuditTrail.digestOf(reason)));
        events.publishEvent(new OverrideAsked(
                approver.name,
                People.asKept(approver.email),
                office.name(),
                people.find(standing.person()).orElseThrow().displayName(),
                settings.link("/overrides/" + links.make(PURPOSE, id, LIFETIME)),
                LIFETIME.toDays()));
    }

    Link read(String token) {
        return links.read(PURPOSE, token);
    }

    /** All requests about an internship, the newest first; office alone finds them. */
    List<AwardOverride> of(InternshipId internship, Viewer viewer) {
        return jdbc.sql("""
                select o.id, o.internship, o.asked_by, p.display_name as asked_by_name, o.asked_at, o.reason, o.missing,
                       o.approver, o.approver_email, o.approver_as, o.expires_at, o.state, o.words, o.settled_at
                  from award_override o join person p on p.id = o.asked_by
                 where o.internship = :internship and :office
                 order by o.id desc
                """)
                .param("internship", internship.value())
                .param("office", viewer.isOffice())
                .query(AwardOverrides::override)
                .list();
    }

    /** The requests that wait for their second person, by internship; office alone finds them. */
    Map<InternshipId, AwardOverride> waiting(Viewer viewer) {
        return jdbc.sql("""
                select o.id, o.internship, o.asked_by, p.display_name as asked_by_name, o.asked_at, o.reason, o.missing,
                       o.approver, o.approver_email, o.approver_as, o.expires_at, o.state, o.words, o.settled_at
                  from award_override o join person p on p.id = o.asked_by
                 where o.state = 'open' and :office
                """).param("office", viewer.isOffice()).query(AwardOverrides::override).list().stream()
                .collect(Collectors.toMap(AwardOverride::internship, Function.identity()));
    }

    /** The request behind a link or a decision. */
    Optional<AwardOverride> find(UUID id) {
        return jdbc.sql("""
                select o.id, o.internship, o.asked_by, p.display_name as asked_by_name, o.asked_at, o.reason, o.missing,
                       o.approver, o.approver_email, o.approver_as, o.expires_at, o.state, o.words, o.settled_at
                  from award_override o join person p on p.id = o.asked_by
                 where o.id = :id
                """).param("id", id).query(AwardOverrides::override).optional();
    }

    /** Takes the approver's agreement and uses the link up: false when somebody was faster. */
    boolean agree(AwardOverride asked, PersonId holder, String token, String words) {
        return answer(asked, holder, token, AwardOverride.State.AGREED, words);
    }

    /** Takes the approver's refusal and uses the link up: false when somebody was faster. */
    boolean decline(AwardOverride asked, PersonId holder, String token, String words) {
        return answer(asked, holder, token, AwardOverride.State.DECLINED, words);
    }

    private boolean answer(
            AwardOverride asked, PersonId holder, String token, AwardOverride.State state, String words) {
        if (!links.use(PURPOSE, token) || !settle(asked.id(), state, words)) {
            return false;
        }
        audit.record(
                Actor.SYSTEM,
                "award-override." + state.word(),
                holder.value(),
                asked.id(),
                Map.of("state", "open"),
                Map.of(
                        "approver", asked.approver(),
                        "link", SignedLinks.mark(token),
                        "words", AuditTrail.digestOf(words)));
        events.publishEvent(new OverrideAnswered(
                asked.askedBy(),
                asked.internship(),
                people.find(holder).orElseThrow().displayName(),
                asked.approver(),
                state == AwardOverride.State.AGREED,
                words));
        return true;
    }

    private boolean settle(UUID id, AwardOverride.State state, @Nullable String words) {
        return jdbc.sql("""
                update award_override set state = :state, words = :words, settled_at = :now
                 where id = :id and state = 'open'
                """)
                        .param("state", state.word())
                        .param("words", words)
                        .param("now", system.instant().atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Office does not ask any more; or what was asked has been overtaken. The link opens nothing from then on. */
    boolean close(AwardOverride asked, PersonId holder, AwardOverride.State state, Actor actor) {
        if (!settle(asked.id(), state, null)) {
            return false;
        }
        links.withdraw(PURPOSE, asked.id());
        audit.record(
                actor,
                "award-override." + state.word(),
                holder.value(),
                asked.id(),
                Map.of("state", "open"),
                Map.of("state", state.word()));
        return true;
    }

    /** Awarded meanwhile: nobody needs to answer any more. */
    @EventListener
    void on(InternshipCompleted completed) {
        jdbc.sql("select id from award_override where internship = :internship and state = 'open'")
                .param("internship", completed.internship().value())
                .query(UUID.class)
                .optional()
                .flatMap(this::find)
                .ifPresent(asked -> close(asked, completed.mit(), AwardOverride.State.OVERTAKEN, Actor.SYSTEM));
    }

    /** Requests that nobody answered in time: office is told, and may ask again. */
    @Override
    public void run(LocalDate today) {
        var late = jdbc.sql("select id from award_override where state = 'open' and expires_at <= :now order by id")
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .list();
        late.forEach(id -> transaction.executeWithoutResult(_ -> expire(id)));
    }

    private void expire(UUID id) {
        var asked = find(id).orElseThrow();
        var holder = jdbc.sql("select person from internship where id = :id")
                .param("id", asked.internship().value())
                .query((row, _) -> new PersonId(row.getObject("person", UUID.class)))
                .single();
        if (close(asked, holder, AwardOverride.State.EXPIRED, Actor.SYSTEM)) {
            events.publishEvent(new OverrideExpired(
                    asked.askedBy(),
                    asked.internship(),
                    people.find(holder).orElseThrow().displayName(),
                    asked.approver()));
        }
    }

    private static AwardOverride override(ResultSet row, int number) throws SQLException {
        var settled = row.getTimestamp("settled_at");
        return new AwardOverride(
                row.getObject("id", UUID.class),
                new InternshipId(row.getObject("internship", UUID.class)),
                new PersonId(row.getObject("asked_by", UUID.class)),
                row.getString("asked_by_name"),
                row.getTimestamp("asked_at").toInstant(),
                row.getString("reason"),
                Frozen.read(row.getString("missing"), AllMissing.class).all(),
                row.getString("approver"),
                row.getString("approver_email"),
                AwardOverride.As.of(row.getString("approver_as")),
                row.getTimestamp("expires_at").toInstant(),
                AwardOverride.State.of(row.getString("state")),
                row.getString("words"),
                settled == null ? null : settled.toInstant());
    }
}
