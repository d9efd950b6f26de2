package org.cadre.notification.message;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.cadre.people.People;
import org.cadre.people.PersonCard;
import org.cadre.people.PersonId;
import org.cadre.people.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds out who gets a message if it were sent at this moment, who does not and why, and who lacks a value. */
@Component
class Recipients {
    /**
     * What was found out.
     *
     * @param told by name
     * @param leftOut everybody of the audience who is not told
     * @param twice how many stand in the audience more than once: told once
     * @param lacking of those who are told, who has no value for a placeholder that is used
     */
    record Found(
            List<PersonCard> told,
            Map<PersonCard, LeftOut> leftOut,
            int twice,
            Map<Placeholder, List<PersonCard>> lacking,
            Map<PersonId, Map<Placeholder, String>> values) {
        Map<Placeholder, String> valuesOf(PersonId person) {
            return values.getOrDefault(person, Map.of());
        }
    }

    private final Audiences audiences;
    private final People people;
    private final Values values;
    private final JdbcClient jdbc;

    Recipients(Audiences audiences, People people, Values values, JdbcClient jdbc) {
        this.audiences = audiences;
        this.people = people;
        this.values = values;
        this.jdbc = jdbc;
    }

    Found of(Message message, Viewer office) {
        var listed = audiences.people(message.audience(), office);
        var each = new LinkedHashSet<>(listed);
        var cards = new ArrayList<>(people.cards(each).values());
        cards.sort(Comparator.comparing((PersonCard one) -> one.displayName().toLowerCase(Locale.ROOT))
                .thenComparing(one -> one.id().value()));
        var leftOut = new HashMap<PersonCard, LeftOut>();
        var told = sift(cards, message.kind(), leftOut);
        var used = used(message);
        var filled = values.of(told, used, message.audience());
        var lacking = lacking(told, used, filled);
        if (message.completeOnly()) {
            lacking.values().forEach(some -> some.forEach(one -> leftOut.put(one, LeftOut.NO_VALUE)));
            told.removeIf(leftOut::containsKey);
        }
        return new Found(told, leftOut, listed.size() - each.size(), lacking, filled);
    }

    static Set<Placeholder> used(Message message) {
        var used = new MessageText(message.subject()).used();
        used.addAll(new MessageText(message.body()).used());
        return used;
    }

    private List<PersonCard> sift(List<PersonCard> cards, Kind kind, Map<PersonCard, LeftOut> leftOut) {
        var ids = cards.stream().map(one -> one.id().value()).toArray(UUID[]::new);
        var closed = ids("select person from account where person = any(:people) and disabled_at is not null", ids);
        var bounced = ids("""
                select p.id from person p join bounced_address b on b.address = lower(p.email) where p.id = any(:people)
                """, ids);
        var unsubscribed = ids("select person from mail_preference where person = any(:people) and not news", ids);
        var complained = ids("select person from mail_complaint where person = any(:people)", ids);
        var addresses = new HashSet<String>();
        var told = new ArrayList<PersonCard>();
        for (var card : cards) {
            var id = card.id().value();
            if (!isAddress(card.email())) {
                leftOut.put(card, LeftOut.NO_MAIL);
            } else if (closed.contains(id)) {
                leftOut.put(card, LeftOut.CLOSED);
            } else if (bounced.contains(id)) {
                leftOut.put(card, LeftOut.BOUNCED);
            } else if (kind == Kind.NEWS && unsubscribed.contains(id)) {
                leftOut.put(card, complained.contains(id) ? LeftOut.COMPLAINED : LeftOut.UNSUBSCRIBED);
            } else if (!addresses.add(card.email().toLowerCase(Locale.ROOT))) {
                leftOut.put(card, LeftOut.SAME_ADDRESS);
            } else {
                told.add(card);
            }
        }
        return told;
    }

    private static boolean isAddress(String email) {
        return email.matches("[^@\\s]+@[^@\\s]+");
    }

    private Set<UUID> ids(String sql, UUID[] people) {
        return new HashSet<>(
                jdbc.sql(sql).param("people", people).query(UUID.class).list());
    }

    private static Map<Placeholder, List<PersonCard>> lacking(
            Collection<PersonCard> told, Set<Placeholder> used, Map<PersonId, Map<Placeholder, String>> filled) {
        var lacking = new EnumMap<Placeholder, List<PersonCard>>(Placeholder.class);
        for (var placeholder : used) {
            var some = told.stream()
                    .filter(one -> !filled.getOrDefault(one.id(), Map.of()).containsKey(placeholder))
                    .toList();
            if (!some.isEmpty()) {
                lacking.put(placeholder, some);
            }
        }
        return lacking;
    }
}
