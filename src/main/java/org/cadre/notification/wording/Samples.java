package org.cadre.notification.wording;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Fills a text with what is true of a person where it can, and with an example where it cannot. */
@Component
class Samples {
    /** Somebody to preview a text with. */
    record Reader(UUID id, String name) {}

    private record Facts(
            String name,
            @Nullable String email,
            @Nullable String cohort,
            @Nullable String coach,
            @Nullable String protege,
            @Nullable String offering,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            @Nullable String place,
            @Nullable String number,
            @Nullable LocalDate expires) {}

    private final JdbcClient jdbc;
    private final Texts texts;
    private final Settings settings;
    private final ProgramClock clock;

    Samples(JdbcClient jdbc, Texts texts, Settings settings, ProgramClock clock) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.settings = settings;
        this.clock = clock;
    }

    /** Those to whom mail went lately, by name. */
    List<Reader> readers() {
        return jdbc.sql("""
                select p.id, p.display_name as name from person p
                 where p.id in (select m.about from mail m where m.about is not null order by m.id desc limit 200)
                 order by lower(p.display_name), p.id
                 limit 50
                """).query(Reader.class).list();
    }

    /** The pattern as that person would read it; nobody: with examples only. */
    String say(Catalog.Entry entry, String pattern, @Nullable UUID person) {
        var known = person == null ? Map.<String, Object>of() : facts(person);
        Object[] arguments = entry.arguments().stream()
                .map(name -> argument(entry, name, known))
                .toArray();
        return texts.format(pattern, arguments);
    }

    private Object argument(Catalog.Entry entry, String name, Map<String, Object> known) {
        int number = entry.arguments().indexOf(name);
        if (Pattern.compile("\\{" + number + "\\s*,").matcher(entry.pattern()).find()) {
            return 2;
        }
        String example = "wording.sample." + name.replace(' ', '-').replace('é', 'e');
        Object found = known.get(name);
        if (found != null) {
            return found;
        }
        if (name.endsWith("date") || name.endsWith(" day")) {
            return clock.today().plusMonths(1);
        }
        return texts.knows(example) ? texts.say(example) : "‹" + name + "›";
    }

    private Map<String, Object> facts(UUID person) {
        var said = new HashMap<String, Object>();
        jdbc.sql("""
                select p.display_name as name, p.email,
                       i.cohort, i.coach, i.protege, r.title as offering, r.first_day, r.last_day, r.place, c.number, c.expires
                  from person p
                  left join lateral (
                    select k.name as cohort,
                           (select h.display_name from cohort_coach g join person h on h.id = g.person
                             where g.cohort = k.id order by g.since desc, g.person limit 1) as coach,
                           (select d.display_name from pairing a join person d on d.id = a.protege
                             where a.internship = n.id order by a.proposed_at desc limit 1) as protege
                      from internship n join cohort k on k.id = n.cohort
                     where n.person = p.id order by n.applied_on desc, n.id desc limit 1) i on true
                  left join lateral (
                    select o.title, o.first_day, o.last_day, concat_ws(', ', o.place, o.city) as place
                      from registration s join offering o on o.id = s.offering
                     where s.person = p.id order by o.first_day desc, s.id desc limit 1) r on true
                  left join lateral (
                    select number, expires from certificate t
                     where t.person = p.id and t.state in ('issued', 'suspended') order by t.expires desc limit 1) c on true
                 where p.id = :person
                """).param("person", person).query(Facts.class).optional().ifPresent(facts -> {
            for (String name : List.of("name", "person", "MIT", "participant", "holder", "mentor")) {
                said.put(name, facts.name);
            }
            put(said, "mail address", facts.email);
            put(said, "cohort", facts.cohort);
            put(said, "coach", facts.coach);
            put(said, "protégé", facts.protege);
            put(said, "offering", facts.offering);
            put(said, "place", facts.place);
            put(said, "certificate number", facts.number);
            put(said, "expiry date", facts.expires);
            if (facts.firstDay != null && facts.lastDay != null) {
                said.put("dates", texts.days(facts.firstDay, facts.lastDay));
            }
        });
        said.put("association", settings.associationName());
        said.put("association address", settings.associationAddress());
        said.put("office address", settings.mailFrom());
        return said;
    }

    private static void put(Map<String, Object> said, String name, @Nullable Object value) {
        if (value != null) {
            said.put(name, value);
        }
    }
}
