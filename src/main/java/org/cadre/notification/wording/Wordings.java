package org.cadre.notification.wording;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cadre.people.People;
import org.cadre.people.PersonId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.mail.MailWords;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Language;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.program.Edition;
import org.cadre.program.Editions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The words of all mail: what the operator has written, for the edition and the language of whom the mail is about. Kept in
 * memory; one small question for each mail tells whether another server has changed something.
 */
@Component
class Wordings implements MailWords {
    static final String ENGLISH = Language.ENGLISH.tag();

    /** Which text: an edition, a language and a key. */
    record Place(String edition, String language, String key) {}

    /** What was written for it. */
    record Written(
            String edition,
            String language,
            String key,
            String pattern,
            String defaultWas,
            String changedBy,
            Instant changedAt) {
        Place place() {
            return new Place(edition, language, key);
        }
    }

    /** One change of a text. */
    record Change(@Nullable String before, @Nullable String after, String changedBy, Instant changedAt) {}

    /** All that is written, as of a version. */
    private record Known(@Nullable UUID version, Map<Place, Written> all) {
        boolean onlyNational() {
            return all.keySet().stream().allMatch(one -> one.edition.equals(Editions.NATIONAL));
        }
    }

    private final JdbcClient jdbc;
    private final Texts texts;
    private final Settings settings;
    private final Editions editions;
    private final AuditTrail audit;
    private final Clock system;
    private volatile Known known = new Known(null, Map.of());

