package org.cadre.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.ReaderLanguage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/**
 * Knows who looks. The session holds ids only; name and roles are read once a request, so that a changed role or a
 * disabled account takes effect at once on every server.
 */
@Component
class Viewers {
    private static final String PERSON = "person";
    private static final String ENTERED_BY = "entered-by";
    private static final String BY_LINK = "by-link";
    private static final String SIGN_UP = "sign-up";
    private static final String READ = Viewers.class.getName();

    /** Who looks, and the language that whoever sits before the screen has chosen. */
    private record Found(Viewer viewer, @Nullable String language) {}

    private final JdbcClient jdbc;
    private final ProgramClock clock;
    private final ReaderLanguage reader;
    private final LanguageChoices languages;

    Viewers(JdbcClient jdbc, ProgramClock clock, ReaderLanguage reader, LanguageChoices languages) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.reader = reader;
        this.languages = languages;
    }

    @SuppressWarnings("unchecked")
    Optional<Viewer> current(HttpServletRequest request) {
        var known = (Optional<Viewer>) request.getAttribute(READ);
        if (known == null) {
            var found = read(request.getSession(false));
            known = found.map(Found::viewer);
            request.setAttribute(READ, known);
            found.ifPresent(one -> reader.choose(request, one.language));
        }
        return known;
    }

    private Optional<Found> read(@Nullable HttpSession session) {
        if (session == null || !(session.getAttribute(PERSON) instanceof UUID person)) {
            return Optional.empty();
        }
        return find(person, (UUID) session.getAttribute(ENTERED_BY));
    }

    private Optional<Found> find(UUID person, @Nullable UUID enteredBy) {
        // While office enters for somebody, it is office's own right to be here that counts.
        return jdbc.sql("""
                select p.id, p.display_name, p.zone,
                       (select l.language from person l where l.id = coalesce(:enteredBy::uuid, p.id)) as language,
                       array(select g.role from role_grant g
                              where g.person = p.id and g.since <= :today and (g.until is null or g.until > :today)) as roles,
                       (select g.organization from role_grant g
                         where g.person = p.id and g.role = 'district' and g.since <= :today
                           and (g.until is null or g.until > :today) limit 1) as district
                  from person p
                 where p.id = :person and p.merged_into is null and p.erased_at is null
                   and exists (select 1 from account a where a.person = :signedIn and a.disabled_at is null)
                   and (:enteredBy::uuid is null or exists (
                         select 1 from role_grant g where g.person = :enteredBy::uuid and g.role = 'office'
                            and g.since <= :today and (g.until is null or g.until > :today)))
                """)
                .param("person", person)
                .param("signedIn", enteredBy == null ? person : enteredBy)
                .param("enteredBy", enteredBy)
                .param("today", clock.today())
                .query((row, _) -> {
                    var roles = EnumSet.noneOf(Role.class);
                    Arrays.stream((String[]) row.getArray("roles").getArray())
                            .map(Role::of)
                            .forEach(roles::add);
                    UUID district = row.getObject("district", UUID.class);
                    return new Found(
                            new Viewer(
                                    new PersonId(row.getObject("id", UUID.class)),
                                    row.getString("display_name"),
                                    ZoneId.of(row.getString("zone")),
                                    roles,
                                    district == null ? null : new OrganizationId(district),
                                    enteredBy == null ? null : new PersonId(enteredBy)),
                            row.getString("language"));
                })
                .optional();
    }

    /** Signs a person in, under a session id nobody has seen before. */
    void signIn(HttpServletRequest request, PersonId person) {
        signIn(request, person, false);
    }

    /** Signs in who came by a one-time link: they may set a new passphrase without knowing the old one. */
    void signInByLink(HttpServletRequest request, PersonId person) {
        signIn(request, person, true);
    }

    private void signIn(HttpServletRequest request, PersonId person, boolean byLink) {
        var old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        var session = request.getSession(true);
        session.setAttribute(PERSON, person.value());
        session.setAttribute(BY_LINK, byLink);
        session.setAttribute(
                FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME,
                person.value().toString());
        request.removeAttribute(READ);
        reader.ofBrowser(request).ifPresent(told -> languages.keepFirst(person, told));
    }

    boolean cameByLink(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null && Boolean.TRUE.equals(session.getAttribute(BY_LINK));
    }

    /** Remembers that this browser sent that sign-up. */
    void remember(HttpServletRequest request, UUID signUp) {
        request.getSession(true).setAttribute(SIGN_UP, signUp);
    }

    boolean sent(HttpServletRequest request, UUID signUp) {
        var session = request.getSession(false);
        return session != null && signUp.equals(session.getAttribute(SIGN_UP));
    }

    /** Ends every session of a person, but for the one of this request: an old passphrase opens nothing any more. */
    void endOthers(@Nullable HttpServletRequest request, PersonId person) {
        var session = request == null ? null : request.getSession(false);
        jdbc.sql("delete from spring_session where principal_name = :person and session_id <> :own")
                .param("person", person.value().toString())
                .param("own", session == null ? "" : session.getId())
                .update();
    }

    void signOut(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        request.removeAttribute(READ);
    }

    /** Office begins to enter for a person who phoned. */
    void beginActing(HttpServletRequest request, Viewer office, PersonId person) {
        if (!office.isOffice() || office.isActedFor()) {
            throw new IllegalStateException("only office itself acts for others");
        }
        var session = request.getSession(true);
        session.setAttribute(PERSON, person.value());
        session.setAttribute(ENTERED_BY, office.id().value());
        request.removeAttribute(READ);
    }

    void endActing(HttpServletRequest request, Viewer viewer) {
        if (viewer.enteredBy() != null) {
            var session = request.getSession(true);
            session.setAttribute(PERSON, viewer.enteredBy().value());
            session.removeAttribute(ENTERED_BY);
            request.removeAttribute(READ);
        }
    }
}
