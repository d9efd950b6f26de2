package org.cadre.registration.refund;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.cadre.registration.OrderId;
import org.junit.jupiter.api.Test;

class OpenInvoicesTest {
    private static final UUID ORDER = UUID.randomUUID();
    private static final UUID BLUEBONNET = UUID.randomUUID();
    private static final UUID FOUNDATION = UUID.randomUUID();

    private static OpenInvoices.Row row(int number, UUID billTo, int cents, int balance, int settled) {
        var due = LocalDate.of(2027, 1, number);
        return new OpenInvoices.Row(
                new OpenInvoice(
                        UUID.randomUUID(),
                        number,
                        new OrderId(ORDER),
                        "ABCD",
                        "",
                        "",
                        null,
                        null,
                        cents,
                        cents,
                        "USD",
                        due,
                        due,
                        "",
                        null),
                billTo,
                balance,
                settled);
    }

    private static List<Integer> owed(OpenInvoices.Row... rows) {
        return OpenInvoices.owed(List.of(rows)).stream().map(OpenInvoice::owed).toList();
    }

    @Test
    void oweWhatTheLedgerSays() {
        assertThat(owed(row(1, BLUEBONNET, 1000, 400, 0))).containsExactly(400);
        assertThat(owed(row(1, BLUEBONNET, 1000, 0, 0))).isEmpty();
    }

    @Test
    void arePaidOldestFirst() {
        assertThat(owed(row(1, BLUEBONNET, 600, 500, 0), row(2, BLUEBONNET, 400, 500, 0)))
                .containsExactly(100, 400);
    }

    @Test
    void ofTwoPayersAreEachTheirOwn() {
        assertThat(OpenInvoices.owed(List.of(row(1, BLUEBONNET, 600, 600, 0), row(2, FOUNDATION, 400, 600, 400))))
                .singleElement()
                .satisfies(one -> assertThat(one.number()).isEqualTo(1));
    }

    @Property
    void neverOweMoreThanTheOrderOrTheInvoice(
            @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 1000) Integer> cents,
            @ForAll @IntRange(max = 5000) int balance,
            @ForAll @IntRange(max = 2000) int settled) {
        var rows = new java.util.ArrayList<OpenInvoices.Row>();
        for (int i = 0; i < cents.size(); i++) {
            rows.add(row(i + 1, i % 2 == 0 ? BLUEBONNET : FOUNDATION, cents.get(i), balance, i % 2 == 0 ? settled : 0));
        }
        var open = OpenInvoices.owed(rows);
        assertThat(open.stream().mapToInt(OpenInvoice::owed).sum()).isLessThanOrEqualTo(balance);
        assertThat(open).allSatisfy(one -> assertThat(one.owed()).isBetween(1, one.cents()));
    }
}
