package org.cadre.attendance;

import jakarta.servlet.http.HttpServletRequest;
import org.cadre.people.Open;
import org.cadre.people.Place;
import org.cadre.people.SignedIn;
import org.cadre.people.Viewer;
import org.cadre.platform.text.Sentence;
import org.cadre.platform.web.Deeds;
import org.cadre.platform.web.Form;
import org.cadre.platform.web.NotFound;
import org.cadre.platform.web.Reply;
import org.cadre.platform.web.Trouble;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** One's own calendar on a phone, by a secret address that can be renewed. */
@Controller
final class CalendarPage {
    private static final int TOO_MANY = 429;

    /** @param address null: none has been made yet */
    record CalendarView(@Nullable String address) {}

    private final CalendarFeeds feeds;
    private final Deeds deeds;

    CalendarPage(CalendarFeeds feeds, Deeds deeds) {
        this.feeds = feeds;
        this.deeds = deeds;
    }

    @GetMapping("/calendar")
    @SignedIn
    Reply own(Viewer viewer) {
        return Reply.show("attendance/calendar", new CalendarView(feeds.addressOf(viewer.id())));
    }

    @PostMapping("/calendar/address")
    @SignedIn
    Reply renew(Viewer viewer, Form form) {
        return deeds.once(form.key(), () -> {
            feeds.renew(viewer);
            return Reply.seeOther("/calendar", Sentence.of("attendance.calendar.made"));
        });
    }

    /** Read by the calendar program of a phone, which cannot sign in: the address is the key. */
    @GetMapping("/calendar/{token}.ics")
    @Open
    Reply feed(@PathVariable String token, HttpServletRequest request) {
        var person = feeds.whose(token);
        if (person.isPresent()) {
            return new Reply.File("calendar.ics", "text/calendar;charset=UTF-8", feeds.of(person.get()), false);
        }
        if (feeds.mayFailAgain(Place.of(request))) {
            throw new NotFound();
        }
        return new Reply.Page("platform/web/trouble", new Trouble("not-found", null), TOO_MANY);
    }
}
