package org.cadre.certification.past;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cadre.certification.past.PastPlan.Stranger;
import org.cadre.certification.past.PastRecord.Fresh;
import org.cadre.certification.past.PastRecord.Kept;
import org.cadre.people.PersonId;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.program.Edition;
import org.cadre.program.EditionId;
import org.jspecify.annotations.Nullable;

/** Goes through the rows of a file one by one and says of each whether it can be recorded. */
final class PastChecks {
    /** Somebody who is known by their address. */
    record Known(PersonId id, String legalName, String displayName) {}

    /**
     * What is known beforehand.
     *
     * @param addPeople whether whoever is not known is written down
     */
    record Ground(
            Map<String, Known> people,
            Map<String, Kept> numbers,
            Map<PersonId, List<Kept>> periods,
            EditionId edition,
            Edition rules,
            LocalDate today,
            boolean addPeople) {}

    private final Ground ground;
    private final PastRecord record;
    private final Texts texts;
    private final Map<String, List<PastRow>> accepted = new HashMap<>();
    private final List<Fresh> fresh = new ArrayList<>();
    private final List<Stranger> strangers = new ArrayList<>();
    private final List<PastProblem> refused = new ArrayList<>();
    private final List<PastProblem> notes = new ArrayList<>();
    private int unchanged;

    PastChecks(Ground ground, PastRecord record, Texts texts) {
        this.ground = ground;
        this.record = record;
        this.texts = texts;
    }

    PastPlan.Readable of(List<PastRow> rows, List<PastProblem> unreadable) {
        refused.addAll(unreadable);
        rows.forEach(this::take);
        refused.sort(Comparator.comparingInt(PastProblem::line));
        return new PastPlan.Readable(fresh, strangers, unchanged, refused, notes);
    }

    private void take(PastRow row) {
        var known = ground.people.get(row.email());
        var expires = row.expires() == null ? ground.rules.expires(row.validFrom()) : row.expires();
        var kept = ground.numbers.get(row.number());
        if (kept != null && isSame(kept, row, expires, known)) {
            unchanged++;
            return;
        }
        var why = refusal(row, expires, kept, known);
        if (why.isPresent()) {
            refused.add(new PastProblem(row.line(), row.number(), why.get()));
            return;
        }
        var unusual = unusual(row, expires, known);
        unusual.forEach(one -> notes.add(new PastProblem(row.line(), row.number(), one)));
        accepted.computeIfAbsent(row.email(), _ -> new ArrayList<>()).add(row);
        String words = String.join(" ", unusual.stream().map(texts::say).toList());
        if (known == null) {
            strangers.add(new Stranger(row, expires, words));
        } else {
            fresh.add(new Fresh(row, known.id, ground.edition, expires, words));
        }
    }

    private static boolean isSame(Kept kept, PastRow row, LocalDate expires, @Nullable Known known) {
        return kept.beforeCadre()
                && known != null
                && kept.person().equals(known.id)
                && kept.holder().equals(row.holder())
                && kept.issued().equals(row.issued())
                && kept.validFrom().equals(row.validFrom())
                && kept.expires().equals(expires);
    }

    private Optional<Sentence> refusal(PastRow row, LocalDate expires, @Nullable Kept kept, @Nullable Known known) {
        if (kept != null) {
            return Optional.of(Sentence.of(
                    kept.beforeCadre() ? "certification.past.row.differs" : "certification.past.row.issued-here",
                    kept.holder(),
                    kept.validFrom(),
                    kept.expires()));
        }
        if (record.isOwnNumber(row.number())) {
            return Optional.of(Sentence.of("certification.past.row.own-number"));
        }
        if (row.issued().isAfter(ground.today)) {
            return Optional.of(Sentence.of("certification.past.row.future", row.issued()));
        }
        if (!expires.isAfter(row.validFrom())) {
            return Optional.of(Sentence.of("certification.past.row.backwards", row.validFrom(), expires));
        }
        if (known == null && !ground.addPeople) {
            return Optional.of(Sentence.of("certification.past.row.stranger", row.email()));
        }
        return inTheWay(row, expires, known);
    }

    /** Another period of the same person at the same time, kept or from this file. */
    private Optional<Sentence> inTheWay(PastRow row, LocalDate expires, @Nullable Known known) {
        for (var other : known == null ? List.<Kept>of() : ground.periods.getOrDefault(known.id, List.of())) {
            if (other.revoked()) {
                continue;
            }
            if (!other.beforeCadre() && !other.validFrom().isAfter(row.validFrom())) {
                return Optional.of(
                        Sentence.of("certification.past.row.after-cadre", other.number(), other.validFrom()));
            }
            if (overlap(row.validFrom(), expires, other.validFrom(), other.expires())) {
                return Optional.of(Sentence.of(
                        "certification.past.row.overlaps-kept", other.number(), other.validFrom(), other.expires()));
            }
        }
        for (var other : accepted.getOrDefault(row.email(), List.of())) {
            var itsEnd = other.expires() == null ? ground.rules.expires(other.validFrom()) : other.expires();
            if (overlap(row.validFrom(), expires, other.validFrom(), itsEnd)) {
                return Optional.of(Sentence.of("certification.past.row.overlaps", other.number(), other.line()));
            }
        }
        return Optional.empty();
    }

    /** A period may begin on the day on which the one before it ends: so the edition renews in time. */
    private static boolean overlap(LocalDate from, LocalDate until, LocalDate otherFrom, LocalDate otherUntil) {
        return from.isBefore(otherUntil) && otherFrom.isBefore(until);
    }

    private List<Sentence> unusual(PastRow row, LocalDate expires, @Nullable Known known) {
        var unusual = new ArrayList<Sentence>();
        var usual = ground.rules.expires(row.validFrom());
        if (row.expires() == null) {
            unusual.add(Sentence.of("certification.past.note.expires", expires));
        } else if (!expires.equals(usual)) {
            unusual.add(Sentence.of("certification.past.note.validity", expires, usual));
        }
        if (known != null
                && !plain(known.legalName).equals(plain(row.holder()))
                && !plain(known.displayName).equals(plain(row.holder()))) {
            unusual.add(Sentence.of("certification.past.note.name", row.holder(), known.legalName));
        }
        if (known == null) {
            accepted.getOrDefault(row.email(), List.of()).stream()
                    .filter(other -> !plain(other.holder()).equals(plain(row.holder())))
                    .findFirst()
                    .ifPresent(other ->
                            unusual.add(Sentence.of("certification.past.note.shared", other.line(), other.holder())));
        }
        return unusual;
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}
