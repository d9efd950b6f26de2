package org.cadre.accounting.journal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.cadre.accounting.Chart;
import org.cadre.accounting.Post;
import org.cadre.registration.ledger.LedgerEntry;

/** Whatever moves, in whatever order and currency, the journal balances. */
class PostingPropertiesTest {
    private static final LocalDate FIRST = LocalDate.of(2027, 1, 1);
    private static final LocalDate OPEN = LocalDate.of(2027, 2, 1);

    private record DayAndCurrency(LocalDate day, String currency) {}

    private static final Chart CHART = new Chart(
            Arrays.stream(Post.values())
                    .collect(Collectors.toMap(one -> one, one -> new Chart.Code("A " + one.word(), "F"))),
            false);

    @Provide
    Arbitrary<List<Movement>> ledgers() {
        var fees = Arrays.stream(Post.values()).filter(Post::isFee).toList();
        var shares = Combinators.combine(
                        Arbitraries.of(fees), Arbitraries.integers().between(1, 1_000_000))
                .as(Movement.Share::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
        return Combinators.combine(
                        Arbitraries.of(Movement.Kind.values()),
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.of("USD", "CAD"),
                        Arbitraries.of(LedgerEntry.Method.values()),
                        Arbitraries.of(true, false),
                        shares)
                .as((kind, day, currency, method, cameBack, parts) -> new Movement(
                        UUID.randomUUID(),
                        kind.name().startsWith("STIPEND") ? Movement.Source.STIPEND : Movement.Source.LEDGER,
                        kind,
                        FIRST.plusDays(day),
                        currency,
                        method,
                        kind == Movement.Kind.PAYMENT && cameBack,
                        parts,
                        "ORDER",
                        "1001"))
                .list()
                .ofMaxSize(40);
    }

    @Property(tries = 300)
    void balancesForEachDayAndCurrency(@ForAll("ledgers") List<Movement> ledger) {
        var lines = lines(ledger);
        Map<DayAndCurrency, Long> sums = lines.stream()
                .collect(groupingBy(
                        line -> new DayAndCurrency(line.posted(), line.of().currency()),
                        summingLong(line -> (long) line.debit() - line.credit())));
        assertThat(sums.values()).allMatch(sum -> sum == 0);
    }

    @Property(tries = 300)
    void owesOnReceivablesWhatTheLedgerSays(@ForAll("ledgers") List<Movement> ledger) {
        long owed = ledger.stream()
                .mapToLong(one -> switch (one.kind()) {
                    case CHARGE, REFUND -> one.cents();
                    case PAYMENT, CREDIT -> -one.cents();
                    case STIPEND, STIPEND_BACK -> 0;
                })
                .sum();
        assertThat(lines(ledger).stream()
                        .filter(line -> line.post() == Post.RECEIVABLE)
                        .mapToLong(line -> line.debit() - line.credit())
                        .sum())
                .isEqualTo(owed);
    }

    @Property(tries = 300)
    void postsNothingOnAClosedDayAndNothingNegative(@ForAll("ledgers") List<Movement> ledger) {
        assertThat(lines(ledger)).allSatisfy(line -> {
            assertThat(line.posted())
                    .isAfterOrEqualTo(OPEN)
                    .isAfterOrEqualTo(line.of().day());
            assertThat(line.debit()).isNotNegative();
            assertThat(line.credit()).isNotNegative();
            assertThat(line.debit() == 0).isNotEqualTo(line.credit() == 0);
        });
    }

    private static List<JournalLine> lines(List<Movement> ledger) {
        var posting = new Posting(CHART, OPEN);
        return ledger.stream().flatMap(one -> posting.lines(one).stream()).toList();
    }
}
