package org.cadre.accounting.stipend;

import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Supplier;
import org.cadre.people.Only;
import org.cadre.people.Role;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.time.ProgramClock;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** One stipend: how far it has come, and the next step. */
@Controller
final class StipendPage {
    private static final String PLACE = StipendsPage.PLACE + "/{id}";
    private static final String TEMPLATE = "accounting/stipend/stipend";
    private static final int REFERENCE = 80;

    record StipendView(Stipend stipend, Form form) {}

    private final Stipends stipends;
    private final StipendDeeds stipendDeeds;
    private final Deeds deeds;
    private final ProgramClock clock;

    StipendPage(Stipends stipends, StipendDeeds stipendDeeds, Deeds deeds, ProgramClock clock) {
        this.stipends = stipends;
        this.stipendDeeds = stipendDeeds;
        this.deeds = deeds;
        this.clock = clock;
    }

    @GetMapping(PLACE)
    @Only(Role.OFFICE)
    Reply show(Viewer viewer, @PathVariable UUID id) {
        return Reply.show(TEMPLATE, view(id, Form.empty().with("day", clock.today()), viewer));
    }

    private StipendView view(UUID id, Form form, Viewer viewer) {
        return new StipendView(stipends.find(id, viewer).orElseThrow(NotFound::new), form);
    }

    @PostMapping(PLACE + "/approval")
    @Only(Role.OFFICE)
    Reply approve(Viewer viewer, @PathVariable UUID id, Form form) {
        return done(id, form, "accounting.stipend.approved-now", () -> stipendDeeds.approve(id, viewer));
    }

    @PostMapping(PLACE + "/payment")
    @Only(Role.OFFICE)
    Reply pay(Viewer viewer, @PathVariable UUID id, Form form) {
        return moved(viewer, id, form, "accounting.stipend.paid-now", stipendDeeds::pay);
    }

    @PostMapping(PLACE + "/return")
    @Only(Role.OFFICE)
    Reply comesBack(Viewer viewer, @PathVariable UUID id, Form form) {
        return moved(viewer, id, form, "accounting.stipend.came-back-now", stipendDeeds::comesBack);
    }

    @PostMapping(PLACE + "/withdrawal")
    @Only(Role.OFFICE)
    Reply withdraw(Viewer viewer, @PathVariable UUID id, Form form) {
        return done(id, form, "accounting.stipend.withdrawn-now", () -> stipendDeeds.withdraw(id, viewer));
    }

    /** Something that happens to the money of a stipend. */
    @FunctionalInterface
    private interface Move {
        StipendDeeds.Outcome happens(UUID id, LocalDate day, String reference, Viewer viewer);
    }

    private Reply moved(Viewer viewer, UUID id, Form form, String notice, Move move) {
        if (stipends.find(id, viewer).isEmpty()) {
            throw new NotFound();
        }
        var day = Typed.day(form, "day", clock.today());
        String reference = Typed.words(form, "reference", REFERENCE);
        if (reference.isEmpty()) {
            form.wrong("reference", Sentence.of("accounting.stipend.reference.missing"));
        }
        if (!form.isRight()) {
            return Reply.again(TEMPLATE, view(id, form, viewer));
        }
        return done(id, form, notice, () -> move.happens(id, day, reference, viewer));
    }

    private Reply done(UUID id, Form form, String notice, Supplier<StipendDeeds.Outcome> deed) {
        return deeds.once(form.key(), () -> switch (deed.get()) {
            case StipendDeeds.Outcome.Done(var stipend) ->
                Reply.seeOther(StipendsPage.PLACE, Sentence.of(notice, stipend.name()));
            case StipendDeeds.Outcome.NotNow(var state) ->
                Reply.seeOther(
                        StipendsPage.PLACE + "/" + id,
                        Sentence.of("accounting.stipend.not-now", Sentence.of(state.label())));
            case StipendDeeds.Outcome.Unknown() -> throw new NotFound();
        });
    }
}
