package org.cadre.offering;

import java.util.List;

/** What an order costs, line by line. */
public record OrderTotal(List<Line> lines) {

    /**
     * One line.
     *
     * @param quantity seats, or 1 for a price of the whole order
     * @param discountCents taken off the whole line
     */
    public record Line(Covers covers, int quantity, int unitCents, int discountCents) {
        public int cents() {
            return Math.subtractExact(Math.multiplyExact(quantity, unitCents), discountCents);
        }
    }

    public OrderTotal {
        lines = List.copyOf(lines);
    }

    public int cents() {
        return lines.stream().mapToInt(Line::cents).reduce(0, Math::addExact);
    }
}
