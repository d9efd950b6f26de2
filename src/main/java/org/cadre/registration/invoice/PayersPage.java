package org.cadre.registration.invoice;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.cadre.people.OrganizationChoices;
import org.cadre.people.OrganizationChoices.Choice;
import org.cadre.people.OrganizationId;
import org.cadre.people.OrganizationKind;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.mail.MailAddress;
import org.cadre.platform.paper.Papers;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Dollars;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.Reply;
import org.cadre.registration.OrderId;
import org.cadre.registration.OrderSummary;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Who gets the invoice: buyer or office write down one payer, or two who share the total. */
@Controller
final class PayersPage {
    private static final String TEMPLATE = "registration/invoice/payers";
    private static final int LONGEST_LINE = 200;

    private static final String SECOND = "district2";

    /**
     * @param second whether the fields of the second payer show from the start
     * @param district the second payer's district, which gets its share in its statement
     */
    record PayersView(OrderSummary order, Form form, boolean second, Choice district) {}

    private final OrderViews views;
    private final OrderContents contents;
    private final BillTos billTos;
    private final OrganizationChoices choices;
    private final Deeds deeds;
    private final Texts texts;

    PayersPage(
            OrderViews views,
            OrderContents contents,
            BillTos billTos,
            OrganizationChoices choices,
            Deeds deeds,
            Texts texts) {
        this.views = views;
        this.contents = contents;
        this.billTos = billTos;
        this.choices = choices;
        this.deeds = deeds;
        this.texts = texts;
    }

    @GetMapping("/orders/{id}/payers")
    @SignedIn
    Reply ask(Viewer viewer, @PathVariable UUID id) {
        var view = views.of(new OrderId(id), viewer, false, Form.empty());
        if (!view.canChangePayers()) {
            return Reply.seeOther(place(viewer, id), Sentence.of("invoice.payers.closed"));
        }
        var form = Form.empty();
        for (BillTo payer : view.payers()) {
            form.with("name" + payer.place(), payer.name())
                    .with("attention" + payer.place(), payer.attention())
                    .with("email" + payer.place(), payer.email())
                    .with("address" + payer.place(), payer.address())
                    .with("share" + payer.place(), Dollars.plain(payer.shareCents()));
        }
        var district = choices.fill(
                form,
                SECOND,
                OrganizationKind.DISTRICT,
                view.payers().stream()
                        .filter(payer -> payer.place() == 2)
                        .map(BillTo::organization)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
        return Reply.show(TEMPLATE, new PayersView(view.order(), form, view.isShared(), district));
    }

    private static String place(Viewer viewer, UUID order) {
        return (viewer.isOffice() ? "/office/orders/" : "/orders/") + order;
    }

    @PostMapping("/orders/{id}/payers")
    @SignedIn
    Reply change(Viewer viewer, @PathVariable UUID id, Form form) {
        var view = views.of(new OrderId(id), viewer, false, form);
        var order = view.order();
        if (!view.canChangePayers()) {
            return Reply.seeOther(place(viewer, id), Sentence.of("invoice.payers.closed"));
        }
        var district = choices.read(form, SECOND, OrganizationKind.DISTRICT, null);
        var chosen = district.chosen();
        if (chosen != null && form.text("name2").isEmpty()) {
            form.with("name2", chosen.name());
        }
        var entries = read(form, order, district.id());
        if (!form.isRight()) {
            return Reply.again(TEMPLATE, new PayersView(order, form, isShared(form), district));
        }
        return deeds.once(form.key(), () -> {
            contents.locked(order.id());
            if (!billTos.areOpen(order.id())) {
                return Reply.seeOther(place(viewer, id), Sentence.of("invoice.payers.closed"));
            }
            billTos.change(order.id(), entries, viewer.actor());
            return Reply.seeOther(place(viewer, id), Sentence.of("invoice.payers.noted"));
        });
    }

    private static boolean isShared(Form form) {
        return !form.text("name2").isEmpty()
                || !form.text("share2").isEmpty()
                || !form.text(SECOND + "-name").isEmpty();
    }

    private List<BillTos.Entry> read(Form form, OrderSummary order, @Nullable OrganizationId second) {
        boolean shared = isShared(form);
        var entries = new ArrayList<BillTos.Entry>();
        int sum = 0;
        for (int place = 1; place <= (shared ? 2 : 1); place++) {
            String name = form.required("name" + place, Sentence.of("invoice.payers.name-missing"));
            for (String field : List.of("name", "attention", "email", "address")) {
                checkLine(form, field + place);
            }
            String email = form.text("email" + place);
            if (!email.isEmpty() && !MailAddress.isOne(email)) {
                form.wrong("email" + place, Sentence.of("invoice.payers.email-wrong"));
            }
            int share = order.totalCents();
            if (shared) {
                share = Dollars.cents(form, "share" + place, 1, 10_000_000, Sentence.of("invoice.payers.share-missing"))
                        .orElse(0);
                sum += share;
            }
            entries.add(new BillTos.Entry(
                    place == 2 ? second : null,
                    name,
                    form.text("attention" + place),
                    email,
                    form.text("address" + place),
                    share));
        }
        if (shared && sum != order.totalCents()) {
            form.wrong(
                    "share2",
                    Sentence.of(
                            "invoice.payers.sum-wrong",
                            texts.money(sum, order.currency()),
                            texts.money(order.totalCents(), order.currency())));
        }
        return entries;
    }

    /** It will stand on a paper: what no font of ours can draw is said now. */
    private static void checkLine(Form form, String field) {
        String typed = form.atMost(field, LONGEST_LINE);
        var unprintable = Papers.unprintable(typed);
        if (!unprintable.isEmpty()) {
            form.wrong(field, Sentence.of("invoice.unprintable", String.join(" ", unprintable)));
        }
    }
}
