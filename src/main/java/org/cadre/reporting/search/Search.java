package org.cadre.reporting.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import org.cadre.people.Viewer;
import org.cadre.platform.time.ProgramClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks everywhere for what was typed. */
@Component
class Search {
    /** How alike a word has to be: one letter of six may be wrong. */
    static final double ALIKE = 0.6;

    /** Only where nobody is found otherwise: two letters of eight may be wrong. */
    private static final double LESS_ALIKE = 0.45;

    /** Only when nothing is found at all: two letters of a short name changed places. */
    private static final double BARELY_ALIKE = 0.28;

    /** So many are looked at while one types: whoever finds more will type on. */
    private static final int CAP = 100;

    private static final int CAP_OF_ALL = 1000;

    private record Plain(String words, String code) {}

    private final FoundPeople people;
    private final FoundPapers papers;
    private final FoundPlaces places;
    private final ProgramClock clock;
    private final JdbcClient jdbc;
    private final TransactionTemplate reading;

    Search(
            FoundPeople people,
            FoundPapers papers,
            FoundPlaces places,
            ProgramClock clock,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.people = people;
        this.papers = papers;
        this.places = places;
        this.clock = clock;
        this.jdbc = jdbc;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    Term read(String typed) {
        String cut = Term.cut(typed);
        var plain = jdbc.sql("select search_words(:typed) as words, search_code(:typed) as code")
                .param("typed", cut)
                .query(Plain.class)
                .single();
        return Term.of(cut, plain.words, plain.code);
    }

    /** The best of each kind, exact numbers first. */
    List<Hit.Group> everywhere(Term term, int most, Viewer viewer) {
        var found = everywhere(term, ALIKE, most, viewer);
        if (found.stream().noneMatch(group -> group.kind() == Hit.Kind.PERSON)) {
            var others = alike(LESS_ALIKE, () -> people.of(term, LESS_ALIKE, CAP, most, 0, viewer));
            if (!others.hits().isEmpty()) {
                found.add(others);
            }
        }
        return found.isEmpty() ? everywhere(term, BARELY_ALIKE, most, viewer) : found;
    }

    private List<Hit.Group> everywhere(Term term, double likeness, int most, Viewer viewer) {
        return alike(likeness, () -> {
            var groups = new ArrayList<Hit.Group>();
            groups.add(people.of(term, likeness, CAP, most, 0, viewer));
            groups.add(places.organizations(term, likeness, CAP, most, 0, viewer));
            groups.add(group(Hit.Kind.PAPER, papers.orders(term, most + 1, viewer), most));
            groups.add(group(
                    Hit.Kind.CERTIFICATE,
                    papers.certificates(term, clock.today().getYear() + 1, most + 1, viewer),
                    most));
            groups.add(group(Hit.Kind.OFFERING, places.events(term, likeness, most + 1, viewer), most));
            groups.add(group(Hit.Kind.COHORT, places.cohorts(term, likeness, most + 1, viewer), most));
            groups.removeIf(group -> group.hits().isEmpty());
            groups.sort(
                    Comparator.comparing((Hit.Group group) -> !group.isExact()).thenComparing(Hit.Group::kind));
            return groups;
        });
    }

    private static Hit.Group group(Hit.Kind kind, List<Hit> hits, int most) {
        return new Hit.Group(kind, hits.subList(0, Math.min(most, hits.size())), hits.size(), most);
    }

    /** All people, or all organizations, a page at a time. */
    Hit.Group all(Term term, Hit.Kind kind, int most, int skipped, Viewer viewer) {
        double likeness = DoubleStream.of(ALIKE, LESS_ALIKE, BARELY_ALIKE)
                .filter(one -> all(term, kind, one, 1, 0, viewer).all() > 0)
                .findFirst()
                .orElse(ALIKE);
        return all(term, kind, likeness, most, skipped, viewer);
    }

    private Hit.Group all(Term term, Hit.Kind kind, double likeness, int most, int skipped, Viewer viewer) {
        return alike(
                likeness,
                () -> kind == Hit.Kind.PERSON
                        ? people.of(term, likeness, CAP_OF_ALL, most, skipped, viewer)
                        : places.organizations(term, likeness, CAP_OF_ALL, most, skipped, viewer));
    }

    /** The indexes take their threshold from the transaction. */
    private <T> T alike(double likeness, Supplier<T> asked) {
        return Objects.requireNonNull(reading.execute(_ -> {
            jdbc.sql("select set_config('pg_trgm.word_similarity_threshold', :likeness, true)")
                    .param("likeness", String.valueOf(likeness))
                    .query(String.class)
                    .single();
            return asked.get();
        }));
    }
}
