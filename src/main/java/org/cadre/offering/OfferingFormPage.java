package org.cadre.offering;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.cadre.people.Only;
import org.cadre.people.PersonId;
import org.cadre.people.Role;
import org.cadre.people.Roles;
import org.cadre.people.Viewer;
import org.cadre.platform.settings.Settings;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.text.Texts;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Dollars;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Option;
import org.cadre.platform.web.Reply;
import org.cadre.program.Editions;
import org.cadre.program.OfferingKind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Office plans an offering, changes it, cancels it. */
@Controller
final class OfferingFormPage {
    private static final String TEMPLATE = "offering/offering-form";
    private static final int MOST_SEATS = 2_000;
    private static final int LONGEST_DAYS = 14;

    private final Offerings offerings;
    private final Editions editions;
    private final Roles roles;
    private final Deeds deeds;
    private final ProgramClock clock;
    private final Settings settings;
    private final Texts texts;

    OfferingFormPage(
            Offerings offerings,
            Editions editions,
            Roles roles,
            Deeds deeds,
            ProgramClock clock,
            Settings settings,
            Texts texts) {
        this.offerings = offerings;
        this.editions = editions;
        this.roles = roles;
        this.deeds = deeds;
        this.clock = clock;
        this.settings = settings;
        this.texts = texts;
    }

    @GetMapping("/office/offerings/new")
    @Only(Role.OFFICE)
    Reply fresh() {
        var form = Form.empty()
                .with("kind", OfferingKind.LII.key())
                .with("title", texts.say("offering.kind.lii"))
                .with("zone", settings.zone().getId())
                .with("capacity", 30)
                .with("listed", "yes");
        return Reply.show(TEMPLATE, view(form, null));
    }

    @PostMapping("/office/offerings")
    @Only(Role.OFFICE)
    Reply create(Viewer viewer, Form form) {
        var plan = plan(form, null);
        var edition = editions.current(Editions.NATIONAL);
        List<SessionPlan> sessions = plan.isEmpty()
                ? List.of()
                : SessionPlan.usual(
                        plan.get().kind(),
                        plan.get().title(),
                        edition,
                        plan.get().firstDay(),
                        plan.get().lastDay());
        if (plan.isPresent() && sessions.isEmpty()) {
            form.wrong(
                    "lastDay",
                    Sentence.of("offering.form.days-too-few", edition.modules().size()));
        }
        if (plan.isEmpty() || !form.isRight()) {
            return Reply.again(TEMPLATE, view(form, null));
        }
        return deeds.once(form.key(), () -> {
            var id = offerings.offer(plan.get(), editions.idOf(Editions.NATIONAL), sessions, viewer.actor());
            return Reply.seeOther(
                    "/office/offerings/" + id + "/sessions",
                    Sentence.of("offering.created", plan.get().title()));
        });
    }

    @GetMapping("/office/offerings/{id}/edit")
    @Only(Role.OFFICE)
    Reply edit(@PathVariable UUID id) {
        var offering = offering(id);
        var form = Form.empty()
                .with("kind", offering.kind().key())
                .with("title", offering.title())
                .with("place", offering.place())
                .with("street", offering.street())
                .with("city", offering.city())
                .with("state", offering.state())
                .with("zone", offering.zone().getId())
                .with("firstDay", offering.firstDay())
                .with("lastDay", offering.lastDay())
                .with("about", offering.about())
                .with("price", Dollars.plain(offering.priceCents()))
                .with("cutoff", offering.purchaseOrderCutoff())
                .with("capacity", offering.capacity())
                .withAll(
                        "trainers",
                        offerings.trainersOf(offering.id()).stream()
                                .map(trainer -> trainer.id().toString())
                                .toList());
        if (offering.listed()) {
            form.with(offering.kind() == OfferingKind.IN_HOUSE ? "neighbors" : "listed", "yes");
        }
        return Reply.show(TEMPLATE, view(form, offering));
    }

    @PostMapping("/office/offerings/{id}/edit")
    @Only(Role.OFFICE)
    Reply change(Viewer viewer, @PathVariable UUID id, Form form) {
        var offering = offering(id);
        if (offering.canceled() || offering.closed()) {
            throw new NotFound();
        }
        var plan = plan(form, offering);
        if (plan.isEmpty() || !form.isRight()) {
            return Reply.again(TEMPLATE, view(form, offering));
        }
        return deeds.once(form.key(), () -> switch (offerings.change(offering, plan.get(), viewer.actor())) {
            case Offerings.Change.Changed() ->
                Reply.seeOther(
                        "/office/offerings/" + offering.id(),
                        Sentence.of("offering.changed", plan.get().title()));
            case Offerings.Change.SeatsTaken(int used) -> {
                form.wrong("capacity", Sentence.of("offering.form.seats-taken", used));
                yield Reply.again(TEMPLATE, view(form, offering));
            }
        });
    }

    /** What a cancellation would end; null when there is no other date to point to. */
    record CancellationView(
            OfferingSummary offering, @Nullable OfferingSummary next) {}

    @GetMapping("/office/offerings/{id}/cancellation")
    @Only(Role.OFFICE)
    Reply askToCancel(@PathVariable UUID id) {
        var offering = offering(id);
        if (offering.canceled() || offering.closed()) {
            throw new NotFound();
        }
        return Reply.show(
                "offering/cancellation",
                new CancellationView(
                        offering, offerings.next(offering, clock.today()).orElse(null)));
    }

