package org.cadre.certification.issuer;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.cadre.platform.database.Ids;
import org.cadre.platform.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where each credential's revocation is to be read: a place in a list among 131,072, drawn at random so that who asks
 * for a list does not tell which credential they hold.
 */
@Component
public class StatusLists {
    /** Bitstring Status List v1.0: no list is shorter. */
    public static final int PLACES = 131_072;

    /** After so many places that were taken, drawn one after the other, a list counts as full. */
    private static final int FULL = 16;

    /**
     * A credential's place.
     *
     * @param address of the list, as the credential carries it
     */
    public record Entry(UUID list, int index, String address) {
        /** The credential's own status: its list and place in the words of the standard. */
        public Map<String, String> status() {
            return Map.of(
                    "id",
                    address + "#" + index,
                    "type",
                    "BitstringStatusListEntry",
                    "statusPurpose",
                    "revocation",
                    "statusListIndex",
                    Integer.toString(index),
                    "statusListCredential",
                    address);
        }
    }

    private record Placed(UUID credential, UUID list, int place, String address) {
        Entry entry() {
            return new Entry(list, place, address);
        }
    }

    private final JdbcClient jdbc;
    private final Issuer issuer;
    private final Settings settings;
    private final Clock system;
    private final int places;
    private final SecureRandom random = new SecureRandom();

    @Autowired
    StatusLists(JdbcClient jdbc, Issuer issuer, Settings settings, Clock system) {
        this(jdbc, issuer, settings, system, PLACES);
    }

    /** With fewer places to draw from. */
    StatusLists(JdbcClient jdbc, Issuer issuer, Settings settings, Clock system, int places) {
        this.jdbc = jdbc;
        this.issuer = issuer;
        this.settings = settings;
        this.system = system;
        this.places = places;
    }

    /** A place for a credential in the caller's transaction; the one it has, when it has one. */
    public Entry assign(UUID credential) {
        return Objects.requireNonNull(assign(List.of(credential)).get(credential));
    }

    /** Places for many credentials at once, in the caller's transaction. */
    public Map<UUID, Entry> assign(Collection<UUID> credentials) {
        Map<UUID, Entry> entries = new HashMap<>(of(credentials));
        Set<UUID> open = new LinkedHashSet<>(credentials);
        open.removeAll(entries.keySet());
        UUID list = open.isEmpty() ? null : newest();
        int taken = 0;
        while (!open.isEmpty()) {
            if (list == null || taken == FULL) {
                list = begin();
                taken = 0;
            }
            int before = entries.size();
            entries.putAll(place(list, open));
            // Another server may have placed the same credential.
            entries.putAll(of(open));
            open.removeAll(entries.keySet());
            taken = entries.size() > before ? 0 : taken + 1;
        }
        return entries;
    }

    /** Tries one random place for each; in the order of places, so that two who do this wait for each other one way only. */
    private Map<UUID, Entry> place(UUID list, Set<UUID> open) {
        var drawn = new TreeSet<Integer>();
        int wanted = Math.min(open.size(), places);
        while (drawn.size() < wanted) {
            drawn.add(random.nextInt(places));
        }
        return entries(jdbc.sql("""
                with placed as (
                  insert into status_entry (credential, list, place, assigned_at)
                  select credential, :list, place, :now
                    from unnest(:credentials::uuid[], :places::integer[]) as t (credential, place)
                   order by place
                  on conflict do nothing
                  returning credential, list, place)
                select p.credential, p.list, p.place, l.address from placed p join status_list l on l.id = p.list
                """)
                .param("list", list)
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .param("credentials", open.stream().limit(wanted).toArray(UUID[]::new))
                .param("places", drawn.toArray(Integer[]::new))
                .query(Placed.class)
                .list());
    }

    private Map<UUID, Entry> of(Collection<UUID> credentials) {
        return entries(jdbc.sql("""
                select e.credential, e.list, e.place, l.address
                  from status_entry e join status_list l on l.id = e.list
                 where e.credential = any (:credentials::uuid[])
                """)
                .param("credentials", credentials.toArray(UUID[]::new))
                .query(Placed.class)
                .list());
    }

    private static Map<UUID, Entry> entries(List<Placed> placed) {
        var entries = new HashMap<UUID, Entry>();
        placed.forEach(one -> entries.put(one.credential, one.entry()));
        return entries;
    }

    private @Nullable UUID newest() {
        return jdbc.sql("select id from status_list where controller = :controller order by number desc limit 1")
                .param("controller", issuer.id())
                .query(UUID.class)
                .optional()
                .orElse(null);
    }

    /** The next list; of several who find the last one full, one begins it and all use it. */
    private UUID begin() {
        UUID id = Ids.next();
        jdbc.sql("""
                insert into status_list (id, controller, address, number, made_at)
                select :id, :controller, :address, coalesce(max(number), 0) + 1, :now
                  from status_list where controller = :controller
                on conflict (controller, number) do nothing
                """)
                .param("id", id)
                .param("controller", issuer.id())
                .param("address", settings.link("/credentials/status/" + id))
                .param("now", system.instant().atOffset(ZoneOffset.UTC))
                .update();
        return Objects.requireNonNull(newest());
    }

    /** The place of a credential; empty when it has none. */
    public Optional<Entry> find(UUID credential) {
        return Optional.ofNullable(of(List.of(credential)).get(credential));
    }

    /** Revokes for good, in the caller's transaction: seen by whoever asks once that commits. False when it was so already. */
    public boolean revoke(UUID credential) {
        return jdbc.sql("""
                insert into status_revocation (credential, list, revoked_at)
                select credential, list, :now from status_entry where credential = :credential
                on conflict (credential) do nothing
                """)
                        .param("now", system.instant().atOffset(ZoneOffset.UTC))
                        .param("credential", credential)
                        .update()
                == 1;
    }

    /** The places in a list whose credentials are revoked. */
    public BitSet revoked(UUID list) {
        var places = new BitSet();
        jdbc.sql("""
                select e.place from status_revocation r join status_entry e on e.credential = r.credential
                 where r.list = :list
                """).param("list", list).query(Integer.class).list().forEach(places::set);
        return places;
    }

    /** Since when a credential is revoked; empty when it is not. */
    public Optional<Instant> revokedAt(UUID credential) {
        return jdbc.sql("select revoked_at from status_revocation where credential = :credential")
                .param("credential", credential)
                .query((row, _) -> row.getTimestamp("revoked_at").toInstant())
                .optional();
    }
}
