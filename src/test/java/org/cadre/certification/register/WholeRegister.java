package org.cadre.certification.register;

import java.time.LocalDate;
import java.util.List;
import org.springframework.context.ApplicationContext;

/** Verifies the whole register for tests of other capabilities, as each night does. */
public final class WholeRegister {
    private WholeRegister() {}

    /** What is wrong with it, in sentences. */
    public static List<String> found(ApplicationContext beans, LocalDate today) {
        var nightly = beans.getBean(NightlyVerification.class);
        nightly.run(today);
        return nightly.last().orElseThrow().found();
    }
}
