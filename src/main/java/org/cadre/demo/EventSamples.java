package org.cadre.demo;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.cadre.people.OrganizationId;
import org.cadre.platform.database.Ids;
import org.cadre.platform.time.ProgramClock;
import org.cadre.site.inquiry.Inquiries;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Samples around the cast's events: prices, a code, a plan, questions, materials, and an inquiry. */
@Component
class EventSamples {
    private final JdbcClient jdbc;
    private final Inquiries inquiries;
    private final ProgramClock clock;

    EventSamples(JdbcClient jdbc, Inquiries inquiries, ProgramClock clock) {
        this.jdbc = jdbc;
        this.inquiries = inquiries;
        this.clock = clock;
    }

    /**
     * Brings them in.
     *
     * @param planned the event that is planned in full
     * @param decided the event with too few people so far
     */
    void bringIn(UUID planned, UUID decided, UUID edition, OrganizationId district, LocalDate today) {
        prices(planned, edition, today);
        code(today);
        plan(planned, decided, today);
        questions(planned);
        materials(planned);
        needs();
        boughtTogether();
        inquiries.receive(new Inquiries.Asked(
                "Gwen Tully (sample)",
                "gwen@bluebonnet.example",
                "",
                district,
                "",
                "Prairie View",
                25,
                "Two days in June",
                "We have nine new principals this year and would like their mentors trained together.",
                true));
    }

    private void needs() {
        jdbc.sql(
                        "update person set needs = 'Vegetarian (sample)' where email in ('nate@bluebonnet.example', 'wendy@bluebonnet.example')")
                .update();
    }

    /** Whoever is under way bought part two with the institute; who was placed just now is asked to pay for it. */
    private void boughtTogether() {
        jdbc.sql("""
                update registration set with_internship = true
                 where person in (select person from internship where state <> 'applied')
                """).update();
    }

    private void prices(UUID planned, UUID edition, LocalDate today) {
        price(planned, null, "offering", "member", 39_500, null, 1);
        price(planned, null, "offering", "member", 36_500, today.plusWeeks(4), 1);
        price(planned, null, "offering", "non-member", 45_000, null, 1);
        price(planned, null, "offering", "district", 42_500, null, 1);
        price(planned, null, "offering", "district", 37_500, null, 10);
        price(planned, null, "bundle", "member", 89_500, null, 1);
        price(null, edition, "internship", "member", 59_500, null, 1);
        price(null, edition, "internship", "non-member", 69_500, null, 1);
        price(null, edition, "internship", "district", 64_500, null, 1);
    }

    private void price(
            @Nullable UUID offering,
            @Nullable UUID edition,
            String covers,
            String category,
            int cents,
            @Nullable LocalDate through,
            int from) {
        jdbc.sql("""
                insert into price (id, offering, edition, covers, fee_category, cents, through, from_seats)
                values (:id, :offering, :edition, :covers, :category, :cents, :through, :from)
                on conflict do nothing
                """)
                .param("id", Ids.next())
                .param("offering", offering)
                .param("edition", edition)
                .param("covers", covers)
                .param("category", category)
                .param("cents", cents)
                .param("through", through)
                .param("from", from)
                .update();
    }

    private void code(LocalDate today) {
        jdbc.sql("""
                insert into discount_code (id, code, percent, most_uses, valid_through, note, sample, made_at)
                values (:id, 'WELCOME10', 10, 20, :through, 'For first-time districts', true, :now)
                """)
                .param("id", Ids.next())
                .param("through", today.plusMonths(3))
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void plan(UUID planned, UUID decided, LocalDate today) {
        jdbc.sql("""
                update offering
                   set directions = 'Exit 19 from the interstate, then two blocks west (sample).',
                       parking = 'Free behind the center; the north door is open from 7:30 AM (sample).',
                       hotel = 'The Mission Inn keeps 15 rooms under the name of the institute until two weeks before (sample).',
                       online_link = 'https://meet.bluebonnet.example/institute'
                 where id = :id
                """).param("id", planned).update();
        jdbc.sql("update offering set least_people = 8, decide_by = :by where id = :id")
                .param("by", today.plusDays(5))
                .param("id", decided)
                .update();
    }

    private void questions(UUID planned) {
        question(planned, 1, "Which years of new principals will you mentor?", "text", List.of(), false);
        question(planned, 2, "Which lunch would you like?", "choice", List.of("Brisket", "Garden bowl"), true);
        question(planned, 3, "May your name stand on the list of participants?", "yes-no", List.of(), true);
    }

    private void question(UUID offering, int place, String words, String kind, List<String> choices, boolean required) {
        jdbc.sql("""
                insert into event_question (id, offering, place, words, kind, choices, required)
                values (:id, :offering, :place, :words, :kind, :choices, :required)
                """)
                .param("id", Ids.next())
                .param("offering", offering)
                .param("place", place)
                .param("words", words)
                .param("kind", kind)
                .param("choices", choices.toArray(String[]::new))
                .param("required", required)
                .update();
    }

    private void materials(UUID planned) {
        jdbc.sql("""
                insert into event_material (id, offering, session, title, link, added_at)
                select :id, :offering, (select id from session where offering = :offering order by starts_at limit 1),
                       'Reading list for module one (sample)', 'https://reading.bluebonnet.example/one', :now
                """)
                .param("id", Ids.next())
                .param("offering", planned)
                .param("now", clock.now().atOffset(ZoneOffset.UTC))
                .update();
    }
}
