package org.cadre.internship.log;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cadre.program.ConfirmationLevel;
import org.cadre.program.Edition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** The contact minutes that count, of many internships in one query: what lists, desks and districts are told. */
@NamedInterface("log")
@Component
public class CountedMinutes {
    /** Minutes of one mode by how well they are attested. */
    private record Logged(UUID internship, String mode, int attested, int supported, int verified, int confirmed) {
        int at(ConfirmationLevel level) {
            return switch (level) {
                case SELF_ATTESTED -> attested;
                case SUPPORTED -> supported;
                case VERIFIED -> verified;
                case CONFIRMED -> confirmed;
            };
        }
    }

    /** What was logged in some internships. */
    public static final class Sums {
        private final Map<UUID, List<Logged>> logged;

        private Sums(Map<UUID, List<Logged>> logged) {
            this.logged = logged;
        }

        /** The minutes of that internship that count, by the rules of the edition that judges it. */
        public int of(UUID internship, Edition edition) {
            var hours = edition.hours();
            return hours.counted(logged.getOrDefault(internship, List.of()).stream()
                    .collect(toMap(Logged::mode, one -> one.at(hours.level()))));
        }
    }

    private final JdbcClient jdbc;

    CountedMinutes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What was logged in each of them. What lies outside the months, or was taken back or disputed, is not among it.
     *
     * @param internships those that whoever asks was let see
     */
    public Sums of(Collection<UUID> internships) {
        return new Sums(jdbc.sql("""
                select i.id as internship, e.mode, sum(e.minutes)::int as attested,
                       coalesce(sum(e.minutes) filter (where e.supported_at is not null or e.verified_at is not null
                                                       or e.confirmed_at is not null), 0)::int as supported,
                       coalesce(sum(e.minutes) filter (where e.verified_at is not null or e.confirmed_at is not null), 0)::int as verified,
                       coalesce(sum(e.minutes) filter (where e.confirmed_at is not null), 0)::int as confirmed
                  from internship i
                  join pairing a on a.internship = i.id
                  join contact_entry e on e.pairing = a.id
                 where i.id = any(:ids::uuid[]) and e.state = 'submitted'
                   and e.day >= i.first_day and (e.day <= i.last_day or i.state = 'on hold')
                 group by i.id, e.mode
                """).param("ids", internships.toArray(UUID[]::new)).query(Logged.class).list().stream()
                .collect(groupingBy(Logged::internship)));
    }
}
