package org.cadre.certification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cadre.certification.past.PastRecord;
import org.cadre.people.PersonId;
import org.cadre.platform.audit.Actor;
import org.cadre.platform.audit.AuditTrail;
import org.cadre.platform.database.Ids;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.program.Editions;
import org.cadre.program.Evidence;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Periods that were issued before Cadre, kept beside its own: renewed as they are, and checked by an address of their own, but
 * without a paper or credential that Cadre never issued.
 */
@Component
class RecordedPeriods implements PastRecord {
    private static final Pattern OWN = Pattern.compile("NMC-(\\d{4})-\\d{6}");

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final CertificateWording wording;
    private final Editions editions;
    private final AuditTrail audit;
    private final Texts texts;
    private final ProgramClock clock;
    private final Clock system;

    RecordedPeriods(
            JdbcClient jdbc,
            NamedParameterJdbcTemplate batches,
            CertificateWording wording,
            Editions editions,
            AuditTrail audit,
            Texts texts,
            ProgramClock clock,
            Clock system) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.wording = wording;
        this.editions = editions;
        this.audit = audit;
        this.texts = texts;
        this.clock = clock;
        this.system = system;
    }

    /** How such a period was recorded; empty for what Cadre issued itself. */
    Optional<RecordedPeriod> of(CertificateId certificate) {
        return jdbc.sql("""
            select l.recorded_on as "on", l.file, l.digest, p.line, p.evidence, p.notes
              from past_period p
              join past_load l on l.id = p.load
             where p.certificate = :certificate
            """)
                .param("certificate", certificate.value())
                .query(RecordedPeriod.class)
                .optional();
    }

    @Override
    public boolean isOwnNumber(String number) {
        var own = OWN.matcher(number);
        return own.matches()
                && (Integer.parseInt(own.group(1)) >= clock.today().getYear()
                        || jdbc.sql("select exists (select 1 from counter where name = :series)")
                                .param("series", CertificateNumber.series(Integer.parseInt(own.group(1))))
                                .query(Boolean.class)
                                .single());
    }

    @Override
    public Map<String, Kept> withNumbers(Collection<String> numbers) {
        return jdbc
                .sql("""
                    select c.id, c.number, c.person, c.holder_name, c.issued, c.valid_from, c.expires, c.before_cadre,
                           c.state = 'revoked' as revoked,
                           (select n.id from certificate n where n.prior = c.id and n.state <> 'revoked') as next
                      from certificate c
                     where c.number = any(:numbers)
                    """)
                .param("numbers", numbers.toArray(String[]::new))
                .query(RecordedPeriods::kept)
                .list()
                .stream()
                .collect(Collectors.toMap(Kept::number, one -> one));
    }

    @Override
    public List<Kept> of(Collection<PersonId> people) {
        return jdbc.sql("""
            select c.id, c.number, c.person, c.holder_name, c.issued, c.valid_from, c.expires, c.before_cadre,
                   c.state = 'revoked' as revoked,
                   (select n.id from certificate n where n.prior = c.id and n.state <> 'revoked') as next
              from certificate c
             where c.person = any(:people)
            """)
                .param("people", people.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(RecordedPeriods::kept)
                .list();
    }

    @Override
    public List<Recorded> recorded(UUID load, int afterLine, int most) {
        return jdbc.sql("""
            select r.line, c.number, c.holder_name as holder, p.email, c.issued, c.valid_from, c.expires, r.evidence, r.notes
              from past_period r
              join certificate c on c.id = r.certificate
              join person p on p.id = c.person
             where r.load = :load and r.line > :after
             order by r.line
             limit :most
            """)
                .param("load", load)
                .param("after", afterLine)
                .param("most", most)
                .query(Recorded.class)
                .list();
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        return new Kept(
                row.getObject("id", UUID.class),
                row.getString("number"),
                new PersonId(row.getObject("person", UUID.class)),
                row.getString("holder_name"),
                row.getObject("issued", LocalDate.class),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("expires", LocalDate.class),
                row.getBoolean("before_cadre"),
                row.getBoolean("revoked"),
                row.getObject("next", UUID.class));
    }

    private record Numbered(UUID id, Fresh fresh) {}

    /** A period of one person on its way into the record. */
    private record Placed(UUID id, Fresh fresh, @Nullable UUID prior, boolean overtaken) {}

    @Override
    public void add(List<Fresh> periods, UUID load, Actor actor) {
        var kept = of(periods.stream().map(Fresh::person).distinct().toList()).stream()
                .collect(Collectors.groupingBy(Kept::person));
        var placed = new ArrayList<Placed>();
        periods.stream()
                .collect(Collectors.groupingBy(Fresh::person))
                .forEach((person, some) -> placed.addAll(placed(some, kept.getOrDefault(person, List.of()))));
        write(placed, load, actor);
        supersede(placed);
    }

    /** Links each period to the one before it; one that a later one has followed is superseded. */
    private List<Placed> placed(List<Fresh> fresh, List<Kept> kept) {
        var today = clock.today();
        var starts = new TreeMap<LocalDate, UUID>();
        var open = new HashMap<UUID, Boolean>();
        kept.stream().filter(one -> !one.revoked()).forEach(one -> {
            starts.put(one.validFrom(), one.id());
            open.put(one.id(), one.next() == null);
        });
        var numbered = fresh.stream()
                .sorted(Comparator.comparing(one -> one.row().validFrom()))
                .map(one -> new Numbered(Ids.next(), one))
                .toList();
        numbered.forEach(one -> {
            starts.put(one.fresh.row().validFrom(), one.id);
            open.put(one.id, true);
        });
        return numbered.stream()
                .map(one -> {
                    var from = one.fresh.row().validFrom();
                    var before = starts.lowerEntry(from);
                    var prior = before != null && Boolean.TRUE.equals(open.put(before.getValue(), false))
                            ? before.getValue()
                            : null;
                    var later = starts.higherKey(from);
                    return new Placed(one.id, one.fresh, prior, later != null && !later.isAfter(today));
                })
                .toList();
    }

    private void write(List<Placed> placed, UUID load, Actor actor) {
        OffsetDateTime now = system.instant().atOffset(ZoneOffset.UTC);
        var decisions = new ArrayList<SqlParameterSource>();
        var rows = new ArrayList<SqlParameterSource>();
        var evidence = new ArrayList<SqlParameterSource>();
        for (var one : placed) {
            var decision = Ids.next();
            decisions.add(decision(one, decision, actor, now));
            rows.add(row(one, decision));
            evidence.add(new MapSqlParameterSource()
                    .addValue("id", one.id)
                    .addValue("load", load)
                    .addValue("line", one.fresh.row().line())
                    .addValue("evidence", one.fresh.row().evidence())
                    .addValue("notes", one.fresh.notes()));
        }
        batches.batchUpdate("""
            insert into award_decision (id, person, edition, program_day, standing, evidence, evidence_digest, decided_by,
                                        decided_at, renewal)
            values (:id, :person, :edition, :day, :standing::jsonb, :evidence, :digest, :by, :now, true)
            """, decisions.toArray(SqlParameterSource[]::new));
        batches.batchUpdate("""
            insert into certificate (id, number, decision, person, holder_name, edition, issued, valid_from, expires,
                                     prior, state, check_code, says, before_cadre)
            values (:id, :number, :decision, :person, :holder, :edition, :issued, :from, :expires, :prior, :state, :code,
                    :says::jsonb, true)
            """, rows.toArray(SqlParameterSource[]::new));
        batches.batchUpdate("""
            insert into past_period (certificate, load, line, evidence, notes)
            values (:id, :load, :line, :evidence, :notes)
            """, evidence.toArray(SqlParameterSource[]::new));
        placed.forEach(one -> audit.record(
                actor,
                "certificate.recorded",
                one.fresh.person().value(),
                one.id,
                Map.of(),
                Map.of(
                        "number",
                        one.fresh.row().number(),
                        "load",
                        load,
                        "line",
                        one.fresh.row().line())));
    }

    /** Cadre holds no evidence of its own for it, and says so: what was decided elsewhere is not judged here. */
    private SqlParameterSource decision(Placed one, UUID id, Actor actor, OffsetDateTime now) {
        var rules = editions.of(one.fresh.edition());
        var day = one.fresh.row().issued();
        var none = FrozenEvidence.of(Evidence.none());
        var standing = org.cadre.program.Standings.renewal(rules, Evidence.none(), day);
        return new MapSqlParameterSource()
                .addValue("id", id)
                .addValue("person", one.fresh.person().value())
                .addValue("edition", one.fresh.edition().value())
                .addValue("day", day)
                .addValue("standing", Frozen.write(FrozenStanding.of(standing, texts)))
                .addValue("evidence", none.text())
                .addValue("digest", none.digest())
                .addValue("by", actor.person())
                .addValue("now", now);
    }

    private SqlParameterSource row(Placed one, UUID decision) {
        var row = one.fresh.row();
        var code = CheckCode.fresh();
        var period = new CertificateWording.Period(
                new CertificateNumber(row.number()), code, row.issued(), row.validFrom(), one.fresh.expires(), false);
        return new MapSqlParameterSource()
                .addValue("id", one.id)
                .addValue("number", row.number())
                .addValue("decision", decision)
                .addValue("person", one.fresh.person().value())
                .addValue("holder", row.holder())
                .addValue("edition", one.fresh.edition().value())
                .addValue("issued", row.issued())
                .addValue("from", row.validFrom())
                .addValue("expires", one.fresh.expires())
                .addValue("prior", one.prior)
                .addValue("state", (one.overtaken ? CertificateState.SUPERSEDED : CertificateState.ISSUED).word())
                .addValue("code", code.value())
                .addValue(
                        "says",
                        Frozen.write(wording.ofEarlier(row.holder(), editions.of(one.fresh.edition()), period)));
    }

    /** An earlier one that was the last until now. */
    private void supersede(List<Placed> placed) {
        var today = clock.today();
        jdbc.sql("update certificate set state = 'superseded' where id = any(:ids) and state = 'issued'")
                .param(
                        "ids",
                        placed.stream()
                                .filter(one -> !one.fresh.row().validFrom().isAfter(today))
                                .map(Placed::prior)
                                .filter(Objects::nonNull)
                                .toArray(UUID[]::new))
                .update();
    }

    @Override
    public List<Sentence> inTheWay(UUID load) {
        return jdbc.sql("""
            select c.number,
                   case when c.state not in ('issued', 'superseded')
                             or exists (select 1 from register_detail d where d.certificate = c.id) then 'register'
                        else 'followed' end as why
              from past_period p
              join certificate c on c.id = p.certificate
             where p.load = :load
               and (c.state not in ('issued', 'superseded')
                    or exists (select 1 from register_detail d where d.certificate = c.id)
                    or exists (select 1 from certificate n
                                where n.prior = c.id
                                  and not exists (select 1 from past_period o where o.certificate = n.id and o.load = :load)))
             order by c.number
             limit 10
            """)
                .param("load", load)
                .query((row, _) ->
                        Sentence.of("certification.past.stays." + row.getString("why"), row.getString("number")))
                .list();
    }

    @Override
    public void takeBack(UUID load) {
        jdbc.sql("select take_back_past_load(:load)")
                .param("load", load)
                .query()
                .singleRow();
    }
}
