package org.cadre.registration.refund;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.DueWork;
import org.cadre.registration.FeeTerms;
import org.cadre.registration.Fees;
import org.cadre.registration.refund.RefundEvents.InvoiceReminded;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reminds of invoices before they are due, on the day, and twice after it, as many days as the fee terms say; each once,
 * while something is owed. Office may remind at any time.
 */
@Component
class InvoiceReminders implements DueWork {
    private static final Logger LOG = LoggerFactory.getLogger(InvoiceReminders.class);
    private static final String BY_HAND = "by hand";

    private final JdbcClient jdbc;
    private final OpenInvoices invoices;
    private final Fees fees;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    InvoiceReminders(
            JdbcClient jdbc,
            OpenInvoices invoices,
            Fees fees,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.invoices = invoices;
        this.fees = fees;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void run(LocalDate today) {
        var terms = fees.terms();
        for (var invoice : invoices.all()) {
            kind(invoice.due(), today, terms).ifPresent(kind -> {
                try {
                    transaction.executeWithoutResult(_ -> remind(invoice, kind, today));
                } catch (RuntimeException e) {
                    // One that cannot be sent, such as a paper that cannot be read, does not keep the others.
                    LOG.error("the reminder of invoice {} was not written", invoice.number(), e);
                }
            });
        }
    }

    /** The reminder for that day: the strongest that has come due, so that a server that was away does not send four. */
    static Optional<String> kind(LocalDate due, LocalDate today, FeeTerms terms) {
        if (!today.isBefore(due.plusDays(terms.longOverdueDays()))) {
            return Optional.of("long overdue");
        }
        if (!today.isBefore(due.plusDays(terms.overdueDays()))) {
            return Optional.of("overdue");
        }
        if (!today.isBefore(due)) {
            return Optional.of("due");
        }
        return today.isBefore(due.minusDays(terms.reminderDays())) ? Optional.empty() : Optional.of("due soon");
    }

    /** Reminds because office wants it now; false when nothing is owed any more. */
    boolean remindNow(UUID invoice, LocalDate today) {
        var open = invoices.find(invoice);
        open.ifPresent(one -> remind(one, BY_HAND, today));
        return open.isPresent();
    }

    private void remind(OpenInvoice invoice, String kind, LocalDate today) {
        int first = jdbc.sql("""
                insert into invoice_reminder (id, invoice, kind, sent_on) values (:id, :invoice, :kind, :today)
                on conflict (invoice, kind) where kind <> 'by hand' do nothing
                """)
                .param("id", Ids.next())
                .param("invoice", invoice.id())
                .param("kind", kind)
                .param("today", today)
                .update();
        if (first == 1) {
            events.publishEvent(new InvoiceReminded(
                    invoice.id(),
                    invoice.paperNumber(),
                    invoice.order(),
                    invoice.billedName(),
                    invoice.email(),
                    invoice.owed(),
                    invoice.currency(),
                    invoice.due(),
                    invoice.daysOver(today),
                    invoice.paper()));
        }
    }
}
