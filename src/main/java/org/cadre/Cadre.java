package org.cadre;

import java.time.Clock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/**
 * The server: one application of capabilities in the order a participant walks through them (people, program,
 * offering, registration, attendance, internship, certification), with what reads them beside (notification, reporting,
 * site) and platform below. The command line ({@code command.CadreCommand}) starts it.
 */
@SpringBootApplication
public class Cadre {

    /** The system's clock: sign-in, sessions, link lifetimes, retries. Dues run on the program's clock. */
    @Bean
    Clock systemClock() {
        return Clock.systemUTC();
    }
}
