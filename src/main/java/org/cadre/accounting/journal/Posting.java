package org.cadre.accounting.journal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.cadre.accounting.Chart;
import org.cadre.accounting.Post;
import org.jspecify.annotations.Nullable;

/**
 * Double entry: what a movement does to which accounts. Debits and credits of each movement are equal, and so are those of
 * every day and currency.
 *
 * @param open the first day that may still be posted on; null: any
 */
record Posting(Chart chart, @Nullable LocalDate open) {

    List<JournalLine> lines(Movement movement) {
        var lines = new ArrayList<JournalLine>();
        int cents = movement.cents();
        switch (movement.kind()) {
            case CHARGE -> {
                lines.add(debit(movement, Post.RECEIVABLE, cents));
                movement.shares().forEach(share -> lines.add(credit(movement, share.post(), share.cents())));
            }
            case CREDIT -> {
                movement.shares().forEach(share -> lines.add(debit(movement, share.post(), share.cents())));
                lines.add(credit(movement, Post.RECEIVABLE, cents));
            }
            case PAYMENT -> {
                lines.add(debit(movement, movement.money(), cents));
                lines.add(credit(movement, Post.RECEIVABLE, cents));
            }
            case REFUND -> {
                lines.add(debit(movement, Post.RECEIVABLE, cents));
                lines.add(credit(movement, movement.money(), cents));
            }
            case STIPEND -> {
                lines.add(debit(movement, Post.STIPEND_EXPENSE, cents));
                lines.add(credit(movement, movement.money(), cents));
            }
            case STIPEND_BACK -> {
                lines.add(debit(movement, movement.money(), cents));
                lines.add(credit(movement, Post.STIPEND_EXPENSE, cents));
            }
        }
        return lines;
    }

    private JournalLine debit(Movement movement, Post post, int cents) {
        return new JournalLine(movement, post, chart.of(post), posted(movement), cents, 0);
    }

    private JournalLine credit(Movement movement, Post post, int cents) {
        return new JournalLine(movement, post, chart.of(post), posted(movement), 0, cents);
    }

    private LocalDate posted(Movement movement) {
        return open != null && movement.day().isBefore(open) ? open : movement.day();
    }
}
