package org.cadre.registration.invoice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.cadre.offering.OfferingId;
import org.cadre.offering.Offerings;
import org.cadre.people.Only;
import org.cadre.people.Role;
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

    private final OrderQueue queue;
    private final Offerings offerings;
    private final ProgramClock clock;
    private final Texts texts;

    OfficeOrdersPage(OrderQueue queue, Offerings offerings, ProgramClock clock, Texts texts) {
        this.queue = queue;
        this.offerings = offerings;
        this.clock = clock;
        this.texts = texts;
    }

    @GetMapping(PLACE)
    @Only(Role.OFFICE)
    Reply queue(Form form) {
        var show = Show.find(form.text("show")).orElse(Show.WAITING);
        form.with("show", show.word());
        var search = new Search(
                show,
                PaysBy.find(form.text("pays")).orElse(null),
                form.id("offering").orElse(null),
                form.text("q").toLowerCase(Locale.ROOT),
                form.id("after").orElse(null));
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
