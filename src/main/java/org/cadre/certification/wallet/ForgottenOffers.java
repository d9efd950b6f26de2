package org.cadre.certification.wallet;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.cadre.platform.time.DueWork;
import org.springframework.stereotype.Component;

/** Forgets offers a month after they ended: by then nobody asks what became of one. */
@Component
class ForgottenOffers implements DueWork {
    private static final Duration KEPT = Duration.ofDays(30);

    private final WalletOffers offers;
    private final Clock system;

    ForgottenOffers(WalletOffers offers, Clock system) {
        this.offers = offers;
        this.system = system;
    }

    @Override
    public void run(LocalDate today) {
        offers.forgetBefore(system.instant().minus(KEPT).atOffset(ZoneOffset.UTC));
    }
}
