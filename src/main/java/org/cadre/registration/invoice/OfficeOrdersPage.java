package org.cadre.registration.invoice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.cadre.offering.OfferingId;
import org.cadre.offering.Offerings;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.sheet.Cell;
import org.cadre.platform.sheet.SheetFiles;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.cadre.registration.PaysBy;
import org.cadre.registration.invoice.OrderQueue.Search;
import org.cadre.registration.invoice.OrderQueue.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.util.UriComponentsBuilder;

/** Office's queue of orders: what waits, what is owed, what is odd; and the search that finds any of them. */
@Controller
final class OfficeOrdersPage {
    private static final String PLACE = "/office/orders";
    private static final int A_PAGE = 25;
    private static final int AT_ONCE = 200;

    /**
     * @param further whether this is not the first page
     * @param next where the list goes on; null at its end
     */
    record QueueView(
            List<WaitingOrder> orders,
            Form form,
            Show show,
            List<Option> shows,
            List<Option> payings,
            List<Option> offerings,
            LocalDate today,
            boolean further,
            @Nullable String next) {
        boolean isFiltered() {
            return further
                    || show != Show.WAITING
                    || !form.text("q").isEmpty()
                    || !form.text("pays").isEmpty()
                    || !form.text("offering").isEmpty();
        }

        boolean isChosen(String field, Option option) {
            return form.text(field).equals(option.value());
        }
    }

    private final SheetFiles sheets;
    private final OrderQueue queue;
    private final Offerings offerings;
    private final ProgramClock clock;
    private final Texts texts;

    OfficeOrdersPage(OrderQueue queue, Offerings offerings, ProgramClock clock, Texts texts, SheetFiles sheets) {
        this.sheets = sheets;
        this.queue = queue;
        this.offerings = offerings;
        this.clock = clock;
        this.texts = texts;
    }

    @GetMapping(PLACE)
    @Only(Role.OFFICE)
    Reply queue(Form form) {
        var search = search(form, form.id("after").orElse(null));
        var show = search.show();
        form.with("show", show.word());
        var found = new ArrayList<>(queue.find(search, A_PAGE + 1));
        boolean more = found.size() > A_PAGE;
        if (more) {
            found.removeLast();
        }
        return Reply.show(
                "registration/invoice/office-orders",
                new QueueView(
                        found,
                        form,
                        show,
                        Arrays.stream(Show.values())
                                .map(one -> new Option(one.word(), texts.say("invoice.show." + one.word())))
                                .toList(),
                        Arrays.stream(PaysBy.values())
                                .map(one -> new Option(one.word(), texts.say(one.text())))
                                .toList(),
                        events(search.offering()),
                        clock.today(),
                        search.after() != null,
                        more ? next(form, found.getLast().id()) : null));
    }

    private static Search search(Form form, @Nullable UUID after) {
        return new Search(
                Show.find(form.text("show")).orElse(Show.WAITING),
                PaysBy.find(form.text("pays")).orElse(null),
                form.id("offering").orElse(null),
                form.text("q").toLowerCase(Locale.ROOT),
                after);
    }

    @GetMapping(PLACE + ".{format}")
    @Only(Role.OFFICE)
    Reply file(Viewer viewer, Form form, @PathVariable String format) {
        return sheets.recorded(
                viewer.actor(),
                "order-queue",
                texts.say("invoice.office.title"),
                format,
                sheets.columns(
                        "invoice.order",
                        "registration.files.buyer",
                        "invoice.office.file.district",
                        "registration.offering",
                        "registration.files.first-day",
                        "invoice.seats",
                        "invoice.office.file.nameless",
                        "invoice.total",
                        "invoice.owed",
                        "registration.files.currency",
                        "registration.pays",
                        "invoice.waits-for",
                        "invoice.office.file.due",
                        "invoice.office.file.held"),
                SheetFiles.Rows.paged(
                        last -> queue.find(search(form, last == null ? null : last.id()), AT_ONCE), this::cells));
    }

    private List<Cell> cells(WaitingOrder one) {
        String title = one.title();
        return Stream.of(
                        Cell.of(one.code()),
                        Cell.of(one.buyerName()),
                        Cell.of(one.districtName()),
                        Cell.of(title == null ? texts.say("invoice.line.internship") : title),
                        Cell.of(one.firstDay()),
                        Cell.of(one.seats()),
                        Cell.of(one.nameless()),
                        Cell.ofCents(one.totalCents()),
                        Cell.ofCents(one.owed()),
                        Cell.of(one.currency()),
                        Cell.of(texts.say(one.paysBy().text())),
                        Cell.of(waits(one)),
                        Cell.of(one.dueOn()),
                        Cell.of(one.heldThrough()))
                .toList();
    }

    private String waits(WaitingOrder one) {
        String purchaseOrder = one.purchaseOrder();
        if (one.parkedBecause() != null) {
            return texts.say("invoice.parked");
        }
        if (purchaseOrder != null) {
            return texts.say("invoice.waits.purchase-order", purchaseOrder);
        }
        return texts.say(
                one.isOverdue(clock.today())
                        ? "invoice.papers.overdue"
                        : one.state().text());
    }

    /** The events somebody waits for a seat in, and the one that is chosen. */
    private List<Option> events(@Nullable UUID chosen) {
        var ids = new ArrayList<>(queue.offerings());
        if (chosen != null && !ids.contains(chosen)) {
            ids.add(chosen);
        }
        return offerings.all(ids.stream().map(OfferingId::new).toList()).values().stream()
                .map(one -> new Option(one.id().toString(), one.title() + ", " + one.town() + ", " + one.firstDay()))
                .toList();
    }

    private static String next(Form form, UUID last) {
        var address = UriComponentsBuilder.fromPath(PLACE);
        var values = new ArrayList<Object>();
        for (String field : List.of("q", "show", "pays", "offering")) {
            if (!form.text(field).isEmpty()) {
                address.queryParam(field, "{" + field + "}");
                values.add(form.text(field));
            }
        }
        address.queryParam("after", last);
        return address.encode().buildAndExpand(values.toArray()).toUriString();
    }

    /** The address of old, in mails and bookmarks. */
    @GetMapping("/office/registrations/{id}")
    @Only(Role.OFFICE)
    Reply moved(@PathVariable UUID id) {
        return Reply.seeOther(PLACE + "/" + queue.orderOf(id).orElseThrow(NotFound::new));
    }
}