    @PostMapping("/office/offerings/{id}/cancellation")
    @Only(Role.OFFICE)
    Reply cancel(Viewer viewer, @PathVariable UUID id, Form form) {
        var offering = offering(id);
        return deeds.once(form.key(), () -> {
            boolean canceled = offerings.cancel(offering.id(), viewer.actor());
            return Reply.seeOther(
                    "/office/offerings/" + offering.id(),
                    Sentence.of(canceled ? "offering.now-canceled" : "offering.was-over", offering.title()));
        });
    }

    private OfferingSummary offering(UUID id) {
        return offerings.find(new OfferingId(id)).orElseThrow(NotFound::new);
    }

    /** What was typed as a plan; empty when something is wrong with it, which the form then says. */
    private Optional<OfferingPlan> plan(Form form, @Nullable OfferingSummary before) {
        var kind = kind(form, before);
        String title = form.required("title", Sentence.of("offering.form.title-missing"));
        form.atMost("title", 120);
        String place = form.required("place", Sentence.of("offering.form.place-missing"));
        form.atMost("place", 200);
        String street = form.atMost("street", 120);
        String city = form.atMost("city", 80);
        String state = form.text("state");
        if (kind.isPresent() && kind.get() != OfferingKind.WEBINAR) {
            form.required("city", Sentence.of("offering.form.city-missing"));
            form.required("state", Sentence.of("offering.form.state-missing"));
        }
        if (!state.isEmpty() && !UsState.exists(state)) {
            form.wrong("state", Sentence.of("offering.form.state-missing"));
        }
        if (!UsZones.exists(form.text("zone"))) {
            form.wrong("zone", Sentence.of("offering.form.zone-missing"));
        }
        form.required("firstDay", Sentence.of("offering.form.first-day-missing"));
        form.required("lastDay", Sentence.of("offering.form.last-day-missing"));
        var first = form.day("firstDay");
        var last = form.day("lastDay");
        checkDays(form, first, last, before);
        var cutoff = form.day("cutoff");
        if (cutoff.isPresent() && first.isPresent() && cutoff.get().isAfter(first.get())) {
            form.wrong("cutoff", Sentence.of("offering.form.cutoff-late", first.get()));
        }
        int cents = cents(form);
        form.required("capacity", Sentence.of("offering.form.capacity-missing", MOST_SEATS));
        int capacity = form.number("capacity", Sentence.of("offering.form.capacity-missing", MOST_SEATS))
                .orElse(0);
        if (capacity < 1 || capacity > MOST_SEATS) {
            form.wrong("capacity", Sentence.of("offering.form.capacity-missing", MOST_SEATS));
        }
        String about = form.atMost("about", 4_000);
        var trainers = trainers(form, before);
        if (!form.isRight() || kind.isEmpty() || first.isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new OfferingPlan(
                kind.get(),
                title,
                place,
                orNull(street),
                orNull(city),
                orNull(state),
                ZoneId.of(form.text("zone")),
                first.get(),
                last.get(),
                orNull(about),
                cents,
                cutoff.orElse(null),
                // An in-house training belongs to one district: nobody else sees it unless office opens it to
                // neighbors.
                form.ticked(kind.get() == OfferingKind.IN_HOUSE ? "neighbors" : "listed"),
                capacity,
                trainers,
                before == null ? settings.demo() : before.sample()));
    }

    private static Optional<OfferingKind> kind(Form form, @Nullable OfferingSummary before) {
        if (before != null) {
            return Optional.of(before.kind());
        }
        var chosen = Arrays.stream(OfferingKind.values())
                .filter(kind -> kind.key().equals(form.text("kind")))
                .findAny();
        if (chosen.isEmpty()) {
            form.wrong("kind", Sentence.of("offering.form.kind-missing"));
        }
        return chosen;
    }

    private void checkDays(
            Form form, Optional<LocalDate> first, Optional<LocalDate> last, @Nullable OfferingSummary before) {
        if (first.isEmpty() || last.isEmpty()) {
            return;
        }
        if (last.get().isBefore(first.get())) {
            form.wrong("lastDay", Sentence.of("offering.form.days-reversed", first.get()));
        } else if (last.get().isAfter(first.get().plusDays(LONGEST_DAYS - 1L))) {
            form.wrong("lastDay", Sentence.of("offering.form.days-too-many", LONGEST_DAYS));
        }
        if (first.get().isBefore(clock.today())
                && (before == null || !first.get().equals(before.firstDay()))) {
            form.wrong("firstDay", Sentence.of("offering.form.day-past", clock.today()));
        }
    }

    private static int cents(Form form) {
        return Dollars.cents(form, "price", 0, 100_000, Sentence.of("offering.form.price-missing"))
                .orElse(0);
    }

    private List<PersonId> trainers(Form form, @Nullable OfferingSummary before) {
        return possible(before).stream()
                .map(Offerings.Trainer::id)
                .filter(id -> form.has("trainers", id.toString()))
                .toList();
    }

    /** Who may be chosen: everybody who is a trainer, and who was chosen before. */
    private List<Offerings.Trainer> possible(@Nullable OfferingSummary before) {
        return Stream.concat(
                        roles.holding(Role.TRAINER).stream()
                                .map(one -> new Offerings.Trainer(one.id(), one.displayName())),
                        before == null ? Stream.empty() : offerings.trainersOf(before.id()).stream())
                .distinct()
                .toList();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private OfferingFormView view(Form form, @Nullable OfferingSummary offering) {
        return new OfferingFormView(
                form,
                offering,
                Arrays.stream(OfferingKind.values())
                        .map(kind -> new Option(kind.key(), texts.say("offering.kind." + kind.key())))
                        .toList(),
                UsState.options(texts),
                UsZones.options(texts),
                possible(offering).stream()
                        .map(trainer -> new Option(trainer.id().toString(), trainer.name()))
                        .toList());
    }
}
