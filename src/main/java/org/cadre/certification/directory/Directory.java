package org.cadre.certification.directory;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who stands in the directory: whoever opted in, and only while a certificate of theirs is in force. */
@Component
class Directory {
    /**
     * What a mentor lets be shown.
     *
     * @param languages beside English; empty: none named
     */
    record Entry(String state, boolean showDistrict, List<String> kinds, List<String> modes, String languages) {
        Entry {
            kinds = List.copyOf(kinds);
            modes = List.copyOf(modes);
        }
    }

    /** Somebody's own entry, whether it is shown or not. */
    record Own(UUID id, boolean listed, Entry entry) {}

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final ProgramClock clock;

    Directory(JdbcClient jdbc, AuditTrail audit, ProgramClock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What the public sees, by name, so many after a given one.
     *
     * @param state empty: of every state
     * @param kind empty: for protégés of every kind
     */
    List<MentorCard> list(String state, String kind, @Nullable UUID after, int most) {
        return jdbc.sql("""
                select l.id, p.display_name as name, l.state, case when l.show_district then d.name end as district,
                       (select min(c.valid_from) from certificate c
                         where c.person = l.person and c.state in ('issued', 'superseded')) as since,
                       l.kinds, l.modes, l.languages
                  from mentor_listing l
                  join person p on p.id = l.person
                  left join organization d on d.id = p.district
                 where l.listed
                   and exists (select 1 from certificate c
                                where c.person = l.person and c.state in ('issued', 'superseded')
                                  and c.valid_from <= :today and c.expires >= :today)
                   and (:state = '' or l.state = :state)
                   and (:kind = '' or :kind = any(l.kinds))
                   and (:after::uuid is null or (lower(p.display_name), l.id) > (
                          select lower(ap.display_name), a.id from mentor_listing a join person ap on ap.id = a.person
                           where a.id = :after::uuid))
                 order by lower(p.display_name), l.id
                 limit :most
                """)
                .param("today", clock.today())
                .param("state", state)
                .param("kind", kind)
                .param("after", after)
                .param("most", most)
                .query(Directory::card)
                .list();
    }

    /** One who is shown now. */
    Optional<MentorCard> find(UUID listing) {
        return jdbc.sql("""
                select l.id, p.display_name as name, l.state, case when l.show_district then d.name end as district,
                       (select min(c.valid_from) from certificate c
                         where c.person = l.person and c.state in ('issued', 'superseded')) as since,
                       l.kinds, l.modes, l.languages
                  from mentor_listing l
                  join person p on p.id = l.person
                  left join organization d on d.id = p.district
                 where l.id = :listing and l.listed
                   and exists (select 1 from certificate c
                                where c.person = l.person and c.state in ('issued', 'superseded')
                                  and c.valid_from <= :today and c.expires >= :today)
                """)
                .param("listing", listing)
                .param("today", clock.today())
                .query(Directory::card)
                .optional();
    }

    private static MentorCard card(ResultSet row, int number) throws SQLException {
        return new MentorCard(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("state"),
                row.getString("district"),
                row.getObject("since", LocalDate.class),
                words(row.getArray("kinds")),
                words(row.getArray("modes")),
                row.getString("languages"));
    }

    private static List<String> words(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    /** The person behind one who is shown now: never for the public. */
    Optional<PersonId> person(UUID listing) {
        return find(listing)
                .map(shown -> new PersonId(jdbc.sql("select person from mentor_listing where id = :listing")
                        .param("listing", shown.id())
                        .query(UUID.class)
                        .single()));
    }

    /** Whether the public can find this person now. */
    boolean shows(PersonId person) {
        return jdbc.sql("select id from mentor_listing where person = :person")
                .param("person", person.value())
                .query(UUID.class)
                .optional()
                .flatMap(this::find)
                .isPresent();
    }

    /** Since when somebody has been a certified mentor; empty when no certificate of theirs is in force. */
    Optional<LocalDate> certifiedSince(PersonId person) {
        return jdbc.sql("""
                select min(c.valid_from) from certificate c
                 where c.person = :person and c.state in ('issued', 'superseded')
                having bool_or(c.valid_from <= :today and c.expires >= :today)
                """)
                .param("person", person.value())
                .param("today", clock.today())
                .query(LocalDate.class)
                .optional();
    }

    Optional<Own> own(PersonId person) {
        return jdbc.sql("""
                select id, listed, state, show_district, kinds, modes, languages from mentor_listing where person = :person
                """)
                .param("person", person.value())
                .query((row, _) -> new Own(
                        row.getObject("id", UUID.class),
                        row.getBoolean("listed"),
                        new Entry(
                                row.getString("state"),
                                row.getBoolean("show_district"),
                                words(row.getArray("kinds")),
                                words(row.getArray("modes")),
                                row.getString("languages"))))
                .optional();
    }

    /** Puts somebody into the directory, or changes what it says of them. */
    void show(Viewer viewer, Entry entry) {
        var id = jdbc.sql("""
                insert into mentor_listing (id, person, listed, state, show_district, kinds, modes, languages, listed_at)
                values (:id, :person, true, :state, :district, :kinds, :modes, :languages, :now)
                on conflict (person) do update
                   set listed = true, state = excluded.state, show_district = excluded.show_district, kinds = excluded.kinds,
                       modes = excluded.modes, languages = excluded.languages, listed_at = excluded.listed_at,
                       unlisted_at = null
                returning id
                """)
                .param("id", Ids.next())
                .param("person", viewer.id().value())
                .param("state", entry.state)
                .param("district", entry.showDistrict)
                .param("kinds", entry.kinds.toArray(String[]::new))
                .param("modes", entry.modes.toArray(String[]::new))
                .param("languages", entry.languages)
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
        audit.record(
                viewer.actor(),
                "mentor.listed",
                viewer.id().value(),
                id,
                Map.of(),
                Map.of(
                        "state", entry.state,
                        "district", entry.showDistrict,
                        "kinds", entry.kinds,
                        "modes", entry.modes));
    }

    /** Takes somebody out at once: false when they did not stand in it. */
    boolean hide(Viewer viewer) {
        var hidden = jdbc.sql("""
                update mentor_listing set listed = false, unlisted_at = :now where person = :person and listed returning id
                """)
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .param("person", viewer.id().value())
                .query(UUID.class)
                .optional();
        hidden.ifPresent(id ->
                audit.record(viewer.actor(), "mentor.unlisted", viewer.id().value(), id, Map.of(), Map.of()));
        return hidden.isPresent();
    }
}