    Wordings(JdbcClient jdbc, Texts texts, Settings settings, Editions editions, AuditTrail audit, Clock system) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.settings = settings;
        this.editions = editions;
        this.audit = audit;
        this.system = system;
    }

    @Override
    public Saying to(String address, @Nullable UUID about, @Nullable Language known) {
        var asked = jdbc.sql("""
                select (select version from wording_version) as version,
                       (select coalesce(m.language, p.language)
                          from person p left join person m on m.id = p.merged_into
                         where p.email = :address) as language
                """)
                .param("address", People.asKept(address))
                .query(Asked.class)
                .single();
        var language = texts.language(asked.language)
                .orElse(known == null ? settings.languages().usual() : known);
        var all = known(asked.version);
        var lineage = all.all.isEmpty()
                ? List.<String>of()
                : lineage(about == null || all.onlyNational() ? Editions.NATIONAL : edition(about));
        return new Worded(language, lineage, all);
    }

    /** What one mail asks first. */
    private record Asked(@Nullable UUID version, @Nullable String language) {}

    /** The words of one mail. */
    private final class Worded implements Saying {
        private final Language language;
        private final List<String> lineage;
        private final Known all;

        Worded(Language language, List<String> lineage, Known all) {
            this.language = language;
            this.lineage = lineage;
            this.all = all;
        }

        @Override
        public Language language() {
            return language;
        }

        @Override
        public String say(Sentence sentence) {
            return language.during(() -> said(sentence));
        }

        private String said(Sentence sentence) {
            Object[] arguments = sentence.arguments().stream()
                    .map(one -> one instanceof Sentence nested ? said(nested) : one)
                    .toArray();
            return chain(lineage, language.tag(), sentence.key()).stream()
                    .flatMap(place -> Stream.ofNullable(all.all.get(place)))
                    .flatMap(one -> filledIn(one.pattern, arguments).stream())
                    .findFirst()
                    .orElseGet(() -> texts.say(sentence.key(), arguments));
        }
    }

    /** That of the edition of their cohort, before placement of their offering's. */
    @Override
    public @Nullable String logo(@Nullable UUID person) {
        return person == null
                ? null
                : jdbc.sql("""
                select l.edition
                  from edition_look l
                 where l.logo is not null
                   and l.edition = coalesce(
                         (select c.edition from internship i join cohort c on c.id = i.cohort
                           where i.person = :person and i.state not in ('withdrawn', 'lapsed')
                           order by i.applied_on desc, i.id desc limit 1),
                         (select o.edition from registration r join offering o on o.id = r.offering
                           where r.person = :person
                           order by r.seat in ('held', 'confirmed') desc, r.registered_at desc, r.id desc limit 1))
                """)
                        .param("person", person)
                        .query(UUID.class)
                        .optional()
                        .map(edition -> "/editions/" + edition + "/logo")
                        .orElse(null);
    }

    /** Words that cannot be filled in are passed over: a mail is not stopped by them, nor the deed that sends it. */
    private Optional<String> filledIn(String pattern, Object... arguments) {
        try {
            return Optional.of(texts.format(pattern, arguments));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /**
     * Where words are looked for: in the language through the edition and its parents; then the same in English, if the product
     * itself does not say it in that language.
     */
    private List<Place> chain(List<String> lineage, String language, String key) {
        var chain = new ArrayList<Place>();
        lineage.forEach(slug -> chain.add(new Place(slug, language, key)));
        if (!texts.isSaidIn(new Language(language), key)) {
            lineage.forEach(slug -> chain.add(new Place(slug, ENGLISH, key)));
        }
        return chain;
    }

    /** An edition and those it is customized from, up to the national one. */
    List<String> lineage(String edition) {
        var lineage = new ArrayList<String>();
        for (String slug = edition; slug != null && !lineage.contains(slug); slug = parent(slug)) {
            lineage.add(slug);
        }
        if (!lineage.contains(Editions.NATIONAL)) {
            lineage.add(Editions.NATIONAL);
        }
        return lineage;
    }

    private @Nullable String parent(String slug) {
        var edition = bySlug().get(slug);
        return edition == null ? null : edition.parent();
    }

    /** The newest version of each edition, by its slug. */
    Map<String, Edition> bySlug() {
        var bySlug = new LinkedHashMap<String, Edition>();
        editions.all().forEach(id -> {
            var edition = editions.asWritten(id);
            bySlug.putIfAbsent(edition.slug(), edition);
        });
        return bySlug;
    }

    /** The edition of the cohort, before placement the offering's. */
    private String edition(UUID person) {
        return jdbc.sql("""
                select coalesce(
                         (select e.slug from internship i join cohort c on c.id = i.cohort join edition e on e.id = c.edition
                           where i.person = :person and i.state not in ('withdrawn', 'lapsed')
                           order by i.applied_on desc, i.id desc limit 1),
                         (select e.slug from registration r join offering o on o.id = r.offering join edition e on e.id = o.edition
                           where r.person = :person
                           order by r.seat in ('held', 'confirmed') desc, r.registered_at desc, r.id desc limit 1),
                         :national)
                """)
                .param("person", person)
                .param("national", Editions.NATIONAL)
                .query(String.class)
                .single();
    }

    private Known known() {
        return known(jdbc.sql("select version from wording_version")
                .query(UUID.class)
                .optional()
                .orElse(null));
    }

    private Known known(@Nullable UUID version) {
        var now = known;
        if (Objects.equals(now.version, version)) {
            return now;
        }
        var all = new HashMap<Place, Written>();
        jdbc.sql("""
                select w.edition, w.language, w.key, w.pattern, w.default_was, p.display_name as changed_by, w.changed_at
                  from wording w
                  join person p on p.id = w.changed_by
                """).query(Written.class).list().forEach(one -> all.put(one.place(), one));
        var read = new Known(version, Map.copyOf(all));
        known = read;
        return read;
    }

    /** The keys of all texts that are worded, in whatever edition and language. */
    Set<String> keys() {
        return known().all.keySet().stream().map(Place::key).collect(Collectors.toSet());
    }

    Optional<Written> written(Place place) {
        return Optional.ofNullable(known().all.get(place));
    }

    /** What a text falls back to where nothing is written for it: the pattern, and the edition it comes from if any. */
    Written fallback(Place place, String defaultPattern) {
        return chain(lineage(place.edition), place.language, place.key).stream()
                .skip(1)
                .flatMap(one -> Stream.ofNullable(known().all.get(one)))
                .findFirst()
                .orElseGet(
                        () -> new Written("", ENGLISH, place.key, defaultPattern, defaultPattern, "", Instant.EPOCH));
    }

    /** The changes of one text, the newest first. */
    List<Change> changes(Place place) {
        return jdbc.sql("""
                select c.before, c.after, p.display_name as changed_by, c.changed_at
                  from wording_change c
                  join person p on p.id = c.changed_by
                 where c.edition = :edition and c.language = :language and c.key = :key
                 order by c.id desc
                 limit 50
                """)
                .param("edition", place.edition)
                .param("language", place.language)
                .param("key", place.key)
                .query(Change.class)
                .list();
    }

    /** Words a text anew, or goes back to what it falls back to; false: somebody has changed it meanwhile. */
    boolean keep(
            PersonId by,
            Actor actor,
            Place place,
            String defaultPattern,
            @Nullable String read,
            @Nullable String pattern) {
        jdbc.sql("""
                insert into wording_version (only_one, version) values (true, :version)
                on conflict (only_one) do update set version = excluded.version
                """).param("version", Ids.next()).update();
        String before = jdbc.sql("""
                select pattern from wording where edition = :edition and language = :language and key = :key
                """)
                .param("edition", place.edition)
                .param("language", place.language)
                .param("key", place.key)
                .query(String.class)
                .optional()
                .orElse(null);
        if (!Objects.equals(before, read)) {
            return false;
        }
        var now = system.instant().atOffset(ZoneOffset.UTC);
        if (pattern == null) {
            jdbc.sql("delete from wording where edition = :edition and language = :language and key = :key")
                    .param("edition", place.edition)
                    .param("language", place.language)
                    .param("key", place.key)
                    .update();
        } else {
            jdbc.sql("""
                    insert into wording (edition, language, key, pattern, default_was, changed_by, changed_at)
                    values (:edition, :language, :key, :pattern, :default, :by, :now)
                    on conflict (edition, language, key) do update
                       set pattern = excluded.pattern, default_was = excluded.default_was, changed_by = excluded.changed_by,
                           changed_at = excluded.changed_at
                    """)
                    .param("edition", place.edition)
                    .param("language", place.language)
                    .param("key", place.key)
                    .param("pattern", pattern)
                    .param("default", defaultPattern)
                    .param("by", by.value())
                    .param("now", now)
                    .update();
        }
        UUID change = Ids.next();
        jdbc.sql("""
                insert into wording_change (id, edition, language, key, before, after, changed_by, changed_at)
                values (:id, :edition, :language, :key, :before, :after, :by, :now)
                """)
                .param("id", change)
                .param("edition", place.edition)
                .param("language", place.language)
                .param("key", place.key)
                .param("before", before)
                .param("after", pattern)
                .param("by", by.value())
                .param("now", now)
                .update();
        audit.record(
                actor,
                "wording.changed",
                null,
                change,
                Map.of("text", before == null ? "" : before),
                Map.of(
                        "edition", place.edition,
                        "language", place.language,
                        "key", place.key,
                        "text", pattern == null ? "" : pattern));
        return true;
    }
}
