package org.cadre.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.cadre.platform.audit.ActingNow;
import org.cadre.platform.audit.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What office entered for people who phoned, and how much of it they have been told. */
@Component
public class EnteredDeeds implements ActingNow {
    /** What is older was told, or lies too long back to surprise anybody with it. */
    private static final Duration OLDEST = Duration.ofDays(30);

    private static final UUID NOTHING_YET = new UUID(0, 0);

    /**
     * What was entered for somebody since they were told last.
     *
     * @param by the names of those who entered it
     * @param deeds each kind of deed with how often it was done, in their order
     * @param since when the first of them was done
     */
    public record Entered(List<String> by, Map<String, Integer> deeds, Instant since) {}

    private record Line(UUID id, String deed, @Nullable String by, OffsetDateTime at) {}

    private final JdbcClient jdbc;
    private final Viewers viewers;
    private final Clock system;

    EnteredDeeds(JdbcClient jdbc, Viewers viewers, Clock system) {
        this.jdbc = jdbc;
        this.viewers = viewers;
        this.system = system;
    }

    @Override
    public Optional<Actor> actor() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes now
                ? viewers.current(now.getRequest()).filter(Viewer::isActedFor).map(Viewer::actor)
                : Optional.empty();
    }

    /** People for whom something was entered that they do not know of, the newest of it before that moment. */
    public List<PersonId> untold(Instant quietSince) {
        return jdbc
                .sql("""
                select a.acting_for
                  from audit_entry a
                  left join acting_told t on t.person = a.acting_for
                 where a.acting_for is not null and a.at > :oldest and (t.last_entry is null or a.id > t.last_entry)
                 group by a.acting_for
                having max(a.at) < :quiet
                 order by max(a.at)
                """)
                .param("oldest", oldest())
                .param("quiet", quietSince.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .list()
                .stream()
                .map(PersonId::new)
                .toList();
    }

    private OffsetDateTime oldest() {
        return system.instant().minus(OLDEST).atOffset(ZoneOffset.UTC);
    }

    /** Takes what is untold, in the transaction that tells it: nobody else tells it again. None when there is nothing to tell. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Entered> take(PersonId person) {
        jdbc.sql("insert into acting_told (person, last_entry) values (:person, :none) on conflict do nothing")
                .param("person", person.value())
                .param("none", NOTHING_YET)
                .update();
        var told = jdbc.sql("select last_entry from acting_told where person = :person for update")
                .param("person", person.value())
                .query(UUID.class)
                .single();
        var lines = jdbc.sql("""
                select a.id, a.deed, p.display_name as by, a.at
                  from audit_entry a
                  left join person p on p.id = a.actor
                 where a.acting_for = :person and a.at > :oldest and a.id > :told
                 order by a.id
                """)
                .param("person", person.value())
                .param("oldest", oldest())
                .param("told", told)
                .query(Line.class)
                .list();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        jdbc.sql("update acting_told set last_entry = :last where person = :person")
                .param("last", lines.getLast().id)
                .param("person", person.value())
                .update();
        return summedUp(lines.stream().filter(line -> isTold(line.deed)).toList());
    }

    private static Optional<Entered> summedUp(List<Line> lines) {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        var deeds = new LinkedHashMap<String, Integer>();
        Set<String> by = new LinkedHashSet<>();
        for (var line : lines) {
            deeds.merge(line.deed, 1, Integer::sum);
            if (line.by != null) {
                by.add(line.by);
            }
        }
        return Optional.of(new Entered(
                new ArrayList<>(by),
                deeds,
                Objects.requireNonNull(lines.getFirst().at).toInstant()));
    }

    /** A mailbox may have other readers: what was said to office in confidence is not named in it. */
    private static boolean isTold(String deed) {
        return !deed.startsWith("acting.")
                && !deed.startsWith("private-word.")
                && !deed.startsWith("private-note.")
                && !deed.startsWith("case-file.")
                && !deed.equals("person.needs-noted")
                && !deed.endsWith(".read");
    }
}
