package org.cadre.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.cadre.QrReader;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The last hour of the institute in Bluebonnet: ten people, and the code on the wall by which they answer. */
final class EvaluationRoom {
    static final int PEOPLE = 10;

    private static final int STEPS = 5;

    private final JdbcClient jdbc;

    EvaluationRoom(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Everybody with a seat was there, and as many more came in as make ten. */
    void everybodyCame() {
        jdbc.sql("""
                insert into registration (id, orders, offering, price_cents, seat, registered_at, confirmed_at)
                select gen_random_uuid(), r.orders, r.offering, 0, 'confirmed', r.registered_at, r.registered_at
                  from (select orders, offering, registered_at from registration r
                         where offering = (select id from offering where city = 'Bluebonnet') limit 1) r,
                       generate_series(1, :people)
                """).param("people", PEOPLE).update();
        jdbc.sql("""
                insert into attendance (id, registration, session, minutes, method, recorded_at)
                select gen_random_uuid(), r.id, s.id, s.minutes, 'trainer', r.registered_at
                  from registration r
                  join session s on s.offering = r.offering
                 where r.offering = (select id from offering where city = 'Bluebonnet') and r.seat = 'confirmed'
                on conflict do nothing
                """).update();
    }

    String evaluation() {
        return jdbc.sql("""
                select e.id::text from evaluation e join offering o on o.id = e.offering
                 where o.city = 'Bluebonnet' and e.moment = 'offering'
                """).query(String.class).single();
    }

    /** The trainer throws it on the wall; what a camera reads off it is the address, which is answered. */
    String showSlide(Person trainer) {
        trainer.go("/evaluations/" + evaluation()).press("Show the slide");
        String address =
                QrReader.ofPicture(trainer.page().locator("svg.qr-code").screenshot());
        String typed = trainer.page().locator(".address").innerText();
        assertThat(address).endsWith(typed.substring(typed.indexOf("/e/")));
        return address.substring(address.indexOf("/e/"));
    }

    /** As the nth of them does: 5, 4, 3 and 5 again for the whole, which makes 41 out of ten people. */
    static void fillIn(Person phone, int nth) {
        phone.tap("a-s1-1", Integer.toString(STEPS - nth % 3))
                .tap("a-s1-2", "4")
                .tap("a-s1-3", "5");
        phone.page().locator("textarea[name=a-s2-1]").fill("The practice talks " + nth);
    }
}
