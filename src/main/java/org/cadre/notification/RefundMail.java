package org.cadre.notification;

import org.cadre.offering.Offerings;
import org.cadre.people.People;
import org.cadre.platform.file.FileStore;
import org.cadre.platform.mail.Mail;
import org.cadre.platform.mail.Mails;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Days;
import org.cadre.platform.text.Money;
import org.cadre.platform.text.Sentence;
import org.cadre.registration.OrderId;
import org.cadre.registration.OrderSummary;
import org.cadre.registration.Orders;
import org.cadre.registration.refund.RefundEvents.InvoiceReminded;
import org.cadre.registration.refund.RefundEvents.RefundDone;
import org.cadre.registration.refund.RefundEvents.SeatsCredited;
import org.cadre.registration.refund.RefundEvents.WaitedInVain;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells a buyer what a seat that ended gives back and when it is on its way, and a payer what is due. */
@Component
class RefundMail {
    private final Mails mails;
    private final People people;
    private final Orders orders;
    private final Offerings offerings;
    private final Settings settings;
    private final FileStore files;

    RefundMail(Mails mails, People people, Orders orders, Offerings offerings, Settings settings, FileStore files) {
        this.mails = mails;
        this.people = people;
        this.orders = orders;
        this.offerings = offerings;
        this.settings = settings;
        this.files = files;
    }

    @EventListener
    void tell(SeatsCredited credited) {
        var order = order(credited.order());
        String event = credited.offering() == null
                ? ""
                : offerings.find(credited.offering()).orElseThrow().title();
        var mail = to(order)
                .subject(Sentence.of(
                        credited.offeringCanceled()
                                ? "notification.refund.canceled.subject"
                                : "notification.refund.subject",
                        credited.seats(),
                        event));
        if (credited.offeringCanceled()) {
            mail.line(Sentence.of("notification.refund.canceled", event, order.code(), credited.seats()));
        } else {
            mail.line(Sentence.of("notification.refund.returned", credited.seats(), event, order.code()));
        }
        if (credited.creditCents() > 0) {
            mail.line(Sentence.of("notification.refund.credited", new Money(credited.creditCents(), order.currency())));
        }
        if (credited.refundCents() > 0) {
            mail.line(Sentence.of("notification.refund.comes", new Money(credited.refundCents(), order.currency())));
        }
        if (credited.owedCents() > 0) {
            mail.line(Sentence.of("notification.refund.owed", new Money(credited.owedCents(), order.currency())));
        }
        mails.send(finish(mail, order));
    }

    @EventListener
    void tell(RefundDone done) {
        var order = order(done.order());
        var amount = new Money(done.cents(), done.currency());
        var mail = to(order)
                .subject(Sentence.of("notification.refund.done.subject", amount))
                .line(Sentence.of(
                        "notification.refund.done." + done.method().word(),
                        amount,
                        order.code(),
                        done.reference() == null ? "" : done.reference()));
        mails.send(finish(mail, order));
    }

    @EventListener
    void tell(WaitedInVain waited) {
        var offering = offerings.find(waited.offering()).orElseThrow();
        mails.send(Mail.to(
                        people.find(waited.person()).orElseThrow().email(),
                        waited.person().value())
                .subject(Sentence.of("notification.refund.waited.subject", offering.title()))
                .line(Sentence.of(
                        "notification.refund.waited",
                        offering.title(),
                        new Days(offering.firstDay(), offering.lastDay())))
                .button(Sentence.of("notification.registration.schedule"), settings.link("/schedule"))
                .because(Sentence.of("notification.refund.waited.because", offering.title())));
    }

    @EventListener
    void remind(InvoiceReminded reminded) {
        String number = reminded.number();
        String when = reminded.daysOver() > 0 ? "overdue" : reminded.daysOver() == 0 ? "due" : "soon";
        var order = order(reminded.order());
        mails.send(Mail.to(reminded.email(), order.buyer().value())
                .subject(Sentence.of("notification.refund.reminder." + when + ".subject", number))
                .line(Sentence.of(
                        "notification.refund.reminder." + when,
                        number,
                        reminded.billedName(),
                        new Money(reminded.owedCents(), reminded.currency()),
                        reminded.due(),
                        (int) Math.abs(reminded.daysOver())))
                .line(Sentence.of(
                        "notification.refund.reminder.how",
                        settings.associationName(),
                        settings.associationAddress(),
                        settings.mailFrom()))
                .button(Sentence.of("notification.refund.reminder.see"), settings.link("/orders/" + order.id()))
                .because(Sentence.of("notification.refund.reminder.because", order.code(), reminded.billedName()))
                .attach("invoice-" + number + ".pdf", "application/pdf", files.read(reminded.paper())));
    }

    private OrderSummary order(OrderId id) {
        return orders.find(id).orElseThrow();
    }

    private static Mail to(OrderSummary order) {
        return Mail.to(order.buyerEmail(), order.buyer().value());
    }

    private Mail finish(Mail mail, OrderSummary order) {
        return mail.button(Sentence.of("notification.refund.see"), settings.link("/orders/" + order.id() + "/ledger"))
                .because(Sentence.of("notification.refund.because", order.code()));
    }
}
