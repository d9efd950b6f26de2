package org.cadre.internship.word;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cadre.internship.PairingId;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Words in private to office: read by office alone, and never shown to the other side of the pairing. */
@Component
class PrivateWords {
    static final int LONGEST = 4000;
    private static final int MOST_A_DAY = 10;

    /** One that waits, without what it says. */
    record Line(UUID id, String mitName, String protegeName, boolean byMit, LocalDate writtenOn, boolean read) {}

    private final JdbcClient jdbc;
    private final ProgramClock clock;
    private final Clock system;
    private final AuditTrail audit;

    PrivateWords(JdbcClient jdbc, ProgramClock clock, Clock system, AuditTrail audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.system = system;
        this.audit = audit;
    }

    /** Keeps it for office. False when so many came from this side today that office has enough to read. */
    boolean write(PairingId pairing, PersonId writer, Actor actor, boolean byMit, String words) {
        var today = clock.today();
        int written = jdbc.sql(
                        "select count(*) from private_word where pairing = :pairing and side = :side and written_on = :today")
                .param("pairing", pairing.value())
                .param("side", side(byMit))
                .param("today", today)
                .query(Integer.class)
                .single();
        if (written >= MOST_A_DAY) {
            return false;
        }
        UUID id = Ids.next();
        jdbc.sql("""
                insert into private_word (id, pairing, side, words, written_at, written_on)
                values (:id, :pairing, :side, :words, :now, :today)
                """)
                .param("id", id)
                .param("pairing", pairing.value())
                .param("side", side(byMit))
                .param("words", words)
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .param("today", today)
                .update();
        // About nobody but its writer: the other side finds no trace in the trail about oneself.
        audit.record(actor, "private-word.written", writer.value(), id, Map.of(), Map.of());
        return true;
    }

    private static String side(boolean byMit) {
        return byMit ? "mit" : "protege";
    }

    /** What waits for office, oldest first. */
    List<Line> waiting() {
        return jdbc.sql("""
                select w.id, m.display_name as mit_name, coalesce(a.protege_name, p.display_name) as protege_name,
                       w.side = 'mit' as by_mit, w.written_on, w.read_at is not null as read
                  from private_word w
                  join pairing a on a.id = w.pairing
                  join internship i on i.id = a.internship
                  join person m on m.id = i.person
                  join person p on p.id = a.protege
                 where w.settled_on is null
                 order by w.written_at, w.id
                 limit 200
                """).query(Line.class).list();
    }

    Optional<PrivateWord> find(UUID word) {
        return jdbc.sql("""
                select w.id, w.pairing, a.internship, i.person as mit, m.display_name as mit_name,
                       coalesce(a.protege_name, p.display_name) as protege_name, w.side = 'mit' as by_mit, w.words,
                       w.written_at, w.settled_on, coalesce(w.outcome, '') as outcome
                  from private_word w
                  join pairing a on a.id = w.pairing
                  join internship i on i.id = a.internship
                  join person m on m.id = i.person
                  join person p on p.id = a.protege
                 where w.id = :word
                """)
                .param("word", word)
                .query((row, _) -> new PrivateWord(
                        row.getObject("id", UUID.class),
                        row.getObject("pairing", UUID.class),
                        row.getObject("internship", UUID.class),
                        row.getObject("mit", UUID.class),
                        row.getString("mit_name"),
                        row.getString("protege_name"),
                        row.getBoolean("by_mit"),
                        row.getString("words"),
                        row.getTimestamp("written_at").toInstant(),
                        row.getObject("settled_on", LocalDate.class),
                        row.getString("outcome")))
                .optional();
    }

    /** Who of office read it, each time; the first reader stands beside it. */
    void read(Viewer office, UUID word) {
        jdbc.sql("update private_word set read_by = :by, read_at = :now where id = :word and read_at is null")
                .param("by", office.id().value())
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .param("word", word)
                .update();
        audit.record(office.actor(), "private-word.read", null, word, Map.of(), Map.of());
    }

    boolean settle(Viewer office, UUID word, String outcome) {
        int done = jdbc.sql("""
                update private_word set settled_by = :by, settled_on = :today, outcome = :outcome
                 where id = :word and settled_on is null
                """)
                .param("by", office.id().value())
                .param("today", clock.today())
                .param("outcome", outcome)
                .param("word", word)
                .update();
        if (done == 1) {
            audit.record(
                    office.actor(),
                    "private-word.settled",
                    null,
                    word,
                    Map.of(),
                    Map.of("outcome", AuditTrail.digestOf(outcome)));
        }
        return done == 1;
    }

    /** What the MIT has written before, for their own page, and whether office has dealt with it. */
    List<Own> ofMit(PairingId pairing) {
        return jdbc.sql("""
                select words, written_on, settled_on from private_word
                 where pairing = :pairing and side = 'mit' order by written_at desc, id desc limit 50
                """).param("pairing", pairing.value()).query(Own.class).list();
    }

    /**
     * What the protégé has written before: when, and whether office has dealt with it. Its words are not repeated, since a
     * link may be passed on; and an address that the MIT gave later learns nothing of what came from an earlier one.
     */
    List<Own> ofProtege(PairingId pairing) {
        return jdbc.sql("""
                select '' as words, w.written_on, w.settled_on
                  from private_word w
                  join pairing a on a.id = w.pairing
                 where w.pairing = :pairing and w.side = 'protege'
                   and (a.address_corrected_on is null or w.written_on > a.address_corrected_on)
                 order by w.written_at desc, w.id desc
                 limit 50
                """).param("pairing", pairing.value()).query(Own.class).list();
    }

    record Own(String words, LocalDate writtenOn, @Nullable LocalDate settledOn) {}
}
